/** The rows of a column and of the columns below it, each with the name of its list. */
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import { pageKey } from '../address.js';
import { findColumn } from './find-columns.js';
import { siblingsOf } from '../finding.js';
import type { Finding } from '../finding.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';

export interface Listed {
  readonly item: ListItem;
  /** Name of the list it stands in: 图解, 视频解读, 废止文件 … */
  readonly listName?: string;
}

export interface ListReading {
  readonly rows: readonly Listed[];
  readonly isWhole: boolean;
  /** Lists in order of date that were not read whole: no row dated later than this day is missing. */
  readonly backTo?: string;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

export interface ListWish {
  /** Whether to read one more page of a list: its rows so far, its pages read, and those of all lists. */
  readonly needsMore: (items: readonly ListItem[], read: number, readOfAll: number) => boolean;
  /** Columns below it to read. */
  readonly most: number;
  /** Names of columns below it that hold nothing of interest. */
  readonly without?: RegExp;
}

/** Reads a column and up to `most` of the columns below it. */
export function readListsOf(finding: Finding, id: string, { needsMore, most, without }: ListWish): ListReading {
  const located = findColumn(finding, id);
  if (located.state === 'undecided')
    return { rows: [], isWhole: false, reason: located.reason, looked: located.looked };
  if (located.state === 'absent') return { rows: [], isWhole: true, looked: located.looked };
  const columns: LocatedColumn[] = [];
  const shared = {
    noise: finding.noise,
    template: finding.template,
    templateLines: finding.templateLines,
    needsMore: (items: readonly ListItem[], read: number) =>
      needsMore(items, read, read + columns.reduce((sum, column) => sum + column.pages.length, 0)),
  };
  const { from, url, foundOn } = located.value;
  const main = readColumn(finding.ground, from, url, {
    id,
    purpose: `column:${id}`,
    priority: 720,
    foundOn,
    siblings: siblingsOf(finding, from.page),
    ...shared,
  });
  columns.push(main);
  const siblings = new Set(main.pages.flatMap((page) => finding.ground.links(page).map(({ key }) => key)));
  const below = main.subColumns.filter(({ link }) => !without?.test(link.text));
  for (const marked of below.slice(0, most))
    columns.push(
      readColumn(finding.ground, { page: marked.page, link: marked.link }, marked.link.url, {
        purpose: `column:${id}:child`,
        priority: 705,
        foundOn: 'parent',
        siblings,
        ...shared,
      }),
    );
  const reason = reasonOf(finding, columns);
  const cut = columns.filter((column) => !column.isWhole);
  const isAll = below.length <= most;
  const backTo = isAll && reason === undefined ? latest(cut.map((column) => column.readBackTo)) : undefined;
  return {
    rows: rowsOf(columns),
    isWhole: reason === undefined && isAll && cut.length === 0,
    ...(backTo === undefined ? {} : { backTo }),
    ...(reason ? { reason } : {}),
    looked: columns.flatMap((column) => column.pages),
  };
}

/** Why a list was not read at all. */
function reasonOf(finding: Finding, columns: readonly LocatedColumn[]): CantTellReason | undefined {
  const unread = columns.find((column) => column.pages.length === 0 && column.deadStatus === undefined);
  if (unread) return unread.unknownBecause ?? 'truncated';
  return columns.flatMap((column) => column.pages).some(finding.ground.lacksBrowser) ? 'needs-browser' : undefined;
}

/** A column below says more of a row than the column that gathers them all. */
function rowsOf([main, ...below]: readonly LocatedColumn[]): readonly Listed[] {
  const rows = new Map<string, Listed>();
  for (const column of main ? [main, ...below] : [])
    for (const item of column.items) {
      const key = pageKey(item.url);
      if (!rows.has(key) || column !== main) rows.set(key, { item, listName: column.name });
    }
  return [...rows.values()];
}

/** Undefined where one of the days is not known. */
function latest(days: readonly (string | undefined)[]): string | undefined {
  const known = days.filter((day) => day !== undefined);
  return known.length === days.length ? [...known].sort().at(-1) : undefined;
}

/** Newest first; undated rows last, ties by address. */
export const newestFirst = (rows: readonly Listed[]): readonly Listed[] =>
  [...rows].sort((a, b) => {
    const [on, other] = [a.item.publishedOn ?? '', b.item.publishedOn ?? ''];
    if (on !== other) return other < on ? -1 : 1;
    return a.item.url < b.item.url ? -1 : 1;
  });
