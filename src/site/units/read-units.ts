/** The units of the roster as they were surveyed, turned into targets; pages for several units are read for their names. */
import type { Gathered } from '../../locate/columns/gather-below.js';
import type { Located, LocatedColumn } from '../../locate/columns/read-column.js';
import type { LocatedReport } from '../../locate/annual-reports/open-report.js';
import { nameUnits } from '../../locate/units/unit-names.js';
import type { SurveyedUnit, SurveyedUnits } from '../../locate/units/survey-units.js';
import type { LocatedUnitRow } from '../../locate/units/unit-rows.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { SiteEntry, Unit } from '../../model/site-entry.js';
import type {
  AnnualReport,
  Column,
  Gathering,
  PageView,
  Sample,
  Sighting,
  UnitItems,
  UnitPage,
  UnitRow,
} from '../../model/site-model.js';
import { evidenceOf, type PageViews } from '../page-views.js';

/** How the parts that units share with the site itself are read. */
export interface UnitReading {
  readonly views: PageViews;
  readonly own: string;
  readonly site: SiteEntry;
  /** What is said of what nobody asked for. */
  readonly beyond: CantTellReason;
  columnOf(column: LocatedColumn): Column;
  sightingOf(located: Located): Sighting<Column>;
  gatheringOf(gathered: Gathered): Gathering;
  reportOf(report: LocatedReport): AnnualReport;
}

export function readUnits(
  { units, isWhole, reason, looked, common }: SurveyedUnits,
  reading: UnitReading,
): Sample<UnitPage> {
  const named = namedIn(common, reading);
  return {
    things: units.map((unit) => readUnit(unit, named, reading)),
    isWhole,
    ...(reason && !isWhole ? { reason } : {}),
    looked: looked.map((page) => evidenceOf(page)),
  };
}

type Named = ReadonlyMap<string, ReadonlyMap<Unit, readonly UnitRow[]>>;

/** Rows of pages that name several units, by wish and unit. */
function namedIn(common: SurveyedUnits['common'], reading: UnitReading): Named {
  const names = nameUnits(reading.own, reading.site.units ?? []);
  return new Map(
    [...common].map(([key, rows]) => {
      const byUnit = new Map<Unit, UnitRow[]>();
      for (const row of rows) {
        const read = rowOf(row, reading);
        if (!read.page) continue;
        for (const [unit, line] of names.mentioned(read.page.read().contentText))
          byUnit.set(unit, [...(byUnit.get(unit) ?? []), { ...read, namedAs: line.slice(0, LONGEST_QUOTE) }]);
      }
      return [key, byUnit];
    }),
  );
}
const LONGEST_QUOTE = 80;

function readUnit(one: SurveyedUnit, named: Named, reading: UnitReading): UnitPage {
  const { unit, column, mayBe, columns, gathered, items, reports } = one;
  const late = (reason: CantTellReason): CantTellReason => (reason === 'not-crawled' ? reading.beyond : reason);
  return {
    unit,
    ...(column ? { column: reading.columnOf(column) } : {}),
    ...(mayBe ? { mayBe: evidenceOf(mayBe.page, mayBe.link.text) } : {}),
    columns: mapOf(columns, (located) => reading.sightingOf(located)),
    gatherings: mapOf(gathered, (one) => reading.gatheringOf(one)),
    items: new Map(
      [...items].map(([key, found]): [string, UnitItems] => [
        key,
        {
          rows: [...found.rows.map((row) => rowOf(row, reading)), ...(named.get(key)?.get(unit) ?? [])],
          ...(found.reason ? { reason: late(found.reason) } : {}),
          looked: found.looked.slice(0, MOST_LOOKED).map((page) => evidenceOf(page)),
        },
      ]),
    ),
    ...(reports
      ? {
          reports: {
            things: reports.reports.map((report) => reading.reportOf(report)),
            isWhole: reports.isWhole,
            ...(reports.reason ? { reason: late(reports.reason) } : {}),
            looked: reports.looked.slice(0, MOST_LOOKED).map((page) => evidenceOf(page)),
          },
        }
      : {}),
  };
}
/** Pages that a person opens to see that something is not there. */
const MOST_LOOKED = 3;

const mapOf = <T, U>(map: ReadonlyMap<string, T>, read: (value: T) => U): ReadonlyMap<string, U> =>
  new Map([...map].map(([key, value]) => [key, read(value)]));

function rowOf(
  { item, listName, listedOn, isOwn, page, unreadBecause }: LocatedUnitRow,
  { views }: UnitReading,
): UnitRow {
  const view = page && views.viewOf(page);
  const shown = item.publishedOn ?? (view && dayOf(view));
  return {
    ...item,
    ...(shown === undefined ? {} : { publishedOn: shown }),
    listName,
    listedOn: evidenceOf(listedOn, item.title),
    isOwn,
    ...(view ? { page: view } : {}),
    ...(unreadBecause ? { unreadBecause } : {}),
  };
}

/** The day that readers see on the page. */
const dayOf = ({ facts: { publishedOn, publishedOnFrom, updatedOn } }: PageView): string | undefined =>
  publishedOn !== undefined && (publishedOnFrom === 'visible' || publishedOnFrom === 'list') ? publishedOn : updatedOn;
