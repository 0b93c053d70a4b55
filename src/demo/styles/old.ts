/** A portal of the 2000s: GBK bytes that only a meta tag names, framesets, tables for layout, `more.asp?classid=N`, no page tags. */
import type { Article, Column, SiteContent } from '../content/column.js';
import { everyColumn } from '../content/column.js';
import { file, gbPage, text, type Routes } from './answers.js';
import { indexSite, newestFirst, searchArticles, type SiteIndex } from './site-index.js';

const PER_PAGE = 12;

interface Portal {
  readonly content: SiteContent;
  readonly index: SiteIndex;
}

const columnPath = (portal: Portal, key: string, page = 1): string => {
  const number = portal.index.columns.get(key)?.number ?? 0;
  return page === 1 ? `/more.asp?classid=${number}` : `/more.asp?classid=${number}&page=${page}`;
};
const articlePath = (portal: Portal, key: string): string =>
  `/show.asp?id=${portal.index.articles.get(key)?.number ?? 0}`;
const attribute = (path: string): string => path.replaceAll('&', '&amp;');

/** 2025-03-04 → 2025-3-4, as ASP prints a date. */
const aspDate = (day: string): string => day.split('-').map(Number).join('-');

const head = (title: string): string => `<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<TITLE>${text(title)}</TITLE>
<STYLE TYPE="text/css">
<!--
td { font-size: 12px; line-height: 20px }
a { color: #000080; text-decoration: none }
-->
</STYLE>
</HEAD>`;

const foot = (
  portal: Portal,
): string => `<TABLE WIDTH="778" BORDER="0" ALIGN="center" BGCOLOR="#C0D8F0"><TR><TD ALIGN="center">
版权所有：${portal.content.place.government}&nbsp;&nbsp;${portal.content.place.icp}<BR>
<IMG SRC="/images/ipv6.gif"> 本网站支持IPv6&nbsp;&nbsp;建议使用IE6.0以上浏览器，分辨率1024*768
</TD></TR></TABLE>`;

const rowOf = (portal: Portal, article: Article): string =>
  `<TR><TD WIDTH="80%"><IMG SRC="/images/dot.gif" WIDTH="5" HEIGHT="5"> <A HREF="${articlePath(portal, article.key)}" TARGET="_blank">${text(article.title)}</A></TD><TD ALIGN="right">[${aspDate(article.publishedOn)}]</TD></TR>`;

const rows = (portal: Portal, articles: readonly Article[]): string =>
  `<TABLE WIDTH="100%" BORDER="0" CELLPADDING="2">${articles.map((article) => rowOf(portal, article)).join('\n')}</TABLE>`;

/** A page inside the main frame: banner, trail, content. */
const page = (portal: Portal, title: string, trail: readonly Column[], main: string): string => `${head(title)}
<BODY TOPMARGIN="0" BGCOLOR="#FFFFFF">
<TABLE WIDTH="778" BORDER="0" ALIGN="center"><TR><TD BGCOLOR="#336699"><FONT COLOR="#FFFFFF" SIZE="4"><B>${portal.content.place.government}</B></FONT></TD></TR>
<TR><TD>当前位置：<A HREF="/index.htm" TARGET="_top">首页</A>${trail
  .map((column) => ` → <A HREF="${columnPath(portal, column.key)}">${text(column.name)}</A>`)
  .join('')}</TD></TR>
<TR><TD>
${main}
</TD></TR></TABLE>
${foot(portal)}
</BODY></HTML>`;

function columnPage(portal: Portal, key: string, number: number): string {
  const indexed = portal.index.columns.get(key);
  if (!indexed) return '';
  const { column, parents } = indexed;
  const trail = [...parents, column];
  if (column.page)
    return page(portal, column.name, trail, `<H3>${text(column.name)}</H3><DIV>${column.page.body}</DIV>`);
  if (column.columns.length > 0) {
    const links = column.columns.map(
      (child) =>
        `<TR><TD><IMG SRC="/images/folder.gif"> <A HREF="${columnPath(portal, child.key)}">${text(child.name)}</A></TD></TR>`,
    );
    return page(portal, column.name, trail, `<TABLE WIDTH="100%">${links.join('\n')}</TABLE>`);
  }
  const articles = newestFirst(column.articles);
  const pages = Math.ceil(articles.length / PER_PAGE);
  const pager =
    pages < 2
      ? ''
      : `<P ALIGN="center">共${articles.length}条 第${number}/${pages}页 ${Array.from(
          { length: pages },
          (_, index) => `<A HREF="${attribute(columnPath(portal, key, index + 1))}">${index + 1}</A>`,
        ).join(' ')}</P>`;
  return page(
    portal,
    column.name,
    trail,
    `${rows(portal, articles.slice((number - 1) * PER_PAGE, number * PER_PAGE))}${pager}`,
  );
}

function articlePage(portal: Portal, key: string): string {
  const indexed = portal.index.articles.get(key);
  if (!indexed) return '';
  const { article, column } = indexed;
  const files = (article.files ?? []).map((item) => `<P>附件下载：<A HREF="/${item.path}">${text(item.name)}</A></P>`);
  return page(
    portal,
    article.title,
    [...(portal.index.columns.get(column.key)?.parents ?? []), column],
    `<P ALIGN="center"><FONT SIZE="4"><B>${text(article.title)}</B></FONT></P>
<P ALIGN="center">作者：${text(article.source)} 发布时间：${aspDate(article.publishedOn)} 阅读：36次</P>
<TABLE WIDTH="90%" ALIGN="center"><TR><TD>${article.body}${files.join('')}</TD></TR></TABLE>`,
  );
}

const topFrame = (portal: Portal): string => `${head('top')}
<BODY TOPMARGIN="0"><TABLE WIDTH="778" ALIGN="center" BGCOLOR="#336699"><TR><TD COLSPAN="9"><FONT COLOR="#FFFFFF" SIZE="5">${portal.content.place.government}</FONT></TD></TR>
<TR><TD><A HREF="/index.htm" TARGET="_top">首页</A></TD>${portal.content.navigation
  .map(
    (column) =>
      `<TD><A HREF="${columnPath(portal, column.key)}" TARGET="main"><FONT COLOR="#FFFFFF">${text(column.name)}</FONT></A></TD>`,
  )
  .join('\n')}</TR></TABLE></BODY></HTML>`;

/** The left frame: a drop-down of columns and a search form. */
const leftFrame = (portal: Portal): string => `${head('left')}
<BODY><FORM ACTION="/search.asp" METHOD="get" TARGET="main"><INPUT NAME="keyword" SIZE="10"><INPUT TYPE="submit" VALUE="搜索"></FORM>
<SELECT ONCHANGE="parent.main.location.href=this.value">${[...everyColumn(portal.content.navigation)]
  .filter(({ columns }) => columns.length === 0)
  .map(({ key, name }) => `<OPTION VALUE="${columnPath(portal, key)}">${text(name)}</OPTION>`)
  .join('')}</SELECT></BODY></HTML>`;

const mainFrame = (portal: Portal): string => `${head('main')}
<BODY><TABLE WIDTH="560" BORDER="0">${portal.content.homeLists
  .map(
    (column) =>
      `<TR><TD BGCOLOR="#E0E8F0"><B>${text(column.name)}</B> <A HREF="${columnPath(portal, column.key)}">更多...</A></TD></TR><TR><TD>${rows(portal, newestFirst(column.articles).slice(0, 6))}</TD></TR>`,
  )
  .join('\n')}</TABLE>
${foot(portal)}</BODY></HTML>`;

const frameset = (portal: Portal): string => `<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<TITLE>欢迎光临${portal.content.place.name}政府网</TITLE></HEAD>
<FRAMESET ROWS="110,*" FRAMEBORDER="0" BORDER="0">
<FRAME SRC="top.htm" NAME="top" SCROLLING="no">
<FRAMESET COLS="170,*"><FRAME SRC="left.htm" NAME="left"><FRAME SRC="main.htm" NAME="main"></FRAMESET>
<NOFRAMES><BODY>您的浏览器不支持框架</BODY></NOFRAMES>
</FRAMESET></HTML>`;

/** All addresses of a site in this style. */
export function oldRoutes(content: SiteContent): Routes {
  const index = indexSite(content, { column: 11, article: 2103 });
  const portal: Portal = { content, index };
  const routes: Routes = new Map();
  const add = (path: string, render: () => string): void => void routes.set(path, () => gbPage(render()));
  for (const path of ['/', '/index.htm', '/index.asp']) add(path, () => frameset(portal));
  add('/top.htm', () => topFrame(portal));
  add('/left.htm', () => leftFrame(portal));
  add('/main.htm', () => mainFrame(portal));
  for (const [key, { column }] of index.columns) {
    const pages = Math.max(1, Math.ceil(column.articles.length / PER_PAGE));
    for (let number = 1; number <= pages; number++)
      add(columnPath(portal, key, number), () => columnPage(portal, key, number));
  }
  for (const [key, { article }] of index.articles) {
    add(articlePath(portal, key), () => articlePage(portal, key));
    for (const item of article.files ?? []) routes.set(`/${item.path}`, () => file(item.kind, item.path));
  }
  routes.set('/search.asp', ({ path }) => {
    const query = path.split('?')[1] ?? '';
    // An old form sends GBK bytes; what is no UTF-8 finds nothing, as on the real thing.
    const words = new URLSearchParams(query).get('keyword') ?? '';
    return gbPage(page(portal, '搜索结果', [], rows(portal, searchArticles(content, words))));
  });
  for (const name of ['dot', 'folder', 'ipv6']) routes.set(`/images/${name}.gif`, () => file('png', name));
  return routes;
}

export const oldNotFound = () =>
  gbPage(
    `${head('找不到网页')}<BODY><H2>HTTP 错误 404 - 文件或目录未找到</H2>Internet 信息服务 (IIS)</BODY></HTML>`,
    404,
  );
