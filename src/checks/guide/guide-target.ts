import { squeeze } from '../../lib/text/squeeze.js';
import { unseen, type Unseen } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Grid } from '../../model/page.js';
import type { Column, PageView, SiteModel } from '../../model/site-model.js';
import { linkedStateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { unreadReason } from '../parts/unread.js';

/** The guide column, if it can be reached and holds something: a missing or blank guide is platform-column-guide's fault. */
export function* guideTargets(site: SiteModel): Generator<Column, Unseen | undefined> {
  const state = linkedStateOf(site, 'guide');
  if (state.state === 'filled') yield state.column;
  return state.state === 'undecided' ? unseen(state.reason, state.looked) : undefined;
}

/** The guide's words. `unread`: why there may be more than these. */
export interface GuideText {
  readonly page: PageView | undefined;
  /** Its pages and the attachments that hold it, in order. */
  readonly pages: readonly PageView[];
  readonly text: string;
  readonly grids: readonly Grid[];
  readonly unread: CantTellReason | undefined;
}

/**
 * Reads the guide's page, or the articles that it is split into, and the attachments whose names say that they hold the guide.
 * Of an index that lists no guide of this body nothing was read.
 */
export function readGuide(site: SiteModel, column: Column, attachmentNames: readonly string[]): GuideText {
  const view = column.article ?? column.pages[0];
  const nothing = { page: view, pages: [], text: '', grids: [], unread: 'not-crawled' } as const;
  if (view === undefined || (column.article === undefined && column.items.length > 0)) return nothing;
  const articles = column.articles ?? [view];
  const named = articles.flatMap((article) =>
    article.read().facts.attachments.filter((attachment) => occursInAny(attachment.text, attachmentNames)),
  );
  const files = named.map((attachment) => site.page(attachment.url));
  const pages = [...articles, ...files.flatMap((file) => file ?? [])];
  const texts = pages.map((page) => page.read().contentText);
  const isShort = wordCount(texts.join('')) < LEAST_GUIDE;
  const isLost = isShort && files.some((file) => (file?.read().contentText ?? '').trim() === '');
  return {
    page: view,
    pages,
    text: pages.map((page, at) => withoutHead(texts[at] ?? '', page.read().grids)).join('\n'),
    grids: pages.flatMap((page) => page.read().grids.filter((grid) => !isHead(grid))),
    unread:
      articles.map(unreadReason).find((reason) => reason !== undefined) ??
      (isLost || articles.some((article) => isPicture(article)) ? 'unreadable' : undefined),
  };
}

/** The table of the page's own data: its 信息分类 is that of the page, not the guide's. */
const isHead = (grid: Grid): boolean =>
  grid.some((cells) => cells.some((cell) => /^索引号[:：]?/.test(squeeze(cell)))) &&
  grid.flat().join('').length < LONGEST_HEAD;
const LONGEST_HEAD = 400;

function withoutHead(text: string, grids: readonly Grid[]): string {
  const rows = new Set(
    grids.filter(isHead).flatMap((grid) => grid.map((cells) => squeeze([...new Set(cells)].join('')))),
  );
  return rows.size === 0
    ? text
    : text
        .split('\n')
        .filter((line) => !rows.has(squeeze(line)))
        .join('\n');
}

/** A page that shows a picture or an embedded file where its text should be. */
function isPicture(view: PageView): boolean {
  const page = view.read();
  const shown =
    page.media.images + page.facts.attachments.length + page.frames.filter((frame) => frame.isVisible).length;
  return shown > 0 && wordCount(page.contentText) < LONGEST_CAPTION;
}

/** Characters of Chinese and Latin words. */
const wordCount = (text: string): number => text.replace(/[\s\p{P}\p{S}]/gu, '').length;
/** What stands beside a picture of the guide is shorter than its nine elements with their labels. */
const LONGEST_CAPTION = 100;
/** A shorter text may only introduce the guide that it attaches; of a longer one the attachment is a copy. */
const LEAST_GUIDE = 1200;
