import { encodeQuery } from '../../lib/charset/encode-form.js';
import type { Tree } from '../tree/element.js';

/** Turns what a page writes into an absolute http address without fragment; undefined for anything else. */
export type Resolve = (written: string | undefined) => string | undefined;

/** The page's own resolver: its address, or its `<base href>`, and its charset. Remembers what it resolved. */
export const createResolver = (tree: Tree, url: string, charset: string): Resolve => {
  const base = parse(
    tree.elements.find((element) => element.tag === 'base' && element.attributes['href'])?.attributes['href'],
    parse(undefined, url),
  );
  return resolverAt(base ?? parse(url, undefined), charset);
};

/** The resolver of an answer that is no page: its address alone. */
export const createPlainResolver = (url: string): Resolve => resolverAt(parse(url, undefined), 'utf-8');

const resolverAt = (base: URL | undefined, charset: string): Resolve => {
  const known = new Map<string, string | undefined>();
  return (written) => {
    if (written === undefined) return undefined;
    if (known.has(written)) return known.get(written);
    const address = absolute(written, base, charset);
    known.set(written, address);
    return address;
  };
};

const absolute = (written: string, base: URL | undefined, charset: string): string | undefined => {
  const clean = written.replace(/[\t\r\n\u200b\ufeff]/g, '').trim();
  if (clean === '' || clean.startsWith('#') || clean.length > 4000 || /[{}<>]|\$\{/.test(clean)) return undefined;
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(clean) && !/^https?:/i.test(clean)) return undefined;
  const address = parse(encodeQuery(clean, charset), base);
  if (!address || !/^https?:$/.test(address.protocol) || address.hostname === '') return undefined;
  address.hash = '';
  return address.href;
};

const parse = (written: string | undefined, base: URL | undefined | string): URL | undefined => {
  try {
    return written === undefined ? (base === undefined ? undefined : new URL(base)) : new URL(written.trim(), base);
  } catch {
    return undefined;
  }
};
