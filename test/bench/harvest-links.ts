/**
 * The links of a page and nothing else, by htmlparser2: what a crawl reads with that follows every link and judges none. It agrees
 * with `readPage` on the plain links of a whole page (`harvest-links.test.ts`); what a browser makes of a broken one it does not know.
 */
import { isUtf8 } from 'node:buffer';
import { Parser } from 'htmlparser2';
import type { ReadDigest } from '../../src/crawl/crawl-options.js';
import { decodeText } from '../../src/lib/charset/decode-text.js';
import type { Link, PageDigest } from '../../src/model/page.js';

/** A reader for the crawl of one site: digests that hold links alone. What pages have in common they share. */
export function createHarvester(): ReadDigest {
  const links = new Map<string, Link>();
  const targets = new Map<string, string | undefined>();
  return (bytes, { url, status, contentType = '' }) => {
    const found: Link[] = [];
    const { origin } = new URL(url);
    const targetOf = (href: string, base: string): string | undefined => {
      if (!/^\/[^/]/.test(href) || base !== url) return resolve(href, base);
      const key = origin + href;
      if (!targets.has(key)) targets.set(key, resolve(href, base));
      return targets.get(key);
    };
    harvest(bytes, contentType, url, targetOf, (target, text, from) => {
      const key = `${from} ${target} ${text}`;
      const known = links.get(key);
      const link = known ?? { url: target, text, region: 'content', isVisible: true, from };
      if (!known) links.set(key, link);
      found.push(link);
    });
    return digestOf(url, status, found);
  };
}

/** Tells the absolute http(s) addresses without fragment of all `<a href>` and `<area href>`, in document order. */
function harvest(
  bytes: Uint8Array,
  contentType: string,
  url: string,
  targetOf: (href: string, base: string) => string | undefined,
  tell: (target: string, text: string, from: 'href' | 'area') => void,
): void {
  let base = url;
  let text = '';
  let open: string | undefined;
  const close = (): void => {
    if (open !== undefined) tell(open, text.trim(), 'href');
    open = undefined;
  };
  const parser = new Parser({
    onopentag: (name, { href }) => {
      if (href === undefined) return;
      if (name === 'base') base = resolve(href, url) ?? url;
      if (name !== 'a' && name !== 'area') return;
      close();
      text = '';
      const target = targetOf(href.trim(), base);
      if (name === 'a') open = target;
      else if (target !== undefined) tell(target, '', 'area');
    },
    ontext: (data) => {
      if (open !== undefined) text += data;
    },
    onclosetag: (name) => {
      if (name === 'a') close();
    },
  });
  for (const part of partsOf(bytes, contentType)) parser.write(part);
  parser.end();
  close();
}

/** Texts of a size that decodes fastest; what is not UTF-8 comes whole. */
function* partsOf(bytes: Uint8Array, contentType: string): Generator<string> {
  if (!isUtf8(bytes)) {
    yield decodeText(bytes, contentType).text;
    return;
  }
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PART_BYTES)
    yield decoder.decode(bytes.subarray(at, at + PART_BYTES), { stream: true });
}
const PART_BYTES = 64 * 1024;

function resolve(href: string, base: string): string | undefined {
  if (href === '' || href.startsWith('#') || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

function digestOf(url: string, status: number, links: readonly Link[]): PageDigest {
  return {
    ...{ url, status, links, frames: [], hasScriptMenu: false, tabs: [], morePages: [], forms: [] },
    facts: {
      ...{ url, charset: '', kind: 'column', title: '', breadcrumb: [], meta: {}, items: [], attachments: [] },
      ...{ tables: [], footer: { errorReport: false, ipv6Label: false }, textLength: 0 },
    },
    ...{ media: { images: 0, videos: 0, audios: 0 }, contentStart: '', contentLength: 0 },
  };
}
