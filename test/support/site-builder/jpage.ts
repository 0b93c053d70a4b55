/** The list service of hanweb: POST /module/web/jpage/dataproxy.jsp?startrecord=16&endrecord=30&perpage=15. */
import type { ColumnNode } from './content.js';
import type { Handler } from './site.js';
import type { Row } from './style.js';
import { datastore } from './styles/hanweb.js';

/** Answers records of the column that the body (or the query) names. */
export const jpageHandler =
  (columns: readonly ColumnNode[], rows: (column: ColumnNode, from: number, to: number) => Row[]): Handler =>
  (request) => {
    if (!request.path.startsWith('/module/web/jpage/dataproxy.jsp')) return undefined;
    const url = new URL(request.path, 'http://x');
    const form = new URLSearchParams(request.body);
    const value = (name: string): number => Number(url.searchParams.get(name) ?? form.get(name) ?? Number.NaN);
    const column = columns.find((one) => one.id === value('columnid'));
    const perPage = value('perpage') || column?.perPage || 15;
    const page = value('page') || 1;
    const start = value('startrecord') || (page - 1) * perPage + 1;
    const end = value('endrecord') || start + perPage - 1;
    const body = column ? datastore(rows(column, start - 1, end), column.id) : '<datastore></datastore>';
    return {
      status: 200,
      headers: { 'content-type': 'text/xml;charset=UTF-8' },
      body: Buffer.from(`<?xml version='1.0' encoding='UTF-8'?>${body}`),
    };
  };
