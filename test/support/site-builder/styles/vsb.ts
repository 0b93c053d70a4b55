/** 博达 Visual SiteBuilder: zfxxgk/zfxxgkzn.htm, info/1497/9524.htm, pages numbered from the end. */
import type { ColumnNode } from '../content.js';
import { escape } from '../fragments.js';
import type { Style } from '../style.js';

const pathOf = (column: ColumnNode): string => `${column.parent ? pathOf(column.parent) : ''}/${column.folder}`;

export const vsb: Style = {
  id: 'vsb',
  charset: 'utf-8',
  contentType: 'text/html',
  usesRelativeLinks: true,
  codeLabel: '政府网站标识码：',
  columnPath: (column, page) => {
    if (page === 1) return `${pathOf(column)}.htm`;
    const pages = Math.ceil(column.articles.length / column.perPage);
    return `${pathOf(column)}/${pages - page + 1}.htm`;
  },
  articlePath: (article, column) => `/info/${column.id}/${article.id % 100_000}.htm`,
  filePath: (file, article) =>
    `/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1348056928&wbfileid=${article.id}&name=${file.name}`,
  rows: (rows, _column, view) =>
    `<ul class="m-list">${rows.map((row, index) => `<li id="line_u8_${index}">${row.date ? `<span>${row.date}</span>` : ''}<a href="${view.href(row.path)}" target="_blank" title="${escape(row.title)}">${escape(row.title)}</a></li>`).join('')}</ul>`,
  pager: (column, page, pages, view) =>
    pages < 2
      ? ''
      : `<div class="p_pages">共${column.articles.length}条 <span class="p_no_d">${page}</span>${Array.from(
          { length: pages },
          (_, index) => index + 1,
        )
          .filter((number) => number !== page)
          .map(
            (number) =>
              `<span class="p_no"><a href="${view.href(vsb.columnPath(column, number))}">${number}</a></span>`,
          )
          .join(
            '',
          )}${page < pages ? `<span class="p_next p_fun"><a href="${view.href(vsb.columnPath(column, page + 1))}">下页</a></span>` : ''}</div>`,
  article: (
    article,
    _column,
    body,
  ) => `<form name="_newscontent_fromname"><div class="content-title"><h3>${escape(article.title)}</h3></div>
${article.facts.length ? `<ul class="xxgk-info">${article.facts.map(([label, value]) => `<li><b>${label}：</b>${value}</li>`).join('')}</ul>` : ''}
<div class="content-info"><i>来源：${article.source}</i>${article.shown === 'page' || article.shown === 'both' ? `<i>${article.dateLabel}：${article.on}</i>` : ''}<i>点击：[<script>_showDynClicks("wbnews", 1348056928, ${article.id % 100_000})</script>]</i></div>
<div class="v_news_content" id="vsb_content">${body}</div></form>`,
  nav: (items, view) =>
    `<ul class="nav nav2">${items.map((item) => `<li> <a href="${view.href(item.path)}" class="v1 " title="${item.name}">${item.name}</a></li>`).join('\n')}</ul>`,
  menu: (items, view) =>
    `<ul class="g-tab2">${items.map((item) => `<li class="${item.isCurrent ? 'on' : ''}"><a href="${view.href(item.path)}" title="" onclick="_addDynClicks(&#34;wburl&#34;, 1348056928, 22614)">${item.name}</a></li>`).join('')}</ul>`,
  document: (parts, view) => `<!DOCTYPE html>
<html lang="zh-CN"><head><title>${parts.title}</title><META Name="keywords" Content="${parts.title}" />
<meta charset="UTF-8">
${parts.head}
<!--Announced by Visual SiteBuilder 9-->
<link rel="stylesheet" type="text/css" href="/_sitegray/_sitegray_d.css" /><script language="javascript" src="/_sitegray/_sitegray.js"></script>
<!-- CustomerNO:7765626265723230700347545552564003575b5c1b -->
<link rel="stylesheet" type="text/css" href="/index.vsb.css" /></head><body>
<div class="logo"><a href="${view.href('/')}"><img src="/images/logo.png" alt="${view.content.identity.name}"></a></div>${parts.nav}
${parts.kind === 'home' ? '' : `<div class="winstyle position">当前位置: ${parts.crumbs.map((crumb) => `<a href="${view.href(crumb.path)}">${crumb.name}</a>`).join(' &gt;&gt; ')}</div>`}
<div class="ny-main">${parts.menu}<div class="ny-right"><h2>${parts.columnName}</h2>${parts.main}</div>${parts.side}</div>
<div class="foot" id="footer">${parts.footer}</div></body></html>`,
};
