/** Addresses that lead nowhere new: paths that grow, calendars without end, parameters that say nothing. Pure. */
import type { PageDigest } from '../model/page.js';

/** Why an address is left out. */
export type Trap =
  /** A folder within itself again and again, as relative links that are resolved wrongly make it. */
  | { readonly kind: 'growing-path' }
  /** One more day, month or page of a series that has gone on long enough. */
  | { readonly kind: 'endless-series' }
  /** It differs from a page that was read only by a parameter that changes nothing: the same page, read already. */
  | { readonly kind: 'same-page'; readonly as: string };

export interface Traps {
  /** Takes in a page that answered; what is known depends on the pages and their order alone. */
  learn(url: string, page: PageDigest): void;
  trapIn(url: string): Trap | undefined;
}

/** `/zfxxgk/zfxxgk/` is a folder within a folder; no site has four. */
const MOST_REPEATS = 3;
const MOST_FOLDERS = 24;
/** Days of a calendar, asked as any other column would be. */
const MOST_OF_SERIES = 40;
/** So many pages told that a parameter changes nothing, and none that it does. */
const LEAST_PROOFS = 3;
/** Less text than this is no evidence that two pages are one. */
const LEAST_TEXT = 40;

interface Parameter {
  proofs: number;
  isTelling: boolean;
}

export function createTraps(): Traps {
  const parameters = new Map<string, Parameter>();
  /** By address without one parameter: the values seen and the page each gave. */
  const variants = new Map<string, { readonly value: string; readonly text: string }[]>();
  const series = new Map<string, number>();
  const read: URL[] = [];
  /** Address without what says nothing → the page read first; made anew when it is learned what says nothing. */
  let pages: Map<string, string> | undefined;

  const isNoise = (host: string, name: string): boolean => {
    const known = parameters.get(`${host} ${name}`);
    return known !== undefined && !known.isTelling && known.proofs >= LEAST_PROOFS;
  };
  const withoutNoise = (address: URL): string =>
    bare(
      address,
      [...address.searchParams.keys()].filter((name) => isNoise(address.host, name)),
    );

  const pagesRead = (): ReadonlyMap<string, string> => {
    if (!pages) {
      pages = new Map();
      for (const address of read) {
        const key = withoutNoise(address);
        if (!pages.has(key)) pages.set(key, address.href);
      }
    }
    return pages;
  };

  return {
    learn: (url, page) => {
      const address = parse(url);
      if (!address) return;
      const shape = seriesOf(address);
      if (shape !== undefined) series.set(shape, (series.get(shape) ?? 0) + 1);
      const text = textOf(page);
      for (const [name, value] of new Map(address.searchParams)) {
        const key = `${name} ${bare(address, [name])}`;
        const others = variants.get(key) ?? [];
        const known = parameters.get(`${address.host} ${name}`) ?? { proofs: 0, isTelling: false };
        const other = others.find((variant) => variant.value !== value);
        if (other && other.text !== text) known.isTelling = true;
        else if (other && text.length >= LEAST_TEXT) known.proofs += 1;
        parameters.set(`${address.host} ${name}`, known);
        if (others.length < 2) variants.set(key, [...others, { value, text }]);
      }
      read.push(address);
      pages = undefined;
    },
    trapIn: (url) => {
      const address = parse(url);
      if (!address) return undefined;
      if (growsWithin(address.pathname)) return { kind: 'growing-path' };
      const hasNoise = [...address.searchParams.keys()].some((name) => isNoise(address.host, name));
      const as = hasNoise ? pagesRead().get(withoutNoise(address)) : undefined;
      if (as !== undefined && as !== url) return { kind: 'same-page', as };
      const shape = seriesOf(address);
      return shape !== undefined && (series.get(shape) ?? 0) >= MOST_OF_SERIES ? { kind: 'endless-series' } : undefined;
    },
  };
}

const parse = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined);

/** The address without these parameters. */
function bare(address: URL, names: readonly string[]): string {
  const copy = new URL(address);
  copy.hash = '';
  for (const name of names) copy.searchParams.delete(name);
  return copy.href;
}

/** What tells one page from another to a reader; the addresses of its links do not. */
const textOf = ({ facts, contentStart, contentLength }: PageDigest): string =>
  `${facts.title}\n${contentStart}\n${String(contentLength)}\n${facts.items.map(({ title }) => title).join('\n')}`;

function growsWithin(path: string): boolean {
  const folders = path.split('/').filter((folder) => folder !== '');
  if (folders.length > MOST_FOLDERS) return true;
  for (const length of [1, 2, 3]) {
    let repeats = 1;
    for (let at = length; at + length <= folders.length; at += 1) {
      const isRepeat = folders[at] === folders[at - length];
      repeats = isRepeat ? repeats + 1 / length : 1;
      if (repeats > MOST_REPEATS) return true;
    }
  }
  return false;
}

/** A day or month in the query, as calendars have it: `?date=2025-01-01`, `?y=2025&m=1`. */
function seriesOf(address: URL): string | undefined {
  const isDated = [...address.searchParams].some(
    ([name, value]) =>
      /^(?:19|20|21)\d\d[-/]?\d{1,2}(?:[-/]?\d{1,2})?$/.test(value) ||
      (/^(?:y|year|nian)$/i.test(name) && /^\d{4}$/.test(value)),
  );
  return isDated
    ? `${address.host}${address.pathname}?${[...address.searchParams.keys()].sort().join('&')}`
    : undefined;
}
