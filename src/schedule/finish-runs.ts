import { recordEvent } from '../store/events/record-event.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import type { Db, Trx } from '../store/tables.js';

/** How the audits of a run came out. */
export interface RunTotals {
  readonly sites: number;
  /** By state: `done`, `failed`, `cancelled`. */
  readonly states: Readonly<Record<string, number>>;
  /** Of those done, by final verdict. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/**
 * Ends the runs whose audits have all ended. `seal` writes what stands for the whole run (run.json, its chain) and may be
 * called again for the same run after a crash; it answers false where it does not try just now. Gives the runs that ended.
 */
export async function finishRuns(
  store: Store,
  now: Date,
  seal: (run: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const ended: string[] = [];
  const faults: unknown[] = [];
  for (const run of await runsWithoutWork(store.db)) {
    try {
      if (!(await seal(run))) continue;
      if (await store.transaction((trx) => close(trx, run, now))) ended.push(run);
    } catch (error) {
      // A disk that is full for one run must not keep the others open.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return ended;
}

/** A run without totals whose audits have all ended. Imported runs bring theirs along. */
const runsWithoutWork = async (db: Db): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('runs')
    .innerJoin('run_orders', 'run_orders.run', 'runs.id')
    .select('runs.id')
    .where('runs.totals', 'is', null)
    .where('runs.state', 'in', ['planned', 'running', 'cancelled'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('audits')
            .select('audits.site')
            .whereRef('audits.run', '=', 'runs.id')
            .where('audits.state', 'in', ['waiting', 'running']),
        ),
      ),
    )
    .orderBy('runs.created_at')
    .execute();
  return rows.map(({ id }) => id);
};

const close = async (trx: Trx, run: string, now: Date): Promise<boolean> => {
  const at = now.toISOString();
  const totals = await runTotals(trx, run);
  const { numUpdatedRows } = await trx
    .updateTable('runs')
    .set((eb) => ({
      totals: JSON.stringify(totals),
      finished_at: eb.fn.coalesce('finished_at', eb.val(at)),
      state: eb.case().when('state', '=', 'cancelled').then('cancelled').else('finished').end(),
    }))
    .where('id', '=', run)
    .where('totals', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const { state, title, origin, schedule } = await trx
    .selectFrom('runs')
    .select(['state', 'title', 'origin', 'schedule'])
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  if (state !== 'finished') return true;
  await appendLog(trx, { at, actor: 'system', action: 'run.finished', subject: `run:${run}`, detail: { ...totals } });
  const data = { title, origin, schedule, ...totals };
  await recordEvent(trx, { key: `run-finished:${run}`, kind: 'run-finished', at, run, data });
  return true;
};

/** Counts the audits of a run. */
export const runTotals = async (trx: Trx, run: string): Promise<RunTotals> => {
  const rows = await trx
    .selectFrom('audits')
    .select((eb) => ['state', 'final_verdict', eb.fn.countAll<number>().as('sites')])
    .where('run', '=', run)
    .groupBy(['state', 'final_verdict'])
    .execute();
  const states: Record<string, number> = {};
  const verdicts: Record<string, number> = {};
  for (const { state, final_verdict: verdict, sites } of rows) {
    states[state] = (states[state] ?? 0) + Number(sites);
    if (state === 'done' && verdict !== null) verdicts[verdict] = (verdicts[verdict] ?? 0) + Number(sites);
  }
  return { sites: rows.reduce((sum, { sites }) => sum + Number(sites), 0), states, verdicts };
};
