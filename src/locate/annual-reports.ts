/** 政府信息公开年报: which rows of the column are reports of this body, and of which year. */
import type { CantTellReason } from '../model/outcome.js';
import type { ListItem } from '../model/page-facts.js';
import { isFileAddress, pageKey } from './address.js';
import { findColumn } from './find-columns.js';
import { siblingsOf } from './finding.js';
import type { Finding } from './finding.js';
import { columnName } from './match-column.js';
import { whoseBody } from './own-names.js';
import { bareYear, readReportTitle, REPORT } from './report-title.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from './seen-page.js';

/** One row that is this body's report of a year, and its page where it was read. */
export interface LocatedReport {
  readonly year: number;
  readonly item: ListItem;
  readonly listedOn: SeenPage;
  readonly page?: SeenPage;
  /** The file that holds the text, where the page only attaches it and the crawl could read it. */
  readonly file?: SeenPage;
  readonly unreadBecause?: CantTellReason;
  readonly deadStatus?: number;
}

export interface LocatedReports {
  readonly reports: readonly LocatedReport[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

export function findReports(finding: Finding): LocatedReports {
  const { ground } = finding;
  const years = ground.plan.reportYears;
  const located = findColumn(finding, 'annual-report');
  if (located.state === 'undecided')
    return { reports: [], isWhole: false, reason: located.reason, looked: located.looked };
  if (located.state === 'absent') return { reports: [], isWhole: true, looked: located.looked };

  const column = readAll(finding, located.value, years);
  const rows = rowsOf(finding, column);
  const own = ownBody(
    rows.map(({ body }) => body),
    ground.own,
  );
  const byYear = new Map<number, Row>();
  for (const row of rows) {
    const whose = own(row.body);
    if (whose === 'other') continue;
    const known = byYear.get(row.year);
    if (!known || rankOf(row, whose) < rankOf(known, own(known.body))) byYear.set(row.year, row);
  }

  const reports = [...byYear.values()].filter((row) => years.includes(row.year)).sort((a, b) => b.year - a.year);
  const lists = column.lists;
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
    reports: reports.map((row) => openReport(finding, row)),
    isWhole: allFound || reason === undefined,
    ...(reason && !allFound ? { reason } : {}),
    looked: lists.flatMap((list) => list.pages),
  };
}

interface Row {
  readonly year: number;
  readonly body: string;
  readonly item: ListItem;
  readonly listedOn: SeenPage;
}

interface Lists {
  readonly lists: readonly LocatedColumn[];
}

const MOST_LIST_PAGES = 12;

/** The column's list, page by page while a wanted year is missing, then its sub-columns by year or for the body itself. */
function readAll(finding: Finding, column: LocatedColumn, years: readonly number[]): Lists {
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
  if (!main) return { lists };
  const have = new Set(main.items.map((item) => readReportTitle(item.title)?.year));
  if (years.every((year) => have.has(year))) return { lists };
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
  return { lists };
}

/** Rows and plain links whose text is a report's title; a year alone counts inside the column. */
function rowsOf(finding: Finding, { lists }: Lists): readonly Row[] {
  const { asOf } = finding.ground.plan;
  const rows = new Map<string, Row>();
  for (const list of lists)
    for (const page of list.pages) {
      const items: ListItem[] = page.digest.facts.kind === 'article' ? [] : [...page.digest.facts.items];
      for (const { link } of finding.ground.links(page))
        if (['list', 'content', 'menu'].includes(link.region) && link.text !== '')
          items.push({
            title: link.title && link.text.endsWith('…') ? link.title : link.text,
            url: link.url,
            ...(link.publishedOn ? { publishedOn: link.publishedOn } : {}),
          });
      for (const item of items) {
        if (item.publishedOn !== undefined && item.publishedOn > asOf) continue;
        const title = readReportTitle(item.title) ?? bareYear(item.title);
        const key = pageKey(item.url);
        if (!title || (rows.has(key) && (rows.get(key)?.item.publishedOn || !item.publishedOn))) continue;
        if (
          list.subColumns.some((marked) => marked.key === key) &&
          lists.some((other) => other !== list && pageKey(other.url) === key && other.items.length > 0)
        )
          continue;
        rows.set(key, { ...title, item, listedOn: page });
      }
      // The column's link may lead to the newest report itself.
      if (page.digest.facts.kind === 'article') {
        const title = readReportTitle(page.digest.facts.title);
        if (title)
          rows.set(pageKey(page.exchange.url), {
            ...title,
            item: { title: page.digest.facts.title, url: page.exchange.url },
            listedOn: page,
          });
      }
    }
  return [...rows.values()];
}

/** Which bodies are this one. A site whose own name is unknown, or fits no title, owns the body that most titles name. */
function ownBody(bodies: readonly string[], own: string): (body: string) => 'own' | 'other' | 'unnamed' {
  const fits = bodies.some((body) => body !== '' && whoseBody(body, own) === 'own');
  if (own !== '' && (fits || bodies.includes(''))) return (body) => whoseBody(body, own);
  const counts = new Map<string, number>();
  for (const body of bodies) if (body !== '') counts.set(body, (counts.get(body) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const isClear =
    most !== undefined &&
    (counts.size === 1 || most[1] > [...counts.values()].reduce((sum, count) => sum + count, 0) / 2);
  // A department's column that lists only the government's reports lists none of its own.
  if (most !== undefined && /人民政府$/.test(most[0]) && own !== '' && !own.endsWith('人民政府'))
    return (body) => whoseBody(body, own);
  const place = own.replace(/(?:人民政府|政务|政府|门户|信息).*$/, '');
  if (isClear && (own === '' || counts.size === 1 || most[0].startsWith(place)))
    return (body) => (body === '' ? 'unnamed' : body === most[0] ? 'own' : 'other');
  return (body) => whoseBody(body, own);
}

const rankOf = (row: Row, whose: 'own' | 'other' | 'unnamed'): string =>
  `${whose === 'own' ? 0 : 1}${/图片|PDF|pdf/.test(row.item.title) || isFileAddress(row.item.url) ? 1 : 0}${row.item.publishedOn ?? '9999'}${row.item.url}`;

function openReport(finding: Finding, row: Row): LocatedReport {
  const { ground } = finding;
  const base = { year: row.year, item: row.item, listedOn: row.listedOn };
  const priority = 780 - (ground.plan.reportYears[0] ?? row.year) + row.year;
  const visit = ground.want(row.item.url, { purpose: `report:${row.year}`, priority, from: { page: row.listedOn } });
  if (visit.state === 'dead') return { ...base, unreadBecause: 'unreadable', deadStatus: visit.page.exchange.status };
  if (visit.state !== 'seen')
    return {
      ...base,
      unreadBecause: isFileAddress(row.item.url) && visit.state === 'unread' ? 'unreadable' : visit.reason,
    };
  const { page } = visit;
  const { facts, contentLength, media } = page.digest;
  if (contentLength >= LEAST_TEXT) return { ...base, page };
  if (facts.kind === 'attachment') return { ...base, page, unreadBecause: 'unreadable' };
  const attached = facts.attachments.find(({ text }) => REPORT.test(text)) ?? facts.attachments[0];
  const held =
    attached &&
    ground.want(attached.url, { purpose: `report:${row.year}:file`, priority: priority - 1, from: { page } });
  if (held?.state === 'seen' && held.page.digest.contentLength >= LEAST_TEXT) return { ...base, page, file: held.page };
  if (held?.state === 'unvisited') return { ...base, page, unreadBecause: held.reason };
  const showsMore = facts.attachments.length > 0 || media.images > 0 || page.digest.frames.length > 0;
  return showsMore ? { ...base, page, unreadBecause: 'unreadable' } : { ...base, page };
}

/** A page with less than this only introduces the report. */
const LEAST_TEXT = 300;
