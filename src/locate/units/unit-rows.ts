/** Rows that bear certain titles: of a list, of a page, a column that is itself what is looked for. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import type { UnitItemPlan } from '../../model/unit-plan.js';
import { looksLikeColumn } from '../columns/child-columns.js';
import { rowKey, type LocatedColumn } from '../columns/read-column.js';
import { isArticleAddress, isFileAddress, pageKey } from '../address.js';
import type { MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';
import type { UnitColumns } from './unit-columns.js';
import { textOf, UNIT_PRIORITY, type Roster } from './unit-ground.js';

export interface LocatedUnitRow {
  readonly item: ListItem;
  /** Name of the list it stands in. */
  readonly listName: string;
  readonly listedOn: SeenPage;
  /** On the unit's own page or below it. */
  readonly isOwn: boolean;
  readonly page?: SeenPage;
  readonly unreadBecause?: CantTellReason;
}

/** Whether a title is one of those looked for. */
export type Fits = (title: string) => boolean;

/** By the titles of a wish. */
export function fitter(plan: UnitItemPlan): Fits {
  const any = plan.titles.map(compilePattern);
  const isLeftOut = leftOut(plan);
  return (title) => any.some((one) => one.occursIn(squeeze(title))) && !isLeftOut(title);
}

/** What the wish says that it does not mean. */
export function leftOut({ not = [] }: UnitItemPlan): Fits {
  const none = not.map(compilePattern);
  return (title) => none.some((one) => one.occursIn(squeeze(title)));
}

/** Rows without a day that may lead to lists: 权责清单 in a menu that looks like a list. So many are looked into. */
const MOST_SETTLED = 4;
/** A page with less has nothing to say. */
const LEAST_TEXT = 30;

export interface SettledRows {
  readonly rows: readonly LocatedUnitRow[];
  /** Why some of them could not be told from lists. */
  readonly reason?: CantTellReason;
}

/** Rows that are items for sure: what shows no day and may be a list, blank or not, is opened, and its rows stand for it. */
export function settleRows({ ground }: Roster, rows: readonly LocatedUnitRow[], isTheirs: Fits): SettledRows {
  let reason: CantTellReason | undefined;
  let settled = 0;
  const kept = rows.flatMap((row): readonly LocatedUnitRow[] => {
    const { url, publishedOn } = row.item;
    if (row.page || publishedOn !== undefined || isArticleAddress(url) || isFileAddress(url)) return [row];
    if (settled++ >= MOST_SETTLED) {
      reason ??= 'not-crawled';
      return [];
    }
    const visit = ground.want(url, {
      purpose: 'unit:item',
      priority: UNIT_PRIORITY - 5,
      from: { page: row.listedOn },
    });
    if (visit.state === 'dead') return [];
    if (visit.state !== 'seen') {
      reason ??= visit.reason;
      return [];
    }
    const { facts, contentLength } = visit.page.digest;
    if (facts.kind !== 'column') return [{ ...row, page: visit.page }];
    const below = facts.items.filter(
      (item) =>
        !isTheirs(item.title) && (item.publishedOn ?? '') <= ground.plan.asOf && pageKey(item.url) !== pageKey(url),
    );
    if (below.length > 0)
      return below.map((item) => ({ ...row, item, listName: row.item.title, listedOn: visit.page }));
    return facts.items.length === 0 && contentLength >= LEAST_TEXT ? [{ ...row, page: visit.page }] : [];
  });
  return { rows: kept, ...(reason ? { reason } : {}) };
}

/** Not known to be dated outside the days of the wish. */
export const isInTime = ({ publishedOn }: ListItem, { from, to }: UnitItemPlan): boolean =>
  publishedOn === undefined || ((from === undefined || publishedOn >= from) && (to === undefined || publishedOn <= to));

/** Newest first, undated last, ties by address. */
export const newerFirst = ({ item: a }: LocatedUnitRow, { item: b }: LocatedUnitRow): number => {
  const [one, other] = [a.publishedOn ?? '', b.publishedOn ?? ''];
  return one < other ? 1 : one > other ? -1 : a.url < b.url ? -1 : 1;
};

/** Rows of a list whose titles fit. */
export const rowsOf = (list: LocatedColumn, fits: Fits, isOwn: boolean): LocatedUnitRow[] =>
  list.items
    .filter(({ title }) => fits(title))
    .map((item) => ({ item, listName: list.name, isOwn, listedOn: pageListing(list, item) }));

const pageListing = ({ pages, from }: LocatedColumn, { url }: ListItem): SeenPage =>
  pages.find((page) => page.digest.facts.items.some((item) => item.url === url)) ?? pages[0] ?? from.page;

/** A column of that name which is one article, or a file, is itself what is due. */
export function asRow(list: LocatedColumn, isOwn: boolean): readonly LocatedUnitRow[] {
  if (list.blankness !== 'filled') return [];
  const [page] = list.pages;
  return [
    {
      item: { title: list.name, url: list.url },
      listName: list.name,
      listedOn: list.from.page,
      isOwn,
      ...(page ? { page } : {}),
    },
  ];
}

/** Rows of the unit's pages, and links in their text that lead to articles and files. */
export function rowsOnPage(
  { finding }: Roster,
  { unit }: UnitColumns,
  page: SeenPage,
  fits: Fits,
): readonly LocatedUnitRow[] {
  const { facts } = page.digest;
  const { asOf } = finding.ground.plan;
  const links = unit.ground
    .links(page)
    .filter((marked) => marked.link.isVisible && isText(marked) && !looksLikeColumn(marked))
    .map(({ link }): ListItem => ({
      title: textOf(link),
      url: link.url,
      ...(link.publishedOn === undefined ? {} : { publishedOn: link.publishedOn }),
    }));
  return [...(facts.kind === 'article' ? [] : facts.items), ...links]
    .filter((item) => !finding.noise.has(rowKey(item)) && !finding.template.has(pageKey(item.url)))
    .filter(({ title, publishedOn }) => fits(title) && (publishedOn === undefined || publishedOn <= asOf))
    .map((item) => ({ item, listName: facts.title, listedOn: page, isOwn: true }));
}

const isText = ({ link: { region } }: MarkedLink): boolean => region === 'content' || region === 'list';
