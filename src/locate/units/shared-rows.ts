/** Rows of lists that units share, by the unit that title, list or source names. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Unit } from '../../model/site-entry.js';
import type { UnitItemPlan } from '../../model/unit-plan.js';
import { isFileAddress } from '../address.js';
import type { LocatedColumn } from '../columns/read-column.js';
import type { PlaceLists } from './place-lists.js';
import { UNIT_PRIORITY, type Roster } from './unit-ground.js';
import { asRow, isInTime, newerFirst, rowsOf, type Fits, type LocatedUnitRow } from './unit-rows.js';

/** Rows that name no unit in their titles, whose pages may name it as their source. */
const MOST_SOURCES = 30;
/** Pages that may list all units. */
const MOST_COMMON = 5;

/** 部门信息公开目录: what it leads to are the pages of the units, whatever its own name says. */
export const isOfUnits = ({ id }: PlaceLists): boolean => id === 'units';

export interface SharedRows {
  readonly byUnit: ReadonlyMap<Unit, readonly LocatedUnitRow[]>;
  /** Of bodies that no name of the roster means. */
  readonly unnamed: readonly LocatedUnitRow[];
  readonly common: readonly LocatedUnitRow[];
  readonly reason?: CantTellReason;
}

/** Rows of the common lists, by the unit that title, list or source names. */
export function commonRows(roster: Roster, plan: UnitItemPlan, places: readonly PlaceLists[], fits: Fits): SharedRows {
  const { names, ground } = roster;
  const byUnit = new Map<Unit, LocatedUnitRow[]>();
  const unnamed: LocatedUnitRow[] = [];
  const add = (unit: Unit, row: LocatedUnitRow): void => void byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
  let reason = places.map((place) => place.reason).find((why) => why !== undefined);
  for (const { list, place } of places.flatMap((place) => place.common.map((list) => ({ list, place }))))
    for (const row of isOfUnits(place) ? rowsOf(list, fits, false) : placeRows(roster, list, plan, fits)) {
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
