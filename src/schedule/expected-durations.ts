import type { Trx } from '../store/tables.js';

const SITES_AT_ONCE = 500;
/** Longer tells of waiting, not of work; and it must fit an integer of 32 bits. */
const MOST_MS = 86_400_000;

/** How long each site's audit will take by its last one, in milliseconds; one that was never audited as the upper half of the others. */
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
  const sorted = [...known.values()].sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length * 0.75)] ?? 0;
  return new Map(sites.map((site) => [site, known.get(site) ?? usual]));
}
