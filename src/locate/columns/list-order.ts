/** How far back in time a list was read, where its rows stand in order of date. */
import type { ListItem } from '../../model/page-facts.js';

/** Rows at the end of what was read that must agree: one old row may be a pinned one. */
const TAIL = 5;
/** Rows kept at the top whatever their date (置顶). */
const MOST_PINNED = 5;

/**
 * The day down to which rows of a list, newest first, were seen: no later one can stand further down. Undefined where rows are
 * not dated or not in order.
 */
export function readBackTo(rows: readonly ListItem[]): string | undefined {
  if (rows.length < TAIL) return undefined;
  const dates = rows.flatMap(({ publishedOn }) => publishedOn ?? []);
  if (dates.length < rows.length) return undefined;
  const start = dates.findIndex((_, at) => isDescending(dates.slice(at)));
  if (start > MOST_PINNED || dates.length - start < TAIL) return undefined;
  return dates.at(-TAIL);
}

const isDescending = (dates: readonly string[]): boolean =>
  dates.every((on, at) => at === 0 || on <= (dates[at - 1] ?? on));

/** At least three dated rows, each as old as the one before it or newer, and not all of one day. */
export function isOldestFirst(rows: readonly ListItem[]): boolean {
  const dates = rows.flatMap(({ publishedOn }) => publishedOn ?? []);
  return (
    dates.length >= 3 && dates.every((on, at) => at === 0 || on >= (dates[at - 1] ?? on)) && dates[0] !== dates.at(-1)
  );
}
