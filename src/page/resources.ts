/** What a browser loads for a page as its markup names it: scripts, style sheets, pictures, frames, media. */
import type { Resolve } from './links/address.js';
import type { Element, Tree } from './tree/element.js';

/** More origins than any page has; what a hostile one names besides is not kept. */
const MOST_ORIGINS = 200;
/** Links that a browser follows by itself; `preconnect` and `canonical` load nothing. */
const LOADED_LINK = /(?:^|\s)(?:stylesheet|icon|preload|modulepreload|manifest|apple-touch-icon)(?:\s|$)/i;
const STYLE_ADDRESS = /url\(\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^"')\s;]{1,2000}))/gi;
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
};

/** The first address of each origin, in document order. A hidden picture is loaded like others; templates and comments are not. */
export function readResources(tree: Tree, resolve: Resolve): readonly string[] {
  const found = new Map<string, string>();
  for (const element of tree.elements) {
    if (element.isHidden && isInTemplate(element)) continue;
    for (const written of writtenIn(element)) {
      const url = resolve(written);
      if (url === undefined) continue;
      const { origin } = new URL(url);
      if (!found.has(origin)) found.set(origin, url);
      if (found.size >= MOST_ORIGINS) return [...found.values()];
    }
  }
  return [...found.values()];
}

function writtenIn({ tag, attributes }: Element): readonly string[] {
  const written: string[] = [];
  for (const name of SOURCES[tag] ?? []) {
    const value = attributes[name];
    if (value !== undefined) written.push(...(name === 'srcset' ? candidatesOf(value) : [value]));
  }
  if (tag === 'link' && LOADED_LINK.test(attributes['rel'] ?? '') && attributes['href'] !== undefined)
    written.push(attributes['href']);
  if (tag === 'input' && /^image$/i.test(attributes['type'] ?? '') && attributes['src'] !== undefined)
    written.push(attributes['src']);
  if (attributes['background'] !== undefined) written.push(attributes['background']);
  if (attributes['style'] !== undefined) written.push(...addressesIn(attributes['style']));
  return written;
}

const candidatesOf = (srcset: string): readonly string[] =>
  srcset.split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0] ?? '');

const addressesIn = (style: string): readonly string[] =>
  [...style.matchAll(STYLE_ADDRESS)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');

function isInTemplate(element: Element): boolean {
  for (let at: Element | undefined = element; at; at = at.parent) if (at.tag === 'template') return true;
  return false;
}
