/** 大汉 hanweb: /col/colN/index.html, /art/Y/M/D/art_C_N.html, rows as records in a script. */
import { escape } from '../fragments.js';
import type { Style } from '../style.js';

const record = (row: { title: string; path: string; date: string }): string =>
  `<record><![CDATA[\n<li><s></s><a class="ellipsis-line-clamp" href="${row.path}" target="_blank" title="${escape(row.title)}">${escape(row.title)}</a>${row.date ? `<span class="pull-right">${row.date}</span>` : ''}</li>]]></record>\n`;

/** The rows as jpage keeps them. */
export const datastore = (rows: readonly { title: string; path: string; date: string }[], columnId: number): string =>
  `<datastore>\n<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&webid=12&path=/&columnid=${columnId}&unitid=7${columnId}&webname=%E9%97%A8%E6%88%B7&permissiontype=0"></a>]]></nextgroup>\n<recordset>${rows.map(record).join('')}</recordset></datastore>`;

export const hanweb: Style = {
  id: 'hanweb',
  charset: 'utf-8',
  contentType: 'text/html;charset=UTF-8',
  usesRelativeLinks: false,
  codeLabel: '网站标识码：',
  columnPath: (column) => `/col/col${column.id}/index.html`,
  articlePath: (article, column) => {
    const [year, month, day] = article.on.split('-').map(Number);
    return `/art/${year}/${month}/${day}/art_${column.id}_${article.id}.html`;
  },
  filePath: (file, article) => `/attach/${article.on.replaceAll('-', '/')}/${article.id}_${file.name}`,
  rows: (rows, column, view) =>
    view.path === '/' || view.path.endsWith('/main.html')
      ? `<ul class="news-list">${rows.map((row) => `<li><a target="_blank" href="${view.href(row.path)}" title="${escape(row.title)}">${escape(row.title)}</a><b>${row.date}</b></li>`).join('')}</ul>`
      : `<div id="7${column.id}" class="default_pgContainer"><script type="text/xml">${datastore(
          rows.map((row) => ({ ...row, path: view.href(row.path) })),
          column.id,
        )}</script></div>`,
  pager: (column, _page, pages) =>
    pages < 2
      ? ''
      : `<script type="text/javascript">$(function(){ $("#7${column.id}").jpage({ dataBefore:'<ul>', dataAfter:'</ul>', openCookies:false, parseType:'dataproxy', perPage:${column.perPage}, totalRecord:${column.articles.length}, groupSize:1, proxyUrl:"/module/web/jpage/dataproxy.jsp", proxyParam:{'col':1,'appid':1,'webid':12,'path':'/','columnid':${column.id},'sourceContentType':1,'unitid':'7${column.id}','webname':'门户','permissiontype':0} }); });</script>`,
  article: (article, column, body) => `<!--ZJEG_RSS.content.begin-->
<div class="art_con"><h1 class="art_title"><!--<$[标题名称(html)]>begin-->${escape(article.title)}<!--<$[标题名称(html)]>end--></h1>
${article.facts.length ? `<table class="xxgk_table" border="0"><tbody>${article.facts.map(([label, value]) => `<tr><td class="bt">${label}：</td><td>${value}</td></tr>`).join('')}</tbody></table>` : ''}
<div class="art_info">${article.shown === 'page' || article.shown === 'both' ? `<span>${article.dateLabel}：${article.on}&nbsp;09:12</span>` : ''}<span>信息来源：${article.source}</span><span>浏览次数：<script src="/module/visitcount/visit.jsp?type=3&i_webid=12&i_columnid=${column.id}&i_articleid=${article.id}"></script></span></div>
<div id="zoom"><meta name="ContentStart">${body}<meta name="ContentEnd"></div></div>
<!--ZJEG_RSS.content.end-->`,
  nav: (items, view) =>
    `<div class="nav"><ul>${items.map((item) => `<li><a href="${view.href(item.path)}" target="_self">${item.name}</a></li>`).join('')}</ul></div>`,
  menu: (items, view) =>
    `<div class="xxgk_left"><ul>${items.map((item) => `<li class="${item.isCurrent ? 'cur' : ''}"><a href="${view.href(item.path)}"><i></i>${item.name}</a></li>`).join('')}</ul></div>`,
  document: (parts, view) => `<!DOCTYPE html>
<html lang="zh"><head><meta http-equiv="X-UA-Compatible" content="IE=edge"><meta charset="UTF-8">
<link href="/script/pagegray.css" type="text/css" rel="stylesheet"><script src="/script/0/jquery.js"></script>
<title>${parts.title}</title><meta name='Maketime' content='${view.content.today} 08:08:53'>
${parts.head}
</head><body><div class="header"><a href="/"><img src="/images/logo.png" alt="${view.content.identity.name}"></a></div>${parts.nav}
${parts.kind === 'home' ? '' : `<div class="position">您现在的位置：${parts.crumbs.map((crumb) => `<a href="${view.href(crumb.path)}" class="bt_link">${crumb.name}</a>`).join(' &gt; ')}</div>`}
<div class="main clearfix">${parts.menu}${parts.side}<div class="content">${parts.main}</div></div>
<div class="bottom">${parts.footer}</div><script src="/script/analytics.js"></script></body></html>`,
};
