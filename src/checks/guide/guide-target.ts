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
  readonly text: string;
  readonly grids: readonly Grid[];
  readonly unread: CantTellReason | undefined;
}

/** Reads the guide's page and the attachments whose names say that they hold the guide. */
export function readGuide(site: SiteModel, column: Column, attachmentNames: readonly string[]): GuideText {
  const view = column.article ?? column.pages[0];
  if (view === undefined) return { page: undefined, text: '', grids: [], unread: 'not-crawled' };
  const page = view.read();
  const attached = page.facts.attachments
    .filter((attachment) => occursInAny(attachment.text, attachmentNames))
    .map((attachment) => site.page(attachment.url));
  const texts = attached.map((attachment) => attachment?.read().contentText ?? '');
  const isLost = texts.some((text) => text.trim() === '') && wordCount(page.contentText) < LEAST_GUIDE;
  return {
    page: view,
    text: [page.contentText, ...texts].join('\n'),
    grids: page.grids,
    unread: unreadReason(view) ?? (isLost || isPicture(view, page.contentText) ? 'unreadable' : undefined),
  };
}

/** A page that shows a picture or an embedded file where its text should be. */
function isPicture(view: PageView, text: string): boolean {
  const page = view.read();
  const shown =
    page.media.images + page.facts.attachments.length + page.frames.filter((frame) => frame.isVisible).length;
  return shown > 0 && wordCount(text) < LONGEST_CAPTION;
}

/** Characters of Chinese and Latin words. */
const wordCount = (text: string): number => text.replace(/[\s\p{P}\p{S}]/gu, '').length;
/** What stands beside a picture of the guide is shorter than its nine elements with their labels. */
const LONGEST_CAPTION = 100;
/** A page shorter than the shortest guide only introduces the guide that it attaches. */
const LEAST_GUIDE = 300;
