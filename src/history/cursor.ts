import { Invalid } from '../model/refusal.js';

/** A part of a list. `next`: what `after` is for the part that follows; undefined at the end. */
export interface Part<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

/** So many rows a page unless told otherwise. */
export const PAGE = 50;

/** Where a list goes on, as text for an address: the values by which it is sorted. */
export const asCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** Throws `Invalid` for a text that is no cursor of so many values. */
export function readCursor(text: string, types: readonly ('string' | 'number')[]): readonly (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const isMeant =
      Array.isArray(values) &&
      values.length === types.length &&
      values.every((value, at) => typeof value === types[at] && (typeof value !== 'number' || Number.isFinite(value)));
    if (isMeant) return values as (string | number)[];
  } catch {
    // Said below.
  }
  throw new Invalid({
    zh: '翻页的位置不对，请从第一页看起。',
    en: 'This place in the list is not known; begin at its first page.',
  });
}

/** Cuts what was read, one row more than wanted, into a part. */
export function partOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => string): Part<T> {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows };
  return { rows: rows.slice(0, limit), next: cursorOf(last) };
}
