/** 龙讯 where the rows come from /site/label/8888, whose parameters stand only in the script of the pager. */
import { escape } from '../fragments.js';
import type { Style } from '../style.js';
import { lonsun } from './lonsun.js';

export const lonsunLabel: Style = {
  ...lonsun,
  id: 'lonsun-label',
  columnPath: (column) => lonsun.columnPath(column, 1),
  served: {
    list: (_rows, column) =>
      `<div class="xxgk_list" id="xxgk_list"></div><div class="pagination" id="page_public_info"></div><script>
function loadList(pageIndex, pageSize) {
  Ls.ajaxGet({ url: '/site/label/8888', dataType: 'html', data: { IsAjax: 1, dataType: 'html', labelName: 'publicInfoList', siteId: '6787211', pageSize: pageSize, pageIndex: pageIndex, action: 'list', isDate: true, dateFormat: 'yyyy-MM-dd', organId: '6601841', type: 4, catId: '${column.id}', file: '/lx/publicInfoList' } }).done(function (html) { $('#xxgk_list').html(html); });
}
Ls.pagination("#page_public_info", function (pageIndex, pageSize) { loadList(pageIndex, pageSize); }, { currPage: 1, pageCount: ${Math.max(1, Math.ceil(column.articles.length / column.perPage))} });
</script>`,
    handler: (columns, rows) => (request) => {
      const url = new URL(request.path, 'http://x');
      if (url.pathname !== '/site/label/8888') return undefined;
      const column = columns.find((one) => String(one.id) === url.searchParams.get('catId'));
      const page = Number(url.searchParams.get('pageIndex') ?? 1);
      const shown = column ? rows(column, (page - 1) * column.perPage, page * column.perPage) : [];
      const list = shown
        .map(
          (row) =>
            `<li class="clearfix"><a href="${row.path}" title="${escape(row.title)}" target="_blank">${escape(row.title)}</a><span class="right date">${row.date}</span></li>`,
        )
        .join('');
      return {
        status: 200,
        headers: { 'content-type': 'text/html;charset=UTF-8' },
        body: Buffer.from(list === '' ? '<ul><li>暂无相关信息</li></ul>' : `<ul class="xxgk_nav_list">${list}</ul>`),
      };
    },
  },
};
