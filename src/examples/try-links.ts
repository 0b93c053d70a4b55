/** Links that a crawl would ask after it has read the pages: entries that rules want, and a sample of the others. */
import { isSameSite, requestKey } from '../locate/address.js';
import { entryLinks } from '../locate/entry-links.js';
import { pageLinks, sampleLinks } from '../locate/page-links.js';
import type { SeenPage } from '../locate/survey.js';
import type { CrawlPlan } from '../model/plan.js';

/** Addresses of the site's own hosts of which nothing is known yet; other hosts are never asked. */
export function linksToTry(plan: CrawlPlan, pages: readonly SeenPage[], known: ReadonlySet<string>): readonly string[] {
  const isUnknown = ({ url }: { readonly url: string }): boolean =>
    !known.has(requestKey(url)) && isSameSite(url, plan.site.url);
  const entries = plan.entries ? entryLinks(pages, plan.entries).map(({ link }) => link) : [];
  const others = plan.links
    ? sampleLinks(pageLinks(pages, plan.site.url, plan.links.isExternal).filter(isUnknown), plan.links)
    : [];
  const urls = [...entries.filter(isUnknown), ...others].map(({ url }) => url.split('#')[0] ?? url);
  return [...new Map(urls.map((url) => [requestKey(url), url])).values()];
}
