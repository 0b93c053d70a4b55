import { runHistory, type RunCounts } from '../../history/run-history.js';
import { wholeSites } from '../../history/in-sight.js';
import type { Actor } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import type { Db } from '../../store/tables.js';

export const AUDIT_STATES = ['running', 'waiting', 'failed', 'done', 'cancelled'] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

/** One audit of a run. */
export interface RunAudit {
  readonly site: string;
  readonly name: string;
  readonly kind: string;
  readonly state: AuditState;
  readonly worker: string | null;
  readonly attempt: number;
  readonly notBefore: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly failure: string | null;
  readonly message: string | null;
  readonly stopped: string | null;
  readonly verdict: string | null;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly vetoes: number;
  readonly direction: string | null;
  readonly change: number | null;
  readonly arrived: number | null;
  readonly fixed: number | null;
  readonly reopened: number | null;
}

/** What a run is called and how it stands. Throws `NotFound` where it is not there or none of its sites is seen whole. */
export async function runInSight(db: Db, actor: Actor, id: string): Promise<RunCounts> {
  const [run] = (await runHistory(db, actor, { run: id, limit: 1 })).rows;
  if (!run) throw new NotFound({ zh: '没有这次检查。', en: 'There is no such run.' });
  return run;
}

/** A run with its audits in sight, by site. Throws `NotFound` where it is not there or none of its sites is seen whole. */
export async function readRun(db: Db, actor: Actor, id: string) {
  const ids = wholeSites(actor);
  const run = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  const audits =
    run === undefined || ids?.length === 0
      ? []
      : await db
          .selectFrom('audits as a')
          .innerJoin('sites as s', 's.id', 'a.site')
          .leftJoin('audit_history as h', (join) => join.onRef('h.run', '=', 'a.run').onRef('h.site', '=', 'a.site'))
          .select(['a.site', 's.name', 's.kind', 'a.state', 'a.worker', 'a.attempt', 'a.not_before', 'a.started_at'])
          .select(['a.finished_at', 'a.failure', 'a.message', 'a.stopped_because', 'a.final_verdict', 'a.final_value'])
          .select([
            'a.final_min',
            'a.final_max',
            'a.vetoes',
            'h.direction',
            'h.change_value',
            'h.arrived',
            'h.fixed',
            'h.reopened',
          ])
          .where('a.run', '=', id)
          .$if(ids !== undefined, (query) => query.where('a.site', 'in', ids ?? []))
          .orderBy('a.site')
          .execute();
  if (!run || (audits.length === 0 && ids !== undefined))
    throw new NotFound({ zh: '没有这次检查。', en: 'There is no such run.' });
  return {
    run,
    audits: audits.map((row): RunAudit => ({
      ...{ site: row.site, name: row.name, kind: row.kind, state: row.state as AuditState, worker: row.worker },
      ...{ attempt: row.attempt, notBefore: row.not_before, startedAt: row.started_at, finishedAt: row.finished_at },
      ...{ failure: row.failure, message: row.message, stopped: row.stopped_because, verdict: row.final_verdict },
      ...{ value: row.final_value, min: row.final_min, max: row.final_max },
      vetoes: row.vetoes === null ? 0 : (JSON.parse(row.vetoes) as unknown[]).length,
      ...{
        direction: row.direction,
        change: row.change_value,
        arrived: row.arrived,
        fixed: row.fixed,
        reopened: row.reopened,
      },
    })),
  };
}
