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
  /** Pictures, files or frames hold what the page says: it shows next to no text, or its file could not be read. */
  readonly isShort: boolean;
  /** Names of files that the page attaches and that were not read with it. */
  readonly unreadFiles: readonly string[];
}

/** Content shorter than this leaves the matter to what the page shows or attaches. */
const LEAST_TEXT = 60;
/** A scan of the paper stands under a line or two that introduce it. */
const LEAST_BESIDE_PICTURES = 150;

export function readPages(opened: {
  readonly pages: readonly PageView[];
  readonly unreadBecause?: CantTellReason;
}): ReadPages {
  const { pages, unreadBecause } = opened;
  const [view] = pages;
  if (!view)
    return {
      text: '',
      grids: [],
      infoRows: [],
      unread: unreadBecause ?? 'not-crawled',
      isShort: true,
      unreadFiles: [],
    };
  const read = pages.map((one) => one.read());
  const unread = unreadReason(view);
  const [page] = read;
  const text = read.map(({ contentText }) => contentText).join('\n');
  const length = text.replace(/\s/g, '').length;
  const { images = 0, videos = 0 } = page?.media ?? {};
  const shows = images + videos + (page?.frames.length ?? 0);
  const files = pages.length === 1 ? view.facts.attachments.map((file) => file.text) : [];
  return {
    text,
    grids: read.flatMap(({ grids }) => grids),
    infoRows: read.flatMap(({ infoRows }) => infoRows),
    ...(page ? { page } : {}),
    ...(unread ? { unread } : {}),
    isShort:
      unreadBecause !== undefined ||
      (length < LEAST_TEXT && shows + files.length > 0) ||
      (length < LEAST_BESIDE_PICTURES && shows > 0),
    unreadFiles: files,
  };
}

/** What is missing from the text may stand in a picture or in a file. */
export const isElsewhere = ({ isShort, unreadFiles }: ReadPages): boolean => isShort || unreadFiles.length > 0;
