/** How old the newest row of a column is, as far as what was read can tell. */
import { isOldestFirst, readBackTo } from '../locate/columns/list-order.js';
import { mayBeNew, rowsToOpen } from '../locate/rows-to-open.js';
import type { CantTellReason } from '../model/outcome.js';
import type { ListItem } from '../model/page-facts.js';
import type { Column, PageView, SiteModel } from '../model/site-model.js';

/** `unknown`: a row since that day may stand where nobody looked. `newestOn`: of the rows that show a day. */
export type ColumnAge =
  | { readonly state: 'fresh'; readonly newestOn: string }
  | { readonly state: 'stale'; readonly newestOn?: string }
  | { readonly state: 'unknown'; readonly reason: CantTellReason; readonly newestOn?: string };

/** Why a page's rows may not be all; the checks' own word on what is unread. */
export type WhyUnread = (page: PageView) => CantTellReason | undefined;

/**
 * Whether a column, or one below it, shows a row dated `from` or later. Rows that show no date, there or on their own pages, do not
 * count as new (2015 census: 未注明信息发布时间的视为不更新).
 */
export function ageOfColumn(site: SiteModel, column: Column, from: string, whyUnread: WhyUnread): ColumnAge {
  const { below, unseen } = columnsBelow(site, column);
  const ages = [column, ...below.columns].map((list) => ageOfList(site, list, from, whyUnread));
  const days = [...ages.flatMap(({ newestOn }) => newestOn ?? []), ...below.days].sort();
  const newestOn = days.at(-1);
  const dated = newestOn === undefined ? {} : { newestOn };
  if (newestOn !== undefined && newestOn >= from) return { state: 'fresh', newestOn };
  const unknown = ages.find((age) => age.state === 'unknown');
  const reason = (unknown?.state === 'unknown' ? unknown.reason : undefined) ?? unseen;
  return reason === undefined ? { state: 'stale', ...dated } : { state: 'unknown', reason, ...dated };
}

/** The same of the column's own list. */
function ageOfList(site: SiteModel, column: Column, from: string, whyUnread: WhyUnread): ColumnAge {
  if (column.blankness === 'unknown' && column.deadStatus === undefined && column.pages.length === 0)
    return { state: 'unknown', reason: column.unknownBecause ?? 'truncated' };
  const rows = column.items.map((item) => datedByPage(site, item));
  const dated = rows.filter(({ publishedOn }) => publishedOn !== undefined);
  const days = [...dated.flatMap(({ publishedOn }) => publishedOn ?? []), ...daysOfText(column)];
  const newestOn = days
    .filter((on) => on <= site.asOf)
    .sort()
    .at(-1);
  const shown = newestOn === undefined ? {} : { newestOn };
  if (newestOn !== undefined && newestOn >= from) return { state: 'fresh', newestOn };
  const beyond = site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';
  const window = { from, asOf: site.asOf };
  const unopened = rowsToOpen(column.items, window).some((row) => mayBeNew(row, window) && !site.page(row.url));
  const reason =
    column.pages.map(whyUnread).find((why) => why !== undefined) ??
    (unopened || !isReadBack(column, dated, from) ? beyond : undefined);
  return reason === undefined ? { state: 'stale', ...shown } : { state: 'unknown', reason, ...shown };
}

/** No row dated `from` or later can stand on a page of the list that was not read. */
function isReadBack(column: Column, dated: readonly ListItem[], from: string): boolean {
  if (column.isWhole || column.pages.every((page) => page.facts.items.length === 0)) return true;
  if (column.readBackTo !== undefined) return column.readBackTo < from;
  // Of a list without dates the first rows, which were opened, stand for the rest, unless they tell that the oldest come first.
  if (column.items.every(({ publishedOn }) => publishedOn === undefined))
    return column.items.length > 0 && !isOldestFirst(dated);
  return (readBackTo(dated) ?? from) < from;
}

/** A row that shows no date is of the day that its own page shows. A date from an address or a meta tag is not shown. */
function datedByPage(site: SiteModel, item: ListItem): ListItem {
  if (item.publishedOn !== undefined) return item;
  const facts = site.page(item.url)?.facts;
  return facts?.publishedOn !== undefined && facts.publishedOnFrom === 'visible'
    ? { ...item, publishedOn: facts.publishedOn }
    : item;
}

/** Of a column that is a page of text: the day it shows, the day of its update. */
function daysOfText({ article, pages }: Pick<Column, 'article' | 'pages'>): readonly string[] {
  const texts = [...(article ? [article] : []), ...pages.filter(({ facts }) => facts.items.length === 0)];
  return texts.flatMap(({ facts: { publishedOn, publishedOnFrom, updatedOn } }) => [
    ...(publishedOn !== undefined && publishedOnFrom === 'visible' ? [publishedOn] : []),
    ...(updatedOn === undefined ? [] : [updatedOn]),
  ]);
}

interface Below {
  readonly columns: readonly Column[];
  /** Days that single pages in the place of a column show. */
  readonly days: readonly string[];
}

/** The columns one level down that were read, and why some were not. */
function columnsBelow(site: SiteModel, column: Column): { readonly below: Below; readonly unseen?: CantTellReason } {
  const columns: Column[] = [];
  const days: string[] = [];
  let isUnseen = false;
  // A short text without a date may be a row as well as a column.
  const rows = new Set(column.items.map(({ url }) => url));
  for (const { url } of column.subColumns) {
    const read = column.children?.find((child) => child.url === url) ?? columnAt(site, url);
    const page = read ? undefined : site.page(url);
    if (read) columns.push(read);
    else if (page) days.push(...daysOfText({ pages: [page] }).filter((on) => on <= site.asOf));
    else isUnseen ||= !rows.has(url);
  }
  const beyond = site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';
  return { below: { columns, days }, ...(isUnseen ? { unseen: beyond } : {}) };
}

/** A column of the population, or one that the rule set knows by name. */
export function columnAt(site: SiteModel, url: string): Column | undefined {
  const counted = site.population.things.find((other) => other.url === url);
  if (counted) return counted;
  for (const id of site.vocabulary.keys()) {
    const sighting = site.column(id);
    if (sighting.state === 'found' && sighting.value.url === url) return sighting.value;
  }
  return undefined;
}
