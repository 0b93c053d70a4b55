import { sql } from 'kysely';
import type { Actor } from '../../model/actor.js';
import type { Db } from '../tables.js';
import { noticesInSight } from './in-sight.js';
import type { NoticeRow } from './read-notice.js';

/** Which notices. `toAnswer`: issued, or tested and still open, so that the unit is next · `overdue`: not answered in time. */
export interface NoticeFilter {
  readonly state?:
    'draft' | 'toAnswer' | 'overdue' | 'replied' | 'retesting' | 'retested' | 'closed' | 'withdrawn' | undefined;
  readonly site?: string | undefined;
  readonly list?: string | undefined;
  /** `YYYY-MM` of issue. */
  readonly month?: string | undefined;
}

/** Notices that somebody sees as such, drafts (for who sees everything) and what is due first. */
export async function listNotices(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  filter: NoticeFilter,
  { today, limit, offset = 0 }: { readonly today: string; readonly limit: number; readonly offset?: number },
): Promise<readonly NoticeRow[]> {
  return noticesOf(db, actor, filter, today)
    .selectAll('notices')
    .select(['sites.name as site_name', 'sites.url as site_url'])
    .orderBy(sql`case notices.state when 'draft' then 0 when 'closed' then 2 when 'withdrawn' then 3 else 1 end`)
    .orderBy('notices.due_on')
    .orderBy('notices.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many notices of each state; `overdue` of the issued ones. */
export async function countNotices(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  filter: Omit<NoticeFilter, 'state'>,
  today: string,
): Promise<Readonly<Record<string, number>>> {
  const rows = await noticesOf(db, actor, filter, today)
    .select((eb) => [
      'notices.state',
      eb.fn.countAll<number>().as('notices'),
      sql<number>`coalesce(sum(case when notices.state = 'issued' and notices.due_on < ${today} then 1 else 0 end), 0)`.as(
        'overdue',
      ),
    ])
    .groupBy('notices.state')
    .execute();
  return {
    ...Object.fromEntries(rows.map(({ state, notices }) => [state, Number(notices)])),
    overdue: rows.reduce((sum, { overdue }) => sum + Number(overdue), 0),
  };
}

/** 逾期未反馈 by how long: for the overview and for whoever has to answer. */
export const overdueNotices = (
  db: Db,
  actor: Pick<Actor, 'sight'>,
  today: string,
  limit: number,
): Promise<readonly NoticeRow[]> => listNotices(db, actor, { state: 'overdue' }, { today, limit });

function noticesOf(db: Db, actor: Pick<Actor, 'sight'>, { state, site, list, month }: NoticeFilter, today: string) {
  let query = db.selectFrom('notices').innerJoin('sites', 'sites.id', 'notices.site').where(noticesInSight(actor));
  if (actor.sight !== 'all') query = query.where('notices.state', '!=', 'draft');
  if (state === 'overdue') query = query.where('notices.state', '=', 'issued').where('notices.due_on', '<', today);
  else if (state === 'toAnswer') query = query.where('notices.state', 'in', ['issued', 'retested']);
  else if (state !== undefined) query = query.where('notices.state', '=', state);
  if (site !== undefined) query = query.where('notices.site', '=', site);
  if (month !== undefined) {
    query = query.where('notices.issued_on', '>=', `${month}-01`).where('notices.issued_on', '<=', `${month}-31`);
  }
  if (list !== undefined) {
    query = query.where('notices.site', 'in', (eb) =>
      eb.selectFrom('list_sites').select('list_sites.site').where('list_sites.list', '=', list),
    );
  }
  return query;
}
