/** 广东集约化 with its static disclosure pages: /gkmlpt/guide, /content/post_N.html. */
import type { ColumnNode } from '../content.js';
import { escape } from '../fragments.js';
import type { Style } from '../style.js';

const FIXED: Readonly<Record<string, string>> = {
  platform: '/gkmlpt/index',
  guide: '/gkmlpt/guide',
  system: '/gkmlpt/institution',
  statutory: '/gkmlpt/mandatory',
  reports: '/gkmlpt/annualreport',
  application: '/gkmlpt/apply',
};

const base = (column: ColumnNode): string =>
  FIXED[column.key] ??
  (column.parent
    ? `${base(column.parent).replace(/\/index\.html$/, '')}/${column.folder}`
    : `/${column.folder}/index.html`);

export const gkmlpt: Style = {
  id: 'gkmlpt',
  charset: 'utf-8',
  contentType: 'text/html; charset=UTF-8',
  usesRelativeLinks: false,
  codeLabel: '网站标识码：',
  columnPath: (column, page) =>
    page === 1 ? base(column) : `${base(column).replace(/\/index\.html$/, '')}/index_${page}.html`,
  articlePath: (article, column) =>
    FIXED[column.key] || column.parent
      ? `/gkmlpt/content/8/${Math.floor(article.id / 1000) % 10_000}/post_${article.id}.html`
      : `/${column.folder}/content/post_${article.id}.html`,
  filePath: (file, article) =>
    `/attachment/0/${article.id % 1000}/${article.id}/${article.id}${file.name.slice(file.name.lastIndexOf('.'))}`,
  rows: (rows, _column, view) =>
    `<table class="table-content"><tbody>${rows.map((row) => `<tr><td class="info-title"><a href="${view.href(row.path)}" title="${escape(row.title)}" target="_blank">${escape(row.title)}</a></td><td class="info-date">${row.date}</td></tr>`).join('')}</tbody></table>`,
  pager: (column, page, pages, view) =>
    pages < 2
      ? ''
      : `<div class="page"><a class="first" href="${view.href(gkmlpt.columnPath(column, 1))}">首页</a>${page < pages ? `<a class="next" href="${view.href(gkmlpt.columnPath(column, page + 1))}">下一页</a>` : ''}<a class="last" href="${view.href(gkmlpt.columnPath(column, pages))}">末页</a></div>`,
  article: (
    article,
    _column,
    body,
  ) => `<div class="content"><h1 class="content-title title">${escape(article.title)}</h1>
${article.facts.length ? `<div class="classify"><table>${article.facts.map(([label, value]) => `<tr><td class="td-label">${label}:</td><td class="td-value"><span>${value}</span></td></tr>`).join('')}</table></div>` : ''}
<div class="date-row">${article.shown === 'page' || article.shown === 'both' ? `<span class="date">${article.dateLabel}：${article.on} 09:12:33</span>` : ''}<span>来源：${article.source}</span></div>
<div class="article-content">${body}</div></div>`,
  nav: (items, view) =>
    `<div class="header-nav"><ul>${items.map((item) => `<li><a href="${view.href(item.path).replace(/^\//, '//' + view.content.identity.host + '{{port}}/')}" title="${item.name}" target="_top">${item.name}</a></li>`).join('')}</ul></div>`,
  menu: (items, view) =>
    `<div class="gk-nav"><ul class="nav-list">${items.map((item) => `<li class="${item.isCurrent ? 'current' : ''}"><a class="nav-item" href="${view.href(item.path)}" title="${item.name}"><div class="nav-name">${item.name}</div></a></li>`).join('')}</ul></div>`,
  document: (parts, view) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
${parts.head}
<title>${parts.title}</title><script>window.NFCMS_SITE_ID=200007;window._CONFIG = {"SITE_NAME":"${view.content.identity.name}","SID":"200007","DOMAIN":"${view.content.identity.host}"};</script></head><body>
<!DOCTYPE html>
<div class="header">${parts.nav}</div>
${parts.kind === 'home' ? '' : `<div class="crumb">当前位置：${parts.crumbs.map((crumb) => `<a href="${view.href(crumb.path)}">${crumb.name}</a>`).join(' &gt; ')}</div>`}
<div class="main">${parts.menu}<div class="main-content">${parts.main}</div>${parts.side}</div>
<div class="footer" wzades="版权信息与网站标识">${parts.footer}</div></body></html>`,
};
