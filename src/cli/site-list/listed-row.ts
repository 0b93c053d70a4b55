/** What a user's list says, before it is checked: values at their places. */
import { nearest } from '../../lib/text/nearest.js';
import type { Say } from '../language.js';

/** Where a value stands: in a workbook `cell` names sheet and cell (`名单!C5`), and the line is its row. */
export interface Place {
  readonly line: number;
  readonly column?: number;
  readonly cell?: string;
}

export interface ListedValue {
  readonly value: unknown;
  readonly place: Place;
}

/** One site, or one unit, as written. */
export interface ListedRow {
  readonly place: Place;
  readonly fields: ReadonlyMap<string, ListedValue>;
}

/**
 * What is said of a field or column that nobody knows, with the one that may be meant. `also` are other names of the allowed ones,
 * which are not listed.
 */
export const unknownField = (
  name: string,
  allowed: Iterable<string>,
  say: Say,
  also: Iterable<string> = [],
): string => {
  const known = [...allowed];
  const meant = nearest(name, [...known, ...also]);
  const hint =
    meant === undefined
      ? say(`可用的：${known.join('、')}`, `allowed: ${known.join(', ')}`)
      : say(`是不是 ${meant}？`, `did you mean ${meant}?`);
  return say(`没有 ${name} 这一项（${hint}）`, `there is no ${name} (${hint})`);
};
