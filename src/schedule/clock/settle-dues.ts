import { SYSTEM } from '../../model/actor.js';
import { Refusal } from '../../model/refusal.js';
import { recordEvent } from '../../store/events/record-event.js';
import type { Store } from '../../store/open-store.js';
import type { Trx } from '../../store/tables.js';
import { planRun } from '../plan-run.js';
import { runIdOf } from '../run-id.js';
import { decideDues } from './decide-dues.js';
import { duesBetween, nextDues } from './read-cron.js';
import { asSchedule } from './read-schedules.js';
import type { Schedule } from './schedule.js';

/** Looks at every schedule and plans what is due. Gives how many runs were planned. May be done by two at once: each time is dealt with once. */
export async function settleDues(store: Store, now: Date): Promise<number> {
  const rows = await store.db
    .selectFrom('schedules')
    .selectAll()
    .where('active', '=', 1)
    .where('paused', '=', 0)
    .execute();
  let planned = 0;
  for (const schedule of rows.map(asSchedule)) {
    const dues = duesBetween(schedule.cron, new Date(schedule.settledUntil), now);
    if (dues.length > 0 && (await store.transaction((trx) => settle(trx, schedule, dues, now)))) planned += 1;
  }
  return planned;
}

const settle = async (trx: Trx, schedule: Schedule, dues: readonly string[], now: Date): Promise<boolean> => {
  const at = now.toISOString();
  const { numUpdatedRows } = await trx
    .updateTable('schedules')
    .set({ settled_until: at })
    .where('id', '=', schedule.id)
    .where('settled_until', '=', schedule.settledUntil)
    .where('paused', '=', 0)
    .where('active', '=', 1)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const [nextDue] = nextDues(schedule.cron, now, 1);
  const decision = decideDues(schedule, { dues, nextDue, isAtWork: await isAtWork(trx, schedule.id) }, now);
  const { run, trouble } = decision.plan
    ? await plan(trx, schedule, decision.plan, now)
    : { run: undefined, trouble: undefined };
  const missed = trouble === undefined ? decision.missed : [...new Set([...decision.missed, ...dues.slice(-1)])];
  const states: {
    readonly due: string;
    readonly state: string;
    readonly run: string | null;
    readonly note: string | null;
  }[] = [
    ...missed.map((due) => ({ due, state: 'missed', run: run ?? null, note: trouble ?? null })),
    ...decision.skipped.map((due) => ({ due, state: 'skipped', run: null, note: 'still-at-work' })),
  ];
  const due = decision.plan?.due;
  if (due !== undefined && run !== undefined && !missed.includes(due))
    states.push({ due, state: 'planned', run, note: null });
  for (const { due: dueAt, state, run: by, note } of states) {
    await trx
      .insertInto('schedule_dues')
      .values({ schedule: schedule.id, due_at: dueAt, state, run: by, at, note })
      .onConflict((conflict) => conflict.columns(['schedule', 'due_at']).doNothing())
      .execute();
  }
  const lost = states.filter(({ state }) => state !== 'planned');
  const last = lost.at(-1);
  if (last) {
    const why = trouble ?? (last.state === 'skipped' ? 'still-at-work' : 'nobody-there');
    await recordEvent(trx, {
      key: `run-missed:${schedule.id}:${last.due}`,
      kind: 'run-missed',
      at,
      ...(run !== undefined && { run }),
      data: {
        schedule: schedule.id,
        title: schedule.title,
        why,
        count: lost.length,
        first: lost[0]?.due,
        last: last.due,
        madeUpBy: run ?? null,
        next: nextDue ?? null,
      },
    });
  }
  return run !== undefined;
};

/** The run of a due time. Its id is made of the time, so that it cannot be planned twice. */
const plan = async (
  trx: Trx,
  schedule: Schedule,
  { due, span }: { readonly due: string; readonly span: { readonly from: string; readonly to?: string } },
  now: Date,
): Promise<{ readonly run?: string; readonly trouble?: string }> => {
  const sites = await trx
    .selectFrom('list_sites')
    .select('site')
    .where('list', '=', schedule.list)
    .orderBy('position')
    .execute();
  try {
    const { run } = await planRun(trx, {
      actor: SYSTEM,
      now,
      origin: 'schedule',
      sites,
      title: schedule.title,
      id: `${schedule.id}-${runIdOf(new Date(due))}`,
      schedule: schedule.id,
      dueAt: due,
      span,
      formats: schedule.formats,
      ...(schedule.profile !== undefined && { profile: schedule.profile }),
      ...(schedule.hours !== undefined && { hours: schedule.hours }),
      ...(schedule.sitesAtOnce !== undefined && { sitesAtOnce: schedule.sitesAtOnce }),
    });
    return { run };
  } catch (error) {
    // A list that has become empty must not stop the other schedules. Nothing was written before it was refused.
    if (error instanceof Refusal) return { trouble: 'no-sites' };
    throw error;
  }
};

/** Whether a run of the schedule has not come to its end. */
export const isAtWork = async (trx: Trx, schedule: string): Promise<boolean> => {
  const found = await trx
    .selectFrom('runs')
    .select('id')
    .where('schedule', '=', schedule)
    .where('state', 'in', ['planned', 'running'])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};
