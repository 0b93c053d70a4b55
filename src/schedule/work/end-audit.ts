import type { Trx } from '../../store/tables.js';
import type { HeldAudit } from './held-audit.js';

/**
 * Ends an audit whose results are taken in by the same transaction. False: another worker has taken it over, or it was
 * cancelled; then nothing of it may be written. Call it first: it locks the audit's row.
 */
export async function endAudit(trx: Trx, held: HeldAudit, at: string): Promise<boolean> {
  if (await leave(trx, held, at, { state: 'done', finished_at: at, failure: null, message: null })) return true;
  // Told before, though the answer was lost with the connection: it is ours, and what follows says that it is known.
  const { run, site, worker, fence } = held;
  const done = await trx
    .selectFrom('audits')
    .select('site')
    .where('run', '=', run)
    .where('site', '=', site)
    .where('state', '=', 'done')
    .where('worker', '=', worker)
    .where('fence', '=', fence)
    .executeTakeFirst();
  return done !== undefined;
}

/** What becomes of an audit when its worker lets go. */
interface Leaving {
  readonly state: 'done' | 'waiting' | 'failed';
  readonly finished_at?: string;
  readonly not_before?: string;
  readonly failure?: string | null;
  readonly message?: string | null;
  readonly crashes?: number;
  readonly crash_pages?: number | null;
  readonly delays?: number;
}

/** Lets go of a held audit, adding to the time it took; false where it is held no more. */
export async function leave(trx: Trx, held: HeldAudit, at: string, leaving: Leaving): Promise<boolean> {
  const { run, site, worker, fence } = held;
  await trx
    .deleteFrom('site_leases')
    .where('site', '=', site)
    .where('run', '=', run)
    .where('worker', '=', worker)
    .where('fence', '=', fence)
    .execute();
  const before = await trx
    .selectFrom('audits')
    .select(['taken_at', 'spent_ms'])
    .where('run', '=', run)
    .where('site', '=', site)
    .executeTakeFirst();
  const spent = Math.max(0, Date.parse(at) - Date.parse(before?.taken_at ?? at));
  const { numUpdatedRows } = await trx
    .updateTable('audits')
    .set({ ...leaving, lease_until: null, spent_ms: Math.min((before?.spent_ms ?? 0) + spent, 2 ** 31 - 1) })
    .where('run', '=', run)
    .where('site', '=', site)
    .where('state', '=', 'running')
    .where('worker', '=', worker)
    .where('fence', '=', fence)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
