import { beijingDay } from '../lib/date/beijing-day.js';
import { SYSTEM } from '../model/actor.js';
import { recordEvent } from '../store/events/record-event.js';
import type { Store } from '../store/open-store.js';
import { eventData } from './change-notice.js';
import { tellMove } from './doing.js';
import { planDueRetests, type PlanRun } from './plan-retest.js';

/** What a round of reminding did. */
export interface Reminded {
  readonly dueSoon: number;
  readonly dueToday: number;
  readonly overdue: number;
  readonly retested: number;
}

/**
 * The daily round of `serve`, safe to call at any time and as often as one likes: each notice is told of once three working days
 * before its due day, once on it, once when it has passed without a reply; second tests whose day has come are planned.
 */
export async function remind(store: Store, now: Date, planRun: PlanRun): Promise<Reminded> {
  const at = now.toISOString();
  const today = beijingDay(now);
  const told = await store.transaction(async (trx) => {
    const notices = await trx
      .selectFrom('notices')
      .innerJoin('sites', 'sites.id', 'notices.site')
      .selectAll('notices')
      .select(['sites.name as site_name', 'sites.url as site_url'])
      .where('notices.state', '=', 'issued')
      .where((eb) => eb.or([eb('notices.remind_on', '<=', today), eb('notices.due_on', '<=', today)]))
      .execute();
    const counts = { dueSoon: 0, dueToday: 0, overdue: 0 };
    for (const notice of notices) {
      const dueOn = notice.due_on ?? today;
      const what = dueOn < today ? 'overdue' : dueOn === today ? 'dueToday' : 'dueSoon';
      const key =
        what === 'overdue'
          ? `rectification-overdue:${notice.id}:${dueOn}`
          : `rectification-due:${notice.id}:${dueOn}:${what}`;
      const known = await trx.selectFrom('events').select('key').where('key', '=', key).executeTakeFirst();
      if (known) continue;
      await recordEvent(trx, {
        ...{ key, kind: what === 'overdue' ? 'rectification-overdue' : 'rectification-due', at, site: notice.site },
        data: { ...eventData(notice), today },
      });
      await tellMove(
        trx,
        { actor: SYSTEM, at },
        {
          ...{ notice: notice.id, site: notice.site, action: `reminded-${what}` },
          detail: { dueOn },
        },
      );
      counts[what] += 1;
    }
    return counts;
  });
  return { ...told, retested: await planDueRetests(store, planRun, { actor: SYSTEM, at }, today) };
}
