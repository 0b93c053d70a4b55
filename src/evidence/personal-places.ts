import { maskPersonalNumbers } from '../lib/text/mask.js';

/** A run of a text: `[start, end)`. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text holds personal numbers that no report shows: what the mask changes, taken as it stands and once more without
 * zero-width characters that break a number up. Each run covers the whole number.
 */
export function personalPlaces(text: string): readonly Run[] {
  const runs = [...maskedRuns(text), ...closedUp(text)].sort((one, other) => one.start - other.start);
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && run.start <= last.end) merged.splice(-1, 1, { ...last, end: Math.max(last.end, run.end) });
    else merged.push(run);
  }
  return merged;
}

function maskedRuns(text: string): readonly Run[] {
  const masked = maskPersonalNumbers(text);
  if (masked === text) return [];
  return masked.length === text.length ? changed(text, masked) : byLine(text);
}

/** One changed length leaves the other lines in place. */
function byLine(text: string): readonly Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const masked = maskPersonalNumbers(line);
    if (masked !== line) runs.push(...changed(line, masked).map((run) => shifted(run, offset)));
    offset += line.length + 1;
  }
  return runs;
}

const shifted = ({ start, end }: Run, by: number): Run => ({ start: start + by, end: end + by });

/** The numbers of a line that the mask changed; all of it where the lengths tell no more. */
function changed(line: string, masked: string): readonly Run[] {
  if (masked.length !== line.length) return [{ start: 0, end: line.length }];
  return [...line.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
    const end = index + number.length;
    return masked.slice(index, end) === number ? [] : [{ start: index, end }];
  });
}
const NUMBER = /\p{N}(?:[\p{N}xX*·.-]|[^\S\n])*/gu;

/** The same of the text in plain figures without what nobody sees; blanks are the mask's own business. */
function closedUp(text: string): readonly Run[] {
  const at: number[] = [];
  let closed = '';
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position] ?? '';
    if (BREAKS.test(character)) continue;
    const plain = character.normalize('NFKC');
    at.push(...Array.from(plain, () => position));
    closed += plain;
  }
  if (at.length !== closed.length) return [];
  return maskedRuns(closed).map(({ start, end }) => ({ start: at[start] ?? 0, end: (at[end - 1] ?? 0) + 1 }));
}
const BREAKS = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/;
