/**
 * Spec → site: every address with its bytes. The order of the work: content, addresses, pages of columns and articles,
 * home page, robots. Long because it is the one place that knows all kinds of pages.
 */
import iconv from 'iconv-lite';
import { buildContent } from './build-content.js';
import type { Article, ColumnNode, SiteContent } from './content.js';
import { elderLink, footerLines, metaTags } from './fragments.js';
import { homePages } from './home.js';
import { linkHtml, writeMenu } from './menus.js';
import type { ShownItem } from './menus.js';
import { jpageHandler } from './jpage.js';
import { searchForm, searchHandler } from './search.js';
import type { Answer, Handler, Site } from './site.js';
import type { SiteSpec } from './spec.js';
import type { PageParts, Row, Style, View } from './style.js';
import { STYLES } from './styles/index.js';

/** All columns below these, themselves included, each once. */
export const allColumns = (roots: readonly ColumnNode[]): ColumnNode[] => [
  ...new Set(roots.flatMap((root) => [root, ...allColumns(root.children)])),
];

const relative = (from: string, to: string): string => {
  const base = from
    .slice(0, from.lastIndexOf('/') + 1)
    .split('/')
    .slice(1, -1);
  const [toPath = '', query] = to.split('?');
  const parts = toPath.split('/').slice(1);
  const folders = parts.slice(0, -1);
  let same = 0;
  while (same < base.length && same < folders.length && base[same] === folders[same]) same += 1;
  const up = '../'.repeat(base.length - same);
  const down = parts.slice(same).join('/');
  return `${up || './'}${down}${query === undefined ? '' : `?${query}`}`;
};

/** The style with all its addresses below a path. */
const below = (style: Style, prefix: string): Style => ({
  ...style,
  columnPath: (column, page) => prefix + style.columnPath(column, page),
  articlePath: (article, column) => prefix + style.articlePath(article, column),
  filePath: (file, article, column) => prefix + style.filePath(file, article, column),
});

/** Builds the whole site, and its neighbour on the same host. */
export const buildSite = (spec: SiteSpec): Site => {
  const style = spec.prefix ? below(STYLES[spec.style], spec.prefix) : STYLES[spec.style];
  const site = new SiteWriter(spec, style, buildContent(spec)).write();
  if (!spec.neighbour) return site;
  const neighbour = buildSite(spec.neighbour);
  return {
    ...site,
    answers: new Map([...neighbour.answers, ...site.answers]),
    handlers: [...site.handlers, ...neighbour.handlers],
  };
};

class SiteWriter {
  private readonly answers = new Map<string, Answer>();
  private readonly columns: ColumnNode[];
  private readonly siteMap: ColumnNode | undefined;
  private readonly articlePaths = new Map<number, string>();
  /** By article and place among its attachments. */
  private readonly filePaths = new Map<string, string>();
  private readonly columnPaths = new Map<number, string>();

  constructor(
    private readonly spec: SiteSpec,
    private readonly style: Style,
    private readonly content: SiteContent,
  ) {
    if (!spec.without?.includes('site-map')) {
      this.siteMap = {
        id: 99,
        key: 'site-map',
        name: '网站地图',
        folder: 'wzdt',
        type: '其他',
        parent: undefined,
        children: [],
        articles: [],
        form: 'single',
        perPage: 15,
        linkShown: 'shown',
        onSiteMap: false,
        path: '',
      };
    }
    this.columns = allColumns([...content.nav, content.platform, ...content.homeBlocks]);
    for (const column of [...this.columns, ...(this.siteMap ? [this.siteMap] : [])]) {
      column.path = column.address ?? style.columnPath(column, 1);
      this.columnPaths.set(column.id, column.path);
      for (const article of column.articles) {
        article.path = article.file
          ? style.filePath(article.file, article, column)
          : style.articlePath(article, column);
        this.articlePaths.set(article.id, article.path);
        // Addresses of files are made of the article's id: each file has one of its own.
        article.attachments.forEach((file, at) =>
          this.filePaths.set(
            `${article.id}:${at}`,
            style.filePath(file, { ...article, id: article.id + at, attachments: [] }, column),
          ),
        );
      }
    }
  }

  write(): Site {
    const { spec, style, content } = this;
    const prefix = spec.prefix ?? '';
    const handlers: Handler[] = [...(spec.handlers ?? [])];
    for (const column of this.columns) if (!column.address) this.writeColumn(column);
    if (this.siteMap) this.writeSiteMap(this.siteMap);
    for (const [path, answer] of homePages(spec, content, style, {
      view: (path) => this.view(prefix + path),
      encode: (text) => this.encode(text),
      nav: (view) => this.nav(view),
      footer: (view) => this.footer(view),
      rows: (column, view, count) => style.rows(this.rowsOf(column, column.articles.slice(0, count)), column, view),
      platformLink: (view) =>
        linkHtml(content.platform.name, view.href(content.platform.path), spec.platformLink ?? 'shown'),
      document: (parts, view) => this.encode(this.finished(style.document(parts, view), view.path)),
    })) {
      const { location } = answer.headers;
      const headers = location === undefined ? answer.headers : { ...answer.headers, location: prefix + location };
      this.answers.set(prefix + path, { ...answer, headers });
    }
    this.put(
      '/footer.html',
      this.html(`<html><body>${footerLines(content, style.codeLabel, undefined).join(' ')}</body></html>`),
    );
    this.put('/js/footer.js', {
      ...this.html(
        footerLines(content, style.codeLabel, undefined)
          .map((line) => `document.write('${line.replaceAll("'", "\\'")}');`)
          .join('\n'),
      ),
      headers: { 'content-type': `application/javascript; charset=${style.charset}` },
    });
    if (spec.robots !== undefined) {
      this.put('/robots.txt', {
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: Buffer.from(spec.robots),
      });
    }
    if (spec.style === 'hanweb') {
      handlers.push(
        jpageHandler(this.columns, (column, from, to) => this.rowsOf(column, column.articles.slice(from, to))),
      );
    }
    if (style.served)
      handlers.push(
        style.served.handler(this.columns, (column, from, to) => this.rowsOf(column, column.articles.slice(from, to))),
      );
    if (!spec.without?.includes('search')) handlers.push(this.search());
    const answers = new Map(this.answers);
    if (spec.platformHost) movePlatform(answers, content, spec.platformHost);
    return {
      host: content.identity.host,
      otherHosts: [...(spec.platformHost ? [spec.platformHost] : []), ...(spec.otherHosts ?? [])],
      answers,
      handlers,
      start: `${spec.prefix ?? ''}/`,
      aaaa: spec.aaaa ?? ['::1'],
      dns: spec.dns ?? {},
      isSilentOverIpv6: spec.isSilentOverIpv6 ?? false,
      tls: spec.tls,
      isDown: spec.isDown ?? false,
    };
  }

  private put(path: string, answer: Answer): void {
    this.answers.set(path, answer);
  }

  private encode(text: string): Uint8Array {
    return this.style.charset === 'gbk' ? iconv.encode(text, 'gbk') : Buffer.from(text, 'utf8');
  }

  /** A page as it is sent, but for its charset. */
  private finished(text: string, path: string): string {
    const filled = this.filled(text);
    return this.spec.rewrite?.(filled, path) ?? filled;
  }

  private html(text: string, change: Partial<Answer> = {}, path?: string): Answer {
    return {
      status: 200,
      headers: { 'content-type': this.style.contentType },
      body: this.encode(path === undefined ? this.filled(text) : this.finished(text, path)),
      ...change,
    };
  }

  /** `{{article:1}}`, `{{column:1}}`, `{{file:1}}`, `{{file:1:2}}` (the third file of the first article) and `{{first-news}}` become addresses. */
  private filled(text: string): string {
    return text
      .replace(/\{\{article:(\d+)\}\}/g, (_, id: string) => this.articlePaths.get(Number(id)) ?? '#')
      .replace(/\{\{column:(\d+)\}\}/g, (_, id: string) => this.columnPaths.get(Number(id)) ?? '#')
      .replace(/\{\{file:(\d+)(?::(\d+))?\}\}/g, (_, id: string, at = '0') => this.filePaths.get(`${id}:${at}`) ?? '#')
      .replaceAll('{{first-news}}', this.content.homeBlocks[0]?.articles[0]?.path ?? '#');
  }

  private view(path: string): View {
    return {
      content: this.content,
      path,
      href: (to) => {
        const target = to === '/' ? `${this.spec.prefix ?? ''}/` : to;
        return this.style.usesRelativeLinks && !target.includes('//') ? relative(path, target) : target;
      },
    };
  }

  private rowsOf(_column: ColumnNode, articles: readonly Article[]): Row[] {
    return articles.map((article) => ({
      title: article.title,
      path: article.path,
      date: article.shown === 'list' || article.shown === 'both' ? article.on : '',
    }));
  }

  private nav(view: View): string {
    const items = this.content.nav
      .filter((column) => column !== this.content.platform && column.linkShown === 'shown')
      .map((column) => ({ name: column.name, path: column.path, isCurrent: false }));
    const platform =
      this.content.nav.includes(this.content.platform) &&
      !this.spec.without?.includes('platform-link') &&
      !this.spec.platformLink;
    const own = { name: this.content.platform.name, path: this.content.platform.path, isCurrent: false };
    const menu = this.style.nav(
      [{ name: '首页', path: '/', isCurrent: false }, ...items, ...(platform ? [own] : [])],
      view,
    );
    return this.tools() + menu;
  }

  /** What stands beside the navigation of every page. */
  private tools(): string {
    const { spec, style } = this;
    const form = spec.without?.includes('search') ? '' : searchForm(style.id, spec.prefix ?? '');
    const elder = spec.without?.includes('elder-mode') ? '' : elderLink(style.id);
    return `<div class="tools">${form}${elder}</div>`;
  }

  private search(): Handler {
    const { spec, style } = this;
    const prefix = spec.prefix ?? '';
    return searchHandler({
      style: style.id,
      prefix,
      charset: style.charset,
      contentType: style.contentType,
      rows: () => this.columns.flatMap((column) => this.rowsOf(column, column.articles)),
      page: (main) => {
        const view = this.view(`${prefix}/search.html`);
        const head = metaTags(this.content, undefined, undefined, {});
        const place = {
          crumbs: [
            { name: '首页', path: '/' },
            { name: '站内搜索', path: `${prefix}/search.html` },
          ],
          columnName: '站内搜索',
          menu: '',
          side: '',
        };
        const frame = {
          nav: this.nav(view),
          footer: this.footer(view),
          head,
          title: `站内搜索_${this.content.identity.name}`,
        };
        return this.encode(
          this.finished(style.document({ kind: 'column', ...frame, ...place, main }, view), view.path),
        );
      },
    });
  }

  private footer(view: View): string {
    const siteMap = this.siteMap ? view.href(this.siteMap.path) : undefined;
    if (this.spec.footer === 'script') return '<script src="/js/footer.js"></script>';
    if (this.spec.footer === 'iframe')
      return '<iframe src="/footer.html" title="页脚" width="100%" height="180" frameborder="0" scrolling="no"></iframe>';
    return footerLines(this.content, this.style.codeLabel, siteMap).join('\n&nbsp;|&nbsp;');
  }

  private menuFor(column: ColumnNode, view: View): string {
    const { platform } = this.content;
    const isBelow = (node: ColumnNode): boolean =>
      node === platform || (node.parent !== undefined && isBelow(node.parent));
    if (!isBelow(column)) return '';
    const items: ShownItem[] = platform.children.map((child) => ({
      name: child.name,
      path: child.path,
      isCurrent: child === column,
      shown: child.linkShown,
    }));
    const menu = writeMenu(items, this.spec.menu ?? 'plain', this.style, view);
    for (const [path, type, text] of menu.files)
      this.put(path, { ...this.html(text), headers: { 'content-type': type } });
    return menu.html;
  }

  private crumbs(column: ColumnNode): { name: string; path: string }[] {
    const above = column.parent ? this.crumbs(column.parent) : [{ name: '首页', path: '/' }];
    return [...above, { name: column.name, path: column.path }];
  }

  private parts(column: ColumnNode, view: View, main: string, article?: Article): PageParts {
    const generatedOn = this.spec.style === 'ucap' ? `${this.content.today} 10:00:43` : undefined;
    return {
      kind: article ? 'article' : 'column',
      head: metaTags(this.content, column, article, {
        upper: this.spec.style === 'vsb' || this.spec.style === 'gbk-tables',
        ...(generatedOn ? { generatedOn } : {}),
      }),
      title: article
        ? `${article.title}_${column.name}_${this.content.identity.name}`
        : `${column.name}_${this.content.identity.name}`,
      nav: this.nav(view),
      crumbs: this.crumbs(column),
      columnName: column.name,
      menu: this.menuFor(column, view),
      main,
      side: column.side ?? '',
      footer: (column.footerExtra ?? '') + this.footer(view),
    };
  }

  private mainOf(column: ColumnNode, page: number, pages: number, view: View): string {
    if (column.form === 'hub') {
      if (column === this.content.platform) {
        const latest = allColumns(column.children)
          .flatMap((child) => child.articles)
          .filter((article) => article.shown === 'both' && !article.file)
          .sort((a, b) => (a.on < b.on ? 1 : -1))
          .slice(0, 6);
        return this.spec.emptyPlatform
          ? this.style.rows(this.rowsOf(column, this.content.homeBlocks[0]?.articles ?? []), column, view)
          : `<h3>最新公开</h3>${this.style.rows(this.rowsOf(column, latest), column, view)}`;
      }
      return `<ul class="sub-columns">${column.children.map((child) => `<li><a href="${view.href(child.path)}">${child.name}</a></li>`).join('')}</ul>`;
    }
    if (column.form === 'shell') {
      // The address is put together: only a browser comes by it.
      return `<ul id="app-list"></ul><script>fetch(["/api/list?channelId=", ${column.id}, "&page=", 1].join("")).then(function(answer){return answer.json();}).then(function(data){ document.getElementById("app-list").innerHTML = data.list.map(function(el){ return '<li><a href="'+el.url+'">'+el.title+'</a><span>'+el.date+'</span></li>'; }).join(''); });</script>`;
    }
    if (column.form === 'single' || column.body !== undefined) return column.body ?? '';
    if (column.articles.length === 0) return '<div class="list-empty"></div>';
    const from = (page - 1) * column.perPage;
    const rows = this.rowsOf(column, column.articles.slice(from, from + column.perPage));
    if (this.style.served) return this.style.served.list(rows, column, view);
    return this.style.rows(rows, column, view) + this.style.pager(column, page, pages, view);
  }

  private writeColumn(column: ColumnNode): void {
    const pages =
      column.form === 'list' && !this.style.served
        ? Math.max(1, Math.ceil(column.articles.length / column.perPage))
        : 1;
    for (let page = 1; page <= pages; page += 1) {
      const path = this.style.columnPath(column, page);
      if (page > 1 && path === column.path) break;
      const view = this.view(path);
      const empty = column === this.content.platform && this.spec.emptyPlatform;
      const parts = this.parts(column, view, this.mainOf(column, page, pages, view));
      const text = this.style.document(empty ? { ...parts, menu: '' } : parts, view);
      this.put(path, this.html(text, page === 1 ? column.answer : (column.laterAnswer ?? column.answer), path));
      if (column.form === 'shell') {
        const list = column.articles.map((article) => ({ title: article.title, url: article.path, date: article.on }));
        this.put(`/api/list?channelId=${column.id}&page=1`, {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify({ list })),
        });
      }
    }
    for (const article of column.articles) this.writeArticle(column, article);
  }

  private writeArticle(column: ColumnNode, article: Article): void {
    if (article.file) {
      this.put(article.path, {
        status: 200,
        headers: { 'content-type': article.file.type },
        body: article.file.bytes,
        ...article.answer,
      });
      return;
    }
    article.attachments.forEach((file, at) => {
      const path = this.filePaths.get(`${article.id}:${at}`);
      if (path)
        this.put(path, { status: file.status ?? 200, headers: { 'content-type': file.type }, body: file.bytes });
    });
    const view = this.view(article.path);
    const main = this.style.article(article, column, article.body, view);
    this.put(
      article.path,
      this.html(this.style.document(this.parts(column, view, main, article), view), article.answer, article.path),
    );
  }

  private writeSiteMap(siteMap: ColumnNode): void {
    const view = this.view(siteMap.path);
    const listed = this.columns.filter(
      (column) =>
        column.onSiteMap && (column !== this.content.platform || !this.spec.without?.includes('platform-link')),
    );
    siteMap.body = `<h2>网站地图</h2><ul class="site-map">${listed.map((column) => `<li><a href="${view.href(column.path)}">${column.name}</a></li>`).join('')}</ul>`;
    this.put(
      siteMap.path,
      this.html(this.style.document(this.parts(siteMap, view, siteMap.body), view), {}, siteMap.path),
    );
  }
}

/** Takes the platform and all below it to another host, and makes the links between the two absolute. */
const movePlatform = (answers: Map<string, Answer>, content: SiteContent, host: string): void => {
  const below = new Set(
    allColumns([content.platform]).flatMap((column) => [
      column.path,
      ...column.articles.map((article) => article.path),
    ]),
  );
  const relink = (answer: Answer, isMoved: boolean): Answer => ({
    ...answer,
    body: Buffer.from(
      Buffer.from(answer.body)
        .toString('utf8')
        .replace(/href="(\/[^"/][^"]*|\/)"/g, (whole, path: string) => {
          const plain = path.replaceAll('&amp;', '&');
          if (below.has(plain) === isMoved) return whole;
          return `href="http://${isMoved ? content.identity.host : host}{{port}}${path}"`;
        }),
    ),
  });
  for (const [path, answer] of [...answers]) {
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    if (below.has(path)) {
      answers.delete(path);
      answers.set(host + path, relink(answer, true));
    } else answers.set(path, relink(answer, false));
  }
};
