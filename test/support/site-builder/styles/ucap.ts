/** 开普 ucap: /lxq/c100032/list.shtml, articles by month and hash, PubDate is the time the page was generated. */
import { escape, hexOf } from '../fragments.js';
import type { Style } from '../style.js';

export const ucap: Style = {
  id: 'ucap',
  charset: 'utf-8',
  contentType: 'text/html; charset=utf-8',
  usesRelativeLinks: false,
  codeLabel: '网站标识码 ',
  columnPath: (column, page) => `/lxq/c${column.id}/${page > 1 ? `list_${page}` : 'list'}.shtml`,
  articlePath: (article, column) => `/lxq/${column.folder}/202511/${hexOf(article.id, 32)}.shtml`,
  filePath: (file, article, column) => `/lxq/${column.folder}/202511/${hexOf(article.id, 32)}/files/${file.name}`,
  rows: (rows, _column, view) =>
    `<div class="pagelist"><ul>${rows.map((row) => `<li><i></i><a href="${view.href(row.path)}" title="${escape(row.title)}" target="_blank">${escape(row.title)}</a>${row.date ? `<span class="time">${row.date}</span>` : ''}</li>`).join('')}</ul></div>`,
  pager: (column, page, pages, view) =>
    pages < 2
      ? ''
      : `<div class="pages"><span>共${pages}页</span>${page > 1 ? `<a href="${view.href(`/lxq/c${column.id}/${page > 2 ? `list_${page - 1}` : 'list'}.shtml`)}">上一页</a>` : ''}${page < pages ? `<a href="${view.href(`/lxq/c${column.id}/list_${page + 1}.shtml`)}">下一页</a><a href="${view.href(`/lxq/c${column.id}/list_${pages}.shtml`)}">尾页</a>` : ''}</div>`,
  article: (article, _column, body) => `<div class="article"><h1><ucaptitle>${escape(article.title)}</ucaptitle></h1>
${article.facts.length ? `<div class="xxgk-head">${article.facts.map(([label, value]) => `<p><strong>${label}</strong>：${value}</p>`).join('')}</div>` : ''}
<div class="article-info">${article.shown === 'page' || article.shown === 'both' ? `<span>${article.dateLabel === '发布时间' ? '发布日期' : article.dateLabel}： <publishtime>${article.on} 09:12:00</publishtime></span>` : ''}<span>来源：${article.source}</span></div>
<div id="UCAP-CONTENT"><ucapcontent>${body}</ucapcontent></div></div>`,
  nav: (items, view) =>
    `<ul class="mainNav">${items.map((item) => `<li><a href="${view.href(item.path)}" title="${item.name}"><span>${item.name}</span></a></li>`).join('')}</ul>`,
  menu: (items, view) =>
    `<div class="left-nav"><dl><dt>公开导航</dt>${items.map((item) => `<dd${item.isCurrent ? ' class="active"' : ''}><a href="${view.href(item.path)}" title="${item.name}">${item.name}<em>&gt;</em></a></dd>`).join('')}</dl></div>`,
  document: (parts, view) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
${parts.head}
<meta name="others" content="页面生成时间 ${view.content.today} 10:00:43">
<title>${parts.title}</title><link rel="stylesheet" type="text/css" href="/lxq/xhtml/css/common.css">
<script>var websiteId = "c57263c0c30f4028a76ff7c577eefd65", websiteCode = "lxq";</script></head><body>
<!--<div class="syxgg"><h2>网站正在升级维护，如有带来不便，敬请谅解！</h2></div>-->
<div class="header-top"><a href="javascript:void(0);">手机版</a>\u3000<a href="javascript:void(0);" onclick="aria.start()">无障碍浏览</a></div>${parts.nav}
${parts.kind === 'home' ? '' : `<div class="crumbs">当前位置：${parts.crumbs.map((crumb) => `<a href="${view.href(crumb.path)}">${crumb.name}</a>`).join('>')}</div>`}
<div class="wrap">${parts.menu}<div class="right-main">${parts.main}</div>${parts.side}</div>
<div class="footer-links footer">${parts.footer}</div></body></html>`,
};
