/** The pages of a sketched site: home page, columns, articles, files, by address. */
import type { AttachmentReading, FileFormat } from '../lib/isolate/attachment-reading.js';
import type { ColumnSketch, FileSketch, ItemSketch } from './example-schema.js';
import { numberOf, ORIGIN, type LaidColumn, type LaidItem, type LaidSite } from './lay-out.js';
import { columnMetas, framed, linkTo, paragraphs, tableOf, text } from './markup.js';

/** What an address answers; `unread`: never. */
export type SketchedAnswer =
  | { readonly status: number; readonly html: string }
  | { readonly status: number; readonly file: AttachmentReading }
  | 'unread';

export type SketchedPages = ReadonlyMap<string, SketchedAnswer>;

/** Where a link of the sketch leads; undefined for a name that nothing bears. */
export type FindTarget = (target: string) => string | undefined;

const DEAD = `${ORIGIN}/gone/`;
const UNREAD = `${ORIGIN}/silent/`;

/** Column ids, names of sub-columns, titles of items, addresses, and the words `dead` and `unread`. */
export function targetsOf({ columns, homeItems }: LaidSite): {
  readonly find: FindTarget;
  readonly names: readonly string[];
} {
  const named = new Map<string, string>();
  const add = (name: string | undefined, url: string): void => {
    if (name !== undefined && !named.has(name)) named.set(name, url);
  };
  add('dead', DEAD);
  add('unread', UNREAD);
  columns.forEach(({ id, url }) => add(id, url));
  columns.forEach(({ name, url }) => add(name, url));
  [...homeItems, ...columns.flatMap(({ items }) => items)].forEach(({ sketch, url }) => add(sketch.title, url));
  const find: FindTarget = (target) =>
    /^(?:https?:)?\//.test(target) ? new URL(target, ORIGIN).href : named.get(target);
  return { find, names: [...named.keys()] };
}

/** Draws every page once. */
export function drawPages(site: LaidSite): SketchedPages {
  const pages = new Map<string, SketchedAnswer>([[UNREAD, 'unread']]);
  const { find } = targetsOf(site);
  const drawItems = (
    items: readonly LaidItem[],
    column: Pick<LaidColumn, 'name' | 'type' | 'trail' | 'source'>,
  ): void => {
    for (const item of items) {
      pages.set(
        item.url,
        answerOf(item.sketch, () => articlePage(site, column, item, find)),
      );
      drawFiles(pages, item.url, item.sketch.files);
    }
  };
  pages.set(`${ORIGIN}/`, { status: 200, html: homePage(site, find) });
  drawItems(site.homeItems, { name: '首页', type: '首页', trail: [], source: site.name });
  for (const column of site.columns) {
    pages.set(
      column.url,
      answerOf(column.sketch, () => columnPage(site, column, find)),
    );
    drawItems(column.items, column);
    drawFiles(pages, column.url, column.sketch.files);
  }
  return pages;
}

function answerOf({ dead, unread }: Pick<ItemSketch, 'dead' | 'unread'>, draw: () => string): SketchedAnswer {
  if (unread === true) return 'unread';
  return dead === undefined ? { status: 200, html: draw() } : { status: dead, html: NOT_FOUND };
}

export const NOT_FOUND = '<html><head><title>404</title></head><body><p>您访问的页面不存在。</p></body></html>';

function homePage(site: LaidSite, find: FindTarget): string {
  const fresh = site.navigation
    .filter(({ id }) => id === 'news' || id === 'notices')
    .map((column) => `<div class="block"><h3>${linkTo(column.url, column.name)}</h3>${listOf(column.items)}</div>`);
  const main = [...fresh, listOf(site.homeItems), paragraphs(site.home.text ?? ''), ...linksOf(site.home.links, find)];
  return framed({
    siteName: site.name,
    title: site.name,
    metas: columnMetas('首页', '首页'),
    trail: [],
    navigation: `<div class="nav"><ul><li><a href="/">首页</a></li>${site.navigation
      .map(({ url, name }) => `<li>${linkTo(url, name)}</li>`)
      .join('')}</ul></div>`,
    main: main.filter((part) => part !== '').join('\n'),
  });
}

function columnPage(site: LaidSite, column: LaidColumn, find: FindTarget): string {
  const { name, sketch, children, items, trail, type } = column;
  const shown = column.id === 'site-map' ? site.columns.filter((one) => one !== column) : children;
  const menu =
    shown.length === 0
      ? ''
      : `<div class="menu"><ul>${shown.map((child) => `<li>${linkTo(child.url, child.name)}</li>`).join('\n')}</ul></div>`;
  const own = [contentOf(sketch, find, column.url), formOf(sketch.form)].filter((part) => part !== '').join('\n');
  const isNone = sketch.blank === true || sketch.statedNone === true;
  const body = isNone
    ? `<div class="list"><ul></ul>${sketch.statedNone ? '<p>本单位无此项。</p>' : '<p>暂无内容</p>'}</div>`
    : `${own === '' ? '' : `<h1>${text(name)}</h1><div class="TRS_Editor">${own}</div>`}${listOf(items)}`;
  return framed({
    siteName: site.name,
    title: name,
    metas: columnMetas(name, type),
    trail: [...trail, name],
    main: `${isNone ? '' : menu}<div class="content">${body}</div>`,
  });
}

function articlePage(
  site: LaidSite,
  column: Pick<LaidColumn, 'name' | 'type' | 'trail' | 'source'>,
  { sketch, url }: LaidItem,
  find: FindTarget,
): string {
  const source = sketch.source ?? column.source;
  const info = [
    ...(sketch.on === undefined ? [] : [`<span>发布日期：${sketch.on}</span>`]),
    `<span>信息来源：${text(source)}</span>`,
  ];
  const hasContent = sketch.text ?? sketch.table ?? sketch.files ?? sketch.media;
  const words = hasContent === undefined ? paragraphs(`${sketch.title}。`) : '';
  return framed({
    siteName: site.name,
    title: sketch.title,
    metas: [
      ...columnMetas(column.name, column.type),
      ['ArticleTitle', sketch.title],
      ...(sketch.on === undefined ? [] : [['PubDate', `${sketch.on} 10:00`] as const]),
      ['ContentSource', source],
    ],
    trail: [...column.trail, column.name, '正文'],
    main: `<div class="article"><h1>${text(sketch.title)}</h1>
<div class="info">${info.join('&emsp;')}</div>
<div class="TRS_Editor">${words}${contentOf(sketch, find, url)}</div></div>`,
  });
}

function contentOf(
  sketch: Pick<ColumnSketch, 'text' | 'meta' | 'table' | 'links' | 'files' | 'media'>,
  find: FindTarget,
  url: string,
): string {
  const parts = [
    sketch.meta
      ? `<table class="xxgk-info" border="0">${Object.entries(sketch.meta)
          .map(([label, value]) => `<tr><th>${text(label)}：</th><td>${text(value)}</td></tr>`)
          .join('\n')}</table>`
      : '',
    paragraphs(sketch.text ?? ''),
    sketch.table ? tableOf(sketch.table) : '',
    ...(sketch.media ?? []).map((kind) => MEDIA[kind](numberOf(`${url}${kind}`))),
    ...(sketch.files ?? []).map((file) => `<p>附件：${linkTo(fileUrl(url, file), fileOf(file).name)}</p>`),
    ...linksOf(sketch.links, find),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** A link to a column that the example took away goes with it. */
const linksOf = (links: ColumnSketch['links'], find: FindTarget): readonly string[] =>
  Object.entries(links ?? {}).flatMap(([words, target]) => {
    const url = find(target);
    return url === undefined ? [] : [`<p>${linkTo(url, words)}</p>`];
  });

const MEDIA = {
  image: (number: string) => `<p><img src="/images/p${number}.jpg" width="700" height="900"></p>`,
  video: (number: string) => `<p><video src="/videos/v${number}.mp4" controls></video></p>`,
  audio: (number: string) => `<p><audio src="/audios/a${number}.mp3" controls></audio></p>`,
};

const formOf = (fields: readonly string[] | undefined): string =>
  fields === undefined
    ? ''
    : `<form action="/submit" method="post">${fields
        .map((label, at) => `<p><label>${text(label)}</label><input type="text" name="field${String(at + 1)}"></p>`)
        .join('\n')}<p><textarea name="content"></textarea></p><p><input type="submit" value="提交"></p></form>`;

const listOf = (items: readonly LaidItem[]): string =>
  items.length === 0
    ? ''
    : `<ul class="list">${items
        .map(
          ({ url, sketch }) =>
            `<li>${linkTo(url, sketch.title)}${sketch.on === undefined ? '' : `<span class="date">${sketch.on}</span>`}</li>`,
        )
        .join('\n')}</ul>`;

const fileOf = (file: string | FileSketch): FileSketch => (typeof file === 'string' ? { name: file } : file);

function fileUrl(page: string, file: string | FileSketch): string {
  const { name } = fileOf(file);
  const ending = /\.\w+$/.exec(name)?.[0] ?? '.pdf';
  return new URL(`P0${numberOf(`${page} ${name}`)}${ending}`, page).href;
}

function drawFiles(
  pages: Map<string, SketchedAnswer>,
  page: string,
  files: readonly (string | FileSketch)[] | undefined,
): void {
  for (const file of files ?? []) {
    const { name, text: words, table, dead, unread } = fileOf(file);
    const answer: SketchedAnswer =
      unread === true
        ? 'unread'
        : dead !== undefined
          ? { status: dead, html: NOT_FOUND }
          : { status: 200, file: readingOf(name, words, table) };
    pages.set(fileUrl(page, file), answer);
  }
}

function readingOf(name: string, words = `${name}。`, table?: FileSketch['table']): AttachmentReading {
  const format = (/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? 'pdf') as FileFormat;
  const rows = (table ?? []).map((row) => row.map(String));
  const lines = [words, ...rows.map((row) => row.join('\t'))];
  return { format, text: lines.join('\n'), grids: rows.length > 0 ? [rows] : [] };
}
