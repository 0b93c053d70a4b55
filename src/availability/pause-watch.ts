import { may, sees, type Actor } from '../model/actor.js';
import { Forbidden, NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';

export interface WatchPause {
  readonly site: string;
  readonly isPaused: boolean;
  readonly reason?: string;
}

/** Stops or takes up the watch of a site, e.g. for a move that was announced. Weeks with days that were not watched say nothing. */
export async function pauseWatch(
  store: Store,
  actor: Actor,
  now: Date,
  { site, isPaused, reason }: WatchPause,
): Promise<void> {
  if (!sees(actor, site)) throw new NotFound({ zh: '没有这个网站。', en: 'There is no such site.' });
  if (!may(actor, 'run')) throw new Forbidden();
  const at = now.toISOString();
  await store.transaction(async (trx) => {
    const known = await trx.selectFrom('sites').select('id').where('id', '=', site).executeTakeFirst();
    if (known === undefined) throw new NotFound({ zh: '没有这个网站。', en: 'There is no such site.' });
    const row = { paused: isPaused ? 1 : 0, reason: reason ?? null, changed_at: at, changed_by: actor.id };
    await trx
      .insertInto('availability_sites')
      .values({ site, ...row })
      .onConflict((conflict) => conflict.column('site').doUpdateSet(row))
      .execute();
    await appendLog(trx, {
      at,
      actor: actor.id,
      action: isPaused ? 'availability.paused' : 'availability.resumed',
      subject: `site:${site}`,
      detail: { ...(reason !== undefined && { reason }) },
    });
  });
}
