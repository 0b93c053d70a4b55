import type { LocatedHome } from './find-platform.js';
import type { Ground } from './ground.js';
import { homeRowsToOpen } from './rows-to-open.js';

/** A home page none of whose rows shows a day that is new enough: the pages of undated rows may show one. */
export function openHomeRows(ground: Ground, home: LocatedHome): void {
  const { homeFrom, asOf, site } = ground.plan;
  if (homeFrom === undefined) return;
  const rows = home.pages.flatMap((page) => page.digest.facts.items.map((item) => ({ item, page })));
  if (
    rows.some(
      ({ item: { publishedOn } }) => publishedOn !== undefined && publishedOn >= homeFrom && publishedOn <= asOf,
    )
  )
    return;
  for (const page of home.pages)
    if (page.digest.mayGainRows === true)
      ground.want(page.exchange.url, { purpose: 'home', priority: 540, part: 'rows' });
  const items = rows.map(({ item }) => item);
  homeRowsToOpen(items, { from: homeFrom, asOf }, site.url).forEach((item, index) => {
    const page = rows.find((row) => row.item.url === item.url)?.page;
    ground.want(item.url, { purpose: 'item:home', priority: 530 - index, ...(page ? { from: { page } } : {}) });
  });
}
