/** Columns that must be kept up to date: what it takes to say how old their newest row is. */
import type { ListItem } from '../../model/page-facts.js';
import type { FreshKind } from '../../model/plan.js';
import { pageKey } from '../address.js';
import type { Finding } from '../finding.js';
import type { Link } from '../../model/page.js';
import type { Ground, MarkedLink } from '../ground.js';
import { rowsToOpen } from '../rows-to-open.js';
import { columnKindOf, columnTypeOf } from './column-kind.js';
import { furtherPages, NEXT } from './further-pages.js';
import { isOldestFirst, readBackTo } from './list-order.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';

/** Columns below one on the second level that are read while none of its own rows is new. */
const MOST_BELOW = 4;

/** The kind of a column that the plan wants kept up to date, by its link, or by its page once that was seen. */
export function freshKindOf(ground: Ground, link: Link): FreshKind | undefined {
  const { freshKinds = [] } = ground.plan;
  if (freshKinds.length === 0) return undefined;
  const visit = ground.visits.at(link.url);
  const digest = visit.state === 'seen' ? visit.page.digest : undefined;
  const type = digest && columnTypeOf(digest);
  const names = [link.text || (link.title ?? ''), digest?.facts.columnName ?? ''];
  return columnKindOf({ names, ...(type === undefined ? {} : { columnType: type }) }, freshKinds)?.kind;
}

/** Whether the first page is enough: it shows a new row, or that no later page can. */
export const isSettled = (items: readonly ListItem[], from: string): boolean => {
  const dated = datedRows(items);
  // Where nothing is dated, or the newest stand on the last page, the second says no more.
  return dated.length === 0 || isOldestFirst(dated) || isNew(dated, from) || (readBackTo(dated) ?? from) < from;
};

/**
 * Asks for what a column without a new row lacks: the columns below it (`isKnown` are read anyway), the last page of a list that
 * begins with the oldest, the pages of its first undated rows. Gives the column with what came.
 */
export function readNewest(
  { ground }: Finding,
  column: LocatedColumn,
  { from }: FreshKind,
  isKnown: (marked: MarkedLink) => boolean,
  readBelow: (marked: MarkedLink) => LocatedColumn,
): LocatedColumn {
  if (column.pages.length === 0 || isNew(column.items, from)) return column;
  const rows = new Set(column.items.map(({ url }) => pageKey(url)));
  const unknown = column.subColumns.filter((marked) => !isKnown(marked) && !rows.has(marked.key)).slice(0, MOST_BELOW);
  const children = unknown.map(readBelow);
  const listed = withLastPage(ground, column);
  const [first] = column.pages;
  rowsToOpen(listed.items, { from, asOf: ground.plan.asOf }).forEach((item, index) =>
    ground.want(item.url, {
      purpose: 'item:population',
      priority: 290 - index,
      ...(first ? { from: { page: first } } : {}),
    }),
  );
  return { ...listed, ...(children.length > 0 ? { children } : {}) };
}

/** The newest rows of a list in the order of date from the oldest on stand on its last page. */
function withLastPage(ground: Ground, column: LocatedColumn): LocatedColumn {
  const [first] = column.pages;
  if (!first || column.isWhole || !isOldestFirst(datedRows(column.items))) return column;
  const last = lastPageOf(first);
  if (!last) return column;
  const visit = ground.want(last.url, {
    purpose: 'population:last-page',
    priority: 295,
    from: { page: first },
    ...(last.body === undefined ? {} : { body: last.body }),
  });
  if (visit.state !== 'seen' || column.pages.includes(visit.page)) return column;
  const { asOf } = ground.plan;
  const known = new Set(column.items.map(({ url }) => pageKey(url)));
  const more = visit.page.digest.facts.items.filter(
    ({ url, publishedOn }) => !known.has(pageKey(url)) && (publishedOn === undefined || publishedOn <= asOf),
  );
  const items = [...column.items, ...more];
  const newest = datedRows(more).at(-1)?.publishedOn;
  const isInOrder = newest !== undefined && isOldestFirst(datedRows(items));
  return {
    ...column,
    items,
    pages: [...column.pages, visit.page],
    ...(isInOrder ? { readBackTo: newest } : {}),
  };
}

/** By 尾页, else the highest number where the pager speaks of no more pages. */
function lastPageOf(page: SeenPage): { readonly url: string; readonly body?: string } | undefined {
  const named = page.digest.links.find(
    ({ region, text }) =>
      region === 'pager' && /^(?:尾页|末页|最后一?页|最末页|last)$/i.test(text.replace(/[\s>»]/g, '')),
  );
  if (named && pageKey(named.url) !== pageKey(page.exchange.url)) return named;
  const numbered = furtherPages(page).filter(({ number }) => number < NEXT);
  const highest = numbered.at(-1);
  return highest && highest.number >= (page.digest.pageTotal ?? 0) ? highest : undefined;
}

const datedRows = (items: readonly ListItem[]): readonly ListItem[] =>
  items.filter(({ publishedOn }) => publishedOn !== undefined);

const isNew = (items: readonly ListItem[], from: string): boolean =>
  items.some(({ publishedOn }) => publishedOn !== undefined && publishedOn >= from);
