/** 政府信息公开年报: which rows of the column are reports of this body, and of which year. */
import type { CantTellReason } from '../../model/outcome.js';
import { isFileAddress, pageKey } from '../address.js';
import { findColumn } from '../columns/find-columns.js';
import { siblingsOf } from '../finding.js';
import type { Finding } from '../finding.js';
import { columnName } from '../columns/match-column.js';
import { whoseBody } from '../own-names.js';
import { openCompared } from './compared-reports.js';
import type { ComparedReport } from './compared-reports.js';
import { openReport } from './open-report.js';
import type { LocatedReport } from './open-report.js';
import { readColumn } from '../columns/read-column.js';
import type { LocatedColumn } from '../columns/read-column.js';
import { ownBody, reportRows } from './report-rows.js';
import type { ReportRow, Whose } from './report-rows.js';
import { readReportTitle } from './report-title.js';
import type { SeenPage } from '../seen-page.js';

/** This body's reports of the wanted years, newest first. */
export interface LocatedReports {
  readonly reports: readonly LocatedReport[];
  readonly compared: readonly ComparedReport[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

export function findReports(finding: Finding): LocatedReports {
  const { ground } = finding;
  const years = ground.plan.reportYears;
  const located = findColumn(finding, 'annual-report');
  if (located.state === 'undecided')
    return { reports: [], compared: [], isWhole: false, reason: located.reason, looked: located.looked };
  if (located.state === 'absent') return { reports: [], compared: [], isWhole: true, looked: located.looked };

  const lists = readAll(finding, located.value, years);
  const rows = reportRows(finding, lists);
  const own = ownBody(
    rows.map(({ body }) => body),
    ground.own,
  );
  const byYear = new Map<number, ReportRow>();
  for (const row of rows) {
    const whose = own(row.body);
    if (whose === 'other') continue;
    const known = byYear.get(row.year);
    if (!known || rankOf(row, whose) < rankOf(known, own(known.body))) byYear.set(row.year, row);
  }

  const ownRows = [...byYear.values()].filter((row) => years.includes(row.year)).sort((a, b) => b.year - a.year);
  const reports = ownRows.map((row) => openReport(finding, row, `report:${row.year}`));
  const unread = lists.find((list) => list.pages.length === 0 && list.deadStatus === undefined);
  const short = lists.flatMap((list) => list.pages).some(ground.lacksBrowser);
  const allFound = years.every((year) => byYear.has(year));
  const reason: CantTellReason | undefined = unread
    ? (unread.unknownBecause ?? 'truncated')
    : short
      ? 'needs-browser'
      : lists.every((list) => list.isWhole)
        ? undefined
        : 'truncated';
  return {
    reports,
    compared: openCompared(finding, lists, rows, byYear, own),
    isWhole: allFound || reason === undefined,
    ...(reason && !allFound ? { reason } : {}),
    looked: lists.flatMap((list) => list.pages),
  };
}

const MOST_LIST_PAGES = 12;

/** The column's list, page by page while a wanted year is missing, then its sub-columns by year or for the body itself. */
function readAll(finding: Finding, column: LocatedColumn, years: readonly number[]): readonly LocatedColumn[] {
  const from = column.from;
  const lists = [
    readColumn(finding.ground, from, column.url, {
      id: 'annual-report',
      purpose: 'column:annual-report',
      priority: 857,
      foundOn: column.foundOn,
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings: siblingsOf(finding, from.page),
      needsMore: (items, read) =>
        read < MOST_LIST_PAGES &&
        !years.every((year) => items.some((item) => readReportTitle(item.title)?.year === year)),
    }),
  ];
  const main = lists[0];
  if (!main) return lists;
  const have = new Set(main.items.map((item) => readReportTitle(item.title)?.year));
  if (years.every((year) => have.has(year))) return lists;
  const seen = new Set<string>([pageKey(column.url)]);
  for (const marked of main.subColumns) {
    const name = columnName(marked.link.text);
    const year = Number(/^(20\d{2})年?度?(?:年报|年度报告|报告)?$/.exec(name)?.[1] ?? NaN);
    const isOwn =
      /^(?:本级|本机关|本单位|[区县市镇乡]?(?:人民)?政府|[区县市]本?级)?(?:政府)?(?:信息公开)?(?:工作)?(?:年度报告|年报)$/.test(
        name,
      ) ||
      whoseBody(name.replace(/(?:政府)?(?:信息公开)?(?:工作)?(?:年度报告|年报)$/, ''), finding.ground.own) === 'own';
    if ((!years.includes(year) && !isOwn) || seen.has(marked.key)) continue;
    seen.add(marked.key);
    lists.push(
      readColumn(finding.ground, { page: marked.page, link: marked.link }, marked.link.url, {
        purpose: 'column:annual-report:child',
        priority: 790,
        foundOn: 'parent',
        noise: finding.noise,
        template: finding.template,
        templateLines: finding.templateLines,
        siblings: siblingsOf(finding, marked.page),
        needsMore: (items, read) =>
          read < 4 && !years.some((wanted) => items.some((item) => readReportTitle(item.title)?.year === wanted)),
      }),
    );
  }
  return lists;
}

const rankOf = (row: ReportRow, whose: ReturnType<Whose>): string =>
  `${whose === 'own' ? 0 : 1}${/图片|PDF|pdf/.test(row.item.title) || isFileAddress(row.item.url) ? 1 : 0}${row.item.publishedOn ?? '9999'}${row.item.url}`;
