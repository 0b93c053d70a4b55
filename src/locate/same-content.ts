/** Servers that have no such page, and show another with status 200: their home page, or one page for every address. */
import type { PageDigest } from '../model/page.js';
import { pageKey } from './address.js';
import { columnName } from './columns/match-column.js';
import type { SeenPage } from './seen-page.js';

/** True if another address than the home page's shows the home page: the same bytes, or the same title over the same links. */
export function isHomeAgain(page: SeenPage, home: SeenPage): boolean {
  if (page === home || pageKey(page.exchange.url) === pageKey(home.exchange.url)) return false;
  if (page.exchange.bodyBytes === 0) return false;
  if (page.exchange.sha256 === home.exchange.sha256) return true;
  const [here, there] = [page.digest, home.digest];
  if (here.facts.kind !== 'home' || here.facts.title !== there.facts.title) return false;
  const links = targetsOf(there);
  if (links.size < LEAST_LINKS) return false;
  const shared = [...targetsOf(here)].filter((key) => links.has(key)).length;
  return shared >= SHARED_LINKS * Math.max(links.size, targetsOf(here).size);
}
/** A counter or a date may differ between two looks at a home page, its links hardly. */
const SHARED_LINKS = 0.95;
const LEAST_LINKS = 20;

/**
 * What a page shows but for what error pages change from address to address: the address, numbers, codes. Pages with more
 * text than an error page has are known by their bytes alone.
 */
export function likenessOf({ exchange, digest }: Pick<SeenPage, 'exchange' | 'digest'>): string {
  const { kind, items } = digest.facts;
  const isShort = digest.contentLength > 0 && digest.contentLength <= MOST_OF_AN_ERROR && items.length === 0;
  if (!isShort || NO_TEXT.has(kind)) return exchange.sha256;
  const { pathname, search } = new URL(exchange.url);
  const named = [exchange.url, pathname + search, pathname, pathname.split('/').at(-1) ?? '']
    .flatMap((text) => [text, decoded(text)])
    .filter((text) => text.length > 1);
  const text = named.reduce(
    (rest, name) => rest.replaceAll(name, '#'),
    `${digest.facts.title}\n${digest.contentStart}`,
  );
  const links = digest.links.map(({ url }) => pageKey(url)).filter((key) => key !== pageKey(exchange.url));
  return [text.replace(/[\da-f-]{12,}|[\d.]+/gi, '#'), digest.media.images, ...links].join('\n');
}
const MOST_OF_AN_ERROR = 200;
const NO_TEXT: ReadonlySet<PageDigest['facts']['kind']> = new Set(['attachment', 'shell', 'challenge']);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const targets = new WeakMap<PageDigest, ReadonlySet<string>>();

function targetsOf(digest: PageDigest): ReadonlySet<string> {
  const known = targets.get(digest) ?? new Set(digest.links.map(({ url }) => pageKey(url)));
  targets.set(digest, known);
  return known;
}

/** How many addresses answered with the very bytes of a page, by the SHA-256 of these. */
export function countCopies(pages: readonly SeenPage[]): ReadonlyMap<string, number> {
  const addresses = new Map<string, Set<string>>();
  for (const { exchange } of pages) {
    const known = addresses.get(exchange.sha256) ?? new Set<string>();
    addresses.set(exchange.sha256, known.add(`${pageKey(exchange.url)} ${exchange.requestBody ?? ''}`));
  }
  return new Map([...addresses].map(([sha256, keys]) => [sha256, keys.size]));
}

/** The same of addresses that differ in nothing but their query: `?open=guide`, `?open=reports`. */
export function countVariants(pages: readonly SeenPage[]): ReadonlyMap<string, number> {
  const queries = new Map<string, Set<string>>();
  for (const { exchange } of pages) {
    if (exchange.requestBody !== undefined) continue;
    const key = variantKey(exchange);
    queries.set(key, (queries.get(key) ?? new Set<string>()).add(pageKey(exchange.url)));
  }
  return new Map([...queries].map(([key, urls]) => [key, urls.size]));
}

export const variantKey = ({ url, sha256 }: { readonly url: string; readonly sha256: string }): string =>
  `${pageKey(url).replace(/\?.*$/, '')} ${sha256}`;

/**
 * The server gives one page whatever the query asks for, and hides parts of it: a script shows the one that was asked.
 * What the bytes show is then no column's content, unless it bears the column's name.
 */
export function isOpenedByScript(page: SeenPage, name: string, variants: number): boolean {
  if (page.exchange.via !== 'fetch' || variants < 2) return false;
  const hides = page.digest.links.some(
    ({ region, isVisible }) => !isVisible && (region === 'content' || region === 'list'),
  );
  return hides && isAnybodys(page, name, MOST_COPIES);
}

/** One page for several addresses tells of a column only if it bears that column's name. */
export function isAnybodys(page: SeenPage, name: string, copies: number): boolean {
  if (copies < MOST_COPIES) return false;
  const { title, columnName: named, breadcrumb } = page.digest.facts;
  const wanted = columnName(name);
  return ![title, named ?? '', ...breadcrumb].map(columnName).some((own) => own !== '' && own.includes(wanted));
}
/** Two addresses of one page are an alias (`?from=nav`); three of different names are a server that does not look. */
const MOST_COPIES = 3;
