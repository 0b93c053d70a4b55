import type { AuditReport } from '../model/report.js';
import type { Db, Trx } from '../store/tables.js';
import type { CountingRule } from './policy.js';

/** The report of an audit with evaluators' decisions, handed in. */
export type ReadFinal = (run: string, site: string) => Promise<AuditReport | undefined>;

/** What the score of a second test is made from, read before its transaction. */
export interface PreparedSecondTest {
  readonly firstRun: string;
  readonly first: AuditReport;
  /** Second tests of the same first one, before this. */
  readonly earlier: readonly AuditReport[];
}

/** Reads what a second test stands on; undefined for an audit that is none, or whose first report is not kept. */
export async function prepareSecondTest(
  db: Db,
  { run, site }: { readonly run: string; readonly site: string },
  readFinal: ReadFinal,
): Promise<PreparedSecondTest | undefined> {
  const notice = await db
    .selectFrom('notices')
    .innerJoin('audits', (join) =>
      join.onRef('audits.run', '=', 'notices.run').onRef('audits.site', '=', 'notices.site'),
    )
    .select('notices.run')
    .where('notices.site', '=', site)
    .where('notices.retest_run', '=', run)
    .orderBy('audits.finished_at', 'desc')
    .executeTakeFirst();
  if (notice === undefined) return undefined;
  const first = await readFinal(notice.run, site);
  if (first === undefined) return undefined;
  const before = await db
    .selectFrom('second_tests')
    .select('run')
    .where('site', '=', site)
    .where('first_run', '=', notice.run)
    .where('run', '!=', run)
    .orderBy('at')
    .execute();
  const earlier: AuditReport[] = [];
  for (const one of before) {
    const report = await readFinal(one.run, site);
    if (report) earlier.push(report);
  }
  return { firstRun: notice.run, first, earlier };
}

/** Keeps the score that a site has with its second test, and whether it counts, as the office has it on that day. */
export async function recordSecondTest(
  trx: Trx,
  { run, site, at }: { readonly run: string; readonly site: string; readonly at: string },
  firstRun: string,
  { report, rules }: { readonly report: AuditReport; readonly rules: readonly string[] },
  counts: CountingRule,
): Promise<void> {
  await trx
    .insertInto('second_tests')
    .values({
      ...{ site, run, first_run: firstRun, period: report.asOf.slice(0, 7), at, counts, rules: JSON.stringify(rules) },
      ...scoreColumns(report),
    })
    .onConflict((conflict) => conflict.columns(['run', 'site']).doNothing())
    .execute();
}

/** Runs whose reports the score of a second test rests on, of those that rest on any of these runs. */
export async function runsBeside(db: Db, site: string, runs: readonly string[]): Promise<readonly string[]> {
  const tests = await db.selectFrom('second_tests').select(['run', 'first_run']).where('site', '=', site).execute();
  const firsts = new Set(
    tests.flatMap(({ run, first_run }) => (runs.includes(run) || runs.includes(first_run) ? first_run : [])),
  );
  return [...new Set(tests.flatMap(({ run, first_run }) => (firsts.has(first_run) ? [run, first_run] : [])))];
}

/** Writes the scores of a site's second tests again, after a decision; one of which a report is not at hand stays as it was. */
export async function rescoreSecondTests(
  trx: Trx,
  site: string,
  finals: ReadonlyMap<string, AuditReport>,
  merge: (first: AuditReport, later: readonly AuditReport[]) => { readonly report: AuditReport } | undefined,
): Promise<void> {
  const tests = await trx
    .selectFrom('second_tests')
    .select(['run', 'first_run'])
    .where('site', '=', site)
    .orderBy('at')
    .orderBy('run')
    .execute();
  for (const [index, { run, first_run }] of tests.entries()) {
    const until = tests.slice(0, index + 1).filter((one) => one.first_run === first_run);
    const [first, ...later] = [first_run, ...until.map((one) => one.run)].map((one) => finals.get(one));
    const known = later.filter((one) => one !== undefined);
    if (first === undefined || known.length < later.length) continue;
    const merged = merge(first, known);
    if (!merged) continue;
    await trx
      .updateTable('second_tests')
      .set(scoreColumns(merged.report))
      .where('run', '=', run)
      .where('site', '=', site)
      .execute();
  }
}

function scoreColumns({ scorecard, outcomes }: AuditReport) {
  const { verdict, points, vetoes, sections } = scorecard;
  const counts: Record<string, number> = {};
  for (const { value } of outcomes) counts[value] = (counts[value] ?? 0) + 1;
  return {
    ...{ verdict, points_value: points.value, points_min: points.min, points_max: points.max, out_of: points.outOf },
    ...{ bonus: points.bonus, vetoes: JSON.stringify(vetoes), outcomes: JSON.stringify(counts) },
    sections: JSON.stringify(sections),
  };
}
