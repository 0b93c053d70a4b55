import { prepareRecord, type AuditToRecord } from '../../src/history/prepare-record.js';
import { recordReport, StaleRecord } from '../../src/history/record-report.js';
import { SYSTEM } from '../../src/model/actor.js';
import { isLegal } from '../../src/scoring/life/transitions.js';
import type { Blobs } from '../../src/store/blobs/blobs.js';
import type { Store } from '../../src/store/open-store.js';
import { saveSites } from '../../src/store/sites/save-sites.js';
import {
  makeOracle,
  makeSite,
  profileFor,
  reportFor,
  RULES,
  type Oracle,
  type TrueRun,
  type TrueSite,
} from './made-up-life.js';
import { memoryBlobs } from './memory-blobs.js';

/** What a simulation saw; every list must be empty. */
export interface Simulated {
  readonly records: number;
  readonly findings: number;
  readonly moves: number;
  /** How often each thing happened that makes trouble. */
  readonly trouble: Readonly<Record<string, number>>;
  readonly wrongStates: readonly string[];
  readonly illegalMoves: readonly string[];
  readonly wrongSums: readonly string[];
}

/** Lives through all runs of made-up sites in a store, with reports that come twice, late, or whose recording was killed, and holds each state against the truth. */
export async function simulateLife(
  store: Store,
  { sites: count, runs, random }: { sites: number; runs: number; random: () => number },
): Promise<Simulated> {
  const sites = Array.from({ length: count }, (_, number) => makeSite(number, runs, random));
  const oracles = new Map(sites.map((site) => [site.id, makeOracle(site)]));
  const at = '2026-01-01T00:00:00.000Z';
  await store.transaction(async (trx) => {
    await saveSites(
      trx,
      SYSTEM,
      sites.map(({ id }) => ({ id, name: id, url: `http://www.${id}.example/`, kind: 'district' })),
      { at },
    );
    const rows = (sites[0]?.runs ?? []).map(({ run, asOf, startedAt }) => ({
      ...{
        id: run,
        title: null,
        origin: 'schedule',
        schedule: null,
        profile: null,
        as_of: asOf,
        state: 'running',
        created_at: startedAt,
      },
      ...{ started_at: null, finished_at: null, created_by: null, totals: null },
    }));
    await trx.insertInto('runs').values(rows).execute();
    for (const site of sites)
      await trx
        .insertInto('audits')
        .values(
          site.runs.map(({ run }) => ({ run, site: site.id, state: 'running', not_before: at, attempt: 1, fence: 1 })),
        )
        .execute();
  });
  const trouble: Record<string, number> = {};
  const wrongStates: string[] = [];
  let records = 0;
  const blobs = memoryBlobs();
  for (const site of sites) {
    const oracle = oracles.get(site.id) as Oracle;
    for (const run of asTheyComeIn(site)) {
      const report = reportFor(site, run);
      const audit = { run: run.run, site: site.id, report, profile: profileFor(run) };
      await blobs.put(`runs/${run.run}/${site.id}/report.json`, JSON.stringify(report));
      await recordWithTrouble(store, blobs, audit, random, trouble);
      oracle.take(run);
      records += 1;
      trouble[run.kind] = (trouble[run.kind] ?? 0) + 1;
      wrongStates.push(...(await holdAgainst(store, site, run, oracle)));
    }
  }
  const { findings, moves, illegalMoves } = await walkMoves(store);
  return { records, findings, moves, trouble, wrongStates, illegalMoves, wrongSums: await checkSums(store) };
}

/** A late one comes after the one that follows it. */
const asTheyComeIn = ({ runs }: TrueSite): readonly TrueRun[] => {
  const order = [...runs];
  for (let index = 0; index < order.length - 1; index++) {
    const [one, next] = [order[index], order[index + 1]];
    if (one?.kind !== 'late' || !next) continue;
    order.splice(index, 2, next, one);
    index += 1;
  }
  return order;
};

async function recordWithTrouble(
  store: Store,
  blobs: Blobs,
  audit: AuditToRecord,
  random: () => number,
  trouble: Record<string, number>,
): Promise<void> {
  const happens = (what: string, share: number): boolean => {
    if (random() >= share) return false;
    trouble[what] = (trouble[what] ?? 0) + 1;
    return true;
  };
  const prepared = await prepareRecord(store.db, blobs, audit);
  // Killed before it wrote, and within the transaction: nothing of it may be left.
  const isKilled = happens('killed', 0.08);
  if (isKilled) {
    const killed = store.transaction(async (trx) => {
      await recordReport(trx, prepared);
      throw new Error('killed');
    });
    await killed.catch(() => undefined);
  }
  const again = isKilled ? await prepareRecord(store.db, blobs, audit) : prepared;
  await store.transaction((trx) => recordReport(trx, again));
  if (!happens('twice', 0.08)) return;
  const twice = await store.transaction((trx) => recordReport(trx, again));
  if (twice.isNew) throw new Error('one audit was recorded twice');
  const stale = { ...again, run: 'another' };
  const refused = store.transaction((trx) => recordReport(trx, stale));
  await refused.then(
    () => Promise.reject(new Error('a stale preparation was recorded')),
    (error: unknown) => (error instanceof StaleRecord ? undefined : Promise.reject(error as Error)),
  );
}

async function holdAgainst(store: Store, site: TrueSite, run: TrueRun, oracle: Oracle): Promise<readonly string[]> {
  const rows = await store.db.selectFrom('findings').selectAll().where('site', '=', site.id).execute();
  const said: string[] = [];
  const expect = (
    about: string,
    own: typeof rows,
    expected: { state: string | undefined; timesReopened: number } | undefined,
  ): void => {
    const states = own.map(({ state, times_reopened }) => `${state}/${String(times_reopened)}`).join(' ');
    const due = expected?.state === undefined ? '' : `${expected.state}/${String(expected.timesReopened)}`;
    if (states !== due)
      said.push(`${site.id} ${run.run} (${run.kind}) ${about}: ${states || 'nothing'} instead of ${due || 'nothing'}`);
  };
  for (const fault of site.faults) {
    const name = fault.isColumn ? fault.page : fault.title;
    const own = rows.filter(
      ({ kind, rule, message, column_name }) =>
        kind === 'fault' && rule === fault.rule && (column_name === name || message.startsWith(name)),
    );
    expect(`fault ${String(fault.id)}`, own, oracle.faults.get(fault.id));
  }
  for (const rule of RULES) {
    const own = rows.filter((row) => row.kind === 'doubt' && row.rule === rule);
    expect(
      `doubt of ${rule}`,
      own.map((row) => ({ ...row, times_reopened: 0 })),
      oracle.doubts.get(rule),
    );
  }
  return said;
}

async function walkMoves(store: Store) {
  const findings = new Map((await store.db.selectFrom('findings').selectAll().execute()).map((row) => [row.id, row]));
  const moves = await store.db.selectFrom('finding_moves').selectAll().orderBy('at').orderBy('run').execute();
  const states = new Map<string, string>();
  const illegalMoves: string[] = [];
  for (const { finding, run, from_state, to_state, why } of moves) {
    const kind = findings.get(finding)?.kind as 'fault' | 'doubt';
    const told = `${finding} ${run}: ${from_state ?? '-'} > ${to_state} ${why}`;
    if ((states.get(finding) ?? null) !== from_state)
      illegalMoves.push(`${told}, but it was ${states.get(finding) ?? 'unknown'}`);
    if (!isLegal(kind, (from_state ?? undefined) as never, to_state as never, why as never)) illegalMoves.push(told);
    states.set(finding, to_state);
  }
  for (const { id, state } of findings.values())
    if (states.get(id) !== state) illegalMoves.push(`${id} ends as ${state} without a move`);
  return { findings: findings.size, moves: moves.length, illegalMoves };
}

/** Roll-ups against what they are sums of. */
async function checkSums(store: Store): Promise<readonly string[]> {
  const { db } = store;
  const wrong: string[] = [];
  const findings = await db.selectFrom('findings').selectAll().where('kind', '=', 'fault').execute();
  for (const { site, open, waived } of await db.selectFrom('site_standings').selectAll().execute()) {
    const own = findings.filter((row) => row.site === site);
    const standing = own.filter(({ state }) => ['new', 'persisting', 'reopened', 'expired'].includes(state)).length;
    const accepted = own.filter(({ state }) => state === 'waived').length;
    if (open !== standing || waived !== accepted)
      wrong.push(
        `${site}: ${String(open)} open and ${String(waived)} waived instead of ${String(standing)} and ${String(accepted)}`,
      );
  }
  const audits = await db
    .selectFrom('audit_history')
    .innerJoin('rule_lists', 'rule_lists.id', 'rule_list')
    .select(['run', 'site', 'values', 'rules'])
    .execute();
  const counts = new Map<string, number>();
  for (const { run, values, rules } of audits)
    for (const [at, rule] of (JSON.parse(rules) as string[]).entries()) {
      const key = [run, rule, values.charAt(at).replace('-', 'u')].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  for (const row of await db.selectFrom('rule_counts').selectAll().execute())
    for (const [letter, count] of Object.entries({
      p: row.passed,
      f: row.failed,
      c: row.cant_tell,
      i: row.inapplicable,
      u: row.untested,
    })) {
      const due = counts.get([row.run, row.rule, letter].join(' ')) ?? 0;
      if (count !== due) wrong.push(`${row.run} ${row.rule}: ${String(count)} ${letter} instead of ${String(due)}`);
    }
  const moved = await db
    .selectFrom('finding_moves')
    .select((eb) => ['run', 'site', eb.fn.countAll<number>().as('count')])
    .where('to_state', '=', 'fixed')
    .groupBy(['run', 'site'])
    .execute();
  const fixed = await db
    .selectFrom('audit_history')
    .select((eb) => eb.fn.sum<number>('fixed').as('count'))
    .executeTakeFirstOrThrow();
  const due = moved.reduce((sum, { count }) => sum + count, 0);
  if (Number(fixed.count) !== due) wrong.push(`${String(fixed.count)} fixed instead of ${String(due)}`);
  return wrong;
}
