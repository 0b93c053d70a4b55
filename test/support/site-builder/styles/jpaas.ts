/** 大汉 jpaas: the list is a unit that a script fetches, JSON with HTML inside; its pager says rows and count. */
import { escape } from '../fragments.js';
import type { Row, Style } from '../style.js';
import { hanweb } from './hanweb.js';

const UNIT = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const PAGES = '/common/unitbuild.js';

const rowsHtml = (rows: readonly Row[]): string =>
  `<ul class="news-list">${rows.map((row) => `<li><a target="_blank" href="${row.path}" title="${escape(row.title)}">${escape(row.title)}</a><b>${row.date}</b></li>`).join('')}</ul>`;

/** The answer with the rows of one page. */
export const unitAnswer = (rows: readonly Row[], perPage: number, count: number, page: number) => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: Buffer.from(
    JSON.stringify({
      success: true,
      code: '200',
      data: {
        html: `<div class="page-content">${rowsHtml(rows)}<div class="pagination" rows="${perPage}" count="${count}" pageNo="${page}"></div></div>`,
      },
    }),
  ),
});

export const jpaas: Style = {
  ...hanweb,
  id: 'jpaas',
  rows: (rows) => rowsHtml(rows),
  served: {
    list: (_rows, column) =>
      `<div class="list-box"><script src="${PAGES}" url="${UNIT}" queryData="{'parseType':'bulidstatic','webId':'52','tplSetId':'7c1b','pageType':'column','tagId':'分页列表','editType':'null','pageId':'${column.id}'}"></script></div>`,
    handler: (columns, rows) => (request) => {
      const url = new URL(request.path, 'http://x');
      const column = columns.find((one) => String(one.id) === url.searchParams.get('pageId'));
      if (url.pathname !== UNIT || !column) return undefined;
      const asked = JSON.parse(url.searchParams.get('paramJson') ?? '{}') as { pageNo?: number };
      const page = asked.pageNo ?? 1;
      return unitAnswer(
        rows(column, (page - 1) * column.perPage, page * column.perPage),
        column.perPage,
        column.articles.length,
        page,
      );
    },
  },
};
