/** Where the crawl has read no article whose title the site's search could be asked for, rows of the lists seen are opened. */
import { isFileAddress, isSameSite, pageKey } from '../address.js';
import type { Ground } from '../ground.js';
import { chooseArticles } from './search-articles.js';

/** After all that is read for its own sake: most crawls have read enough articles by then. */
const PRIORITY = 290;

export function openSearchArticles(ground: Ground): void {
  const { plan, visits } = ground;
  const { search } = plan;
  if (!search) return;
  const missing = search.titles - chooseArticles(visits.pages, plan.site.url, search).length;
  if (missing <= 0) return;
  const rows = visits.pages.flatMap((page) => page.digest.facts.items.map((item) => ({ item, page })));
  const fitting = rows.filter(
    ({ item: { title, url, publishedOn } }) =>
      publishedOn !== undefined &&
      publishedOn <= search.until &&
      title.length >= 8 &&
      !isFileAddress(url) &&
      isSameSite(url, plan.site.url),
  );
  const once = [...new Map(fitting.map((row) => [pageKey(row.item.url), row])).values()];
  once
    .sort(
      (a, b) =>
        (b.item.publishedOn ?? '').localeCompare(a.item.publishedOn ?? '') || (a.item.url < b.item.url ? -1 : 1),
    )
    .slice(0, MOST_ROWS)
    .forEach(({ item, page }, index) =>
      ground.want(item.url, { purpose: 'item:search', priority: PRIORITY - index, from: { page } }),
    );
}
const MOST_ROWS = 3;
