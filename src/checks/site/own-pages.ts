import { getDomain, getHostname } from 'tldts';
import type { PageView, SiteModel } from '../../model/site-model.js';

/** Pages under the site's own domain; other bodies' pages are theirs to mend. */
export const isOwnPage = (site: SiteModel, page: PageView): boolean =>
  domainOf(page.url) === domainOf(site.home.state === 'found' ? site.home.value.url : site.site.url);

const domainOf = (url: string): string => getDomain(url) ?? getHostname(url) ?? url;
