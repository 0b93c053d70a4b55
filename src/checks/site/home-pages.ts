import type { PageView, SiteModel } from '../../model/site-model.js';

/** The home page and the documents of its frames: what a reader sees at the site's address. */
export function homeAndFrames(site: SiteModel): readonly PageView[] {
  if (site.home.state !== 'found') return [];
  const home = site.home.value;
  const frames = home
    .read()
    .frames.filter(({ isVisible }) => isVisible)
    .flatMap(({ url }) => site.page(url) ?? []);
  return [...new Set([home, ...frames])];
}
