import type { Trx } from '../../store/tables.js';
import { LEASE_MS, nameOf, type HeldAudit } from './held-audit.js';

/** A held audit and how many pages it has by now. */
export type AuditAtWork = HeldAudit & { readonly pages: number };

/** Renews all leases of a worker and notes how far its audits are. Gives the names of those that it still holds. */
export async function renewLeases(
  trx: Trx,
  worker: string,
  atWork: readonly AuditAtWork[],
  { now, leaseMs = LEASE_MS }: { readonly now: Date; readonly leaseMs?: number },
): Promise<ReadonlySet<string>> {
  const until = new Date(now.getTime() + leaseMs).toISOString();
  const held = new Set<string>();
  for (const { run, site, fence, pages } of [...atWork].sort((a, b) => (a.site < b.site ? -1 : 1))) {
    await trx
      .updateTable('site_leases')
      .set({ lease_until: until })
      .where('site', '=', site)
      .where('run', '=', run)
      .where('worker', '=', worker)
      .where('fence', '=', fence)
      .execute();
    const { numUpdatedRows } = await trx
      .updateTable('audits')
      .set({ lease_until: until, pages })
      .where('run', '=', run)
      .where('site', '=', site)
      .where('state', '=', 'running')
      .where('worker', '=', worker)
      .where('fence', '=', fence)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) held.add(nameOf({ run, site, fence }));
  }
  return held;
}
