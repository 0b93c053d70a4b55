import type { Evidence } from '../../model/outcome.js';
import type { PageView, SiteModel } from '../../model/site-model.js';

/** A row of any list that was read, wherever on the site. */
export interface ListedRow {
  readonly title: string;
  readonly url: string;
  readonly publishedOn?: string;
  readonly evidence: () => Evidence;
}

/** Every row of the lists that were read and the home page's, each address once; none dated after the day of judgement. */
export function rowsOfSite(site: SiteModel): readonly ListedRow[] {
  const known = kept.get(site);
  if (known) return known;
  const rows = new Map<string, ListedRow>();
  for (const page of site.pages)
    if (page.facts.kind === 'column' || page.facts.kind === 'home') for (const row of rowsOf(page)) take(row);
  const all = [...rows.values()].filter(({ publishedOn }) => publishedOn === undefined || publishedOn <= site.asOf);
  kept.set(site, all);
  return all;

  /** The same address may be listed with its day and without. */
  function take(row: ListedRow): void {
    const before = rows.get(row.url);
    if (!before || (before.publishedOn === undefined && row.publishedOn !== undefined)) rows.set(row.url, row);
  }
}
const kept = new WeakMap<SiteModel, readonly ListedRow[]>();

const rowsOf = (page: PageView): readonly ListedRow[] =>
  page.facts.items.map(({ title, url, publishedOn }) => ({
    title,
    url,
    ...(publishedOn === undefined ? {} : { publishedOn }),
    evidence: () => page.evidence(title),
  }));
