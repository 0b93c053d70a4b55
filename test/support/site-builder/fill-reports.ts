/** The annual report column: own reports, and what else real columns hold. */
import type { ColumnNode, Identity } from './content.js';
import type { Maker } from './build-content.js';
import { picture, scannedPdf, wordDocument } from './files.js';
import { reportText } from './report-text.js';
import type { SiteSpec } from './spec.js';

/** Publication by default: some days before the due day, never twice the same. */
const usualDay = (kind: SiteSpec['kind'], year: number): string =>
  kind === 'district' ? `${year + 1}-03-${10 + (year % 15)}` : `${year + 1}-01-${10 + (year % 15)}`;

/** Years due on the day the site stands at. */
export const dueYears = (kind: SiteSpec['kind'], today: string, count = 5): number[] => {
  const year = Number(today.slice(0, 4));
  const dueFrom = kind === 'district' ? `${year}-04-01` : `${year}-02-01`;
  const last = today >= dueFrom ? year - 1 : year - 2;
  return Array.from({ length: count }, (_, index) => last - index);
};

/** Fills the column, newest first. */
export const fillReports = (
  column: ColumnNode,
  spec: SiteSpec,
  identity: Identity,
  today: string,
  make: Maker,
): void => {
  const options = spec.reports ?? {};
  const years = options.years ?? dueYears(spec.kind, today);
  const paragraph = (text: string): string => `<p style="text-indent:2em">${text}</p>`;
  const titleOf = options.titleOf ?? ((organ, year) => `${organ}${year}年政府信息公开工作年度报告`);
  const shown = options.shown ?? 'both';
  if (options.perPage) column.perPage = options.perPage;
  for (const year of years) {
    const on = options.publishedOn?.[year] ?? usualDay(spec.kind, year);
    const fault = options.headings?.[year];
    const body = reportText({
      organ: identity.organ,
      year,
      paragraph,
      ...(fault ? { fault } : {}),
      ...(options.variant ? { variant: options.variant } : {}),
    });
    const file = options.files?.[year];
    const article = make.article(column, titleOf(identity.organ, year), on, {
      body,
      shown,
      ...(shown === 'list' || shown === 'nowhere' ? { pubDate: '' } : {}),
    });
    if (file === 'pdf') article.file = scannedPdf(`report-${year}.pdf`);
    if (file === 'word') article.file = wordDocument(`report-${year}.docx`, body.replace(/<[^>]+>/g, '\n').split('\n'));
    if (file === 'image') {
      article.body = `<p style="text-align:center"><img src="{{file:${article.id}}}" alt=""></p>`;
      article.attachments = [picture(`report-${year}.gif`)];
    }
  }
  for (const year of options.pictured ?? []) {
    make.article(column, `一图读懂：${identity.organ}${year}年政府信息公开工作年度报告`, `${year + 1}-05-12`, {
      body: '<p><img src="/images/tj.gif" alt="图解"></p>',
    });
  }
  for (const year of options.explained ?? []) {
    make.article(column, `《${identity.organ}${year}年政府信息公开工作年度报告》解读`, `${year + 1}-04-18`, {
      body: '<p>现就年度报告的主要内容作如下解读。</p>',
    });
  }
  for (const year of options.strangers ?? []) {
    for (const unit of ['税务局', '教育局', '民政局', '柳林镇人民政府']) {
      const organ = unit.endsWith('政府') ? unit : `临溪区${unit}`;
      if (organ === identity.organ) continue;
      make.article(column, titleOf(organ, year), `${year + 1}-01-1${(year % 5) + 2}`, {
        body: reportText({ organ, year, paragraph }),
        source: organ,
      });
    }
  }
  column.articles.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id - b.id));
};
