import type { Store } from '../../store/open-store.js';
import type { AuditQueue } from '../queue/audit-queue.js';
import { nameOf } from './held-audit.js';
import { postponeLate } from './postpone-late.js';
import { reclaimLost } from './reclaim.js';
import { waitingAudits } from './waiting-audits.js';

/** Audits that wait in the queue for each slot of a worker: enough that none stands idle, few enough that the longest still comes first. */
const OFFERED_PER_SLOT = 2;

/**
 * One round of bringing work to the workers: what a dead one held waits again, what missed its hours goes to the next ones,
 * and the longest of what may begin is offered, never more than the slots can soon take. Any process may do it, also two at once.
 */
export async function deliver(
  { store, queue }: { readonly store: Store; readonly queue: AuditQueue },
  now: Date,
  slots: number,
): Promise<{ readonly offered: number; readonly reclaimed: number }> {
  const { again } = await reclaimLost(store, now);
  await postponeLate(store, now);
  const room = Math.max(1, slots) * OFFERED_PER_SLOT;
  const here = await queue.offered();
  if (here.size >= room) return { offered: 0, reclaimed: again };
  const waiting = await waitingAudits(store.db, now, room);
  const fresh = waiting.filter((audit) => !here.has(nameOf(audit))).slice(0, room - here.size);
  await queue.offer(fresh);
  return { offered: fresh.length, reclaimed: again };
}
