/** A page together with the files that hold what the page itself does not say. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import { filesOf } from '../files-of.js';
import type { Ground, Request } from '../ground.js';
import type { SeenPage } from '../seen-page.js';

export interface Opened {
  /** The page, then those of its files that were read. */
  readonly pages: readonly SeenPage[];
  /** Why the page, or a file that it leaves the matter to, was not read. */
  readonly unreadBecause?: CantTellReason;
}

/** Files that are asked for of one page. */
const MOST_FILES = 2;
const READABLE = /^(?:pdf|docx?|wps|xlsx?|et|ofd|txt|rtf)$/;

/** Asks for an address and, where the page's own words are not enough, for the files that it attaches. */
export function openAttached(
  ground: Ground,
  url: string,
  request: Request,
  isEnough: (words: string, page: SeenPage) => boolean,
): Opened {
  const visit = ground.want(url, request);
  if (visit.state === 'dead') return { pages: [], unreadBecause: 'unreadable' };
  if (visit.state !== 'seen') return { pages: [], unreadBecause: visit.reason };
  const { page } = visit;
  if (isEnough(squeeze(page.digest.contentStart), page)) return { pages: [page] };
  const files: SeenPage[] = [];
  let unreadBecause: CantTellReason | undefined;
  for (const file of filesOf(page)
    .filter(({ type }) => READABLE.test(type))
    .slice(0, MOST_FILES)) {
    const held = ground.want(file.url, { ...request, priority: request.priority - 1, from: { page } });
    if (held.state === 'seen' && held.page.digest.contentLength > 0) files.push(held.page);
    else unreadBecause ??= held.state === 'unvisited' ? held.reason : 'unreadable';
  }
  return { pages: [page, ...files], ...(unreadBecause && files.length === 0 ? { unreadBecause } : {}) };
}
