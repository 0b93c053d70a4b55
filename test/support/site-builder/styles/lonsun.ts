/** 龙讯 Lonsun EX: addresses by query, ?pageIndex=2, doc_list rows. */
import type { ColumnNode } from '../content.js';
import { escape } from '../fragments.js';
import type { Style } from '../style.js';

const TYPES: Readonly<Record<string, string>> = {
  guide: '?type=2',
  system: '?type=3',
  reports: '?type=5',
  application: '?type=6',
};
const isDisclosure = (column: ColumnNode): boolean =>
  column.key === 'platform' || (column.parent !== undefined && isDisclosure(column.parent));

const base = (column: ColumnNode): string =>
  isDisclosure(column)
    ? `/public/column/6601841${column.key === 'platform' ? '' : (TYPES[column.key] ?? `?type=4&action=list&catId=${column.id}`)}`
    : `/content/column/6${column.id}`;

export const lonsun: Style = {
  id: 'lonsun',
  charset: 'utf-8',
  contentType: 'text/html;charset=UTF-8',
  usesRelativeLinks: false,
  codeLabel: '网站标识码：',
  columnPath: (column, page) =>
    page === 1 ? base(column) : `${base(column)}${base(column).includes('?') ? '&' : '?'}pageIndex=${page}`,
  articlePath: (article, column) =>
    isDisclosure(column) ? `/public/6601841/${article.id}.html` : `/content/article/${article.id}`,
  filePath: (file, article) =>
    `/group1/M00/0${article.id % 9}/2E/${article.id}${file.name.slice(file.name.lastIndexOf('.'))}`,
  rows: (rows, column, view) =>
    `<ul class="doc_list list-6${column.id}">${rows.map((row, index) => `<li class="${index % 2 ? 'even' : 'odd'}"><a href="${escape(view.href(row.path))}" target="_blank" title="${escape(row.title)}">${escape(row.title)}</a>${row.date ? `<span class="right date">${row.date}</span>` : ''}</li>`).join('')}</ul>`,
  pager: (column, page, pages, view) =>
    pages < 2
      ? ''
      : `<div id="page_public_info" class="pagination"><a class="next" href="${escape(view.href(lonsun.columnPath(column, Math.min(page + 1, pages))))}">下一页</a></div><script>Ls.pagination("#page_public_info",function(pageIndex,pageSize){},{currPage: ${page},pageCount: ${pages},link:"/site/label/8888?labelName=publicInfoList&siteId=6787211&pageSize=${column.perPage}&type=4&catId=${column.id}&organId=6601841"});</script>`,
  article: (article, _column, body) => `<div class="wenzhang clearfix"><h1 class="wztit">${escape(article.title)}</h1>
${article.facts.length ? `<div class="table-container"><table class="m-detailtb"><tbody>${article.facts.map(([label, value]) => `<tr><th>${label}：</th><td>${value}</td></tr>`).join('')}</tbody></table></div>` : ''}
<div class="wzbjxx"><p>${article.shown === 'page' || article.shown === 'both' ? `<span>${article.dateLabel}：${article.on} 09:12</span>` : ''}<span>来源：${article.source}</span><span>阅读：<i class="j-stat" data-id="${article.id}">1</i>次</span></p></div>
<div class="wzcon j-fontContent clearfix">${body}</div></div>`,
  nav: (items, view) =>
    `<div class="navbg"><ul class="nav_ul clearfix" data-wza="nav">${items.map((item, index) => `<li class="li${index}"><h3><a href="${escape(view.href(item.path))}" title="${item.name}">${item.name}</a></h3></li>`).join('')}</ul></div>`,
  menu: (items, view) =>
    `<div class="xxgk_nav"><ul class="clearfix">${items.map((item) => `<li class="${item.isCurrent ? 'active' : ''}"><a href="${escape(view.href(item.path))}"><span class="ico"></span>${item.name}</a></li>`).join('')}</ul></div>`,
  document: (parts, view) => `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><meta http-equiv="X-UA-Compatible" content="IE=edge">
<title>${parts.title}</title>
${parts.head}
<meta name="HtmlGenerateTime" content="${view.content.today} 12:00:00"><link rel="stylesheet" href="/static/css/core.min.css"></head><body><div class="wza-container">
${parts.nav}
${parts.kind === 'home' ? '' : `<div class="wz_position"><span class="wz_font">您现在的位置：</span>${parts.crumbs.map((crumb) => `<a href="${escape(view.href(crumb.path))}">${crumb.name}</a>`).join('<span> &gt; </span>')}</div>`}
<div class="container">${parts.menu}<div class="public_main">${parts.main}</div>${parts.side}</div>
<div class="ls_fotcon"><div class="container" role="contentinfo" aria-label="网站版权信息">${parts.footer}</div></div></div></body></html>`,
};
