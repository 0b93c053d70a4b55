/** 政府信息公开指南: the pages that hold its text — the column page itself, one article, or several that are its parts. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import { isFileAddress, pageKey } from '../address.js';
import { judgeBlankness } from '../columns/blankness.js';
import { filesOf } from '../files-of.js';
import type { Finding } from '../finding.js';
import {
  areChapters,
  isPartOfGuide,
  isSectionOfGuide,
  namesAnotherBody,
  partsOfGuide,
  rankGuide,
} from './guide-title.js';
import type { LocatedColumn } from '../columns/read-column.js';
import type { SeenPage } from '../seen-page.js';

/** An index that lists no guide of this body keeps its rows and gets no article. */
export function withGuideArticle(finding: Finding, column: LocatedColumn): LocatedColumn {
  const [first] = column.pages;
  if (!first) return isFileAddress(column.url) ? fromFile(finding, column, column.url) : column;
  const withText = column.pages.find((page) => page.digest.facts.kind === 'article');
  // A page with the text and a row that names itself: the text wins.
  if (withText && withText.digest.contentLength > LONG_TEXT)
    return withAttached(finding, { ...column, article: withText });
  const rows = rowsOf(finding, column);
  const { own } = finding.ground;
  // A picture in place of the text may say everything.
  if (column.blankness === 'blank' && rows.length === 0 && first.digest.media.images > 0) return unreadable(column);
  const listed = guideRow(rows, own);
  const sections = sectionsOf(rows, own, listed);
  if (sections.length > 1) return inParts(finding, column, sections);
  if (listed) return fromRow(finding, column, listed, first);
  if (rows.some(({ title }) => namesAnotherBody(title, own)) && !isText(column, rows)) return column;
  if (withText) return holding(finding, { ...column, article: withText }, withText);
  const longest = [...column.pages].sort((a, b) => b.digest.contentLength - a.digest.contentLength)[0];
  return longest && column.blankness === 'filled' && (column.items.length === 0 || isText(column, rows))
    ? holding(finding, { ...column, article: longest }, longest)
    : column;
}

/** A text so long is the guide itself, whatever is listed beside it. */
const LONG_TEXT = 600;

/** The rows leave enough of the page's text for a guide. */
const isText = ({ pages }: LocatedColumn, rows: readonly ListItem[]): boolean =>
  Math.max(0, ...pages.map(({ digest }) => digest.contentLength)) -
    rows.reduce((sum, { title }) => sum + title.length + 12, 0) >
  LONG_TEXT;

/** Rows of its lists; of a page without any the links of its content that name guides, bodies or parts of a guide. */
function rowsOf({ ground, template }: Finding, column: LocatedColumn): readonly ListItem[] {
  const isTelling = (title: string): boolean =>
    rankGuide(title, ground.own) !== undefined || namesAnotherBody(title, ground.own) || isSectionOfGuide(title);
  const ownKeys = new Set(column.pages.map((page) => pageKey(page.exchange.url)));
  const links = column.pages
    .flatMap((page) => ground.links(page))
    .filter(
      ({ link, key, matches }) =>
        (link.region === 'content' || link.region === 'list') &&
        link.isVisible &&
        !template.has(key) &&
        !ownKeys.has(key) &&
        !isFileAddress(link.url) &&
        !matches.some(({ id }) => id !== 'guide' && ground.plan.vocabulary.get(id)?.under === 'platform') &&
        isTelling(link.text),
    )
    .map(({ link }): ListItem => ({ title: link.text, url: link.url }));
  const below = column.subColumns
    .filter(({ link }) => isTelling(link.text))
    .map(({ link }): ListItem => ({ title: link.text, url: link.url }));
  if (column.items.length > 0 && column.pages.some(({ digest }) => digest.facts.items.length > 0)) return column.items;
  const known = new Map<string, ListItem>();
  for (const row of [...links, ...below]) if (!known.has(pageKey(row.url))) known.set(pageKey(row.url), row);
  return [...known.values()];
}

/** The article behind the row; of a row that leads to a list of its own, the guide in that list. */
function fromRow(finding: Finding, column: LocatedColumn, row: ListItem, from: SeenPage, depth = 1): LocatedColumn {
  if (isFileAddress(row.url)) return fromFile(finding, column, row.url);
  const visit = finding.ground.want(row.url, { purpose: 'item:guide', priority: 846 - depth, from: { page: from } });
  if (visit.state === 'seen') {
    const { page } = visit;
    const { kind, items } = page.digest.facts;
    const inner =
      kind === 'column' && depth < DEEPEST && page.digest.contentLength <= LONG_TEXT
        ? guideRow(items, finding.ground.own)
        : undefined;
    if (inner && pageKey(inner.url) !== pageKey(row.url)) return fromRow(finding, column, inner, page, depth + 1);
    const blankness = judgeBlankness(page.digest, 0, finding.templateLines);
    return holding(finding, { ...column, article: page, blankness }, page);
  }
  if (visit.state === 'dead')
    return { ...column, blankness: 'unknown', unknownBecause: 'unreadable', deadStatus: visit.page.exchange.status };
  return { ...column, blankness: 'unknown', unknownBecause: visit.reason };
}
/** The guide column, the own entry of an index of bodies, the guide in its list. */
const DEEPEST = 3;

/** Every part is opened; what is said of a guide rests on all of them. */
function inParts(finding: Finding, column: LocatedColumn, rows: readonly ListItem[]): LocatedColumn {
  const articles: SeenPage[] = [];
  let unread: CantTellReason | undefined;
  const [from] = column.pages;
  for (const [index, row] of rows.entries()) {
    const visit = finding.ground.want(row.url, {
      purpose: 'item:guide',
      priority: 845 - index,
      ...(from ? { from: { page: from } } : {}),
    });
    if (visit.state === 'seen') articles.push(visit.page);
    else if (visit.state !== 'dead') unread ??= visit.reason;
  }
  if (unread) return { ...column, blankness: 'unknown', unknownBecause: unread };
  const [article] = articles;
  return article ? { ...column, article, articles, blankness: 'filled' } : column;
}

/** A guide of which only a file is seen, whose text nobody has read yet: neither there nor missing. */
const unreadable = (column: LocatedColumn): LocatedColumn => ({
  ...column,
  blankness: 'unknown',
  unknownBecause: 'unreadable',
});

/** A page that shows no more than the file it attaches is a file; its own lines (an update date) still count. */
function holding(finding: Finding, column: LocatedColumn, page: SeenPage): LocatedColumn {
  const { contentLength, media } = page.digest;
  const files = filesOf(page);
  if (contentLength >= LEAST_TEXT || files.length + media.images === 0) return withAttached(finding, column);
  const named = files.find(({ text }) => /指南/.test(text));
  const file = named ?? (files.length === 1 ? files[0] : undefined);
  if (!file) return unreadable(column);
  const read = fromFile(finding, column, file.url, page);
  return named && read.blankness === 'filled' ? { ...read, article: page } : read;
}
const LEAST_TEXT = 150;

/** A page with some text may attach the guide that it introduces: its file is asked for too, and read with it. */
function withAttached(finding: Finding, column: LocatedColumn): LocatedColumn {
  const { article } = column;
  if (!article || article.digest.contentLength > WHOLE_TEXT) return column;
  article.digest.facts.attachments
    .filter(({ text }) => /指南/.test(text) && !/申请指南|办事指南|流程/.test(text))
    .slice(0, 2)
    .forEach(({ url }) =>
      finding.ground.want(url, { purpose: 'item:guide:file', priority: 843, from: { page: article } }),
    );
  return column;
}
/** What a page so long attaches is a copy of its text. */
const WHOLE_TEXT = 1500;

/** The guide is a file: it counts if the crawl could read its text. */
function fromFile(finding: Finding, column: LocatedColumn, url: string, page?: SeenPage): LocatedColumn {
  const on = page ?? column.pages[0] ?? column.from.page;
  const visit = finding.ground.want(url, {
    purpose: 'item:guide:file',
    priority: 844,
    from: { page: on },
  });
  if (visit.state === 'seen' && visit.page.digest.contentLength >= LEAST_TEXT)
    return { ...column, article: visit.page, blankness: 'filled' };
  return visit.state === 'unvisited'
    ? { ...column, blankness: 'unknown', unknownBecause: visit.reason }
    : unreadable(column);
}

/** The row that is this body's guide: named so, its own before one that names nobody; of an index of bodies its own. */
function guideRow(rows: readonly ListItem[], own: string): ListItem | undefined {
  const ranked = rows
    .map((item) => ({ item, rank: rankGuide(item.title, own) }))
    .filter(({ rank }) => rank !== undefined)
    .sort(
      (a, b) => (a.rank ?? 9) - (b.rank ?? 9) || ((b.item.publishedOn ?? '') < (a.item.publishedOn ?? '') ? -1 : 1),
    );
  const [only] = rows;
  return ranked[0]?.item ?? (rows.length === 1 && only && !namesAnotherBody(only.title, own) ? only : undefined);
}

/** The rows that are parts of one guide, in order; fewer than two are none. */
function sectionsOf(rows: readonly ListItem[], own: string, listed: ListItem | undefined): readonly ListItem[] {
  const pages = rows.filter(({ title, url }) => !isFileAddress(url) && !namesAnotherBody(title, own));
  const numbered = listed ? partsOfGuide(pages, squeeze(listed.title)) : [];
  if (numbered.length > 1) return numbered.slice(0, MOST_PARTS);
  if (!listed && pages.length === rows.length && areChapters(pages)) return pages.slice(0, MOST_PARTS);
  // Beside the guide itself only what is surely a part of it; without it one such among the chapters.
  if (!pages.some(({ title }) => isPartOfGuide(title))) return [];
  const parts = pages.filter(({ title }) => (listed ? isPartOfGuide(title) : isSectionOfGuide(title)));
  const whole = listed && !isFileAddress(listed.url) ? [listed] : [];
  return [...whole, ...parts.filter((row) => row !== listed)].slice(0, MOST_PARTS);
}
const MOST_PARTS = 12;
