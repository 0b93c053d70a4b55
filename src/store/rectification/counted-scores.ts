import type { Actor } from '../../model/actor.js';
import type { Db } from '../tables.js';
import { sitesInSight } from '../sight.js';

/** A score of a site as a ranking or 通报 may count it. */
export interface CountedScore {
  readonly run: string;
  readonly verdict: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Both scores of a site for a month, and which of them counts. */
export interface CountedSite {
  readonly site: string;
  /** The month's last full audit in which the site was there and was read; where there is none, its last full audit. */
  readonly first: CountedScore;
  /** The same with what its second tests decided; `runs` oldest first. */
  readonly second?: CountedScore & { readonly runs: readonly string[] };
  readonly counts: 'first' | 'second';
}

/** Which of two scores counts: `better` prefers a verdict to none, qualified to unqualified, then the higher score. Pure. */
export function whichCounts(
  rule: string,
  first: Pick<CountedScore, 'verdict' | 'value'>,
  second: Pick<CountedScore, 'verdict' | 'value'> | undefined,
): 'first' | 'second' {
  if (second === undefined || rule === 'first') return 'first';
  if (rule === 'second') return 'second';
  const rank = (verdict: string): number => ['unqualified', 'undetermined', 'qualified'].indexOf(verdict);
  if (rank(second.verdict) !== rank(first.verdict))
    return rank(second.verdict) > rank(first.verdict) ? 'second' : 'first';
  return (second.value ?? 0) > (first.value ?? 0) ? 'second' : 'first';
}

/**
 * What counts for a month (`YYYY-MM` of the day judged by): for each site in sight its last full audit of that month, and the score
 * with its second tests. A list may have its own rule; else it is the one that the office had when the second test came.
 */
export async function countedScores(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  { period, list }: { readonly period: string; readonly list?: string | undefined },
): Promise<readonly CountedSite[]> {
  const inSight = sitesInSight(actor);
  let query = db
    .selectFrom('audit_history')
    .innerJoin('audits', (join) =>
      join.onRef('audits.run', '=', 'audit_history.run').onRef('audits.site', '=', 'audit_history.site'),
    )
    .select([
      'audits.site',
      'audits.run',
      'audits.final_verdict',
      'audits.final_value',
      'audits.final_min',
      'audits.final_max',
    ])
    .where('audit_history.is_full', '=', 1)
    .where('audit_history.role', '!=', 'supposed')
    .where('audit_history.as_of', '>=', `${period}-01`)
    .where('audit_history.as_of', '<=', `${period}-31`)
    .orderBy('audit_history.is_judged')
    .orderBy('audit_history.as_of')
    .orderBy('audit_history.crawled_at');
  if (inSight) query = query.where('audits.site', 'in', [...inSight, '']);
  if (list !== undefined) {
    query = query.where('audits.site', 'in', (eb) =>
      eb.selectFrom('list_sites').select('list_sites.site').where('list_sites.list', '=', list),
    );
  }
  // The last of a site wins.
  const firsts = new Map((await query.execute()).map((row) => [row.site, row]));
  const seconds = await db.selectFrom('second_tests').selectAll().where('period', '=', period).orderBy('at').execute();
  const byFirst = new Map<string, typeof seconds>();
  for (const test of seconds) {
    const key = `${test.site} ${test.first_run}`;
    byFirst.set(key, [...(byFirst.get(key) ?? []), test]);
  }
  const own =
    list === undefined
      ? undefined
      : await db.selectFrom('second_test_rules').select('counts').where('list', '=', list).executeTakeFirst();
  return [...firsts.values()].map((row): CountedSite => {
    const { final_verdict: verdict, final_value: value, final_min: min, final_max: max } = row;
    const first = { run: row.run, verdict: verdict ?? 'undetermined', value, min, max };
    const tests = byFirst.get(`${row.site} ${row.run}`) ?? [];
    const last = tests.at(-1);
    const second = last && {
      ...{ run: last.run, verdict: last.verdict, value: last.points_value, min: last.points_min, max: last.points_max },
      runs: tests.map(({ run }) => run),
    };
    const counts = whichCounts(own?.counts ?? last?.counts ?? 'first', first, second);
    return { site: row.site, first, ...(second && { second }), counts };
  });
}
