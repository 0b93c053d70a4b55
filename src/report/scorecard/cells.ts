/** What may stand in a cell. Text from sites only ever comes as `string` or `text`, which are typed as text. */
export type Cell =
  | undefined
  | string
  | { readonly text: string; readonly look: Look }
  | { readonly text: string; readonly href: string }
  | { readonly count: number }
  | { readonly points: number; readonly look?: Look }
  /** `YYYY-MM-DD`. */
  | { readonly day: string }
  /** Our own formula and what it comes to now. */
  | { readonly formula: string; readonly result: number; readonly look?: Look }
  /** Left empty for a person to fill. */
  | { readonly fill: 'text' | 'day' | 'points' };

/** Ways in which a cell stands out. */
export type Look =
  'plain' | 'head' | 'title' | 'note' | 'group' | 'subtotal' | 'total' | 'good' | 'bad' | 'open' | 'quiet' | 'centre';

/** Days since 30 December 1899, as sheets count them; undefined for text that is no day of the calendar. */
export function daySerial(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return undefined;
  const serial = time / 86_400_000 + 25_569;
  // Excel has no days before 1900, and takes 1900 for a leap year.
  return serial > 60 ? serial : undefined;
}

/** `0, 2` → `C`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

/** `C5` of row 4 and column 2, both from 0. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;
