/** What each unit published under certain titles: on its own page and the lists below it, and in columns that units share. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Unit } from '../../model/site-entry.js';
import { isOfKinds, type UnitItemPlan } from '../../model/unit-plan.js';
import { isFileAddress, pageKey } from '../address.js';
import { filesOf } from '../files-of.js';
import { looksLikeColumn } from '../columns/child-columns.js';
import type { LocatedColumn } from '../columns/read-column.js';
import { isFixed } from '../find-platform.js';
import type { MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';
import type { LocatedUnit } from '../columns/find-units.js';
import { readPlace, whyShort, type PlaceLists } from './place-lists.js';
import type { UnitColumns } from './unit-columns.js';
import { textOf, UNIT_PRIORITY, type Roster } from './unit-ground.js';
import { mayShorten } from './unit-names.js';

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

export interface LocatedUnitItems {
  readonly rows: readonly LocatedUnitRow[];
  /** Why more of its rows may stand where nobody looked. */
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

export interface LocatedItems {
  readonly of: ReadonlyMap<Unit, LocatedUnitItems>;
  /** Pages that may name several units, newest first. */
  readonly common: readonly LocatedUnitRow[];
}

/** Lists of no known name that are looked into on a unit's page. */
const MOST_OTHERS = 4;
const REACH = 3;
/** Rows that name no unit in their titles, whose pages may name it as their source. */
const MOST_SOURCES = 30;
/** Pages that may list all units. */
const MOST_COMMON = 5;
const MOST_FILES = 2;
/** Where a unit keeps what it issues and reports, whatever else a rule names. */
const GENERAL = ['documents', 'notices', 'news', 'system', 'disclosure-work'];

export function findUnitItems(
  roster: Roster,
  plan: UnitItemPlan,
  units: readonly LocatedUnit[],
  opened: ReadonlyMap<Unit, UnitColumns>,
): LocatedItems {
  const wanted = units.filter(({ unit }) => isOfKinds(unit, plan.kinds));
  const places = (plan.places ?? []).map(({ column }) => readPlace(roster, column, plan.from, wanted.length));
  const fits = fitter(plan);
  const shared = commonRows(roster, plan, places, fits);
  const of = new Map<Unit, LocatedUnitItems>();
  for (const one of wanted) of.set(one.unit, itemsOf(roster, plan, one, opened.get(one.unit), places, shared, fits));
  return { of, common: plan.inText === true ? shared.common : [] };
}

type Fits = (title: string) => boolean;

function fitter({ titles, not }: UnitItemPlan): Fits {
  const any = titles.map(compilePattern);
  const none = (not ?? []).map(compilePattern);
  return (title) => {
    const text = squeeze(title);
    return any.some((one) => one.occursIn(text)) && !none.some((one) => one.occursIn(text));
  };
}

interface SharedRows {
  readonly byUnit: ReadonlyMap<Unit, readonly LocatedUnitRow[]>;
  /** Of bodies that no name of the roster means. */
  readonly unnamed: readonly LocatedUnitRow[];
  readonly common: readonly LocatedUnitRow[];
  readonly reason?: CantTellReason;
}

/** Rows of the common lists, by the unit that title, list or source names. */
function commonRows(roster: Roster, plan: UnitItemPlan, places: readonly PlaceLists[], fits: Fits): SharedRows {
  const { names, ground } = roster;
  const byUnit = new Map<Unit, LocatedUnitRow[]>();
  const unnamed: LocatedUnitRow[] = [];
  const add = (unit: Unit, row: LocatedUnitRow): void => void byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
  let reason = places.map((place) => place.reason).find((why) => why !== undefined);
  for (const list of places.flatMap(({ common }) => common))
    for (const row of placeRows(roster, list, plan, fits)) {
      const unit = names.named(row.item.title) ?? names.borne(row.item.title) ?? names.named(row.listName);
      if (unit) add(unit, row);
      else unnamed.push(row);
    }
  const inTime = unnamed.filter(({ item }) => isInTime(item, plan)).sort(newerFirst);
  const rest: LocatedUnitRow[] = [];
  for (const [index, row] of inTime.entries()) {
    if (row.page !== undefined || isFileAddress(row.item.url)) {
      rest.push(row);
      continue;
    }
    if (index >= MOST_SOURCES) {
      reason ??= 'not-crawled';
      continue;
    }
    const visit = ground.want(row.item.url, {
      purpose: 'unit:item',
      priority: UNIT_PRIORITY - 5,
      from: { page: row.listedOn },
    });
    const source = visit.state === 'seen' ? visit.page.digest.facts.source : undefined;
    const unit = source === undefined ? undefined : (names.named(source) ?? names.borne(source));
    if (visit.state === 'seen' && unit) add(unit, { ...row, page: visit.page });
    else if (visit.state === 'seen') rest.push({ ...row, page: visit.page });
    else if (visit.state !== 'dead') reason ??= visit.reason;
  }
  return { byUnit, unnamed, common: rest.slice(0, MOST_COMMON), ...(reason ? { reason } : {}) };
}

function itemsOf(
  roster: Roster,
  plan: UnitItemPlan,
  { unit, column: page }: LocatedUnit,
  own: UnitColumns | undefined,
  places: readonly PlaceLists[],
  shared: SharedRows,
  fits: Fits,
): LocatedUnitItems {
  const rows: LocatedUnitRow[] = [...(shared.byUnit.get(unit) ?? [])];
  const looked: SeenPage[] = [];
  let reason: CantTellReason | undefined;
  const isMet = (): boolean => rows.some(({ item }) => isInTime(item, plan) && item.publishedOn !== undefined);
  const isAnyMet = (): boolean => (plan.from === undefined && plan.to === undefined ? rows.length > 0 : isMet());
  /** Reads a list; false where its answer is awaited, so that the next need not be asked for yet. */
  const take = (list: LocatedColumn, isNamedSo: boolean, isOwn: boolean): boolean => {
    looked.push(...list.pages);
    rows.push(...rowsOf(list, isNamedSo ? () => true : fits, isOwn));
    if (isNamedSo && list.items.length === 0) rows.push(...asRow(list, isOwn));
    const why = whyShort(roster, list, plan.from);
    reason ??= why;
    return list.pages.length > 0 || list.deadStatus !== undefined || list.blankness !== 'unknown';
  };
  for (const place of places)
    for (const marked of place.own.get(unit) ?? []) {
      if (isAnyMet()) break;
      const isNamedSo = place.common.some((list) => fits(list.name)) || fits(textOf(marked.link));
      take(place.read(marked), isNamedSo, false);
    }
  if (own) readOwn(own);
  else if (page && page.deadStatus === undefined) reason ??= page.unknownBecause ?? 'truncated';
  reason ??= shared.reason;
  looked.push(...places.flatMap((place) => place.looked.slice(0, 1)));
  // 区教体局 that the roster knows as 青禾区教育和体育局 only.
  const mayBeIts = shared.unnamed.some(({ item }) =>
    mayShorten(
      /^(?:\d{4}年?度?)?(?:关于)?([\p{Script=Han}]{2,8}?[局委办])/u.exec(squeeze(item.title))?.[1] ?? '',
      unit,
      roster.finding.ground.own,
    ),
  );
  if (mayBeIts && rows.length === 0) reason ??= 'candidates';
  return { ...openRows(roster, plan, rows, reason), looked: [...new Set(looked)] };

  function readOwn(columns: UnitColumns): void {
    const { ground, column: main } = columns.unit;
    take(main, false, true);
    const links = new Map<string, MarkedLink>();
    const statutory = columns.column('statutory');
    if (statutory.state === 'undecided') reason ??= statutory.reason;
    const pages = [...columns.pages, ...(statutory.state === 'found' ? statutory.value.pages : [])];
    reason ??= columns.reason;
    for (const page of columns.pages) rows.push(...rowsOnPage(roster, columns, page, fits));
    if (statutory.state === 'found') take(statutory.value, false, true);
    for (const page of pages)
      for (const marked of ground.links(page))
        if (marked.link.isVisible && looksLikeColumn(marked) && !roster.names.named(textOf(marked.link)))
          links.set(marked.key, marked);
    const seen = new Set(pages.map((page) => pageKey(page.exchange.url)));
    const rest = [...links.values()].filter(({ key }) => !seen.has(key));
    const named = rest.filter((marked) => fits(textOf(marked.link)));
    const due = rest.filter((marked) => !named.includes(marked) && isDue(marked, plan));
    const others = rest.filter((marked) => !named.includes(marked) && marked.matches.length === 0);
    for (const marked of [...named, ...due, ...others.slice(0, MOST_OTHERS)]) {
      if (isAnyMet()) return;
      if (!take(columns.read(marked, reachOf(plan)), named.includes(marked), true)) return;
    }
    if (others.length > MOST_OTHERS && !isAnyMet()) reason ??= 'not-crawled';
  }
}

const reachOf = ({ from }: UnitItemPlan) => ({ most: REACH, ...(from === undefined ? {} : { from }) });

/** A column in which the rule says that it is, or one of those in which anything may be. */
const isDue = ({ matches }: MarkedLink, { columns }: UnitItemPlan): boolean =>
  matches.some(({ id }) => columns?.includes(id) === true || (GENERAL.includes(id) && !isFixed(id)) || id === 'system');

/** Opens the newest fitting row, where the rule reads it, or needs its day. */
function openRows(
  { ground }: Roster,
  plan: UnitItemPlan,
  rows: readonly LocatedUnitRow[],
  reason: CantTellReason | undefined,
): Omit<LocatedUnitItems, 'looked'> {
  const distinct = [...new Map(rows.map((row) => [pageKey(row.item.url), row])).values()].sort(newerFirst);
  const inTime = distinct.filter(({ item }) => isInTime(item, plan));
  const [first] = inTime;
  const undated = inTime.find(({ item }) => item.publishedOn === undefined);
  const needsDay = (plan.from ?? plan.to) !== undefined && first?.item.publishedOn === undefined;
  const due = new Set([...(plan.isOpened && first ? [first] : []), ...(needsDay && undated ? [undated] : [])]);
  const opened = distinct.map((row): LocatedUnitRow => {
    if (row.page !== undefined || !due.has(row)) return row;
    const visit = ground.want(row.item.url, {
      purpose: 'unit:item',
      priority: UNIT_PRIORITY - 6,
      from: { page: row.listedOn },
    });
    if (visit.state === 'seen') {
      // What the page must state may stand in the file that it attaches.
      for (const { url } of plan.isOpened ? filesOf(visit.page).slice(0, MOST_FILES) : [])
        ground.want(url, { purpose: 'unit:file', priority: UNIT_PRIORITY - 7, from: { page: visit.page } });
      return { ...row, page: visit.page };
    }
    return { ...row, unreadBecause: visit.state === 'dead' ? 'unreadable' : visit.reason };
  });
  return { rows: opened, ...(reason ? { reason } : {}) };
}

const isInTime = ({ publishedOn }: ListItem, { from, to }: UnitItemPlan): boolean =>
  publishedOn === undefined || ((from === undefined || publishedOn >= from) && (to === undefined || publishedOn <= to));

const newerFirst = ({ item: a }: LocatedUnitRow, { item: b }: LocatedUnitRow): number => {
  const [one, other] = [a.publishedOn ?? '', b.publishedOn ?? ''];
  return one < other ? 1 : one > other ? -1 : a.url < b.url ? -1 : 1;
};

/** Rows of a list whose titles fit. */
const rowsOf = (list: LocatedColumn, fits: Fits, isOwn: boolean): LocatedUnitRow[] =>
  list.items
    .filter(({ title }) => fits(title))
    .map((item) => ({ item, listName: list.name, isOwn, listedOn: pageListing(list, item) }));

/**
 * The same of a list that units share. Where its own name fits, rows that bear a unit's name count, and, if a page may serve
 * several units, every row, or the column itself where it is one page.
 */
function placeRows(
  { names }: Roster,
  list: LocatedColumn,
  { not, inText }: UnitItemPlan,
  fits: Fits,
): readonly LocatedUnitRow[] {
  if (!fits(list.name)) return rowsOf(list, fits, false);
  const none = (not ?? []).map(compilePattern);
  const counts: Fits = (title) =>
    fits(title) ||
    ((inText === true || names.borne(title) !== undefined || names.named(title) !== undefined) &&
      !none.some((one) => one.occursIn(squeeze(title))));
  return list.items.length === 0 ? asRow(list, false) : rowsOf(list, counts, false);
}

const pageListing = ({ pages, from }: LocatedColumn, { url }: ListItem): SeenPage =>
  pages.find((page) => page.digest.facts.items.some((item) => item.url === url)) ?? pages[0] ?? from.page;

/** A column of that name which is one article, or a file, is itself what is due. */
function asRow(list: LocatedColumn, isOwn: boolean): readonly LocatedUnitRow[] {
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
function rowsOnPage({ finding }: Roster, { unit }: UnitColumns, page: SeenPage, fits: Fits): readonly LocatedUnitRow[] {
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
    .filter(({ title, publishedOn }) => fits(title) && (publishedOn === undefined || publishedOn <= asOf))
    .map((item) => ({ item, listName: facts.title, listedOn: page, isOwn: true }));
}

const isText = ({ link: { region } }: MarkedLink): boolean => region === 'content' || region === 'list';
