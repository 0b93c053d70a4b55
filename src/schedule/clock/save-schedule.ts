import { may, type Actor } from '../../model/actor.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../../model/refusal.js';
import { appendLog } from '../../store/log/append-log.js';
import type { Trx } from '../../store/tables.js';
import type { ScheduleWish } from './schedule.js';

/** Who changes what, and when. */
export interface ScheduleChange {
  readonly actor: Actor;
  readonly now: Date;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
const WRONG_ID = {
  zh: '编号只能用字母、数字、- 和 _，以字母或数字开头，不超过 40 个字符。',
  en: 'An id has letters, digits, - and _, begins with a letter or digit and has 40 characters at most.',
};

/** Makes a schedule of a checked wish (`checkWish`). Its first time is the next one from now. Right: `run`. */
export async function createSchedule(
  trx: Trx,
  { id, ...wish }: ScheduleWish & { readonly id: string },
  { actor, now }: ScheduleChange,
): Promise<void> {
  assertMayRun(actor);
  if (!ID.test(id)) throw new Invalid(WRONG_ID, { id: WRONG_ID });
  const at = now.toISOString();
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('schedules')
    .values({
      id,
      ...rowOf(wish),
      paused: 0,
      settled_until: at,
      created_at: at,
      created_by: actor.id,
      changed_at: at,
      version: 1,
      active: 1,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  const taken = { zh: `编号 ${id} 已经用过了。`, en: `The id ${id} is taken.` };
  if (numInsertedOrUpdatedRows === 0n) throw new Invalid(taken, { id: taken });
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'schedule.created',
    subject: `schedule:${id}`,
    detail: { ...wish },
  });
}

/** Changes a schedule, if it is still as it was when it was read (`version`); times that are past stay dealt with. Right: `run`. */
export async function changeSchedule(
  trx: Trx,
  { id, version, ...wish }: ScheduleWish & { readonly id: string; readonly version: number },
  { actor, now }: ScheduleChange,
): Promise<void> {
  assertMayRun(actor);
  await readVersion(trx, id, version);
  const at = now.toISOString();
  // A new expression begins now: a time that it would have had an hour ago was nobody's.
  await trx
    .updateTable('schedules')
    .set({ ...rowOf(wish), settled_until: at, changed_at: at, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'schedule.changed',
    subject: `schedule:${id}`,
    detail: { ...wish },
  });
}

/** No time of it is planned until it is resumed, and none of those is missed. Right: `run`. */
export async function pauseSchedule(
  trx: Trx,
  { id, isPaused }: { readonly id: string; readonly isPaused: boolean },
  { actor, now }: ScheduleChange,
): Promise<void> {
  assertMayRun(actor);
  const at = now.toISOString();
  const row = await readVersion(trx, id);
  if ((row.paused === 1) === isPaused) return;
  await trx
    .updateTable('schedules')
    .set({ paused: Number(isPaused), settled_until: at, changed_at: at, version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  const action = isPaused ? 'schedule.paused' : 'schedule.resumed';
  await appendLog(trx, { at, actor: actor.id, action, subject: `schedule:${id}` });
}

/** Takes a schedule off the list; its runs and their findings stay. Right: `run`. */
export async function removeSchedule(trx: Trx, id: string, { actor, now }: ScheduleChange): Promise<void> {
  assertMayRun(actor);
  const { version } = await readVersion(trx, id);
  const at = now.toISOString();
  await trx
    .updateTable('schedules')
    .set({ active: 0, paused: 1, changed_at: at, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await appendLog(trx, { at, actor: actor.id, action: 'schedule.removed', subject: `schedule:${id}` });
}

const assertMayRun = (actor: Actor): void => {
  if (!may(actor, 'run') || actor.sight !== 'all') throw new Forbidden();
};

const readVersion = async (trx: Trx, id: string, version?: number): Promise<{ version: number; paused: number }> => {
  const row = await trx
    .selectFrom('schedules')
    .select(['version', 'paused'])
    .where('id', '=', id)
    .where('active', '=', 1)
    .executeTakeFirst();
  if (!row) throw new NotFound({ zh: '没有这个计划。', en: 'There is no such schedule.' });
  if (version !== undefined && row.version !== version)
    throw new Conflict({
      zh: '这个计划刚刚有人改过，请看过新的内容再改。',
      en: 'Somebody has changed this schedule meanwhile; look at it again first.',
    });
  return row;
};

const rowOf = ({ title, list, profile, cron, hours, formats, sitesAtOnce, catchUp }: ScheduleWish) => ({
  title,
  list,
  profile: profile ?? null,
  cron,
  hours: hours ?? null,
  formats: JSON.stringify(formats),
  sites_at_once: sitesAtOnce ?? null,
  catch_up: catchUp,
});
