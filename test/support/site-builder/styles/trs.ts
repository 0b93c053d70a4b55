/** TRS WCM: folders, ./202503/t20250310_97791.htm, pager written by createPageHTML, menu names split by br. */
import { escape } from '../fragments.js';
import type { ColumnNode } from '../content.js';
import type { Style } from '../style.js';

const folderOf = (column: ColumnNode): string => `${column.parent ? folderOf(column.parent) : '/'}${column.folder}/`;

const split = (name: string): string =>
  name.length < 6 ? name : `${name.slice(0, name.length - 4)}<br>\n                    ${name.slice(-4)}`;

export const trs: Style = {
  id: 'trs',
  charset: 'utf-8',
  contentType: 'text/html',
  usesRelativeLinks: true,
  codeLabel: '网站标识码：',
  columnPath: (column, page) => folderOf(column) + (page > 1 ? `index_${page - 1}.html` : ''),
  articlePath: (article, column) =>
    `${folderOf(column)}${article.on.slice(0, 7).replace('-', '')}/t${article.on.replaceAll('-', '')}_${article.id}.htm`,
  filePath: (file, article, column) =>
    `${folderOf(column)}${article.on.slice(0, 7).replace('-', '')}/P0${article.on.replaceAll('-', '')}${article.id}${file.name.slice(file.name.lastIndexOf('.'))}`,
  rows: (rows, _column, view) =>
    `<ul class="gl_list">${rows.map((row) => `\n<li><a href="${view.href(row.path)}" target="_blank" title="${escape(row.title)}">${escape(row.title)}</a>${row.date ? `<span>${row.date}</span>` : ''}</li>`).join('')}\n</ul>`,
  pager: (_column, page, pages) =>
    pages < 2
      ? ''
      : `<div class="page"><script>
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
  if(_nPageCount == null || _nPageCount<=1){ return; }
  for(var i=0;i<_nPageCount;i++){ document.write('<a href="'+_sPageName+(i?'_'+i:'')+'.'+_sPageExt+'">'+(i+1)+'</a>'); }
}
createPageHTML(${pages}, ${page - 1}, "index", "html");
</script></div>`,
  article: (article, _column, body) => `<div class="xl_box"><h2 class="xl_tit">${escape(article.title)}</h2>
${article.facts.length ? `<div class="policy-table"><table>${article.facts.map(([label, value]) => `<tr><td class="policy-item-title">${label.length === 4 ? label : label.split('').join('&nbsp;&nbsp;')}</td><td>${value}</td></tr>`).join('')}</table></div>` : ''}
<div class="xl_sx"><span class="article_source">来源：${article.source}</span>${article.shown === 'page' || article.shown === 'both' ? `<span class="article_time">${article.dateLabel}：${article.on} 09:12</span>` : ''}<span>字号：[大 中 小]</span></div>
<div class="trs_editor_view TRS_UEDITOR trs_paper_default">${body}</div></div>`,
  nav: (items, view) =>
    `<div class="sy_nav"><ul>${items.map((item) => `<li><a href="${view.href(item.path)}">${item.name}</a></li>`).join('\n')}</ul></div>`,
  menu: (items, view) =>
    `<div class="dl_nav">${items.map((item) => `<h3 class="${item.isCurrent ? 'on' : ''}"><a href="${view.href(item.path)}"><em class="bnt"></em>${split(item.name)}</a></h3>`).join('\n<!--<h3><a href="../old/">旧栏目</a></h3>-->\n')}</div>`,
  document: (
    parts,
    view,
  ) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN" xml:lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>
    ${parts.title}
</title>
${parts.head}
<link rel="stylesheet" type="text/css" href="/images/base.css"></head><body>
<div class="top"><a href="${view.href('/')}"><img src="/images/logo.png" alt="${view.content.identity.name}"></a></div>
${parts.nav}
${parts.kind === 'home' ? '' : `<div class="breadcrumb"><span>当前位置：</span>${parts.crumbs.map((crumb) => `<a href="${view.href(crumb.path)}" title="${crumb.name}" class="CurrChnlCls">${crumb.name}</a>`).join('&nbsp;&gt;&nbsp;')}</div>`}
<div class="main">${parts.menu}<div class="gl_right">${parts.main}</div>${parts.side}</div>
<div class="footer">${parts.footer}</div></body></html>`,
};
