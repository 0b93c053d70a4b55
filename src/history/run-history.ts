import type { Actor } from '../model/actor.js';
import type { Db, Trx } from '../store/tables.js';
import { asCursor, PAGE, partOf, readCursor, type Part } from './cursor.js';
import { wholeSites } from './in-sight.js';

/** A run, counted over its sites in sight. */
export interface RunCounts {
  readonly run: string;
  readonly title: string | null;
  readonly origin: string;
  readonly state: string;
  readonly asOf: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Audits with a report; by final verdict; and those whose site could not be read. */
  readonly sites: number;
  readonly qualified: number;
  readonly unqualified: number;
  readonly undetermined: number;
  readonly unread: number;
  /** Faults standing after it, and what became of them in it. */
  readonly open: number;
  readonly arrived: number;
  readonly fixed: number;
  readonly reopened: number;
  readonly expired: number;
  /** Sites whose score surely rose or fell. */
  readonly better: number;
  readonly worse: number;
}

/** Runs with what came out of them, the latest first; of those who see some sites only, runs in which these are. */
export async function runHistory(
  db: Db | Trx,
  actor: Actor,
  { after, limit = PAGE, run }: { readonly after?: string; readonly limit?: number; readonly run?: string } = {},
): Promise<Part<RunCounts>> {
  const ids = wholeSites(actor);
  if (ids?.length === 0) return { rows: [] };
  const [at, id] = after === undefined ? [] : (readCursor(after, ['string', 'string']) as [string, string]);
  const runs = await db
    .selectFrom('runs as r')
    .select(['r.id', 'r.title', 'r.origin', 'r.state', 'r.as_of', 'r.created_at', 'r.finished_at'])
    .$if(run !== undefined, (query) => query.where('r.id', '=', run ?? ''))
    .$if(ids !== undefined, (query) =>
      query.where('r.id', 'in', (eb) =>
        eb
          .selectFrom('audits')
          .select('audits.run')
          .where('audits.site', 'in', ids ?? []),
      ),
    )
    .$if(at !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('r.created_at', '<', at ?? ''),
          eb.and([eb('r.created_at', '=', at ?? ''), eb('r.id', '>', id ?? '')]),
        ]),
      ),
    )
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id')
    .limit(limit + 1)
    .execute();
  const part = partOf(runs, limit, (one) => asCursor([one.created_at, one.id]));
  if (part.rows.length === 0) return { rows: [] };
  const counts = await db
    .selectFrom('audit_history as h')
    .select((eb) => {
      const when = (column: 'h.verdict' | 'h.direction', value: string) =>
        eb.fn.sum<number>(eb.case().when(column, '=', value).then(1).else(0).end());
      return [
        'h.run',
        eb.fn.countAll<number>().as('sites'),
        when('h.verdict', 'qualified').as('qualified'),
        when('h.verdict', 'unqualified').as('unqualified'),
        when('h.verdict', 'undetermined').as('undetermined'),
        when('h.direction', 'up').as('better'),
        when('h.direction', 'down').as('worse'),
        eb.fn.sum<number>('h.is_judged').as('judged'),
        eb.fn.sum<number>('h.open').as('open'),
        eb.fn.sum<number>('h.arrived').as('arrived'),
        eb.fn.sum<number>('h.fixed').as('fixed'),
        eb.fn.sum<number>('h.reopened').as('reopened'),
        eb.fn.sum<number>('h.expired').as('expired'),
      ];
    })
    .where(
      'h.run',
      'in',
      part.rows.map((one) => one.id),
    )
    .$if(ids !== undefined, (query) => query.where('h.site', 'in', ids ?? []))
    .groupBy('h.run')
    .execute();
  const byRun = new Map(counts.map((count) => [count.run, count]));
  return {
    ...part,
    rows: part.rows.map((one) => {
      const count = byRun.get(one.id);
      return {
        run: one.id,
        title: one.title,
        origin: one.origin,
        state: one.state,
        asOf: one.as_of,
        createdAt: one.created_at,
        finishedAt: one.finished_at,
        sites: count?.sites ?? 0,
        qualified: count?.qualified ?? 0,
        unqualified: count?.unqualified ?? 0,
        undetermined: count?.undetermined ?? 0,
        unread: (count?.sites ?? 0) - (count?.judged ?? 0),
        open: count?.open ?? 0,
        arrived: count?.arrived ?? 0,
        fixed: count?.fixed ?? 0,
        reopened: count?.reopened ?? 0,
        expired: count?.expired ?? 0,
        better: count?.better ?? 0,
        worse: count?.worse ?? 0,
      };
    }),
  };
}
