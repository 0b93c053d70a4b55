/** Reports that this body's may be copies of: its own of the year before, and other bodies' of the same year. */
import { pageKey } from '../address.js';
import { siblingsOf } from '../finding.js';
import type { Finding } from '../finding.js';
import { columnName } from '../columns/match-column.js';
import { openReport } from './open-report.js';
import type { LocatedReport } from './open-report.js';
import { readColumn } from '../columns/read-column.js';
import type { LocatedColumn } from '../columns/read-column.js';
import { reportRows } from './report-rows.js';
import type { ReportRow, Whose } from './report-rows.js';
import { readReportTitle } from './report-title.js';

/** A report to compare this body's with: its own of the year before the oldest wanted, or another body's of the newest. */
export interface ComparedReport extends LocatedReport {
  readonly isOwn: boolean;
}

/** The reports that this body's may be copies of; few, and asked for after its own. */
export function openCompared(
  finding: Finding,
  lists: readonly LocatedColumn[],
  rows: readonly ReportRow[],
  byYear: ReadonlyMap<number, ReportRow>,
  own: Whose,
): readonly ComparedReport[] {
  const { reportTwins = 0, reportYears } = finding.ground.plan;
  const newest = reportYears.find((year) => byYear.has(year));
  if (reportTwins === 0 || newest === undefined) return [];
  const ownKeys = new Set([...byYear.values()].map(({ item }) => pageKey(item.url)));
  const others = new Map<string, ReportRow>();
  const gather = (from: readonly ReportRow[]): void => {
    for (const row of from)
      if (row.year === newest && own(row.body) === 'other' && !ownKeys.has(pageKey(row.item.url)))
        if (!others.has(row.body)) others.set(row.body, row);
  };
  gather(rows);
  if (others.size < reportTwins) gather(reportRows(finding, readUnitLists(finding, lists)));
  // Townships copy from townships, departments from departments.
  const isOfKind = ({ body }: ReportRow): boolean =>
    /(?:[镇乡]|街道)(?:人民政府|政府|办事处|办)?$/.test(body) === (finding.ground.plan.site.kind === 'township');
  const earlier = byYear.get(Math.min(...reportYears) - 1);
  return [
    ...(earlier ? [{ row: earlier, isOwn: true }] : []),
    ...[...others.values()]
      .toSorted((a, b) => Number(!isOfKind(a)) - Number(!isOfKind(b)))
      .slice(0, reportTwins)
      .map((row) => ({ row, isOwn: false })),
  ].flatMap(({ row, isOwn }): ComparedReport[] => {
    const report = openReport(finding, row, `report-twin:${row.year}`);
    // The page knows better than the row that leads to it whose report it is, and of which year.
    const said = report.page && readReportTitle(report.page.digest.facts.title);
    const isAnother = said && (said.year !== row.year || (!isOwn && said.body !== '' && own(said.body) === 'own'));
    return isAnother ? [] : [{ ...report, isOwn }];
  });
}

/** Sub-columns where a column of annual reports keeps those of departments and townships; their first pages. */
function readUnitLists(finding: Finding, [main]: readonly LocatedColumn[]): readonly LocatedColumn[] {
  const ofUnits = (main?.subColumns ?? []).filter(({ link }) =>
    /部门|单位|委办局|机关|街道|镇街|街镇|乡镇|镇乡/.test(columnName(link.text)),
  );
  return ofUnits.slice(0, MOST_UNIT_LISTS).map((marked) =>
    readColumn(finding.ground, { page: marked.page, link: marked.link }, marked.link.url, {
      purpose: 'column:annual-report:child',
      priority: 770,
      foundOn: 'parent',
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings: siblingsOf(finding, marked.page),
      needsMore: () => false,
    }),
  );
}
const MOST_UNIT_LISTS = 2;
