/** The columns of a unit's own page, by the names of the vocabulary: each is looked for there and read. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Blankness } from '../../model/site-model.js';
import type { ColumnTerm } from '../../model/vocabulary.js';
import { isFileAddress, pageKey } from '../address.js';
import { readReportTitle } from '../annual-reports/report-title.js';
import { findCandidates } from '../columns/column-candidates.js';
import { readBackTo } from '../columns/list-order.js';
import { readColumn } from '../columns/read-column.js';
import type { Located, LocatedColumn } from '../columns/read-column.js';
import { isFixed } from '../find-platform.js';
import type { MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';
import { sharedLinks, UNIT_PRIORITY, type UnitGround } from './unit-ground.js';
import { namesWithoutLink, pagesOfUnit } from './unit-pages.js';

/** How far a unit's list is turned over. */
export interface ListReach {
  readonly most: number;
  readonly from?: string;
}

export interface UnitColumns {
  readonly unit: UnitGround;
  /** Where its columns are linked. */
  readonly pages: readonly SeenPage[];
  /** Why links of these pages may be missing. */
  readonly reason?: CantTellReason;
  column(id: string, reach?: ListReach): Located;
  /** Its own page, turned over as a list. */
  main(reach: ListReach): LocatedColumn;
  /** Reads what a link of the unit leads to. */
  read(marked: MarkedLink, reach?: ListReach): LocatedColumn;
}

/** Lazy: a column that nobody asks for costs no request. */
export function openUnit(unit: UnitGround): UnitColumns {
  const { pages, reason } = pagesOfUnit(unit);
  const found = new Map<string, Located>();
  const columns: UnitColumns = {
    unit,
    pages,
    ...(reason ? { reason } : {}),
    column: (id, reach) => {
      const key = `${id} ${String(reach?.most ?? 1)} ${reach?.from ?? ''}`;
      const located = found.get(key) ?? locate(columns, id, reason, reach);
      found.set(key, located);
      return located;
    },
    main: (reach) => {
      const { from, url, isWhole, items } = unit.column;
      if (isWhole || items.length === 0 || !from.link) return unit.column;
      const marked = { page: from.page, link: from.link, key: pageKey(url), matches: [] };
      return readUnitList(columns, marked, reach);
    },
    read: (marked, reach) => readUnitList(columns, marked, reach),
  };
  return columns;
}

function locate(columns: UnitColumns, id: string, pagesReason: CantTellReason | undefined, reach?: ListReach): Located {
  const { unit, pages } = columns;
  const term = unit.ground.plan.vocabulary.get(id);
  if (!term) return { state: 'undecided', reason: 'not-crawled', looked: pages };
  let reason = pagesReason;
  const readings = readNamed(columns, pages, term, reach);
  const looked = [...pages];
  if (readings.length === 0 && id !== 'statutory' && !isFixed(id)) {
    const statutory = columns.column('statutory');
    if (statutory.state === 'undecided') reason ??= statutory.reason;
    if (statutory.state === 'found') {
      looked.push(...statutory.value.pages);
      if (statutory.value.blankness === 'unknown') reason ??= statutory.value.unknownBecause ?? 'truncated';
      readings.push(...readNamed(columns, statutory.value.pages, term, reach));
    }
  }
  const best =
    readings.find(({ blankness }) => blankness === 'filled') ??
    readings.find(({ blankness }) => blankness === 'stated-none') ??
    readings.find(({ blankness }) => blankness === 'unknown') ??
    readings[0];
  if (best) return { state: 'found', value: best };
  if (reason) return { state: 'undecided', reason, looked };
  const categories = id === 'statutory' ? categoriesOn(columns) : [];
  const isNamed = namesWithoutLink(unit, pages, id);
  if (categories.length > 0 && isNamed)
    return { state: 'found', value: { ...unit.column, id, blankness: 'filled', subColumns: categories } };
  // It may be there in another shape: shared with the portal, a tab, a heading, rows without a column.
  const isShared = sharedLinks(unit, pages).some(({ matches }) => matches.some((match) => match.id === id));
  if (isShared || isNamed || categories.length > 0 || hasRowsOf(id, pages))
    return { state: 'undecided', reason: 'candidates', looked };
  return { state: 'absent', looked };
}

/** A unit's columns have one name each: the first two links that bear it. */
const MOST_READ = 2;

function readNamed(
  columns: UnitColumns,
  pages: readonly SeenPage[],
  term: ColumnTerm,
  reach: ListReach | undefined,
): LocatedColumn[] {
  const { ground } = columns.unit;
  const own = new Set(columns.pages.map((page) => pageKey(page.exchange.url)));
  const readings: LocatedColumn[] = [];
  for (const marked of findCandidates(ground, pages, term).slice(0, MOST_READ)) {
    // A part of the unit's page, as `#guide`: it was not told apart from the rest.
    const column = own.has(marked.key)
      ? partOfPage(marked, term.id)
      : { ...readUnitList(columns, marked, reach), id: term.id };
    readings.push(column);
    if (column.blankness === 'filled' || column.blankness === 'unknown') break;
  }
  return readings;
}

const partOfPage = (marked: MarkedLink, id: string): LocatedColumn => ({
  id,
  name: marked.link.text,
  url: marked.link.url,
  from: { page: marked.page, link: marked.link },
  foundOn: 'parent',
  pages: [marked.page],
  items: [],
  isWhole: false,
  blankness: 'unknown',
  unknownBecause: 'candidates',
  subColumns: [],
});

/** Lists below a column without rows that are looked into, one after the other until one holds something. */
const MOST_BELOW = 3;

function readUnitList({ unit }: UnitColumns, marked: MarkedLink, reach: ListReach | undefined): LocatedColumn {
  const { ground, roster } = unit;
  const isMain = marked.key === pageKey(unit.column.url);
  const above = isMain ? [unit.column.from.page] : unit.column.pages;
  /** What the unit's page prints too, or the page that leads to the list: 权责清单 beside 机构职能 is none of its rows. */
  const siblingsOf = ({ page: parent }: MarkedLink): ReadonlySet<string> =>
    new Set([...above, parent].flatMap((page) => ground.links(page).map(({ key }) => key)));
  const read = (link: MarkedLink, priority: number): LocatedColumn =>
    readColumn(ground, { page: link.page, link: link.link }, link.link.url, {
      purpose: 'unit:column',
      priority,
      foundOn: 'parent',
      noise: roster.finding.noise,
      template: roster.finding.template,
      templateLines: roster.finding.templateLines,
      siblings: siblingsOf(link),
      needsMore: (items, pages) =>
        pages < (reach?.most ?? 1) && !(reach?.from !== undefined && (readBackTo(items) ?? reach.from) < reach.from),
    });
  const column = read(marked, UNIT_PRIORITY - 2);
  if (column.blankness !== 'blank' || column.subColumns.length === 0) return column;
  const children: LocatedColumn[] = [];
  for (const below of column.subColumns.slice(0, MOST_BELOW)) {
    const child = read(below, UNIT_PRIORITY - 3);
    children.push(child);
    if (child.blankness !== 'blank') break;
  }
  return { ...column, children, ...blanknessOf(children, column.subColumns.length) };
}

/** A column that only leads on is as full as what it leads to. */
function blanknessOf(
  children: readonly LocatedColumn[],
  all: number,
): { readonly blankness: Blankness; readonly unknownBecause?: CantTellReason } {
  const last = children.at(-1);
  if (last && (last.blankness === 'filled' || last.blankness === 'stated-none')) return { blankness: last.blankness };
  if (last?.blankness === 'unknown')
    return { blankness: 'unknown', unknownBecause: last.unknownBecause ?? 'truncated' };
  return all > children.length ? { blankness: 'unknown', unknownBecause: 'not-crawled' } : { blankness: 'blank' };
}

/** So many categories on the unit's page make it the place of its statutory content, if it says so. */
const LEAST_CATEGORIES = 3;

function categoriesOn({ unit, pages }: UnitColumns): readonly MarkedLink[] {
  const named = pages
    .flatMap((page) => unit.ground.links(page))
    .filter(({ link, matches }) => link.isVisible && matches.some(({ id }) => isCategory(unit, id)));
  const categories = [...new Map(named.map((marked) => [marked.key, marked])).values()];
  return categories.length >= LEAST_CATEGORIES ? categories : [];
}

const isCategory = ({ ground }: UnitGround, id: string): boolean =>
  ground.plan.vocabulary.get(id)?.under === 'statutory';

/** 2024年政府信息公开工作年度报告 listed without a column of its own. */
const hasRowsOf = (id: string, pages: readonly SeenPage[]): boolean =>
  id === 'annual-report' &&
  pages.some(({ digest }) =>
    digest.links.some(
      ({ text, url, isVisible }) =>
        isVisible && (isFileAddress(url) || text.length > 6) && readReportTitle(text) !== undefined,
    ),
  );
