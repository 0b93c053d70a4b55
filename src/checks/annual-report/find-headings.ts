import { compilePattern } from '../../lib/pattern/pattern.js';

export interface Heading {
  readonly name: string;
  readonly patterns: readonly string[];
}

interface Place {
  readonly heading: number;
  /** `sub`: numbered （一） or 1., which a section has only where no heading is numbered 一、. */
  readonly rank: 'main' | 'sub';
  readonly start: number;
  readonly end: number;
}

/**
 * Which headings a report's text lacks, and which stand out of order. A heading fills a line or bears a number (also
 * where a whole report is one line); in a table of contents, or listed in a sentence, it does not count.
 */
export function findHeadings(
  text: string,
  headings: readonly Heading[],
): { readonly missing: readonly string[]; readonly outOfOrder: readonly string[] } {
  const { squeezed, lineStarts } = squeezeLines(text);
  const places = withoutContents(placesOf(squeezed, lineStarts, headings), squeezed);
  const nameOf = (heading: number): string => headings[heading]?.name ?? '';
  const found = headings.map((_, heading) => places.filter((place) => place.heading === heading));
  const missing = found.flatMap((own, heading) => (own.length === 0 ? [nameOf(heading)] : []));
  const outOfOrder: string[] = [];
  let reached = -1;
  for (const [heading, own] of found.entries()) {
    if (own.length === 0) continue;
    const next = own.find((place) => place.start > reached);
    if (next) reached = next.start;
    else outOfOrder.push(nameOf(heading));
  }
  return { missing, outOfOrder };
}

/** The text without white space, and where its lines began. */
function squeezeLines(text: string): { squeezed: string; lineStarts: ReadonlySet<number> } {
  const lineStarts = new Set<number>();
  let squeezed = '';
  for (const line of text.normalize('NFKC').split('\n')) {
    lineStarts.add(squeezed.length);
    squeezed += line.replace(/[\s\u200b-\u200f\ufeff]+/g, '');
  }
  return { squeezed, lineStarts };
}

/** Right before a heading; after NFKC brackets and colons are ASCII. */
const MAIN_NUMBER = /第?[一二三四五六七八九十]{1,2}(?:部分|章)?[、.,:]?$/u;
const SUB_NUMBER = /(?:\([一二三四五六七八九十]{1,2}\)|(?<!\d)\d[、.,])$/u;

function placesOf(text: string, lineStarts: ReadonlySet<number>, headings: readonly Heading[]): Place[] {
  const places: Place[] = [];
  for (const [heading, { patterns }] of headings.entries()) {
    for (const pattern of patterns) {
      let found = compilePattern(pattern).find(text);
      while (found && found.text !== '') {
        const before = text.slice(Math.max(0, found.index - 8), found.index);
        const main = MAIN_NUMBER.exec(before)?.[0];
        const number = main ?? SUB_NUMBER.exec(before)?.[0] ?? '';
        const start = found.index - number.length;
        const end = found.index + found.text.length;
        const fillsLine = lineStarts.has(start) && (lineStarts.has(end) || end === text.length);
        const isTaken = places.some((place) => place.heading === heading && place.start < end && start < place.end);
        if ((number !== '' || fillsLine) && !isTaken) {
          places.push({ heading, rank: number !== '' && main === undefined ? 'sub' : 'main', start, end });
        }
        found = compilePattern(pattern).find(text, end);
      }
    }
  }
  const hasMain = places.some(({ rank }) => rank === 'main');
  return places.filter(({ rank }) => rank === 'main' || !hasMain).sort((a, b) => a.start - b.start);
}

/** Drops each run of headings with nothing between them, if most of the run come again further on: a table of contents. */
function withoutContents(places: readonly Place[], text: string): Place[] {
  const runs: Place[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && place.heading > last.heading && isFiller(text.slice(last.end, place.start))) run.push(place);
    else runs.push([place]);
  }
  return runs.flatMap((run, index) => {
    const later = new Set(runs.slice(index + 1).flatMap((other) => other.map(({ heading }) => heading)));
    const again = run.filter(({ heading }) => later.has(heading)).length;
    return run.length >= 3 && again * 2 >= run.length ? [] : run;
  });
}

/** Page numbers, leader dots, marks and connectives between the entries of a table of contents. */
const isFiller = (between: string): boolean => /^(?:[\p{P}\p{S}\d]|以?及|和|与|第|页)*$/u.test(between);
