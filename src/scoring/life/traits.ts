import { squeeze } from '../../lib/text/squeeze.js';
import type { Finding } from '../../model/report.js';
import { isPassing, wordsOf } from '../match-findings.js';
import type { Side } from '../side.js';

/** What a fault is known again by when its fingerprint is another: kept with it, so that no old report need be read for that. */
export interface Traits {
  /** Scheme and host of the site, and the address within it (`PlacesRead.keyOf`). */
  readonly origin: string;
  readonly key?: string;
  /** What the page was asked for, e.g. `column:guide`, `document:3`. */
  readonly purpose?: string;
  /** All that is said of it, less what changes from day to day. */
  readonly words: string;
  /** What names it and is not edited: names of elements, fields, columns, years. */
  readonly identity: string;
  /** The title of the thing it is about, else the words quoted; for comparing. */
  readonly text?: string;
  /** Figures and numerals of that text: 2023 is never 2024. */
  readonly numbers: string;
  /** The number that a content system gave the page: it often survives a redesign. */
  readonly serial?: string;
}

/** Data that an editor may reword, or that tell of other places. */
const REWORDED = new Set(['title', 'titles', 'quote', 'found', 'examples', 'from', 'to']);
/** Quotes of whole pages tell the page, not the fault. */
const LONGEST_TEXT = 200;

export function traitsOf(finding: Finding, { report, places }: Side): Traits {
  const { url, data = {} } = finding;
  const key = url === undefined ? undefined : places.keyOf(url);
  const purpose = key === undefined ? undefined : places.purposes.get(key);
  const text = textOf(finding);
  const serial = url === undefined ? undefined : serialOf(url);
  return {
    origin: URL.canParse(report.site.url) ? new URL(report.site.url).origin : report.site.url,
    ...(key !== undefined && { key }),
    ...(purpose !== undefined && { purpose }),
    words: wordsOf(finding),
    identity: identityOf(data),
    ...(text !== undefined && { text }),
    numbers: numbersOf(text ?? ''),
    ...(serial !== undefined && { serial }),
  };
}

function textOf({ data, evidence }: Finding): string | undefined {
  const title = data?.['title'];
  const shown = typeof title === 'string' ? title : evidence.find(({ quote }) => quote !== undefined)?.quote;
  const text = bare(shown ?? '').slice(0, LONGEST_TEXT);
  return text === '' ? undefined : text;
}

/** Letters, digits and characters alone. */
const bare = (text: string): string => squeeze(text).replace(/[^\p{L}\p{N}]/gu, '');

function identityOf(data: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(data).filter(
    ([name, value]) =>
      name === 'year' ||
      (typeof value === 'string' && !REWORDED.has(name) && !name.endsWith('En') && !isPassing(value)),
  );
  return named.length === 0 ? '' : JSON.stringify(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NUMERAL = /\d+|[〇零一二三四五六七八九十百两]+(?=[个]?(?:季|月|年|期|批|号|次|届|条))|[上下]半年/g;
const numbersOf = (text: string): string => (text.match(NUMERAL) ?? []).toSorted().join(' ');

/** `…/art_1008_58281.html` → `1008_58281`, `t20260427_96599.html` → `20260427_96599`, `?id=23690` → `23690`. */
function serialOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, searchParams } = new URL(url);
  const last = /([^/]+?)(?:\.\w+)?$/.exec(pathname)?.[1] ?? '';
  const numbers = (last.match(/\d+/g) ?? []).join('_');
  if (numbers.length >= SHORTEST_SERIAL) return numbers;
  const values = [...searchParams.values()].filter((value) => /^\d+$/.test(value) && value.length >= SHORTEST_SERIAL);
  return values.length === 1 ? values[0] : undefined;
}

/** Shorter ones count pages and columns. */
const SHORTEST_SERIAL = 5;
