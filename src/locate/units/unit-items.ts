/** What each unit published under certain titles: on its own page and the lists below it, and in columns that units share. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Unit } from '../../model/site-entry.js';
import { isOfKinds, type UnitItemPlan } from '../../model/unit-plan.js';
import { pageKey } from '../address.js';
import { filesOf } from '../files-of.js';
import { looksLikeColumn } from '../columns/child-columns.js';
import type { LocatedColumn } from '../columns/read-column.js';
import { isFixed } from '../find-platform.js';
import type { MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';
import type { LocatedUnit } from '../columns/find-units.js';
import { readPlace, whyShort, type PlaceLists } from './place-lists.js';
import type { UnitColumns } from './unit-columns.js';
import { commonRows, isOfUnits, type SharedRows } from './shared-rows.js';
import { textOf, UNIT_PRIORITY, type Roster } from './unit-ground.js';
import { mayShorten } from './unit-names.js';
import { namesWithoutLink } from './unit-pages.js';
import {
  asRow,
  fitter,
  isInTime,
  leftOut,
  newerFirst,
  rowsOf,
  rowsOnPage,
  settleRows,
  type Fits,
  type LocatedUnitRow,
} from './unit-rows.js';

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
  const planned = plan.places ?? [];
  const ids = planned.map(({ column }) => column);
  const fits = fitter(plan);
  const readTo = (isDeep: boolean): LocatedItems => {
    const places = planned.map(({ column, below }) =>
      readPlace(roster, column, plan.from, wanted.length, { besides: ids, isDeep: isDeep && below === true }),
    );
    const shared = commonRows(roster, plan, places, fits);
    const of = new Map<Unit, LocatedUnitItems>();
    for (const one of wanted) of.set(one.unit, itemsOf(roster, plan, one, opened.get(one.unit), places, shared, fits));
    return { of, common: plan.inText === true ? shared.common : [] };
  };
  const found = readTo(false);
  // Deeper only while some unit has nothing: a place may have dozens of columns two levels down.
  return planned.some(({ below }) => below === true) && !isAllFound(roster, plan, found) ? readTo(true) : found;
}

/** Each unit has a row of its own, or a page for several names it. */
function isAllFound({ names }: Roster, plan: UnitItemPlan, { of, common }: LocatedItems): boolean {
  const mentioned = new Set(
    common
      .filter(({ item }) => isFound(item, plan))
      .flatMap(({ page }) => [...names.mentioned(page?.digest.contentStart ?? '').keys()]),
  );
  return [...of].every(([unit, { rows }]) => mentioned.has(unit) || rows.some(({ item }) => isFound(item, plan)));
}

const isFound = (item: ListItem, plan: UnitItemPlan): boolean =>
  isInTime(item, plan) && (item.publishedOn !== undefined || !isDated(plan));

/** Reads place after place until one holds what is due; each list waits for the one before it. */
function itemsOf(
  roster: Roster,
  plan: UnitItemPlan,
  { unit, column: page }: LocatedUnit,
  own: UnitColumns | undefined,
  places: readonly PlaceLists[],
  shared: SharedRows,
  fitsAny: Fits,
): LocatedUnitItems {
  const rows: LocatedUnitRow[] = [];
  const looked: SeenPage[] = [];
  let reason: CantTellReason | undefined;
  const isLeftOut = leftOut(plan);
  // What the rule leaves out is none in a list of that name either: 权责清单解读 below 权责清单.
  const isTheirs = (title: string): boolean => isAnothers(roster, unit, title) || isLeftOut(title);
  const fits: Fits = (title) => fitsAny(title) && !isTheirs(title);
  const isMet = (): boolean => rows.some(({ item }) => isFound(item, plan));
  const add = (found: readonly LocatedUnitRow[]): void => {
    const settled = settleRows(roster, found, isTheirs);
    rows.push(...settled.rows);
    reason ??= settled.reason;
  };
  add(shared.byUnit.get(unit) ?? []);
  /** Rows of a list; false where its answer is awaited, so that the next need not be asked for yet. */
  const take = (list: LocatedColumn, isNamedSo: boolean, isOwn: boolean): boolean => {
    looked.push(...list.pages);
    add(rowsOf(list, isNamedSo ? (title) => !isTheirs(title) : fits, isOwn));
    if (isNamedSo && list.items.length + list.subColumns.length === 0) rows.push(...asRow(list, isOwn));
    reason ??= whyShort(roster, list, plan.from);
    return list.pages.length > 0 || list.deadStatus !== undefined || list.blankness !== 'unknown';
  };
  for (const place of places)
    for (const marked of place.own.get(unit) ?? []) {
      const isNamedSo =
        !isOfUnits(place) && (place.common.some((list) => fits(list.name)) || fits(textOf(marked.link)));
      if (!isMet()) take(place.read(marked), isNamedSo, false);
    }
  if (own && !isMet()) readOwn(own);
  else if (!own && page && page.deadStatus === undefined) reason ??= page.unknownBecause ?? 'truncated';
  reason ??= shared.reason;
  looked.push(...places.flatMap((place) => place.looked.slice(0, 1)));
  if (
    rows.length === 0 &&
    shared.unnamed.some(({ item }) => mayShorten(leadOf(item.title), unit, roster.finding.ground.own))
  )
    reason ??= 'candidates';
  return { ...openRows(roster, plan, rows, reason), looked: [...new Set(looked)] };

  function readOwn(columns: UnitColumns): void {
    const statutory = columns.column('statutory');
    if (statutory.state === 'undecided' && (statutory.reason !== 'candidates' || isUnreadTab(columns)))
      reason ??= statutory.reason;
    const pages = [...columns.pages, ...(statutory.state === 'found' ? statutory.value.pages : [])];
    reason ??= columns.reason;
    for (const shown of columns.pages) add(rowsOnPage(roster, columns, shown, fits));
    if (isMet() || !take(columns.main(reachOf(plan)), false, true)) return;
    if (statutory.state === 'found') {
      take(statutory.value, false, true);
      // 主动公开目录 may be the catalogue itself, one page or file, or the column with all that is disclosed.
      const { name, items, subColumns } = statutory.value;
      if (fits(name) && items.length + subColumns.length === 0) rows.push(...asRow(statutory.value, true));
    }
    const seen = new Set(pages.map((shown) => pageKey(shown.exchange.url)));
    const links = pages.flatMap((shown) => columns.unit.ground.links(shown));
    readLists(
      columns,
      links.filter((marked) => marked.link.isVisible && looksLikeColumn(marked)),
      seen,
      false,
    );
  }

  /** What the names promise first; of lists of no known name a few. A list may lead on to others, one level down. */
  function readLists(columns: UnitColumns, links: readonly MarkedLink[], seen: Set<string>, isBelow: boolean): boolean {
    const rest = [...new Map(links.map((marked) => [marked.key, marked])).values()].filter(
      ({ key, link }) => !seen.has(key) && !roster.names.named(textOf(link)),
    );
    const named = rest.filter(
      ({ link, matches }) => fits(textOf(link)) && !matches.some(({ id }) => isFixed(id) || id === 'platform'),
    );
    const due = rest.filter((marked) => !named.includes(marked) && isDue(marked, plan));
    const others = rest.filter((marked) => !named.includes(marked) && marked.matches.length === 0);
    for (const marked of [...named, ...due, ...others.slice(0, MOST_OTHERS)]) {
      if (isMet()) return true;
      seen.add(marked.key);
      const list = columns.read(marked, reachOf(plan));
      if (!take(list, named.includes(marked), true)) return false;
      if (isMet() || list.subColumns.length === 0) continue;
      if (isBelow) reason ??= 'not-crawled';
      else if (!readLists(columns, list.subColumns, seen, true)) return false;
    }
    if (others.length > MOST_OTHERS && !isMet()) reason ??= 'not-crawled';
    return true;
  }
}

/** 法定主动公开内容 stands there without an address. The portal's own, or categories that are linked, are no part left unread. */
const isUnreadTab = ({ unit, pages }: UnitColumns): boolean => namesWithoutLink(unit, pages, 'statutory');

const isDated = ({ from, to }: UnitItemPlan): boolean => from !== undefined || to !== undefined;

/** Another unit's, or the government's, which every unit may repeat. */
function isAnothers({ names }: Roster, unit: Unit, title: string): boolean {
  const borne = names.borne(title);
  if (borne !== undefined) return borne !== unit;
  return /^.{2,16}?(?:人民政府|政府)(?:办公室|办公厅)?(?:关于|印发|转发)/u.test(squeeze(title));
}

/** 教体局2026年政务公开实施方案 begins with the body whose it is. */
const leadOf = (title: string): string =>
  /^(?:\d{4}年?度?)?(?:关于)?([\p{Script=Han}]{2,8}?[局委办])/u.exec(squeeze(title))?.[1] ?? '';

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
