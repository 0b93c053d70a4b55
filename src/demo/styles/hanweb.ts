/** The look and addresses of a 大汉 JCMS portal: `/col/colN/index.html`, `/art/Y/M/D/art_N_N.html`, lists in `<datastore>` records. */
import type { Article, Column, SiteContent } from '../content/column.js';
import { everyColumn } from '../content/column.js';
import { file, plainText, redirect, script, stylesheet, text, utf8Page, xml, type Routes } from './answers.js';
import { indexSite, newestFirst, searchArticles, type SiteIndex } from './site-index.js';

const PER_PAGE = 15;
const SEARCH = '/jsearchfront/search.do';
const PROXY = '/module/web/jpage/dataproxy.jsp';

/** Everything a page needs to know of its site. */
interface Portal {
  readonly content: SiteContent;
  readonly index: SiteIndex;
  readonly columnPath: (key: string) => string;
  readonly articlePath: (key: string) => string;
}

const link = (href: string, name: string, extra = ''): string =>
  `<a href="${href}" title="${text(name)}"${extra}>${text(name)}</a>`;

function head(portal: Portal, title: string, metas: readonly (readonly [string, string])[]): string {
  const { place } = portal.content;
  const all = [['SiteName', place.government], ['SiteDomain', place.host], ['SiteIDCode', place.siteIdCode], ...metas];
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
${all.map(([name = '', content = '']) => `<meta name="${name}" content="${text(content)}">`).join('\n')}
<link rel="stylesheet" href="/script/0/style.css">
</head>`;
}

function frame(portal: Portal, where: string, main: string): string {
  const { place } = portal.content;
  const menu = portal.content.navigation
    .map((column) => `<li>${link(portal.columnPath(column.key), column.name)}</li>`)
    .join('\n');
  return `<body>
<div class="header"><div class="logo"><a href="/"><img src="/picture/logo.png" alt="${place.government}"></a></div>
<form class="search" action="${SEARCH}" method="get"><input type="text" name="q" placeholder="请输入关键词"><input type="submit" value="搜索"></form>
<a class="wza" href="javascript:aria.start()">无障碍</a> <a class="slh" href="javascript:aria.oldFixed()">长者模式</a></div>
<div class="nav"><ul>
<li><a href="/">首页</a></li>
${menu}
</ul></div>
${where}
<div class="main">
${main}
</div>
<div class="footer">
<p><a href="${portal.columnPath('site-map')}">网站地图</a> | <a href="${portal.columnPath('contact')}">联系我们</a></p>
<p>主办单位：${place.government}&emsp;承办单位：${place.office}</p>
<p>联系电话：${place.phone}&emsp;地址：${place.address}&emsp;邮编：${place.postcode}</p>
<p>网站标识码：${place.siteIdCode}&emsp;<a href="https://beian.miit.gov.cn/" target="_blank">${place.icp}</a>&emsp;<a href="https://beian.mps.gov.cn/" target="_blank">${place.police}</a></p>
<p><span id="_span_jiucuo"><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${place.siteIdCode}" target="_blank"><img src="/picture/jiucuo.png" alt="我为政府网站找错"></a></span>&emsp;<a href="https://bszs.conac.cn/sitename?method=show&amp;id=QINGHE" target="_blank">党政机关</a>&emsp;本网站支持IPv6</p>
</div>
</body>
</html>`;
}

const breadcrumb = (portal: Portal, parents: readonly Column[], last: string): string =>
  `<div class="location">当前位置：<a href="/">首页</a>${parents
    .map((column) => ` &gt; ${link(portal.columnPath(column.key), column.name)}`)
    .join('')} &gt; <span>${text(last)}</span></div>`;

const rowOf = (portal: Portal, article: Article): string =>
  `<li>${link(portal.articlePath(article.key), article.title, ' target="_blank"')}<span class="pull-right">${article.publishedOn}</span></li>`;

const records = (portal: Portal, articles: readonly Article[]): string =>
  articles.map((article) => `<record><![CDATA[${rowOf(portal, article)}]]></record>`).join('\n');

/** The script that a JCMS list page carries instead of rows. */
function datastore(portal: Portal, column: Column, number: number): string {
  const articles = newestFirst(column.articles);
  if (articles.length === 0) return '<div class="default_pgContainer">暂无相关信息</div>';
  const unit = 700000 + number;
  return `<div id="${unit}" class="default_pgContainer"></div>
<script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="${PROXY}?page=1&webid=1&path=http://${portal.content.place.host}/&columnid=${number}&unitid=${unit}&webname=${encodeURIComponent(portal.content.place.government)}&permissiontype=0"></a>]]></nextgroup>
<recordset>
${records(portal, articles.slice(0, PER_PAGE))}
</recordset></datastore></script>
<script>
$(function(){ $("#${unit}").jpage({ perPage:${PER_PAGE}, totalRecord:${articles.length}, columnid:${number}, unitid:${unit}, webid:1, proxyUrl:'${PROXY}' }); });
</script>`;
}

/** Menu of the platform: the four columns with line breaks inside their names, as real menus have them. */
function platformMenu(portal: Portal): string {
  const { platform } = portal.content;
  const entry = (column: Column): string => {
    const name = text(column.name);
    const broken = name.length > 6 ? `${name.slice(0, 4)}<br>${name.slice(4)}` : name;
    return `<li><a href="${portal.columnPath(column.key)}">${broken}</a></li>`;
  };
  return `<div class="xxgk-menu"><h2>${link(portal.columnPath(platform.key), platform.name)}</h2><ul>
${platform.columns.map(entry).join('\n')}
</ul></div>`;
}

function columnBody(portal: Portal, column: Column, number: number): string {
  if (column.key === 'site-map')
    return [...everyColumn(portal.content.navigation)]
      .filter(({ key }) => key !== 'site-map')
      .map(({ key, name }) => `<li>${link(portal.columnPath(key), name)}</li>`)
      .join('\n');
  if (column.page)
    return `<h1>${text(column.name)}</h1>\n<div id="zoom" class="article-content">${column.page.body}</div>`;
  if (column.columns.length === 0) return datastore(portal, column, number);
  return column.columns
    .map((child) => {
      const rows = newestFirst(child.articles).slice(0, 3);
      const title = `<h3>${link(portal.columnPath(child.key), child.name)}</h3>`;
      return `<div class="block">${title}<ul>${rows.map((article) => rowOf(portal, article)).join('\n')}</ul></div>`;
    })
    .join('\n');
}

function columnPage(portal: Portal, key: string): string {
  const indexed = portal.index.columns.get(key);
  if (!indexed) return '';
  const { column, number, parents } = indexed;
  const { place, platform } = portal.content;
  const isPlatform = key === platform.key || parents.some((parent) => parent.key === platform.key);
  const title = `${place.government} ${column.name}`;
  const metas: (readonly [string, string])[] = [
    ['ColumnName', column.name],
    ['ColumnDescription', `${place.government}${column.name}栏目，发布${column.name}相关信息`],
    ['ColumnKeywords', `${place.name},${column.name}`],
    ['ColumnType', column.type],
    // A column that is one page bears the tags of an article too.
    ...(column.page && column.key !== 'site-map'
      ? [
          ['ArticleTitle', column.name] as const,
          ['PubDate', `${column.page.updatedOn ?? portal.content.asOf} 09:00`] as const,
          ['ContentSource', place.office] as const,
        ]
      : []),
  ];
  const body = `<div class="column-content">${columnBody(portal, column, number)}</div>`;
  return `${head(portal, title, metas)}
${frame(portal, breadcrumb(portal, parents, column.name), isPlatform ? platformMenu(portal) + body : body)}`;
}

function articlePage(portal: Portal, key: string): string {
  const indexed = portal.index.articles.get(key);
  if (!indexed) return '';
  const { article, column } = indexed;
  const parents = [...(portal.index.columns.get(column.key)?.parents ?? []), column];
  const metas = [
    ['ColumnName', column.name],
    ['ColumnDescription', `${column.name}栏目`],
    ['ColumnKeywords', column.name],
    ['ColumnType', column.type],
    ['ArticleTitle', article.title],
    ['PubDate', `${article.publishedOn} 09:30`],
    ['ContentSource', article.source],
    ['Maketime', `${article.publishedOn} 09:31:12`],
  ] as const;
  const info = article.info
    ? `<table class="xxgk-table" width="100%">${article.info.map(([label, value]) => `<tr><td class="label"><b>${label}：</b></td><td>${text(value)}</td></tr>`).join('\n')}</table>`
    : '';
  const media = (article.files ?? []).map((item) =>
    item.kind === 'png'
      ? `<p style="text-align:center"><img src="/${item.path}" alt="${text(item.name)}" width="800"></p>`
      : item.kind === 'mp4'
        ? `<p><video src="/${item.path}" controls></video></p>`
        : item.kind === 'mp3'
          ? `<p><audio src="/${item.path}" controls></audio></p>`
          : `<p>附件：<a href="/${item.path}">${text(item.name)}.pdf</a></p>`,
  );
  const related = (article.related ?? []).map(
    ({ label, keys }) =>
      `<div class="related"><h4>${label}</h4><ul>${keys.map((other) => `<li>${link(portal.articlePath(other), portal.index.articles.get(other)?.article.title ?? label)}</li>`).join('\n')}</ul></div>`,
  );
  return `${head(portal, article.title, metas)}
${frame(
  portal,
  breadcrumb(portal, parents, '正文'),
  `<!--ZJEG_RSS.content.begin--><meta name="ContentStart">
${info}
<h1 class="title">${text(article.title)}</h1>
<div class="info">发布日期：${article.publishedOn} 09:30&emsp;来源：${text(article.source)}&emsp;浏览次数：<script src="/module/visitcount/visit.jsp?type=3&i_articleid=${indexed.number}"></script></div>
<div id="zoom" class="article-content">
${article.body}
${media.join('\n')}
</div>
<meta name="ContentEnd"><!--ZJEG_RSS.content.end-->
${related.join('\n')}`,
)}`;
}

function homePage(portal: Portal): string {
  const lists = portal.content.homeLists.map(
    (column) =>
      `<div class="block"><h3>${link(portal.columnPath(column.key), column.name)}<a class="more" href="${portal.columnPath(column.key)}">更多</a></h3><ul>
${newestFirst(column.articles)
  .slice(0, 7)
  .map((article) => rowOf(portal, article))
  .join('\n')}
</ul></div>`,
  );
  return `${head(portal, `${portal.content.place.government}门户网站`, [])}
${frame(portal, '', lists.join('\n'))}`;
}

function searchPage(portal: Portal, path: string): string {
  const words = new URLSearchParams(path.split('?')[1] ?? '').get('q') ?? '';
  const rows = searchArticles(portal.content, words).map((article) => rowOf(portal, article));
  return `${head(portal, '站内搜索', [])}
${frame(portal, '', `<h1>站内搜索</h1><p>“${text(words)}”共找到 ${rows.length} 条结果</p><ul class="search-list">${rows.join('\n')}</ul>`)}`;
}

/** Answers the paging request of a list, whichever of its spellings a client took from the page. */
function proxyAnswer(portal: Portal, path: string, body: string): string {
  const query = new URLSearchParams([path.split('?')[1] ?? '', body].filter(Boolean).join('&'));
  const number = Number(query.get('columnid'));
  const column = [...portal.index.columns.values()].find((candidate) => candidate.number === number)?.column;
  const articles = newestFirst(column?.articles ?? []);
  const page = query.get('page');
  const first = query.has('startrecord') ? Number(query.get('startrecord')) - 1 : Number(page ?? 0) * PER_PAGE;
  const last = query.has('endrecord') ? Number(query.get('endrecord')) : first + PER_PAGE;
  return `<datastore><totalrecord>${articles.length}</totalrecord><totalpage>${Math.ceil(articles.length / PER_PAGE)}</totalpage><recordset>
${records(portal, articles.slice(first, last))}
</recordset></datastore>`;
}

/** All addresses of a site in this style. */
export function hanwebRoutes(content: SiteContent): Routes {
  const index = indexSite(content, { column: 1001, article: 58001 });
  const portal: Portal = {
    content,
    index,
    columnPath: (key) => `/col/col${index.columns.get(key)?.number ?? 0}/index.html`,
    articlePath: (key) => {
      const found = index.articles.get(key);
      if (!found) return '/';
      const [year, month, day] = found.article.publishedOn.split('-').map(Number);
      return `/art/${year}/${month}/${day}/art_${index.columns.get(found.column.key)?.number}_${found.number}.html`;
    },
  };
  const routes: Routes = new Map();
  const page = (path: string, render: () => string): void => void routes.set(path, () => utf8Page(render()));
  page('/', () => homePage(portal));
  page('/index.html', () => homePage(portal));
  for (const key of index.columns.keys()) page(portal.columnPath(key), () => columnPage(portal, key));
  for (const [key, { article }] of index.articles) {
    page(portal.articlePath(key), () => articlePage(portal, key));
    for (const item of article.files ?? []) routes.set(`/${item.path}`, () => file(item.kind, item.path));
  }
  routes.set(SEARCH, ({ path }) => utf8Page(searchPage(portal, path)));
  routes.set(PROXY, ({ path, body }) => xml(proxyAnswer(portal, path, body)));
  routes.set('/module/ysqgk/save.do', () => redirect(portal.columnPath('application')));
  routes.set('/robots.txt', () => plainText('User-agent: *\nDisallow: /jsearchfront/admin/\n'));
  routes.set('/script/0/style.css', () => stylesheet('#1a5fa8'));
  routes.set('/module/visitcount/visit.jsp', () => script('document.write("128");'));
  for (const name of ['logo', 'jiucuo']) routes.set(`/picture/${name}.png`, () => file('png', name));
  return routes;
}

/** The site's own page for addresses it does not have. */
export const hanwebNotFound = () =>
  utf8Page(
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在或已删除</p><a href="/">返回首页</a></body></html>',
    404,
  );
