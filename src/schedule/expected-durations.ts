import type { Trx } from '../store/tables.js';

const SITES_AT_ONCE = 500;
/** Longer tells of waiting, not of work; and it must fit an integer of 32 bits. */
const MOST_MS = 86_400_000;

/** How long each site's audit will take by its last one, in milliseconds; one that was never audited may be the longest of all. */
export async function expectedDurations(trx: Trx, sites: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>();
  for (let from = 0; from < sites.length; from += SITES_AT_ONCE) {
    const rows = await trx
      .selectFrom('audits as a')
      .select(['a.site', 'a.spent_ms'])
      .where('a.site', 'in', sites.slice(from, from + SITES_AT_ONCE))
      .where('a.state', '=', 'done')
      .where('a.only_rules', 'is', null)
      .where('a.spent_ms', '>', 0)
      .where('a.finished_at', '=', (eb) =>
        eb
          .selectFrom('audits as b')
          .select((one) => one.fn.max('b.finished_at').as('last'))
          .whereRef('b.site', '=', 'a.site')
          .where('b.state', '=', 'done')
          .where('b.only_rules', 'is', null)
          .where('b.spent_ms', '>', 0),
      )
      .execute();
    for (const { site, spent_ms: spent } of rows) known.set(site, Math.min(spent, MOST_MS));
  }
  // Begun first: a long one that nobody knew of, begun last, would keep a single worker at work when all others are done.
  const longest = [...known.values()].reduce((most, ms) => Math.max(most, ms), 0);
  return new Map(sites.map((site) => [site, known.get(site) ?? longest]));
}
