import type { Tree } from '../tree/element.js';

/** Turns what a page writes into an absolute http address without fragment; undefined for anything else. */
export type Resolve = (written: string | undefined) => string | undefined;

/** The page's own resolver: its address, or its `<base href>`. Remembers what it resolved. */
export const createResolver = (tree: Tree, url: string): Resolve => {
  const base = parse(
    tree.elements.find((element) => element.tag === 'base' && element.attributes['href'])?.attributes['href'],
    parse(undefined, url),
  );
  return resolverAt(base ?? parse(url, undefined));
};

/** The resolver of an answer that is no page: its address alone. */
export const createPlainResolver = (url: string): Resolve => resolverAt(parse(url, undefined));

const resolverAt = (base: URL | undefined): Resolve => {
  const known = new Map<string, string | undefined>();
  return (written) => {
    if (written === undefined) return undefined;
    if (known.has(written)) return known.get(written);
    const address = absolute(written, base);
    known.set(written, address);
    return address;
  };
};

const absolute = (written: string, base: URL | undefined): string | undefined => {
  const clean = written.replace(/[\t\r\n\u200b\ufeff]/g, '').trim();
  if (clean === '' || clean.startsWith('#') || clean.length > 4000 || /[{}<>]|\$\{/.test(clean)) return undefined;
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(clean) && !/^https?:/i.test(clean)) return undefined;
  const address = parse(clean, base);
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
