/** Jinan districts: /gongkai/site_unit/channel_<24 hex>/doc_<24 hex>.html. */
import { escape, hexOf } from '../fragments.js';
import type { ColumnNode } from '../content.js';
import type { Style } from '../style.js';

const folderOf = (column: ColumnNode): string => `/gongkai/site_lxzwgk/channel_${hexOf(column.id, 24)}/`;

export const jinan: Style = {
  id: 'jinan',
  charset: 'utf-8',
  contentType: 'text/html;charset=utf-8',
  usesRelativeLinks: false,
  codeLabel: '网站标识码：',
  columnPath: (column, page) => `${folderOf(column)}${page > 1 ? `?pageNo=${page}` : ''}`,
  articlePath: (article, column) => `${folderOf(column)}doc_${hexOf(article.id, 24)}.html`,
  filePath: (file, article) => `/gongkai/download/${hexOf(article.id, 24)}/${file.name}`,
  rows: (rows, _column, view) =>
    `<div class="list-box">${rows.map((row) => `<div class="list-item"><a class="list-title" href="${view.href(row.path)}" target="_blank">${escape(row.title)}</a>${row.date ? `<span class="list-date">${row.date}</span>` : ''}</div>`).join('')}</div>`,
  pager: (column, page, pages, view) =>
    pages < 2
      ? ''
      : `<div class="paging">${page > 1 ? `<a href="${view.href(jinan.columnPath(column, page - 1))}">上一页</a>` : ''}<b>${page}/${pages}</b>${page < pages ? `<a href="${view.href(jinan.columnPath(column, page + 1))}">下一页</a>` : ''}</div>`,
  article: (
    article,
    _column,
    body,
  ) => `<div class="doc-detail"><div class="doc-attrs"><table><tr><td>标题：</td><td colspan="3">${escape(article.title)}</td></tr>
${article.facts.map(([label, value]) => `<tr><td>${label}：</td><td colspan="3">${value}</td></tr>`).join('')}
${article.shown === 'page' || article.shown === 'both' ? `<tr><td>${article.dateLabel === '发布时间' ? '发布日期' : article.dateLabel}：</td><td>${article.on}</td></tr>` : ''}</table></div>
<div class="doc-tools">字号：大 中 小\u3000打印\u3000分享</div><h1>${escape(article.title)}</h1><div class="doc-body">${body}</div></div>`,
  nav: (items, view) =>
    `<div class="channel-nav">${items.map((item) => `<a class="channel" href="${view.href(item.path)}">${item.name}</a>`).join('')}</div>`,
  menu: (items, view) =>
    `<div class="gk-tabs">${items.map((item) => `<div class="gk-tab${item.isCurrent ? ' selected' : ''}"><a href="${view.href(item.path)}"><img src="/images/gk.png" alt=""><p>${item.name}</p></a></div>`).join('')}</div>`,
  document: (parts, view) => `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>${parts.title}</title>
${parts.head}
</head><body><div class="top-bar"><a href="javascript:;">无障碍阅读</a><a href="javascript:;">关怀版</a><a href="${view.href('/')}">返回首页</a></div>${parts.nav}
${parts.kind === 'home' ? '' : `<div class="location">当前位置： ${parts.crumbs.map((crumb) => `<a href="${view.href(crumb.path)}">${crumb.name}</a>`).join(' / ')}</div>`}
<div class="gk-wrap">${parts.menu}${parts.side}<div class="gk-content">${parts.main}</div></div>
<div class="page-footer">${parts.footer}</div></body></html>`,
};
