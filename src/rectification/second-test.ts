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
  const { verdict, points, vetoes, sections } = report.scorecard;
  const outcomes: Record<string, number> = {};
  for (const { value } of report.outcomes) outcomes[value] = (outcomes[value] ?? 0) + 1;
  await trx
    .insertInto('second_tests')
    .values({
      ...{ site, run, first_run: firstRun, period: report.asOf.slice(0, 7), at, verdict, counts },
      ...{ points_value: points.value, points_min: points.min, points_max: points.max, out_of: points.outOf },
      ...{ bonus: points.bonus, vetoes: JSON.stringify(vetoes), outcomes: JSON.stringify(outcomes) },
      ...{ sections: JSON.stringify(sections), rules: JSON.stringify(rules) },
    })
    .onConflict((conflict) => conflict.columns(['run', 'site']).doNothing())
    .execute();
}
