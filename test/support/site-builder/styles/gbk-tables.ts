/** An old ASP site: GBK, upper-case tags, nested tables, show.asp?id=. */
import { escape } from '../fragments.js';
import type { Style } from '../style.js';

export const gbkTables: Style = {
  id: 'gbk-tables',
  charset: 'gbk',
  contentType: 'text/html',
  usesRelativeLinks: true,
  codeLabel: '网站标识码:',
  columnPath: (column, page) => `/list.asp?id=${column.id}${page > 1 ? `&page=${page}` : ''}`,
  articlePath: (article) => `/show.asp?id=${article.id % 1_000_000}`,
  filePath: (file, article) => `/UploadFiles/${article.id}${file.name.slice(file.name.lastIndexOf('.'))}`,
  rows: (rows, _column, view) =>
    `<TABLE width="100%" border=0 cellPadding=0 cellSpacing=0><TBODY>${rows.map((row) => `<TR><TD height=26>·<A class=lan href="${escape(view.href(row.path))}" target=_blank>${escape(row.title)}</A></TD><TD width=90 align=right>${row.date ? `[${row.date}]` : ''}</TD></TR>`).join('\n')}</TBODY></TABLE>`,
  pager: (column, page, pages, view) =>
    pages < 2
      ? ''
      : `<TABLE align=center><TR><TD>共 <B>${column.articles.length}</B> 条信息\u3000页次：<B>${page}</B>/<B>${pages}</B>页 ${page < pages ? `<A href="${escape(view.href(gbkTables.columnPath(column, page + 1)))}">下一页</A> <A href="${escape(view.href(gbkTables.columnPath(column, pages)))}">尾页</A>` : '下一页 尾页'}</TD></TR></TABLE>`,
  article: (
    article,
    _column,
    body,
  ) => `<TABLE width="95%" align=center border=0><TR><TD align=center class=title><FONT size=4><B>${escape(article.title)}</B></FONT></TD></TR>
<TR><TD align=center>${article.shown === 'page' || article.shown === 'both' ? `${article.dateLabel}：${article.on}&nbsp;&nbsp;` : ''}来源：${article.source}&nbsp;&nbsp;点击数：<SCRIPT src="count.asp?id=${article.id}"></SCRIPT></TD></TR>
${article.facts.length ? `<TR><TD><TABLE border=1 width="100%">${article.facts.map(([label, value]) => `<TR><TD bgColor=#eeeeee>${label}</TD><TD>${value}</TD></TR>`).join('')}</TABLE></TD></TR>` : ''}
<TR><TD class=content>${body}</TD></TR></TABLE>`,
  nav: (items, view) =>
    `<TABLE width=980 align=center bgColor=#0055aa><TR>${items.map((item) => `<TD align=center><A class=nav href="${escape(view.href(item.path))}"><FONT color=#ffffff>${item.name}</FONT></A></TD>`).join('<TD width=1>|</TD>')}</TR></TABLE>`,
  menu: (items, view) =>
    `<TABLE width=200 border=0>${items.map((item) => `<TR><TD background=images/menu.gif height=32><A href="${escape(view.href(item.path))}">${item.name}</A></TD></TR>`).join('')}</TABLE>`,
  document: (parts, view) => `<HTML lang=zh-CN><HEAD><TITLE>${parts.title}</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
${parts.head}
<LINK href="css/style.css" type=text/css rel=stylesheet></HEAD><BODY leftMargin=0 topMargin=0>
<TABLE width=980 align=center><TR><TD><IMG src="images/banner.jpg" alt="${view.content.identity.name}"></TD></TR></TABLE>
${parts.nav}
<TABLE width=980 align=center><TR>${parts.menu || parts.side ? `<TD vAlign=top width=210>${parts.menu}${parts.side}</TD>` : ''}<TD vAlign=top>
${parts.kind === 'home' ? '' : `<TABLE><TR><TD>您现在的位置：${parts.crumbs.map((crumb) => `<A href="${escape(view.href(crumb.path))}">${crumb.name}</A>`).join('&nbsp;&gt;&gt;&nbsp;')}</TD></TR></TABLE>`}
${parts.main}</TD></TR></TABLE>
<TABLE width=980 align=center><TR><TD align=center>${parts.footer}</TD></TR></TABLE></BODY></HTML>`,
};
