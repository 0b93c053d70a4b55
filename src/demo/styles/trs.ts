/** The look and addresses of a TRS WCM portal: folders, relative `./202503/t20250310_97791.html`, pagers written by `createPageHTML`. */
import type { Article, Column, SiteContent } from '../content/column.js';
import { everyColumn } from '../content/column.js';
import { file, plainText, redirect, script, stylesheet, text, utf8Page, type Routes } from './answers.js';
import { indexSite, newestFirst, searchArticles, type SiteIndex } from './site-index.js';

const PER_PAGE = 10;
const SEARCH = '/was5/web/search';

/** Folder names as editors shorten the column names. */
const FOLDERS: Readonly<Record<string, string>> = {
  platform: 'zfxxgk',
  guide: 'zfxxgkzn',
  system: 'zfxxgkzd',
  statutory: 'fdzdgknr',
  'annual-report': 'zfxxgknb',
  application: 'ysqgk',
  documents: 'zcwj',
  interpretation: 'zcjd',
  news: 'jryl',
  notices: 'tzgg',
  'news-center': 'xwzx',
  interaction: 'hdjl',
  mailbox: 'ldxx',
  consultation: 'dczj',
  about: 'zjyl',
  contact: 'lxwm',
  'site-map': 'wzdt',
  'category-organisation': 'jgzn',
  'category-planning': 'ghjh',
  'category-statistics': 'tjxx',
  'category-licensing': 'xzxk',
  'category-punishment': 'xzcf',
  'category-budget': 'czyjs',
  'category-fees': 'xzsysf',
  'category-procurement': 'zfcg',
  'category-projects': 'zdjsxm',
  'category-welfare': 'shms',
  'category-emergency': 'yjgl',
  'category-supervision': 'jdjc',
  'category-recruitment': 'gwyzk',
};

/** Writes the links of a list's pages, as the shared script of such portals does. */
const PAGER = `function createPageHTML(count, current, name, ending) {
  for (var page = 0; page < count; page++)
    document.write(page === current ? ' ' + (page + 1) : ' <a href="' + name + (page ? '_' + page : '') + '.' + ending + '">' + (page + 1) + '</a>');
}`;

/** What this portal shows less of than it must. */
export interface TrsFaults {
  readonly withoutPoliceNumber?: boolean;
  readonly withoutErrorReport?: boolean;
  readonly withoutSiteIdMeta?: boolean;
  readonly withoutPubDate?: boolean;
}

interface Portal {
  readonly content: SiteContent;
  readonly index: SiteIndex;
  readonly faults: TrsFaults;
  readonly columnPath: (key: string) => string;
  readonly articlePath: (key: string) => string;
}

/** An address as TRS publishes it: relative to the page it stands on. */
function relative(from: string, to: string): string {
  const source = from.split('/').slice(1, -1);
  const target = to.split('/').slice(1);
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  const up = '../'.repeat(source.length - shared);
  return `${up || './'}${target.slice(shared).join('/')}`;
}

const link = (from: string, to: string, name: string): string => `<a href="${relative(from, to)}">${text(name)}</a>`;

function head(portal: Portal, title: string, metas: readonly (readonly [string, string])[]): string {
  const { place } = portal.content;
  const site: (readonly [string, string])[] = [
    ['SiteName', place.government],
    ['SiteDomain', place.host],
    ...(portal.faults.withoutSiteIdMeta ? [] : [['SiteIDCode', place.siteIdCode] as const]),
  ];
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>${text(title)}_${place.government}</title>
${[...site, ...metas].map(([name, content]) => `<meta name="${name}" content="${text(content)}" />`).join('\n')}
<link href="/images/style.css" rel="stylesheet" type="text/css" />
<script src="/images/page.js" type="text/javascript"></script>
</head>`;
}

function frame(portal: Portal, from: string, parents: readonly Column[], last: string, main: string): string {
  const { place, navigation } = portal.content;
  const trail = parents.map((column) => ` &gt; ${link(from, portal.columnPath(column.key), column.name)}`).join('');
  return `<body>
<div class="header top"><img src="/images/logo.png" alt="${place.government}" /><form action="${SEARCH}" method="get"><input name="searchword" type="text" /><input type="submit" value="检索" /></form></div>
<div class="nav menu"><ul><li><a href="/">首页</a></li>${navigation
    .map((column) => `<li>${link(from, portal.columnPath(column.key), column.name)}</li>`)
    .join('')}</ul></div>
${last === '' ? '' : `<div class="location crumb">您现在的位置：<a href="/">首页</a>${trail}${parents.at(-1)?.name === last ? '' : ` &gt; ${text(last)}`}</div>`}
<div class="main">
${main}
</div>
<div class="footer">
<p>主办：${place.government}&nbsp;&nbsp;联系电话：${place.phone}&nbsp;&nbsp;地址：${place.address}</p>
<p>政府网站标识码：${place.siteIdCode}&nbsp;&nbsp;<a href="https://beian.miit.gov.cn/">${place.icp}</a>${portal.faults.withoutPoliceNumber ? '' : `&nbsp;&nbsp;${place.police}`}</p>
${portal.faults.withoutErrorReport ? '' : `<p><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${place.siteIdCode}">我为政府网站找错</a></p>`}
</div>
</body></html>`;
}

const rowOf = (portal: Portal, from: string, article: Article): string =>
  `<li>${link(from, portal.articlePath(article.key), article.title)}<span class="right date">${article.publishedOn}</span></li>`;

/** The inline pager of a list page: page 2 is `index_1.html`. */
const pager = (pages: number, current: number): string =>
  pages < 2
    ? ''
    : `<div class="page"><script type="text/javascript">
var currentPage = ${current};//所在页从0开始
var countPage = ${pages};//共多少页
createPageHTML(${pages}, ${current}, "index", "html");
</script></div>`;

function columnMain(portal: Portal, from: string, column: Column, page: number): string {
  if (column.key === 'site-map')
    return `<ul>${[...everyColumn(portal.content.navigation)]
      .filter(({ key }) => key !== 'site-map')
      .map(({ key, name }) => `<li>${link(from, portal.columnPath(key), name)}</li>`)
      .join('\n')}</ul>`;
  if (column.page) return `<h2>${text(column.name)}</h2><div class="TRS_Editor">${column.page.body}</div>`;
  if (column.columns.length > 0) {
    return column.columns
      .map(
        (child) =>
          `<dl><dt>${link(from, portal.columnPath(child.key), child.name)}</dt>${newestFirst(child.articles)
            .slice(0, 2)
            .map(
              (article) =>
                `<dd>${link(from, portal.articlePath(article.key), article.title)}<span>[${article.publishedOn}]</span></dd>`,
            )
            .join('')}</dl>`,
      )
      .join('\n');
  }
  const articles = newestFirst(column.articles);
  const rows = articles.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  return `<ul class="list">${rows.map((article) => rowOf(portal, from, article)).join('\n')}</ul>
${pager(Math.ceil(articles.length / PER_PAGE), page)}`;
}

function columnPage(portal: Portal, key: string, page: number): string {
  const indexed = portal.index.columns.get(key);
  if (!indexed) return '';
  const { column, parents } = indexed;
  const from = portal.columnPath(key);
  const { platform } = portal.content;
  const inPlatform = key === platform.key || parents.some((parent) => parent.key === platform.key);
  const side = inPlatform
    ? `<div class="left xxgk-menu"><ul>${platform.columns
        .map((child) => `<li>${link(from, portal.columnPath(child.key), child.name)}</li>`)
        .join('\n')}</ul></div>`
    : '';
  const metas = [
    ['ColumnName', column.name],
    ['ColumnDescription', `${column.name}`],
    ['ColumnKeywords', column.name],
    ['ColumnType', column.type],
  ] as const;
  return `${head(portal, column.name, metas)}
${frame(portal, from, parents, column.name, `${side}<div class="right-content">${columnMain(portal, from, column, page)}</div>`)}`;
}

function articlePage(portal: Portal, key: string): string {
  const indexed = portal.index.articles.get(key);
  if (!indexed) return '';
  const { article, column } = indexed;
  const from = portal.articlePath(key);
  const metas: (readonly [string, string])[] = [
    ['ColumnName', column.name],
    ['ColumnType', column.type],
    ['ArticleTitle', article.title],
    ...(portal.faults.withoutPubDate ? [] : [['PubDate', `${article.publishedOn} 10:00`] as const]),
    ['ContentSource', article.source],
  ];
  const info = article.info ?? [];
  const pairs = Array.from({ length: Math.ceil(info.length / 2) }, (_, index) => info.slice(index * 2, index * 2 + 2));
  const table = pairs.length
    ? `<table class="xxgk-info" border="0">${pairs.map((pair) => `<tr>${pair.map(([label, value]) => `<th>${label}：</th><td>${text(value)}</td>`).join('')}</tr>`).join('\n')}</table>`
    : '';
  const files = (article.files ?? []).map((item) => {
    const address = relative(from, `/${item.path}`);
    if (item.kind === 'png')
      return `<p align="center"><img src="${address}" alt="${text(item.name)}" width="700" /></p>`;
    if (item.kind === 'pdf') return `<p>附件：<a href="${address}" OLDSRC="${address}">${text(item.name)}</a></p>`;
    return `<p><a href="${address}">${text(item.name)}</a></p>`;
  });
  const related = (article.related ?? []).map(
    ({ label, keys }) =>
      `<div class="xgjd"><b>${label}：</b>${keys.map((other) => link(from, portal.articlePath(other), portal.index.articles.get(other)?.article.title ?? label)).join('<br/>')}</div>`,
  );
  const main = `${table}
<h1>${text(article.title)}</h1>
<div class="sub">发布时间：${article.publishedOn} 10:00&nbsp;&nbsp;来源：${text(article.source)}&nbsp;&nbsp;字号：[<a href="javascript:doZoom(16)">大</a>]</div>
<div class="TRS_Editor trs_editor_view TRS_UEDITOR">${article.body}
${files.join('\n')}</div>
${related.join('\n')}`;
  const parents = [...(portal.index.columns.get(column.key)?.parents ?? []), column];
  return `${head(portal, article.title, metas)}
${frame(portal, from, parents, '正文', main)}`;
}

function homePage(portal: Portal): string {
  const blocks = portal.content.homeLists.map(
    (column) =>
      `<div class="block box"><h3>${link('/', portal.columnPath(column.key), column.name)}</h3><ul>${newestFirst(
        column.articles,
      )
        .slice(0, 6)
        .map((article) => rowOf(portal, '/', article))
        .join('\n')}</ul></div>`,
  );
  return `${head(portal, '网站首页', [])}
${frame(portal, '/', [], '', blocks.join('\n'))}`;
}

function searchPage(portal: Portal, path: string): string {
  const words = new URLSearchParams(path.split('?')[1] ?? '').get('searchword') ?? '';
  const rows = searchArticles(portal.content, words).map(
    (article) =>
      `<li><a href="${portal.articlePath(article.key)}">${text(article.title)}</a><span class="date">${article.publishedOn}</span></li>`,
  );
  return `${head(portal, '检索结果', [])}
${frame(portal, SEARCH, [], '检索结果', `<p>检索“${text(words)}”，共 ${rows.length} 条</p><ul>${rows.join('\n')}</ul>`)}`;
}

/** All addresses of a site in this style. */
export function trsRoutes(content: SiteContent, faults: TrsFaults): Routes {
  const index = indexSite(content, { column: 300, article: 96011 });
  const folder = (key: string): string => FOLDERS[key] ?? key;
  const columnPath = (key: string): string => {
    const parents = index.columns.get(key)?.parents ?? [];
    return `/${[...parents.map((column) => folder(column.key)), folder(key)].join('/')}/`;
  };
  const articlePath = (key: string): string => {
    const found = index.articles.get(key);
    if (!found) return '/';
    const day = found.article.publishedOn.replaceAll('-', '');
    return `${columnPath(found.column.key)}${day.slice(0, 6)}/t${day}_${found.number}.html`;
  };
  const portal: Portal = { content, index, faults, columnPath, articlePath };
  const routes: Routes = new Map();
  const page = (path: string, render: () => string): void => void routes.set(path, () => utf8Page(render()));
  page('/', () => homePage(portal));
  page('/index.html', () => homePage(portal));
  for (const [key, { column }] of index.columns) {
    const path = columnPath(key);
    page(path, () => columnPage(portal, key, 0));
    page(`${path}index.html`, () => columnPage(portal, key, 0));
    const pages = Math.ceil(column.articles.length / PER_PAGE);
    for (let number = 1; number < pages; number++)
      page(`${path}index_${number}.html`, () => columnPage(portal, key, number));
  }
  for (const [key, { article }] of index.articles) {
    page(articlePath(key), () => articlePage(portal, key));
    for (const item of article.files ?? []) routes.set(`/${item.path}`, () => file(item.kind, item.path));
  }
  routes.set(SEARCH, ({ path }) => utf8Page(searchPage(portal, path)));
  routes.set('/ysqgk/save', () => redirect(columnPath('application')));
  routes.set('/robots.txt', () => plainText('User-agent: *\nDisallow: /was5/admin/\nCrawl-delay: 0\n'));
  routes.set('/images/style.css', () => stylesheet('#2f7d4f'));
  routes.set('/images/page.js', () => script(PAGER));
  routes.set('/images/logo.png', () => file('png', 'logo'));
  return routes;
}

export const trsNotFound = () =>
  utf8Page(
    '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center></body></html>',
    404,
  );
