import type { SiteModel } from '../model/site-model.js';
import type { ColumnTerm } from '../model/vocabulary.js';
import { nearMisses } from './near-misses.js';

/** Of columns that were not found: links that nearly name them, and why they do not. */
export function describeNearMisses(site: SiteModel, columns: Iterable<string>): readonly string[] {
  return [...columns].flatMap((id) => {
    const term = site.vocabulary.get(id);
    const sighting = site.column(id);
    if (term === undefined || sighting.state === 'found') return [];
    const pages = sighting.looked.flatMap(({ url }) => site.page(url) ?? []);
    return linesOf(site, pages, term);
  });
}

const linesOf = (site: SiteModel, pages: Parameters<typeof nearMisses>[1], term: ColumnTerm): readonly string[] =>
  nearMisses(site, pages, term).map(
    ({ text, url, on, why, by }) =>
      `column ${term.id} is nearly “${text}” ${url} on ${on}: ${why}${by === undefined ? '' : ` (${by})`}`,
  );
