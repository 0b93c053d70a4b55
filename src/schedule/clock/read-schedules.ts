import type { Selectable } from 'kysely';
import type { Actor } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import { sitesInSight } from '../../store/sight.js';
import type { Db, Tables, Trx } from '../../store/tables.js';
import type { CatchUp, Schedule } from './schedule.js';

/** The schedules of lists that hold a site within sight, by title. */
export async function readSchedules(db: Db | Trx, actor: Actor): Promise<readonly Schedule[]> {
  const inSight = sitesInSight(actor);
  if (inSight?.length === 0) return [];
  const rows = await db
    .selectFrom('schedules')
    .selectAll()
    .where('active', '=', 1)
    .$if(inSight !== undefined, (query) =>
      query.where('list', 'in', (eb) =>
        eb
          .selectFrom('list_sites')
          .select('list')
          .where('site', 'in', inSight ?? []),
      ),
    )
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(asSchedule);
}

/** One schedule. Throws `NotFound` where it is not there or none of its sites is within sight. */
export async function readSchedule(db: Db | Trx, actor: Actor, id: string): Promise<Schedule> {
  const found = (await readSchedules(db, actor)).find((one) => one.id === id);
  if (!found) throw new NotFound({ zh: '没有这个计划。', en: 'There is no such schedule.' });
  return found;
}

/** What became of a due time. */
export interface SettledDue {
  readonly dueAt: string;
  readonly state: 'planned' | 'missed' | 'skipped';
  /** The run that was planned for it, or that makes it up. */
  readonly run: string | null;
  readonly note: string | null;
}

/** The last times of a schedule, the newest first. */
export async function settledDues(db: Db | Trx, schedule: string, limit: number): Promise<readonly SettledDue[]> {
  const rows = await db
    .selectFrom('schedule_dues')
    .selectAll()
    .where('schedule', '=', schedule)
    .orderBy('due_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ due_at: dueAt, state, run, note }) => ({
    dueAt,
    state: state as SettledDue['state'],
    run,
    note,
  }));
}

/** The row in the words of the schedule. */
export const asSchedule = (row: Selectable<Tables['schedules']>): Schedule => ({
  id: row.id,
  title: row.title,
  list: row.list,
  ...(row.profile !== null && { profile: row.profile }),
  cron: row.cron,
  ...(row.hours !== null && { hours: row.hours }),
  formats: JSON.parse(row.formats) as string[],
  ...(row.sites_at_once !== null && { sitesAtOnce: row.sites_at_once }),
  catchUp: row.catch_up as CatchUp,
  isPaused: row.paused === 1,
  version: row.version,
  settledUntil: row.settled_until,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});
