import type { Db } from '../tables.js';
import { whichCounts } from './counted-scores.js';

/** A score with what second tests decided in place of the first test. */
export interface SecondScore {
  readonly verdict: 'qualified' | 'unqualified' | 'undetermined';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly outOf: number;
  readonly bonus: number;
  readonly vetoes: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
  /** The second tests, oldest first, and the rules that they decided. */
  readonly runs: readonly string[];
  readonly rules: readonly string[];
}

/** What a site's second tests made of its score, and what the office had chosen to count when the last of them came. */
export interface SecondTested {
  readonly second: SecondScore;
  readonly chosen: string;
}

/** Second tests of the audits that sites stand by now, or of a run's; by site. Not narrowed to anybody's sight. */
export async function secondScores(
  db: Db,
  { run, site }: { readonly run?: string; readonly site?: string },
): Promise<ReadonlyMap<string, SecondTested>> {
  let query = db.selectFrom('second_tests as t').selectAll('t').orderBy('t.at').orderBy('t.run');
  query =
    run === undefined
      ? query.innerJoin('site_standings as s', (join) =>
          join.onRef('s.site', '=', 't.site').onRef('s.judged_run', '=', 't.first_run'),
        )
      : query.where('t.first_run', '=', run);
  if (site !== undefined) query = query.where('t.site', '=', site);
  const bySite = new Map<string, SecondTested>();
  for (const row of await query.execute()) {
    const { points_value: value, points_min: min, points_max: max, out_of: outOf, bonus } = row;
    const second: SecondScore = {
      ...{ verdict: row.verdict as SecondScore['verdict'], value, min, max, outOf, bonus },
      vetoes: JSON.parse(row.vetoes) as string[],
      outcomes: JSON.parse(row.outcomes) as Record<string, number>,
      // A later one holds what the earlier ones decided too.
      runs: [...(bySite.get(row.site)?.second.runs ?? []), row.run],
      rules: JSON.parse(row.rules) as string[],
    };
    bySite.set(row.site, { second, chosen: row.counts });
  }
  return bySite;
}

/** What a list has chosen to count; undefined: as the office had it on the day of each second test. */
export async function countingOfList(db: Db, list: string | undefined): Promise<string | undefined> {
  if (list === undefined) return undefined;
  const row = await db.selectFrom('second_test_rules').select('counts').where('list', '=', list).executeTakeFirst();
  return row?.counts;
}

/** Which score of a site counts. */
export const countsNow = (
  ofList: string | undefined,
  first: Parameters<typeof whichCounts>[1],
  { second, chosen }: SecondTested,
): 'first' | 'second' => whichCounts(ofList ?? chosen, first, second);
