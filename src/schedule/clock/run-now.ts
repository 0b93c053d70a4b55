import { may, type Actor } from '../../model/actor.js';
import { Conflict, Forbidden } from '../../model/refusal.js';
import type { Trx } from '../../store/tables.js';
import { planRun, type PlannedRun } from '../plan-run.js';
import { readSchedule } from './read-schedules.js';
import { isAtWork } from './settle-dues.js';

/** Plans a run of a schedule for now, whatever its hours: a person has said so. Asked twice with one `key` it is one run. Right: `run`. */
export async function runNow(
  trx: Trx,
  { schedule: id, key }: { readonly schedule: string; readonly key?: string },
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<PlannedRun> {
  if (!may(actor, 'run')) throw new Forbidden();
  const { title, list, profile, formats, sitesAtOnce } = await readSchedule(trx, actor, id);
  const planned =
    key === undefined
      ? undefined
      : await trx.selectFrom('run_orders').select('run').where('key', '=', key).executeTakeFirst();
  if (!planned && (await isAtWork(trx, id)))
    throw new Conflict({ zh: '这个计划的一次检查还没有做完。', en: 'A run of this schedule is still at work.' });
  const sites = await trx
    .selectFrom('list_sites')
    .select('site')
    .where('list', '=', list)
    .orderBy('position')
    .execute();
  return planRun(trx, {
    actor,
    now,
    origin: 'now',
    sites,
    title,
    schedule: id,
    formats,
    ...(key !== undefined && { key }),
    ...(profile !== undefined && { profile }),
    ...(sitesAtOnce !== undefined && { sitesAtOnce }),
  });
}
