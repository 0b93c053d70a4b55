import { tidy } from '../../lib/text/squeeze.js';
import type { Tree } from '../tree/element.js';

/** Named meta tags as written; of two with one name (in any case) the first that says something wins. */
export const readMeta = (tree: Tree): Record<string, string> => {
  const meta: Record<string, string> = {};
  const names = new Map<string, string>();
  for (const element of tree.elements) {
    if (element.tag !== 'meta') continue;
    const name = element.attributes['name']?.trim();
    const content = element.attributes['content'];
    if (name === undefined || name === '' || content === undefined || name === '__proto__') continue;
    const key = name.toLowerCase();
    const known = names.get(key);
    if (known !== undefined && meta[known] !== '') continue;
    names.set(key, known ?? name);
    meta[known ?? name] = content.replace(/\s+/g, ' ').trim();
  }
  return meta;
};

/** The value of a meta tag by its name in any case; undefined when absent or empty. */
export const metaValue = (meta: Readonly<Record<string, string>>, name: string): string | undefined => {
  const key = Object.keys(meta).find((known) => known.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : tidy(meta[key] as string);
  return value === '' ? undefined : value;
};
