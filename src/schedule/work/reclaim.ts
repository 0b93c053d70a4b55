import type { Store } from '../../store/open-store.js';
import { recordCrash } from './record-crash.js';

const AT_ONCE = 200;

/** Takes back the audits whose workers have not been heard of for a lease's time. Gives how many wait again, and how many failed for good. */
export async function reclaimLost(
  store: Store,
  now: Date,
): Promise<{ readonly again: number; readonly failed: number }> {
  const at = now.toISOString();
  const lost = await store.db
    .selectFrom('audits')
    .select(['run', 'site', 'worker', 'fence'])
    .where('state', '=', 'running')
    .where('lease_until', '<=', at)
    .orderBy('lease_until')
    .limit(AT_ONCE)
    .execute();
  let again = 0;
  let failed = 0;
  for (const { run, site, worker, fence } of lost) {
    const ended = await store.transaction(async (trx) => {
      // It may have been renewed since; if not, its row is ours for this transaction.
      const still = await trx
        .updateTable('audits')
        .set({ lease_until: at })
        .where('run', '=', run)
        .where('site', '=', site)
        .where('fence', '=', fence)
        .where('state', '=', 'running')
        .where('lease_until', '<=', at)
        .returning('site')
        .executeTakeFirst();
      if (still === undefined) return 'lost';
      const message = `the worker ${worker ?? '?'} was not heard of any more`;
      return recordCrash(trx, { run, site, worker: worker ?? '', fence }, { now, message });
    });
    if (ended === 'waiting') again += 1;
    if (ended === 'failed') failed += 1;
  }
  return { again, failed };
}
