/** 博达 with dynamic lists: xx_list.jsp?wbtreeid=…, a pager that is only a field for the number of the page. */
import type { Style } from '../style.js';
import { vsb } from './vsb.js';

export const vsbJsp: Style = {
  ...vsb,
  id: 'vsb-jsp',
  columnPath: (column, page) => {
    if (column.form !== 'list') return vsb.columnPath(column, 1);
    const pages = Math.ceil(column.articles.length / column.perPage);
    return `/xx_list.jsp?urltype=tree.TreeTempUrl&wbtreeid=${column.id}${page === 1 ? '' : `&totalpage=${pages}&PAGENUM=${page}`}`;
  },
  pager: (column, page, pages) =>
    pages < 2
      ? ''
      : `<div class="pb_sys_common"><span>共${column.articles.length}条</span><span>${page}/${pages}</span><input type="text" size="2" id="u8goto"><a href="javascript:void(0);" onclick="_simple_list_gotopage_fun(${pages},'u8goto',2)">转到</a></div>`,
};
