import { sql } from 'kysely';
import type { Actor } from '../../model/actor.js';
import type { Db } from '../tables.js';
import { noticesInSight } from './in-sight.js';

/** How a site, or a unit of it, has mended what it was told to. */
export interface Progress {
  readonly site: string;
  readonly siteName: string;
  readonly unit: string | null;
  readonly notices: number;
  /** Notices whose due day has come, or that were answered before; of these answered by then, and later. */
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  readonly unanswered: number;
  /** Items without withdrawn ones. */
  readonly items: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
}

/** By site, or by site and unit; those with most left to do first. `month`: `YYYY-MM` of issue. */
export async function readProgress(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  {
    month,
    list,
    today,
  }: { readonly month?: string | undefined; readonly list?: string | undefined; readonly today: string },
): Promise<readonly Progress[]> {
  let notices = db
    .selectFrom('notices')
    .innerJoin('sites', 'sites.id', 'notices.site')
    .where('notices.issued_on', 'is not', null)
    .where('notices.state', '!=', 'withdrawn')
    .where(noticesInSight(actor));
  if (month !== undefined) {
    const [first, last] = [`${month}-01`, `${month}-31`];
    notices = notices.where('notices.issued_on', '>=', first).where('notices.issued_on', '<=', last);
  }
  if (list !== undefined) {
    const members = db.selectFrom('list_sites').select('list_sites.site').where('list_sites.list', '=', list);
    notices = notices.where('notices.site', 'in', members);
  }
  const sum = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const told = await notices
    .select((eb) => [
      ...(['notices.site', 'notices.unit', 'sites.name as site_name'] as const),
      eb.fn.countAll<number>().as('notices'),
      sum(sql`notices.replied_late = 0`).as('in_time'),
      sum(sql`notices.replied_late = 1`).as('late'),
      sum(sql`notices.replied_at is null and notices.due_on < ${today} and notices.state != 'closed'`).as('unanswered'),
      eb.fn.sum<number>('notices.items_open').as('open'),
      eb.fn.sum<number>('notices.items_closed').as('closed'),
      sql<number>`coalesce(sum(case when notices.due_on < ${today} then notices.items_open else 0 end), 0)`.as(
        'overdue',
      ),
    ])
    .groupBy(['notices.site', 'notices.unit', 'sites.name'])
    .execute();
  return told
    .map((row): Progress => {
      const [open, closed] = [Number(row.open), Number(row.closed)];
      const [inTime, late, unanswered] = [Number(row.in_time), Number(row.late), Number(row.unanswered)];
      return {
        ...{ site: row.site, siteName: row.site_name, unit: row.unit, notices: Number(row.notices) },
        ...{ due: inTime + late + unanswered, inTime, late, unanswered },
        ...{ items: open + closed, closed, open, overdue: Number(row.overdue) },
      };
    })
    .sort((a, b) => b.open - a.open || b.unanswered - a.unanswered || (a.site < b.site ? -1 : 1));
}
