/** Lists that come by XHR: what their script asks for is asked for, before the browser is. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Ground } from '../ground.js';
import { listingOf } from './listing.js';
import type { SeenPage } from '../seen-page.js';

export interface Listed {
  readonly pages: readonly SeenPage[];
  /** Why the rows are not there yet. */
  readonly reason?: CantTellReason;
}

/** The answers that hold the rows of these pages; asks for those that are missing. */
export function readLists(
  ground: Ground,
  pages: readonly SeenPage[],
  { purpose, priority }: { readonly purpose: string; readonly priority: number },
): Listed {
  const found: SeenPage[] = [];
  let reason: CantTellReason | undefined;
  for (const page of pages) {
    for (const { url, body } of page.digest.listRequests ?? []) {
      const visit = ground.want(url, {
        purpose: `${purpose}:list`,
        priority: priority - 1,
        from: { page },
        part: 'answer',
        ...(body === undefined ? {} : { body }),
      });
      if (visit.state === 'unvisited') reason ??= visit.reason;
      else if (visit.state === 'seen' && listingOf(page, ground.visits) === 'answered') found.push(visit.page);
    }
  }
  return { pages: [...new Set(found)], ...(reason === undefined ? {} : { reason }) };
}
