/** The documents that a page's frames show, theirs too. */
import { isFileAddress, isSameSite } from '../address.js';
import type { Ground } from '../ground.js';
import type { SeenPage } from '../seen-page.js';

export interface Framed {
  readonly pages: readonly SeenPage[];
  readonly isWhole: boolean;
  /** A visible frame shows another site, which is not read. */
  readonly showsElsewhere: boolean;
}

/** The pages that a frame shows are part of the page. Only frames of the same site are read, unless told otherwise. */
export function readFrames(
  ground: Ground,
  page: SeenPage,
  purpose: string,
  priority: number,
  anywhere = false,
): Framed {
  // What the home page shows too (weather, counters) is the template's.
  const home = ground.visits.at(ground.plan.site.url);
  const template = new Set(home.state === 'seen' ? home.page.digest.frames.map((frame) => frame.url) : []);
  const isRead = ({ url, isVisible }: SeenPage['digest']['frames'][number]): boolean =>
    !isFileAddress(url) &&
    (isSameSite(url, page.exchange.url) || (anywhere && isVisible && /^https?:/i.test(url) && !template.has(url)));

  const pages: SeenPage[] = [];
  let isWhole = true;
  let level: readonly SeenPage[] = [page];
  for (let depth = 1; depth <= DEEPEST && level.length > 0; depth += 1) {
    const below: SeenPage[] = [];
    for (const holder of level)
      for (const frame of holder.digest.frames.filter(isRead).slice(0, MOST_FRAMES)) {
        const visit = ground.want(frame.url, { purpose, priority: priority - depth, from: { page: holder } });
        if (visit.state !== 'seen') isWhole &&= visit.state === 'dead' || !frame.isVisible;
        else if (visit.page !== page && !pages.includes(visit.page) && pages.length < MOST_PAGES) {
          pages.push(visit.page);
          below.push(visit.page);
        }
      }
    level = below;
  }
  const showsElsewhere = page.digest.frames.some(
    (frame) =>
      frame.isVisible &&
      /^https?:/i.test(frame.url) &&
      !isSameSite(frame.url, page.exchange.url) &&
      !template.has(frame.url),
  );
  return { pages, isWhole, showsElsewhere };
}

const MOST_FRAMES = 8;
/** A frameset in a frameset in a frameset; what lies deeper was made to lead nowhere. */
const DEEPEST = 3;
const MOST_PAGES = 16;
