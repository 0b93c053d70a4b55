import { isSameSite } from '../../locate/address.js';
import type { PageView, SiteModel } from '../../model/site-model.js';

/** A page of the site itself, with what it and the link that leads to it are called. */
export interface NamedPage {
  readonly view: PageView;
  readonly titles: readonly string[];
}

/** Pages and files of the site that answered as such, those without any long number among them. */
export function ownPages(site: SiteModel): readonly NamedPage[] {
  const listed = new Map<string, string[]>();
  for (const { page, title } of site.personLists)
    if (page) listed.set(page.record, [...(listed.get(page.record) ?? []), title]);
  return site.pages
    .filter(({ url, status }) => status < 400 && isSameSite(url, site.site.url))
    .map((view) => ({
      view,
      titles: [...(listed.get(view.record) ?? []), view.facts.title, view.facts.columnName ?? ''].filter(
        (title) => title !== '',
      ),
    }));
}
