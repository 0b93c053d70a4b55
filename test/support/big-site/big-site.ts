/** A district's portal of any size in the manner of one system: every address with the page it answers, made when asked for. */
import { makeContent } from './content.js';
import type { Article, Column, SiteContent } from './content.js';
import { dress, PARAGRAPHS, STYLES } from './dress.js';
import { hanwebShape } from './hanweb-shape.js';
import type { Address, ListPage, Shape, ShapeId } from './shape.js';
import { applicationText, articleText, guideText, recordTable, reportText } from './texts.js';
import { trsShape } from './trs-shape.js';
import { unknownShape } from './unknown-shape.js';

export interface BigSiteSize {
  /** Pages of the whole site, within one in ten; at least 300. */
  readonly pages: number;
  /** What one page weighs at least, about. */
  readonly pageBytes: number;
  /** The day the site was last kept up, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly shape?: ShapeId;
}

export interface BigSite {
  readonly content: SiteContent;
  readonly shape: Shape;
  /** Every path that answers a GET, the home page first. */
  readonly paths: readonly string[];
  addressOf(column: Column, at?: number): Address;
  /** On which page of its column's list an article stands, counted from one. */
  listPageOf(article: Article): number;
  /** The answer at an address; undefined where there is none. */
  page(path: string, body?: string): string | undefined;
}

const SHAPES: Readonly<Record<ShapeId, Shape>> = { trs: trsShape, hanweb: hanwebShape, unknown: unknownShape };
export const HOME = '/';
const HOME_BLOCKS = ['zwyw', 'tzgg', 'zcjd'];
const HOME_ROWS = 8;

/** Makes the site up: the same size, day and shape give the same bytes. */
export function makeBigSite({ pages, pageBytes, asOf, shape: shapeId = 'trs' }: BigSiteSize): BigSite {
  const shape = SHAPES[shapeId];
  const content = makeContent({ articles: articlesFor(pages, shape), asOf });
  const addressOf = (column: Column, at = 1): Address => shape.listAddress(column, at, column.articles.length);
  const lastOf = ({ articles }: Column): number => Math.max(1, Math.ceil(articles.length / shape.perPage));
  const link = (column: Column): string => `<a href="${addressOf(column).path}">${column.name}</a>`;
  const items = (columns: readonly Column[], levels: number): string =>
    columns
      .map((column) => {
        const below = levels > 1 && column.children.length > 0 ? `<ul>${items(column.children, levels - 1)}</ul>` : '';
        return `<li>${link(column)}${below}</li>`;
      })
      .join('\n');
  const rows = (articles: readonly Article[]) =>
    articles.map((article) => ({ title: article.title, path: shape.articlePath(article), on: article.publishedOn }));
  const listPage = (column: Column, at: number): ListPage => ({
    column,
    at,
    last: lastOf(column),
    total: column.articles.length,
    rows: rows(column.articles.slice((at - 1) * shape.perPage, at * shape.perPage)),
  });

  const navigation = shape.navigation(items(content.channels, shape.levels.navigation));
  const foot = link(content.siteMap);
  const trail = (column: Column): readonly Column[] => (column.parent ? [...trail(column.parent), column] : [column]);
  const menuOf = (column: Column): string => {
    const [top] = trail(column);
    if (top === content.platform) return shape.menu(items(content.platform.children, shape.levels.platform));
    return column.parent ? shape.menu(items(column.parent.children, 1)) : '';
  };
  const write = (column: Column | undefined, title: string, main: string, filler: string): string =>
    dress({
      content,
      title,
      navigation,
      foot,
      trail: column ? trail(column).map(link) : [],
      menu: column ? menuOf(column) : '',
      main,
      filler,
      pageBytes,
    });

  const main = (column: Column, at: number): string => {
    if (column === content.siteMap) return `<ul class="map">${items(content.channels, shape.levels.siteMap)}</ul>`;
    if (column.key === 'zfxxgkzn') return guideText(content);
    if (column.key === 'ysqgk') return applicationText(content);
    if (column.form === 'hub') return `<ul class="children">${items(column.children, 1)}</ul>`;
    return column.articles.length === 0 ? '<div class="none">暂无信息</div>' : shape.list(listPage(column, at));
  };
  const interpretations = new Map<Article, Article[]>();
  for (const article of content.articles)
    if (article.about) interpretations.set(article.about, [...(interpretations.get(article.about) ?? []), article]);
  const articlePage = (article: Article): string => {
    const { column, title, publishedOn, about } = article;
    const related = [...(interpretations.get(article) ?? []), ...(about ? [about] : [])]
      .map((other) => `<p>相关链接：<a href="${shape.articlePath(other)}">${other.title}</a></p>`)
      .join('');
    const text = article.year === undefined ? articleText(article) : reportText();
    const info = `发布日期：${publishedOn} 来源：${content.name}办公室`;
    const record = column.key === 'zcwj' ? recordTable(content, article) : '';
    return write(column, title, shape.article(title, info, record, `${text}${related}`), PARAGRAPHS);
  };

  const makers = new Map<string, () => string>();
  const key = ({ path, body }: Address): string => (body === undefined ? path : `${path} ${columnIn(body)}`);
  const blocks = HOME_BLOCKS.map((name) => content.column(name)).map((column) => {
    const newest = rows(column.articles.slice(0, HOME_ROWS)).map(
      ({ path, title, on }) => `<li><a href="${path}">${title}</a><span>${on}</span></li>`,
    );
    return `<div class="block"><h2>${link(column)}</h2><ul class="list">${newest.join('\n')}</ul></div>`;
  });
  makers.set(HOME, () =>
    write(undefined, content.name, `<div class="quick">${link(content.platform)}</div>${blocks.join('\n')}`, STYLES),
  );
  for (const column of content.columns) {
    makers.set(key(addressOf(column)), () => write(column, column.name, main(column, 1), STYLES));
    for (let at = 2; at <= lastOf(column); at += 1) {
      const address = addressOf(column, at);
      makers.set(key(address), () =>
        address.body === undefined
          ? write(column, column.name, main(column, at), STYLES)
          : (shape.service?.(listPage(column, at)) ?? ''),
      );
    }
  }
  for (const article of content.articles) makers.set(shape.articlePath(article), () => articlePage(article));
  return {
    content,
    shape,
    paths: [...makers.keys()].filter((name) => !name.includes(' ')),
    addressOf,
    listPageOf: (article) => 1 + Math.floor(article.column.articles.indexOf(article) / shape.perPage),
    page: (path, body) => makers.get(body === undefined ? path : `${path} ${columnIn(body)}`)?.(),
  };
}

const columnIn = (body: string): string => new URLSearchParams(body).get('columnid') ?? '';

/** Lists and fixed pages leave so many of the wanted pages for articles; those behind a service are no pages. */
function articlesFor(pages: number, shape: Shape): number {
  const FIXED = 130;
  return Math.max(150, Math.round(((pages - FIXED) * shape.perPage) / (shape.perPage + (shape.service ? 0 : 1))));
}
