/** An order of crawling that knows nothing of disclosure: every link of the site, first found first asked. */
import type { SeenPage, SurveyInput, Wanted } from '../../src/locate/survey.js';

/** A survey for one crawl; it remembers what it has read. Links to files and other hosts are left out. */
export function createBreadthFirst(home: string): (input: SurveyInput) => { readonly wanted: readonly Wanted[] } {
  const { origin } = new URL(home);
  const read = new Set<SeenPage>();
  const known = new Set<string>([home]);
  const waiting = new Map<string, Wanted>([[home, wantedOf(home)]]);

  const find = (url: string, from: string, body?: string): void => {
    const key = keyOf(url, body);
    if (known.has(key) || !url.startsWith(`${origin}/`)) return;
    known.add(key);
    waiting.set(key, wantedOf(url, from, body));
  };
  return ({ pages, redirects, unanswered }) => {
    for (const page of pages) {
      if (read.has(page)) continue;
      read.add(page);
      const { exchange, digest } = page;
      waiting.delete(keyOf(exchange.url, exchange.requestBody));
      for (const { url } of digest.links) find(url, exchange.url);
      for (const { url, body } of digest.morePages) find(url, exchange.url, body);
    }
    for (const url of [...redirects.keys(), ...unanswered.keys()]) waiting.delete(url);
    return { wanted: first(waiting.values(), MOST_NEXT) };
  };
}

/** More than are ever under way at a time. */
const MOST_NEXT = 32;

const keyOf = (url: string, body?: string): string => (body === undefined ? url : `${url} ${body}`);

const wantedOf = (url: string, foundOn?: string, body?: string): Wanted => ({
  url,
  method: body === undefined ? 'GET' : 'POST',
  ...(body !== undefined && { body }),
  purpose: 'crawl',
  priority: 0,
  ...(foundOn !== undefined && { foundOn }),
  render: false,
});

function first<T>(values: Iterable<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}
