/** Rows that show no whole date: which of them are opened, so that their own pages say when. */
import { latestDayOf } from '../lib/date/month-day.js';
import type { ListItem } from '../model/page-facts.js';
import { isFileAddress, isSameSite } from './address.js';

/** The days between which a row counts as new, both included. */
export interface Window {
  readonly from: string;
  readonly asOf: string;
}

/** A list begins with its newest rows, the first of which may be pinned; what stands further down is older. */
const TOP = 6;
const MOST_OF_COLUMN = 3;
/** A home page shows several lists; the first row of each is its newest. */
const MOST_OF_HOME = 6;

/** Rows of a column's list to open while none of its rows shows a day of the window: the first that may be of one. */
export const rowsToOpen = (rows: readonly ListItem[], window: Window): readonly ListItem[] =>
  withoutDate(rows.slice(0, TOP), window).slice(0, MOST_OF_COLUMN);

/** The same of the home page at `url`: rows with a month and day that fit before others, one of each folder before the next. */
export function homeRowsToOpen(rows: readonly ListItem[], window: Window, url: string): readonly ListItem[] {
  const distinct = [...new Map(rows.map((row) => [row.url, row])).values()];
  const undated = withoutDate(distinct, window).filter((row) => isSameSite(row.url, url));
  const seen = new Map<string, number>();
  const ranked = undated.map((row) => {
    const folder = folderOf(row.url);
    const place = seen.get(folder) ?? 0;
    seen.set(folder, place + 1);
    return { row, rank: (row.monthDay === undefined ? 100_000 : 0) + place };
  });
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_OF_HOME)
    .map(({ row }) => row);
}

/** Rows whose pages may say when; where no row shows a whole date, also those whose month and day are old in any year. */
function withoutDate(rows: readonly ListItem[], window: Window): readonly ListItem[] {
  const isDated = rows.some(({ publishedOn }) => publishedOn !== undefined);
  return rows.filter(
    (row) =>
      row.publishedOn === undefined &&
      (!isDated || mayBeNew(row, window)) &&
      /^https?:/i.test(row.url) &&
      !isFileAddress(row.url),
  );
}

/** Shows neither a date nor a month and day outside the window. */
export const mayBeNew = ({ publishedOn, monthDay }: ListItem, { from, asOf }: Window): boolean =>
  publishedOn === undefined && (monthDay === undefined || (latestDayOf(monthDay, asOf) ?? '') >= from);

/** The column's part of an article's address: `/xw/bmdt/202511/t20251117_1.html` → `/xw/bmdt`. */
function folderOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const parts = new URL(url).pathname.split('/').slice(1, -1);
  const dated = parts.findIndex((part) => /\d{4}/.test(part));
  return parts.slice(0, dated === -1 ? parts.length : dated).join('/');
}
