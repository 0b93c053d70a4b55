/** What the tables of an annual report say. Pure; the tables are told by their labels, in whatever HTML or file they stand. */
import type { Page } from '../../model/page.js';
import { readApplications, type ApplicationsTable } from './applications.js';
import { readDisputes, type DisputesTable } from './disputes.js';
import { rowsInText } from './lines-of-text.js';
import { readPublished, type PublishedTable } from './published.js';
import { tableRows } from './table-rows.js';

/** `several`: different tables of the same kind, so of several reports; `unreadable`: its words are there, its cells are not. */
export type TableReading<T> =
  { readonly state: 'read'; readonly table: T } | { readonly state: 'several' | 'unreadable' | 'absent' };

export interface ReportTables {
  /** Section two. */
  readonly published: TableReading<PublishedTable>;
  /** Section three. */
  readonly applications: TableReading<ApplicationsTable>;
  /** Section four. */
  readonly disputes: TableReading<DisputesTable>;
}

/** Reads the three tables from a page's grids, else from its lines. */
export function readReport(page: Pick<Page, 'grids' | 'gridMarks' | 'contentText'>): ReportTables {
  const { contentText } = page;
  const rows = tableRows(page);
  let applications = readApplications(rows);
  let disputes = readDisputes(rows);
  if (applications.length === 0 || disputes.length === 0) {
    const lines = rowsInText(contentText);
    if (applications.length === 0) applications = readApplications(lines);
    if (disputes.length === 0) disputes = readDisputes(lines);
  }
  const published = readPublished(rows);
  const text = contentText.replace(/\s+/g, '');
  const speaksOf = (words: readonly string[], least: number): boolean =>
    words.filter((word) => text.includes(word)).length >= least;
  return {
    published: published
      ? { state: 'read', table: published }
      : { state: speaksOf(PUBLISHED_WORDS, 2) ? 'unreadable' : 'absent' },
    applications: reading(applications, speaksOf(APPLICATION_WORDS, 3)),
    disputes: reading(disputes, speaksOf(DISPUTE_WORDS, 3)),
  };
}

function reading<T>(tables: readonly T[], isMentioned: boolean): TableReading<T> {
  const [table] = tables;
  if (table === undefined) return { state: isMentioned ? 'unreadable' : 'absent' };
  return tables.length > 1 ? { state: 'several' } : { state: 'read', table };
}

/** Words that stand in the tables only. */
const PUBLISHED_WORDS = [
  '本年制发件数',
  '本年废止件数',
  '现行有效件数',
  '本年处理决定数量',
  '本年收费金额',
  '本年新制作数量',
  '本年新公开数量',
  '对外公开总数量',
];
const APPLICATION_WORDS = [
  '勾稽关系',
  '法律服务机构',
  '社会公益组织',
  '属于国家秘密',
  '保护第三方合法权益',
  '本机关不掌握相关政府信息',
  '属于四类过程性信息',
  '要求提供公开出版物',
];
const DISPUTE_WORDS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '未经复议直接起诉'];
