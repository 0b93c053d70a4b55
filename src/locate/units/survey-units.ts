/** Units of the roster with what the plan wants of them: columns of their pages, items published, annual reports. */
import type { Gathered } from '../columns/gather-below.js';
import { findUnits, type LocatedUnit, type LocatedUnits } from '../columns/find-units.js';
import type { Located, LocatedColumn } from '../columns/read-column.js';
import type { Finding } from '../finding.js';
import type { Unit } from '../../model/site-entry.js';
import { isOfKinds } from '../../model/unit-plan.js';
import { gatherOfUnit } from './gather-of-unit.js';
import { nameUnits } from './unit-names.js';
import { openUnit, type UnitColumns } from './unit-columns.js';
import { findUnitItems, type LocatedUnitItems } from './unit-items.js';
import type { LocatedUnitRow } from './unit-rows.js';
import { findUnitReports, type LocatedUnitReports } from './unit-reports.js';
import { groundOfUnit, openRoster } from './unit-ground.js';
import { unitPlaces } from './whose-link.js';

export interface SurveyedUnit extends LocatedUnit {
  readonly columns: ReadonlyMap<string, Located>;
  readonly gathered: ReadonlyMap<string, Gathered>;
  readonly items: ReadonlyMap<string, LocatedUnitItems>;
  readonly reports?: LocatedUnitReports;
}

export interface SurveyedUnits extends Omit<LocatedUnits, 'units'> {
  readonly units: readonly SurveyedUnit[];
  /** Pages that may name several units, by wish. */
  readonly common: ReadonlyMap<string, readonly LocatedUnitRow[]>;
}

export function surveyUnits(finding: Finding): SurveyedUnits {
  const located = findUnits(finding);
  const plan = finding.ground.plan.unitPlan;
  const none = { columns: new Map(), gathered: new Map(), items: new Map() };
  if (!plan || located.units.length === 0)
    return { ...located, units: located.units.map((one) => ({ ...one, ...none })), common: new Map() };

  const roster = openRoster(
    finding,
    nameUnits(
      finding.ground.own,
      located.units.map(({ unit }) => unit),
    ),
    // 南塘镇 may look like a list of units, and then its page is among those where units were looked for.
    located.looked.filter((page) => !located.units.some(({ column }) => column?.pages.includes(page))),
    unitPlaces(located.units),
  );
  const opened = new Map<Unit, UnitColumns>();
  for (const { unit, column } of located.units)
    if (column && isRead(column)) opened.set(unit, openUnit(groundOfUnit(roster, unit, column)));
  const items = new Map(
    plan.items.map((wish) => [wish.key, findUnitItems(roster, wish, located.units, opened)] as const),
  );
  const reports = plan.reports && findUnitReports(roster, plan.reports, located.units, opened);
  const units = located.units.map((one): SurveyedUnit => {
    const columns = new Map<string, Located>();
    const gathered = new Map<string, Gathered>();
    const own = opened.get(one.unit);
    if (own)
      for (const [id, wish] of plan.columns) {
        if (!isOfKinds(one.unit, wish.kinds)) continue;
        const column = own.column(id);
        columns.set(id, column);
        if (wish.opened > 0 && column.state === 'found') gathered.set(id, gatherOfUnit(own, column.value, wish.opened));
      }
    const ofUnit = reports?.get(one.unit);
    return {
      ...one,
      columns,
      gathered,
      items: new Map([...items].flatMap(([key, found]) => pair(key, found.of.get(one.unit)))),
      ...(ofUnit ? { reports: ofUnit } : {}),
    };
  });
  return { ...located, units, common: new Map([...items].map(([key, { common }]) => [key, common])) };
}

const pair = <T>(key: string, value: T | undefined): [string, T][] => (value === undefined ? [] : [[key, value]]);

/** Something of it was read, blank or not. */
const isRead = ({ pages, deadStatus }: LocatedColumn): boolean => pages.length > 0 && deadStatus === undefined;
