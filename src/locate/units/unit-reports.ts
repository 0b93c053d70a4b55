/** Annual reports of units: in the column of their own pages, and in the portal's, where rows name them. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Unit } from '../../model/site-entry.js';
import { isOfKinds, type UnitReportPlan } from '../../model/unit-plan.js';
import { openReport, type LocatedReport } from '../annual-reports/open-report.js';
import { reportRows, type ReportRow } from '../annual-reports/report-rows.js';
import type { LocatedUnit } from '../columns/find-units.js';
import type { LocatedColumn } from '../columns/read-column.js';
import type { Finding } from '../finding.js';
import { whoseBody } from '../own-names.js';
import type { SeenPage } from '../seen-page.js';
import { readPlace, whyShort } from './place-lists.js';
import type { UnitColumns } from './unit-columns.js';
import type { Roster } from './unit-ground.js';
import { mayShorten } from './unit-names.js';

export interface LocatedUnitReports {
  readonly reports: readonly LocatedReport[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** A unit's list has a row a year. */
const MOST_PAGES = 3;

export function findUnitReports(
  roster: Roster,
  plan: UnitReportPlan,
  units: readonly LocatedUnit[],
  opened: ReadonlyMap<Unit, UnitColumns>,
): ReadonlyMap<Unit, LocatedUnitReports> {
  const wanted = units.filter(({ unit }) => isOfKinds(unit, plan.kinds));
  const oldest = plan.years.at(-1) ?? Number(roster.finding.ground.plan.asOf.slice(0, 4));
  const place = readPlace(roster, 'annual-report', `${String(oldest + 1)}-01-01`, wanted.length);
  const common = reportRows(roster.finding, place.common);
  const byUnit = new Map<Unit, ReportRow[]>();
  const strangers: ReportRow[] = [];
  for (const row of common) {
    const unit = roster.names.named(row.body) ?? roster.names.borne(row.item.title);
    if (unit) byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
    else if (row.body !== '') strangers.push(row);
  }
  const found = new Map<Unit, LocatedUnitReports>();
  for (const { unit, column } of wanted) {
    const lists = (place.own.get(unit) ?? []).map((marked) => place.read(marked));
    const own = opened.get(unit)?.column('annual-report', { most: MOST_PAGES });
    if (own?.state === 'found') lists.push(own.value);
    // A unit's page may list its reports without a column for them.
    const onPage = opened.get(unit)?.unit.column;
    const rows = [...ownRows(roster, unit, [...lists, ...(onPage ? [onPage] : [])]), ...(byUnit.get(unit) ?? [])];
    const reports = plan.years.flatMap((year) => {
      const row = bestOf(rows.filter((one) => one.year === year));
      return row ? [open(roster, row, plan)] : [];
    });
    const isAll = reports.length === plan.years.length;
    const unread = column && column.pages.length === 0 && column.deadStatus === undefined;
    const reason: CantTellReason | undefined = isAll
      ? undefined
      : ((unread ? (column.unknownBecause ?? 'truncated') : undefined) ??
        (own?.state === 'undecided' ? own.reason : undefined) ??
        lists.map((list) => whyShort(roster, list, undefined)).find((why) => why !== undefined) ??
        place.reason ??
        (strangers.some(({ body }) => mayShorten(body, unit, roster.finding.ground.own)) ? 'candidates' : undefined));
    found.set(unit, {
      reports,
      isWhole: reason === undefined,
      ...(reason ? { reason } : {}),
      looked: [...new Set([...lists.flatMap(({ pages }) => pages), ...place.looked.slice(0, 1)])],
    });
  }
  return found;
}

/** Rows of the unit's own lists, but those that name another body. */
function ownRows({ finding, names }: Roster, unit: Unit, lists: readonly LocatedColumn[]): readonly ReportRow[] {
  return reportRows(finding, lists).filter(({ body }) => {
    const named = body === '' ? undefined : names.named(body);
    return named ? named === unit : whoseBody(body, unit.name) !== 'other';
  });
}

/** The page with its date before a file of the same report. */
const bestOf = (rows: readonly ReportRow[]): ReportRow | undefined =>
  [...rows].sort((a, b) => rankOf(a) - rankOf(b) || (a.item.url < b.item.url ? -1 : 1))[0];
const rankOf = ({ item }: ReportRow): number =>
  (item.publishedOn === undefined ? 1 : 0) + (/\.\w{3,4}$/.test(item.url) && !/html?$/.test(item.url) ? 1 : 0);

/** Its page is opened for its text, or where the list shows no day. */
function open(roster: Roster, row: ReportRow, { isOpened }: UnitReportPlan): LocatedReport {
  const finding: Finding = { ...roster.finding, ground: roster.ground };
  if (isOpened || row.item.publishedOn === undefined) return openReport(finding, row, 'unit:report');
  return { year: row.year, body: row.body, item: row.item, listedOn: row.listedOn, unreadBecause: 'not-crawled' };
}
