import type { SiteEntry } from '../../model/site-entry.js';
import type { Trx } from '../../store/tables.js';
import { LEASE_MS, type AuditJob, type AuditKey } from './held-audit.js';

/**
 * Takes one waiting audit for a worker: the site is its own until the lease runs out. Undefined where it is not to be had:
 * taken meanwhile, cancelled, outside its hours, another run at work on the site, or its run at its most.
 */
export async function takeAudit(
  trx: Trx,
  key: AuditKey,
  { worker, now, leaseMs = LEASE_MS }: { readonly worker: string; readonly now: Date; readonly leaseMs?: number },
): Promise<AuditJob | undefined> {
  const { run, site } = key;
  const at = now.toISOString();
  const fence = key.fence + 1;
  const until = new Date(now.getTime() + leaseMs).toISOString();
  if (!(await hasRoom(trx, run))) return undefined;
  if (!(await leaseSite(trx, { site, run, worker, fence, lease_until: until }, at))) return undefined;
  const taken = await trx
    .updateTable('audits')
    .set((eb) => ({
      state: 'running',
      worker,
      fence,
      lease_until: until,
      taken_at: at,
      attempt: eb('attempt', '+', 1),
      started_at: eb.fn.coalesce('started_at', eb.val(at)),
    }))
    .where('run', '=', run)
    .where('site', '=', site)
    .where('state', '=', 'waiting')
    .where('fence', '=', key.fence)
    .where('not_before', '<=', at)
    .where((eb) => eb.or([eb('not_after', 'is', null), eb('not_after', '>', at)]))
    .returning(['only_rules', 'attempt', 'crashes', 'delays'])
    .executeTakeFirst();
  if (taken === undefined) {
    await trx.deleteFrom('site_leases').where('site', '=', site).where('worker', '=', worker).execute();
    return undefined;
  }
  await trx
    .updateTable('runs')
    .set({ state: 'running', started_at: at })
    .where('id', '=', run)
    .where('state', '=', 'planned')
    .execute();
  const order = await trx
    .selectFrom('runs')
    .innerJoin('sites', (join) => join.on('sites.id', '=', site))
    .leftJoin('run_orders', 'run_orders.run', 'runs.id')
    .select(['runs.profile', 'runs.as_of', 'sites.entry', 'run_orders.formats'])
    .where('runs.id', '=', run)
    .executeTakeFirstOrThrow();
  return {
    run,
    site,
    fence,
    worker,
    entry: JSON.parse(order.entry) as SiteEntry,
    profile: order.profile,
    asOf: order.as_of,
    onlyRules: taken.only_rules === null ? null : (JSON.parse(taken.only_rules) as string[]),
    formats: JSON.parse(order.formats ?? '[]') as string[],
    attempt: taken.attempt,
    crashes: taken.crashes,
    delays: taken.delays,
  };
}

/** One site by one worker: a lease that still lasts is nobody else's, whichever run it is of. */
const leaseSite = async (
  trx: Trx,
  lease: { site: string; run: string; worker: string; fence: number; lease_until: string },
  at: string,
): Promise<boolean> => {
  const { site: _site, ...held } = lease;
  const leased = await trx
    .insertInto('site_leases')
    .values(lease)
    .onConflict((conflict) => conflict.column('site').doUpdateSet(held).where('site_leases.lease_until', '<=', at))
    .returning('site')
    .execute();
  return leased.length > 0;
};

/** Whether one more site of the run may be at work. Who asks waits for whoever asked before, so that two never take the last place. */
const hasRoom = async (trx: Trx, run: string): Promise<boolean> => {
  const order = await trx
    .selectFrom('run_orders')
    .select('sites_at_once')
    .where('run', '=', run)
    .where('sites_at_once', 'is not', null)
    .executeTakeFirst();
  const most = order?.sites_at_once ?? undefined;
  if (most === undefined) return true;
  await trx.updateTable('run_orders').set({ run }).where('run', '=', run).execute();
  const { busy } = await trx
    .selectFrom('audits')
    .select((eb) => eb.fn.countAll<number>().as('busy'))
    .where('run', '=', run)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow();
  return Number(busy) < most;
};
