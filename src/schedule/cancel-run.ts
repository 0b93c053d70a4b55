import { may, type Actor } from '../model/actor.js';
import { Conflict, Forbidden, NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Trx } from '../store/tables.js';

/**
 * Ends a run: what waits is not begun, what is at work is stopped and publishes nothing. What is done stays. A site at work
 * stays taken until its worker has noticed. Right: `run`. Throws `Conflict` where it has ended already.
 */
export async function cancelRun(
  trx: Trx,
  run: string,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  if (!may(actor, 'run') || actor.sight !== 'all') throw new Forbidden();
  const at = now.toISOString();
  const found = await trx.selectFrom('runs').select('state').where('id', '=', run).executeTakeFirst();
  if (!found) throw new NotFound({ zh: '没有这次检查。', en: 'There is no such run.' });
  const { numUpdatedRows } = await trx
    .updateTable('runs')
    .set({ state: 'cancelled', finished_at: at })
    .where('id', '=', run)
    .where('state', 'in', ['planned', 'running'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict({ zh: '这次检查已经结束。', en: 'This run has ended already.' });
  const stopped = await trx
    .updateTable('audits')
    .set((eb) => ({ state: 'cancelled', finished_at: at, lease_until: null, fence: eb('fence', '+', 1) }))
    .where('run', '=', run)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'run.cancelled',
    subject: `run:${run}`,
    detail: { audits: Number(stopped.numUpdatedRows) },
  });
}
