import { findDates } from '../lib/date/find-dates.js';
import { bareText } from '../lib/text/bare-text.js';
import type { BareText } from '../lib/text/bare-text.js';
import type { PageText, TextRange } from './page-text.js';

/** A quote that stands at more places than these says the same at all of them: the first are marked. */
const MOST_PLACES = 10;
/** Shorter runs of letters and numbers stand everywhere on a page. */
const LEAST_QUOTE = 2;
/** So much of a part of a quote is told from chance. */
const LEAST_PART = 3;
/** What stands between the parts of a quote on the page: a cell, a line, what a cut quote leaves out. */
const FARTHEST = 400;

/**
 * Where a page says what a finding quotes, across the borders of elements and whatever blanks and punctuation stand
 * between: every place of the whole quote, else the parts that it was put together from, one after the other. Undefined
 * unless all of it is there.
 */
export function findQuote(page: PageText, asked: string): readonly TextRange[] | undefined {
  const bare = bareText(page.text);
  // An address beside the words of its link is not printed on the page.
  const quote = asked.replace(ADDRESS, ' ').trim();
  const ways = [
    () => placesOf(bare, quote, LEAST_QUOTE).map((span) => rangeOf(page, bare, span)),
    () => datesOf(page, quote.trim()),
    () => partsOf(bare, quote).map((span) => rangeOf(page, bare, span)),
    () => cutShort(bare, quote).map((span) => rangeOf(page, bare, span)),
  ];
  for (const way of ways) {
    const places = way();
    if (places.length > 0) return places.slice(0, MOST_PLACES);
  }
  return undefined;
}

const ADDRESS = /\bhttps?:\/\/\S+/g;

interface Span {
  readonly start: number;
  readonly end: number;
}

const rangeOf = (page: PageText, { at }: BareText, { start, end }: Span): TextRange =>
  page.rangeOf(at[start] ?? 0, (at[end - 1] ?? 0) + 1);

/** Figures that a quote masks are any to us. */
const MASKED = /(\*+)/;

function placesOf(bare: BareText, quote: string, least: number, from = 0): readonly Span[] {
  const literals = quote.split(MASKED).map((part) => (part.startsWith('*') ? part : bareText(part).text));
  if (literals.join('').replaceAll('*', '').length < least) return [];
  const found: Span[] = [];
  for (let at = from; found.length < MOST_PLACES;) {
    const span = literals.length === 1 ? nextOf(bare, literals[0] ?? '', at) : nextMasked(bare, literals, at);
    if (!span) break;
    if (!cutsNumber(bare, span)) found.push(span);
    at = span.start + 1;
  }
  return found;
}

function nextOf({ text }: BareText, literal: string, from: number): Span | undefined {
  const start = text.indexOf(literal, from);
  return start < 0 ? undefined : { start, end: start + literal.length };
}

function nextMasked({ text }: BareText, literals: readonly string[], from: number): Span | undefined {
  const pattern = new RegExp(
    literals.map((part) => (part.startsWith('*') ? `[0-9a-z]{${part.length}}` : escaped(part))).join(''),
    'g',
  );
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** 12 does not stand in 3125. */
function cutsNumber({ text, at, source }: BareText, { start, end }: Span): boolean {
  const before = source[(at[start] ?? 0) - 1] ?? '';
  const after = source[(at[end - 1] ?? 0) + 1] ?? '';
  return (
    (DIGIT.test(text[start] ?? '') && DIGIT.test(before)) || (DIGIT.test(text[end - 1] ?? '') && DIGIT.test(after))
  );
}
const DIGIT = /\d/;

/** Checks put quotes together from a label and its value, from cells of a row, from the lines of a part. */
const BETWEEN_PARTS = /[\n\t…：:；;|]|\.{3}|\s\/\s|\s(?=\d{4}-\d{2}-\d{2})|(?<=\d{4}-\d{2}-\d{2})\s/;
/** Beside other words a day may be printed in any way. */
const DAY = /^\s*\d{4}-\d{2}-\d{2}\s*$/;

function partsOf(bare: BareText, quote: string): readonly Span[] {
  const all = quote.split(BETWEEN_PARTS).filter((part) => bareText(part).text !== '');
  const parts = all.filter((part) => !DAY.test(part));
  const [first = '', ...rest] = parts;
  if (bareText(first).text.length < LEAST_PART) return [];
  for (const begin of placesOf(bare, first, LEAST_PART)) {
    const spans = [begin];
    for (const part of rest) {
      const last = spans.at(-1) ?? begin;
      const next = placesOf(bare, part, 1, last.end)[0];
      if (!next || next.start - last.end > FARTHEST) break;
      spans.push(next);
    }
    if (spans.length === parts.length) return closeTogether(bare, parts, spans);
  }
  return [];
}

/** A name that stands in the head of a page and again above its text is meant where the other parts are. */
function closeTogether(bare: BareText, parts: readonly string[], spans: readonly Span[]): readonly Span[] {
  const closer = [...spans];
  for (let at = spans.length - 2; at >= 0; at -= 1) {
    const [own, next] = [closer[at], closer[at + 1]];
    if (!own || !next) continue;
    const nearer = placesOf(bare, parts[at] ?? '', 1, own.start).findLast(({ end }) => end <= next.start);
    if (nearer) closer[at] = nearer;
  }
  return closer;
}

/** A day is quoted in one way and printed in many. */
function datesOf(page: PageText, quote: string): readonly TextRange[] {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})$/.exec(quote) ?? [];
  if (month === undefined || day === undefined) return [];
  const whole = findDates(page.text).filter(({ on }) => on === quote);
  if (whole.length > 0) return whole.map((found) => page.rangeOf(found.index, found.index + found.quote.length));
  const short = new RegExp(`(?<![\\d./年-])0?${Number(month)}[-/.月]0?${Number(day)}日?(?![\\d./-])`, 'g');
  return [...page.text.matchAll(short)].map(({ 0: found, index }) => page.rangeOf(index, index + found.length));
}

/** A list shows the beginning of a title and three dots. */
function cutShort(bare: BareText, quote: string): readonly Span[] {
  const whole = bareText(quote).text;
  const begin = whole.slice(0, LEAST_BEGINNING);
  if (begin.length < LEAST_BEGINNING) return [];
  return placesOf(bare, begin, LEAST_BEGINNING).flatMap(({ start }) => {
    let length = 0;
    while (length < whole.length && bare.text[start + length] === whole[length]) length += 1;
    const after = (bare.at[start + length - 1] ?? 0) + 1;
    return /^\s*(?:…|\.{2,})/.test(bare.source.slice(after, after + 8)) ? [{ start, end: start + length }] : [];
  });
}
const LEAST_BEGINNING = 6;
