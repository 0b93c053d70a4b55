import { sql } from 'kysely';
import type { Db, Trx } from '../../store/tables.js';
import type { AuditKey } from './held-audit.js';

/** The audits that may begin now, longest first: their hours are open, nobody is at work on their site, their run is not at its most. */
export async function waitingAudits(db: Db | Trx, now: Date, limit: number): Promise<readonly AuditKey[]> {
  const at = now.toISOString();
  const full = await fullRuns(db);
  return (
    db
      .selectFrom('audits as a')
      .select(['a.run', 'a.site', 'a.fence'])
      .where('a.state', '=', 'waiting')
      // Joined to nothing, so that SQLite reads the queue's own order instead of sorting all that is due.
      .where((eb) => eb(sql<string>`${eb.ref('a.not_before')} || ''`, '<=', at))
      .where((eb) => eb.or([eb('a.not_after', 'is', null), eb('a.not_after', '>', at)]))
      .$if(full.length > 0, (query) => query.where('a.run', 'not in', full))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('site_leases as l')
              .select('l.site')
              .whereRef('l.site', '=', 'a.site')
              .where('l.lease_until', '>', at),
          ),
        ),
      )
      .orderBy('a.weight', 'desc')
      .limit(limit)
      .execute()
  );
}

/** Runs of which as many sites are at work as may be. */
const fullRuns = async (db: Db | Trx): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('audits as a')
    .innerJoin('run_orders as o', 'o.run', 'a.run')
    .select((eb) => ['a.run', 'o.sites_at_once', eb.fn.countAll<number>().as('busy')])
    .where('a.state', '=', 'running')
    .where('o.sites_at_once', 'is not', null)
    .groupBy(['a.run', 'o.sites_at_once'])
    .execute();
  return rows.flatMap(({ run, sites_at_once: most, busy }) => (Number(busy) >= (most ?? Infinity) ? [run] : []));
};
