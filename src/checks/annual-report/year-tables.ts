import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { readReport, type ReportTables, type TableReading } from '../../site/annual-report/read-report.js';
import { unreadReason } from '../parts/unread.js';
import type { YearReports } from './due-reports.js';

/** The tables of one year's report, on its page or in a file attached to it. */
export interface YearTables extends ReportTables {
  /** Where each table was read. */
  readonly views: Readonly<Record<keyof ReportTables, PageView>>;
  /** Where what is not there may stand all the same: a picture, a file or frame that was not read, a further page. */
  readonly elsewhere?: CantTellReason;
  /** Words of the report, its tables included, by where they stand. */
  readonly texts: readonly { readonly view: PageView; readonly text: string }[];
}

/** Or why nothing of the report could be read. */
export type YearReading = YearTables | { readonly unread: CantTellReason; readonly evidence: Evidence };

/** Reads what is published of a year: the report's pages, and the files attached to them that were opened. */
export function readYear({ reports }: YearReports, site: SiteModel): YearReading {
  const pages = reports.flatMap(({ page, unreadBecause }) => (page && !unreadBecause ? [page] : []));
  const [first] = pages;
  if (!first) {
    const [report] = reports;
    return { unread: report.unreadBecause ?? 'not-crawled', evidence: report.page?.evidence() ?? report.listedOn };
  }
  const files = pages.flatMap(({ facts }) => facts.attachments.map(({ url }) => site.page(url)));
  const read = [...pages, ...files.filter((file) => file !== undefined && isText(file))].filter(
    (view, at, all): view is PageView => view !== undefined && all.indexOf(view) === at,
  );
  const contents = read.map((view) => ({ view, page: view.read() }));
  const tables = contents.map(({ view, page }) => ({ view, tables: readReport(page) }));
  const best = <K extends keyof ReportTables>(name: K): { view: PageView; reading: ReportTables[K] } => {
    const order: readonly TableReading<unknown>['state'][] = ['read', 'several', 'unreadable', 'absent'];
    const [found] = tables
      .map((one) => ({ view: one.view, reading: one.tables[name] }))
      .sort((a, b) => order.indexOf(a.reading.state) - order.indexOf(b.reading.state));
    return found ?? { view: first, reading: { state: 'absent' } };
  };
  const [published, applications, disputes] = [best('published'), best('applications'), best('disputes')];
  const unread = pages.map((view) => unreadReason(view)).find((reason) => reason !== undefined);
  const hides =
    files.some((file) => file === undefined || !isText(file)) ||
    contents.some(({ page }) => page.media.images + page.frames.length > 0 || page.links.some(leadsOn));
  return {
    published: published.reading,
    applications: applications.reading,
    disputes: disputes.reading,
    views: { published: published.view, applications: applications.view, disputes: disputes.view },
    ...(unread ? { elsewhere: unread } : hides ? { elsewhere: 'unreadable' } : {}),
    texts: contents.map(({ view, page }) => ({ view, text: page.contentText })),
  };
}

const isText = ({ facts, status }: PageView): boolean =>
  status < 400 && facts.kind === 'attachment' && facts.textLength > 0;

/** To the next part of an article, not to the next article. */
const leadsOn = ({ text, isVisible }: { readonly text: string; readonly isVisible: boolean }): boolean =>
  isVisible && /^下一页[>»]*$/.test(text);
