import { daysBetween, subtractDuration } from '../../lib/date/day.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Column, SiteModel } from '../../model/site-model.js';
import { columnState, type ColumnState } from './column-state.js';
import { ageOfColumn, columnAt } from '../../site/column-age.js';
import { isOfAnotherGovernment } from '../../site/own-body.js';
import { occursInAny } from './occurs-in.js';
import { unreadRows } from './unread.js';

/** What must stand in a column: an item with such a title, dated inside the window. */
export interface Wish {
  readonly titles?: readonly string[];
  /** Such items do not count, whatever else their titles say. */
  readonly not?: readonly string[];
  /** The body itself: what a title says another government issued does not count. */
  readonly own?: string;
  readonly maxAge?: string;
}

export type ItemsAnswer =
  | { readonly answer: 'met'; readonly newestOn?: string; readonly ageDays?: number }
  | {
      readonly answer: 'unmet';
      readonly code: 'missing' | 'dead' | 'blank' | 'no-such-item' | 'stale';
      readonly data: Readonly<Record<string, unknown>>;
    }
  | { readonly answer: 'stated-none' }
  | { readonly answer: 'unknown'; readonly reason: CantTellReason };

/** Whether a column holds what is wished for, its sub-columns as far as they were visited included. */
export function answerOf(site: SiteModel, state: ColumnState, wish: Wish): ItemsAnswer {
  switch (state.state) {
    case 'absent':
      return { answer: 'unmet', code: 'missing', data: {} };
    case 'dead':
      return { answer: 'unmet', code: 'dead', data: { status: state.column.deadStatus } };
    case 'blank':
      return { answer: 'unmet', code: 'blank', data: {} };
    case 'stated-none':
      return { answer: 'stated-none' };
    case 'undecided':
      return { answer: 'unknown', reason: state.reason };
    case 'only-on-site-map':
    case 'filled':
      return answerOfFilled(site, state.column, wish);
  }
}

function answerOfFilled(site: SiteModel, column: Column, { titles, not, own, maxAge }: Wish): ItemsAnswer {
  const { items, unvisited } = itemsBelow(site, column);
  const counting = items.filter(
    ({ title }) => !(not && occursInAny(title, not)) && !(own !== undefined && isOfAnotherGovernment(title, own)),
  );
  const fitting = titles ? counting.filter(({ title }) => occursInAny(title, titles)) : counting;
  // Where all rows are of another kind the thing due may stand on a later page; a column without rows holds it itself.
  const isPicked = titles !== undefined || counting.length < items.length;
  const dates = fitting.flatMap((item) => shownDate(site, item) ?? []);
  const newestOn = dates
    .filter((on) => on <= site.asOf)
    .sort()
    .at(-1);
  const age = newestOn === undefined ? {} : { newestOn, ageDays: daysBetween(newestOn, site.asOf) };
  const unread =
    column.pages.map(unreadRows).find((reason) => reason !== undefined) ?? (unvisited ? 'not-crawled' : undefined);
  const dueFrom = maxAge === undefined ? undefined : subtractDuration(site.asOf, maxAge);
  const isReadBack = dueFrom !== undefined && column.readBackTo !== undefined && column.readBackTo < dueFrom;
  const beyond = site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';
  // Titles may stand anywhere in a list, so that its later pages matter too.
  const missed = unread ?? (!isPicked || column.isWhole || isReadBack ? undefined : beyond);
  if (!isPicked && dueFrom !== undefined && unread === undefined) return answerByAge(site, column, dueFrom);
  if (isPicked && fitting.length === 0)
    return missed ? { answer: 'unknown', reason: missed } : { answer: 'unmet', code: 'no-such-item', data: {} };
  if (dueFrom === undefined) return { answer: 'met', ...age };
  if (newestOn !== undefined && newestOn >= dueFrom) return { answer: 'met', ...age };
  if (missed) return { answer: 'unknown', reason: missed };
  if (newestOn === undefined) return { answer: 'unknown', reason: 'no-date' };
  return { answer: 'unmet', code: 'stale', data: { ...age, dueFrom } };
}

/** Any row will do, so long as it is new. */
function answerByAge(site: SiteModel, column: Column, dueFrom: string): ItemsAnswer {
  const age = ageOfColumn(site, column, dueFrom, unreadRows);
  if (age.newestOn === undefined) return { answer: 'unknown', reason: 'no-date' };
  const shown = { newestOn: age.newestOn, ageDays: daysBetween(age.newestOn, site.asOf) };
  if (age.state === 'fresh') return { answer: 'met', ...shown };
  if (age.state === 'unknown') return { answer: 'unknown', reason: age.reason };
  return { answer: 'unmet', code: 'stale', data: { ...shown, dueFrom } };
}

/** Rows of the column, of its article where it is one, and of those sub-columns that were visited. */
function itemsBelow(site: SiteModel, column: Column): { items: readonly ListItem[]; unvisited: boolean } {
  const below = column.subColumns.map(
    ({ url }) => column.children?.find((child) => child.url === url) ?? columnAt(site, url),
  );
  const article = column.article;
  const own: ListItem[] = article ? [{ title: article.facts.title, url: article.url }] : [];
  const isRead = (other: Column | undefined): boolean => {
    const state = other && columnState(other).state;
    return state === 'filled' || state === 'blank' || state === 'stated-none' || state === 'dead';
  };
  return {
    items: [...column.items, ...own, ...below.flatMap((other) => other?.items ?? [])],
    unvisited: below.some((other) => !isRead(other)),
  };
}

/** Date shown in the list row, else on the item's own page. A date from an address or a meta tag is not shown. */
function shownDate(site: SiteModel, item: ListItem): string | undefined {
  if (item.publishedOn !== undefined) return item.publishedOn;
  const facts = site.page(item.url)?.facts;
  return facts?.publishedOnFrom === 'visible' || facts?.publishedOnFrom === 'list' ? facts.publishedOn : undefined;
}
