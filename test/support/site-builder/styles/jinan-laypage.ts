/** Jinan districts whose pager laypage draws: the address of a page is put together by the script. */
import type { Style } from '../style.js';
import { jinan } from './jinan.js';

export const jinanLaypage: Style = {
  ...jinan,
  id: 'jinan-laypage',
  pager: (column, page, pages) =>
    pages < 2
      ? ''
      : `<div id="pager"></div><script>layui.use('laypage', function () { var laypage = layui.laypage; laypage.render({ elem: 'pager', count: ${column.articles.length}, limit: ${column.perPage}, curr: ${page}, jump: function (obj, first) { if (!first) { location.href = '${jinan.columnPath(column, 1)}?pageNo=' + obj.curr; } } }); });</script>`,
};
