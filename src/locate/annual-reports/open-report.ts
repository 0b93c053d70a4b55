/** Where a row of the annual report column leads: a page with the report, or one that attaches it. */
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import { isFileAddress } from '../address.js';
import { filesOf } from '../files-of.js';
import type { Finding } from '../finding.js';
import type { ReportRow } from './report-rows.js';
import { REPORT } from './report-title.js';
import type { SeenPage } from '../seen-page.js';

/** One row that is this body's report of a year, and its page where it was read. */
export interface LocatedReport {
  readonly year: number;
  /** As its title calls it, else the site's own. */
  readonly body: string;
  readonly item: ListItem;
  readonly listedOn: SeenPage;
  readonly page?: SeenPage;
  /** The file that holds the text, where the page only attaches it and the crawl could read it. */
  readonly file?: SeenPage;
  readonly unreadBecause?: CantTellReason;
  readonly deadStatus?: number;
}

/** Asks for the page of a row, and for its files where the page only introduces the report or lacks its tables. */
export function openReport(finding: Finding, row: ReportRow, purpose: string): LocatedReport {
  const { ground } = finding;
  const base = { year: row.year, body: row.body || ground.own, item: row.item, listedOn: row.listedOn };
  const priority = (purpose.startsWith('report:') ? 780 : 760) - (ground.plan.reportYears[0] ?? row.year) + row.year;
  const visit = ground.want(row.item.url, { purpose, priority, from: { page: row.listedOn } });
  if (visit.state === 'dead') return { ...base, unreadBecause: 'unreadable', deadStatus: visit.page.exchange.status };
  if (visit.state !== 'seen')
    return {
      ...base,
      unreadBecause: isFileAddress(row.item.url) && visit.state === 'unread' ? 'unreadable' : visit.reason,
    };
  const { page } = visit;
  const { facts, contentLength, contentStart, media } = page.digest;
  const offered = filesOf(page);
  const named = offered.filter(({ text }) => REPORT.test(text));
  const isWords = contentLength >= LEAST_TEXT;
  const isLead = contentLength < LONGEST_LEAD && named.length > 0 && !SECTION_ONE.test(contentStart);
  // Word files are seldom scans.
  const files = (named.length > 0 ? named : offered)
    .toSorted((a, b) => Number(/^(?:pdf|ofd)$/.test(a.type)) - Number(/^(?:pdf|ofd)$/.test(b.type)))
    .slice(0, MOST_FILES);
  if (isWords && !isLead) {
    const hasTables = facts.kind === 'attachment' || facts.tables.some(({ rows }) => rows >= LEAST_ROWS);
    if (!hasTables && purpose.startsWith('report:'))
      for (const { url } of files)
        ground.want(url, { purpose: `${purpose}:file`, priority: priority - 1, from: { page } });
    return { ...base, page };
  }
  if (facts.kind === 'attachment') return { ...base, page, unreadBecause: 'unreadable' };
  for (const { url } of files) {
    const held = ground.want(url, { purpose: `${purpose}:file`, priority: priority - 1, from: { page } });
    if (held.state === 'seen' && held.page.digest.contentLength >= LEAST_TEXT)
      return { ...base, page, file: held.page };
    if (held.state === 'unvisited') return { ...base, page, unreadBecause: held.reason };
  }
  const showsMore = facts.attachments.length > 0 || media.images > 0 || page.digest.frames.length > 0;
  return showsMore ? { ...base, page, unreadBecause: 'unreadable' } : { ...base, page };
}

/** The same report as PDF and as Word. */
const MOST_FILES = 2;
/** The table of applications has more, in whatever pieces; the words of a report may stand without its tables. */
const LEAST_ROWS = 10;
/** A lead names the six sections, with basis, period and contact, in fewer characters than this. */
const LONGEST_LEAD = 1_000;
const SECTION_ONE = /(?:一[、.．]|^)\s*总体情况/m;
/** A page with less than this only introduces the report. */
const LEAST_TEXT = 300;
