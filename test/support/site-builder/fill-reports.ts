/** The annual report column: own reports, and what else real columns hold. */
import type { Article, ColumnNode, Identity } from './content.js';
import type { Maker } from './build-content.js';
import { picture, scannedPdf, sheetFile, wordFile } from './files.js';
import { reportText } from './report-text.js';
import type { ReportTextOptions } from './report-text.js';
import { applicationsTable, ledgerOf } from './report-tables.js';
import { sheetMerges, sheetRows, tableHtml, wordTable } from './table-dress.js';
import type { TableDress } from './table-dress.js';
import type { SiteSpec, StyleId } from './spec.js';

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

/** How editors of each system leave their tables. */
const DRESSES: Partial<Record<StyleId, TableDress>> = {
  ucap: 'word',
  jinan: 'word',
  'gbk-tables': 'bare',
  lonsun: 'heads',
  hanweb: 'word',
};

const html = (style: StyleId): Pick<ReportTextOptions, 'paragraph' | 'table'> => ({
  paragraph: (text) => `<p style="text-indent:2em">${text}</p>`,
  table: (table) => tableHtml(table, DRESSES[style] ?? 'plain'),
});
const word: Pick<ReportTextOptions, 'paragraph' | 'table'> = {
  paragraph: (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`,
  table: wordTable,
};

/** Puts a file in the place of the article, or a picture of it into its page. */
const asFile = (article: Article, kind: 'pdf' | 'image' | 'word', year: number, wordBody: string): void => {
  if (kind === 'pdf') article.file = scannedPdf(`report-${year}.pdf`);
  if (kind === 'word') article.file = wordFile(`report-${year}.docx`, wordBody);
  if (kind === 'image') {
    article.body = `<p style="text-align:center"><img src="{{file:${article.id}}}" alt=""></p>`;
    article.attachments = [picture(`report-${year}.gif`)];
  }
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
  const titleOf = options.titleOf ?? ((organ, year) => `${organ}${year}年政府信息公开工作年度报告`);
  const shown = options.shown ?? 'both';
  if (options.perPage) column.perPage = options.perPage;
  for (const year of years) {
    const on = options.publishedOn?.[year] ?? usualDay(spec.kind, year);
    const fault = options.headings?.[year];
    const wrong = options.faults?.[year];
    const text = {
      organ: identity.organ,
      host: identity.host,
      year,
      ...(fault ? { fault } : {}),
      ...(wrong ? { wrong } : {}),
      ...(options.variant ? { variant: options.variant } : {}),
    };
    const article = make.article(column, titleOf(identity.organ, year), on, {
      body: reportText({ ...text, ...html(spec.style) }),
      shown,
      ...(shown === 'list' || shown === 'nowhere' ? { pubDate: '' } : {}),
    });
    const file = options.files?.[year];
    if (file === 'sheet') {
      const table = applicationsTable(ledgerOf(identity.organ, year), year <= 2020 ? 2019 : 2021);
      article.attachments = [sheetFile(`table-${year}.xlsx`, sheetRows(table), sheetMerges(table))];
      article.body = `${reportText({ ...text, wrong: { ...wrong, without: 'applications' }, ...html(spec.style) })}<p>附件：<a href="{{file:${article.id}}}">收到和处理政府信息公开申请情况统计表.xlsx</a></p>`;
    } else if (file) asFile(article, file, year, reportText({ ...text, ...word }));
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
      const copies = options.copiedBy === unit;
      make.article(column, titleOf(organ, year), `${year + 1}-01-1${(year % 5) + 2}`, {
        body: reportText({
          organ,
          host: identity.host,
          year,
          ...(copies ? { wrong: { wordsOf: `${identity.organ}${year}` } } : {}),
          ...html(spec.style),
        }),
        source: organ,
      });
    }
  }
  column.articles.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id - b.id));
};
