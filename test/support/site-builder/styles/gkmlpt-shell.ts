/** 广东 gkmlpt as a script shell: one page with the menu in `_CONFIG.TREE`; the rows are answers of /gkmlpt/api/all. */
import type { ColumnNode } from '../content.js';
import type { Style } from '../style.js';
import { gkmlpt } from './gkmlpt.js';

const SID = '200007';
const isDisclosure = (column: ColumnNode): boolean =>
  column.key === 'platform' || (column.parent !== undefined && isDisclosure(column.parent));
const isPage = (column: ColumnNode): boolean => column.form === 'single' || column.body !== undefined;
const pathOf = (column: ColumnNode, page: number): string =>
  !isDisclosure(column) || column.key === 'platform' || isPage(column)
    ? gkmlpt.columnPath(column, page)
    : `/gkmlpt/api/all/${column.id}?page=${page}&sid=${SID}`;
const below = (column: ColumnNode): ColumnNode[] => [column, ...column.children.flatMap(below)];
const nodeOf = (column: ColumnNode): object => ({
  id: column.id,
  name: column.name,
  ...(isPage(column) ? { jump_url: gkmlpt.columnPath(column, 1) } : {}),
  children: column.children.map(nodeOf),
});

export const gkmlptShell: Style = {
  ...gkmlpt,
  id: 'gkmlpt-shell',
  columnPath: pathOf,
  document: (parts, view) =>
    view.path === '/gkmlpt/index'
      ? `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${parts.head}<title>${parts.title}</title>
<script>window._CONFIG = { SITE_NAME: '${view.content.identity.name}', SID: '${SID}', DEBUG: false, TREE: ${JSON.stringify(view.content.platform.children.map(nodeOf))} };</script></head>
<body><div class="header">${parts.nav}</div><div id="app"></div><div class="footer">${parts.footer}</div><script src="/gkmlpt/js/app.js"></script></body></html>`
      : gkmlpt.document(parts, view),
  served: {
    list: (rows, column, view) => gkmlpt.rows(rows, column, view),
    handler: (columns, rows) => (request) => {
      const url = new URL(request.path, 'http://x');
      const id = /^\/gkmlpt\/api\/all\/(\d+)$/.exec(url.pathname)?.[1];
      const column = columns.find((one) => String(one.id) === id);
      if (!column || url.searchParams.get('sid') !== SID) return undefined;
      const page = Number(url.searchParams.get('page') ?? 1);
      const all = [...new Set(below(column))]
        .flatMap((one) => rows(one, 0, 10_000))
        .sort((one, other) => (one.date < other.date ? 1 : -1));
      const articles = all.slice((page - 1) * column.perPage, page * column.perPage).map((row) => ({
        title: row.title,
        url: `http://${request.host}{{port}}${row.path}`,
        date: row.date === '' ? null : Date.parse(`${row.date}T09:00:00+08:00`) / 1000,
        publisher: '区政府办公室',
        is_expired: false,
        is_abolished: false,
      }));
      return {
        status: 200,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: Buffer.from(
          JSON.stringify({
            classify: { id: column.id, name: column.name, post_count: all.length },
            total: all.length,
            articles,
          }),
        ),
      };
    },
  },
};
