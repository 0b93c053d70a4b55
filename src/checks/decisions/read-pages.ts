import type { CantTellReason } from '../../model/outcome.js';
import type { Grid, Page } from '../../model/page.js';
import type { PageView } from '../../model/site-model.js';
import { unreadReason } from '../parts/unread.js';

/** What a page and its files say together, and why that may not be all. */
export interface ReadPages {
  readonly text: string;
  readonly grids: readonly Grid[];
  readonly infoRows: Page['infoRows'];
  readonly page?: Page;
  /** The page itself was not read. */
  readonly unread?: CantTellReason;
  /** Pictures, files or frames of the page may say what its text does not. */
  readonly isElsewhere: boolean;
}

/** Content shorter than this leaves the matter to what the page shows or attaches. */
const LEAST_TEXT = 60;

export function readPages(opened: {
  readonly pages: readonly PageView[];
  readonly unreadBecause?: CantTellReason;
}): ReadPages {
  const { pages, unreadBecause } = opened;
  const [view] = pages;
  if (!view) return { text: '', grids: [], infoRows: [], unread: unreadBecause ?? 'not-crawled', isElsewhere: false };
  const read = pages.map((one) => one.read());
  const unread = unreadReason(view);
  const [page] = read;
  const text = read.map(({ contentText }) => contentText).join('\n');
  const { attachments } = view.facts;
  const shows = (page?.media.images ?? 0) + (page?.media.videos ?? 0) + (page?.frames.length ?? 0);
  return {
    text,
    grids: read.flatMap(({ grids }) => grids),
    infoRows: read.flatMap(({ infoRows }) => infoRows),
    ...(page ? { page } : {}),
    ...(unread ? { unread } : {}),
    isElsewhere:
      unreadBecause !== undefined ||
      (text.replace(/\s/g, '').length < LEAST_TEXT && shows + attachments.length > 0) ||
      (pages.length === 1 && attachments.length > 0),
  };
}
