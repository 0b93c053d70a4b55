import type { SeenPage } from '../seen-page.js';
import type { Visits } from '../visits.js';

/** What became of the requests by which a page's script fetches its rows; `none`: it is not known what it asks for. */
export type Listing = 'none' | 'pending' | 'answered' | 'failed';

export function listingOf(page: SeenPage, visits: Visits): Listing {
  const { listRequests = [] } = page.digest;
  if (listRequests.length === 0) return 'none';
  const answers = listRequests.map(({ url, body }) => visits.at(url, body));
  if (answers.some(({ state }) => state === 'unvisited')) return 'pending';
  return answers.every((visit) => visit.state === 'seen' && isList(visit.page)) ? 'answered' : 'failed';
}

/** Rows, or the word that there are none. Whatever else an answer is, it is not the list. */
const isList = ({ digest }: SeenPage): boolean =>
  digest.facts.kind === 'column' &&
  (digest.facts.items.length > 0 ||
    digest.listTotal === 0 ||
    (digest.contentLength < 100 && /暂无|没有(?:相关|找到|查询)|无相关|共0条/.test(digest.contentStart)));
