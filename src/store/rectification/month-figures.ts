import { sql } from 'kysely';
import type { Actor } from '../../model/actor.js';
import type { MonthOfRectification } from '../../model/rectification.js';
import type { Db } from '../tables.js';
import { noticesInSight } from './in-sight.js';

/** How the notices issued in a month (`YYYY-MM`), to the sites of a list, stand on a day. Withdrawn notices and items are left out. */
export async function monthFigures(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  { month, list, on }: { readonly month: string; readonly list?: string | undefined; readonly on: string },
): Promise<MonthOfRectification> {
  let query = db
    .selectFrom('notices')
    .innerJoin('sites', 'sites.id', 'notices.site')
    .where('notices.issued_on', '>=', `${month}-01`)
    .where('notices.issued_on', '<=', `${month}-31`)
    .where('notices.state', 'not in', ['draft', 'withdrawn'])
    .where(noticesInSight(actor));
  if (list !== undefined) {
    query = query.where('notices.site', 'in', (eb) =>
      eb.selectFrom('list_sites').select('list_sites.site').where('list_sites.list', '=', list),
    );
  }
  const notices = await query
    .select([
      ...(['notices.id', 'notices.site', 'notices.unit', 'notices.state', 'notices.due_on'] as const),
      ...(['notices.replied_at', 'notices.replied_late', 'notices.items_open', 'notices.items_closed'] as const),
      sql<string>`sites.name`.as('name'),
    ])
    .orderBy('notices.site')
    .orderBy('notices.unit')
    .execute();
  const isPast = ({ due_on: due }: (typeof notices)[number]): boolean => due !== null && due < on;
  const nameOf = ({ name, unit }: (typeof notices)[number]): string => unit ?? name;
  const sum = (of: (row: (typeof notices)[number]) => number): number =>
    notices.reduce((total, row) => total + of(row), 0);
  const overdue = new Map<string, number>();
  for (const row of notices.filter((one) => isPast(one) && one.items_open > 0)) {
    overdue.set(nameOf(row), (overdue.get(nameOf(row)) ?? 0) + row.items_open);
  }
  const unanswered = notices.filter((row) => isPast(row) && row.replied_at === null && row.state !== 'closed');
  return {
    ...{ month, on, notices: notices.length },
    items: sum((row) => row.items_open + row.items_closed),
    inTime: sum(({ replied_late: late }) => (late === 0 ? 1 : 0)),
    late: sum(({ replied_late: late }) => (late === 1 ? 1 : 0)),
    unanswered: [...new Set(unanswered.map(nameOf))],
    closed: sum(({ items_closed: closed }) => closed),
    open: sum(({ items_open: open }) => open),
    overdue: [...overdue].map(([name, items]) => ({ name, items })),
  };
}
