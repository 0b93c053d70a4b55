import { may, sees, type Actor } from '../model/actor.js';
import { Conflict, Forbidden, Invalid } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Trx } from '../store/tables.js';
import { expectedDurations } from './expected-durations.js';
import { isRunId, runIdOf } from './run-id.js';
import { spreadOver, type Span } from './spread-over.js';

/** One audit of a run that is to be planned. */
export interface PlannedSite {
  readonly site: string;
  /** The only rules to judge; the others are `untested: not-selected`. */
  readonly onlyRules?: readonly string[];
}

/** A run to plan. */
export interface RunPlan {
  readonly actor: Actor;
  readonly now: Date;
  readonly origin: 'schedule' | 'now' | 'rectification';
  readonly sites: readonly PlannedSite[];
  readonly title?: string;
  /** Id or file of a profile; without it each site's own. */
  readonly profile?: string;
  /** Day that is judged, Asia/Shanghai; default: today. */
  readonly asOf?: string;
  /** Id of the run; default: time of planning, `20261122-203000`. */
  readonly id?: string;
  /** Planned twice with the same key it is one run, e.g. the number in a form that was sent twice. */
  readonly key?: string;
  readonly schedule?: string;
  /** When it was due, where a clock asked for it. */
  readonly dueAt?: string;
  /** Audits begin within it, spread evenly; default: all may begin at once. */
  readonly span?: Span;
  /** `22:00-06:00`: what could not begin by the end of `span` begins in these hours of another day. */
  readonly hours?: string;
  /** Formats beside report.json; default: the page, and nothing for a rectification. */
  readonly formats?: readonly string[];
  readonly sitesAtOnce?: number;
}

export interface PlannedRun {
  readonly run: string;
  readonly audits: number;
  /** False where this key, or this due time, was planned before. */
  readonly isNew: boolean;
  /** Not audited any more, and hence not planned. */
  readonly passedOver: readonly string[];
}

/**
 * Writes a run and its audits, which workers then take. Within the caller's transaction: a run is there whole or not at all.
 * Throws `Forbidden` without the right (`run`; for a rectification also `rectify`), `Invalid` where there is no site to audit.
 */
export async function planRun(trx: Trx, plan: RunPlan): Promise<PlannedRun> {
  const { actor, now, origin, key } = plan;
  if (!may(actor, 'run') && !(origin === 'rectification' && may(actor, 'rectify'))) throw new Forbidden();
  if (plan.id !== undefined && !isRunId(plan.id))
    throw new Invalid({ zh: `“${plan.id}”不能作检查编号。`, en: `"${plan.id}" is no id of a run.` });
  const earlier = key === undefined ? undefined : await findByKey(trx, key);
  if (earlier) return earlier;
  const { sites, passedOver } = await sitesInUse(trx, plan);
  const at = now.toISOString();
  const run = await claimRun(trx, plan, at);
  if (run === undefined) return { ...(await countOf(trx, plan.id ?? '')), isNew: false, passedOver: [] };
  await trx
    .insertInto('run_orders')
    .values({
      run,
      key: key ?? null,
      formats: JSON.stringify(plan.formats ?? (origin === 'rectification' ? [] : ['html'])),
      sites_at_once: plan.sitesAtOnce ?? null,
      hours: plan.hours ?? null,
      due_at: plan.dueAt ?? null,
    })
    .execute();
  const weights = await expectedDurations(
    trx,
    sites.map(({ site }) => site),
  );
  const begins = spreadOver(
    sites.map(({ site }) => ({ site, expectedMs: weights.get(site) ?? 0 })),
    plan.span ?? { from: at },
  );
  const rows = sites.map(({ site, onlyRules }) => ({
    run,
    site,
    state: 'waiting',
    only_rules: onlyRules ? JSON.stringify(onlyRules) : null,
    not_before: begins.get(site) ?? at,
    not_after: plan.span?.to ?? null,
    weight: (weights.get(site) ?? 0) + (origin === 'schedule' ? 0 : BEFORE_ALL),
    attempt: 0,
    fence: 0,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('audits')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'run.planned',
    subject: `run:${run}`,
    detail: { origin, audits: rows.length, ...(plan.schedule !== undefined && { schedule: plan.schedule }) },
  });
  return { run, audits: rows.length, isNew: true, passedOver };
}

/** What a person waits for is begun before what a clock asked for; beyond it the longest first. */
const BEFORE_ALL = 1_000_000_000;

/** SQLite takes 32,766 values in a statement. */
const ROWS_AT_ONCE = 500;

const findByKey = async (trx: Trx, key: string): Promise<PlannedRun | undefined> => {
  const found = await trx.selectFrom('run_orders').select('run').where('key', '=', key).executeTakeFirst();
  return found && { ...(await countOf(trx, found.run)), isNew: false, passedOver: [] };
};

const countOf = async (trx: Trx, run: string): Promise<{ run: string; audits: number }> => {
  const { audits } = await trx
    .selectFrom('audits')
    .select((eb) => eb.fn.countAll<number>().as('audits'))
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  return { run, audits };
};

/** The sites that are still audited, each once, all within the actor's sight. */
const sitesInUse = async (
  trx: Trx,
  { actor, sites }: RunPlan,
): Promise<{ sites: readonly PlannedSite[]; passedOver: readonly string[] }> => {
  const active = new Set<string>();
  const ids = [...new Set(sites.map(({ site }) => site))];
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const found = await trx
      .selectFrom('sites')
      .select('id')
      .where('id', 'in', ids.slice(from, from + ROWS_AT_ONCE))
      .where('active', '=', 1)
      .execute();
    for (const { id } of found) active.add(id);
  }
  const wanted = new Map(sites.map((one) => [one.site, one]));
  const kept = [...wanted.values()].filter(({ site }) => active.has(site) && sees(actor, site));
  if (kept.length === 0) throw new Invalid({ zh: '没有可以检查的网站。', en: 'There is no site to audit.' });
  return { sites: kept, passedOver: ids.filter((id) => !kept.some(({ site }) => site === id)) };
};

/** The row of the run; undefined where the id that was asked for is taken by the same due time. */
const claimRun = async (trx: Trx, plan: RunPlan, at: string): Promise<string | undefined> => {
  const base = plan.id ?? runIdOf(plan.now);
  for (let count = 1; count <= 1000; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    const { numInsertedOrUpdatedRows = 0n } = await trx
      .insertInto('runs')
      .values({
        id,
        title: plan.title ?? null,
        origin: plan.origin,
        schedule: plan.schedule ?? null,
        profile: plan.profile ?? null,
        as_of: plan.asOf ?? beijingDay(plan.now),
        state: 'planned',
        created_at: at,
        created_by: plan.actor.id,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows > 0n) return id;
    if (plan.id === undefined) continue;
    const held = await trx.selectFrom('runs').select('schedule').where('id', '=', id).executeTakeFirst();
    if (plan.schedule !== undefined && held?.schedule === plan.schedule) return undefined;
    throw new Conflict({ zh: `检查 ${id} 已经存在。`, en: `There is a run ${id} already.` });
  }
  throw new Conflict({ zh: '同一时刻计划的检查太多。', en: 'Too many runs were planned at the same moment.' });
};

const beijingDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
