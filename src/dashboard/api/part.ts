import { asCursor, PAGE, readCursor, type Part } from '../../history/cursor.js';
import { withQuery } from '../layout/address.js';
import type { Call } from '../route.js';

/** What a list asks for. */
export interface Paging {
  readonly after?: string;
  readonly limit?: number;
}

/** Only what was given: functions of the rooms tell absent from undefined. */
export const given = <T extends object>(wish: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as never;

/** A part as the API answers it: its rows, and the address of the next. */
export function asPart<T, R>({ here }: Call, { rows, next }: Part<T>, row: (one: T) => R) {
  return { items: rows.map(row), ...(next !== undefined && { next: withQuery(here, { after: next }) }) };
}

/** The part of rows that are sorted by a key of their own: stays right when rows come or go in between. */
export function partOfSorted<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  { after, limit = PAGE }: Paging,
): Part<T> {
  const [from] = after === undefined ? [] : (readCursor(after, ['string']) as [string]);
  const left = [...rows]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter((row) => from === undefined || keyOf(row) > from);
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  return last !== undefined && left.length > limit ? { rows: shown, next: asCursor([keyOf(last)]) } : { rows: shown };
}
