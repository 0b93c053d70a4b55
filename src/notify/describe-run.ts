import type { Db, Trx } from '../store/tables.js';

/** One site of a run, beside how it stood the time before. */
export interface RunSite {
  readonly site: string;
  readonly name: string;
  readonly verdict: 'qualified' | 'unqualified' | 'undetermined' | undefined;
  readonly vetoes: number;
  readonly change: 'worse' | 'better' | 'same' | undefined;
}

export interface RunStanding {
  readonly title: string;
  readonly asOf: string;
  readonly sites: readonly RunSite[];
}

interface Standing {
  readonly final_verdict: string | null;
  readonly final_min: number | null;
  readonly final_max: number | null;
  readonly profile: string | null;
}

/** How a run stands, of the sites for which `isSeen` is true; undefined where there is no such run. */
export async function describeRun(
  db: Db | Trx,
  run: string,
  isSeen: (site: string) => boolean,
): Promise<RunStanding | undefined> {
  const head = await db
    .selectFrom('runs')
    .select(['title', 'as_of', 'origin'])
    .where('id', '=', run)
    .executeTakeFirst();
  if (head === undefined) return undefined;
  const audits = await db
    .selectFrom('audits')
    .innerJoin('sites', 'sites.id', 'audits.site')
    .select(['audits.site', 'sites.name', 'audits.state', 'audits.only_rules', 'audits.finished_at', 'audits.profile'])
    .select(['final_verdict', 'final_min', 'final_max', 'vetoes'])
    .where('run', '=', run)
    .orderBy('audits.site')
    .execute();
  const seen = audits.filter(({ site, state }) => isSeen(site) && state !== 'cancelled');
  const earlier = await standingsBefore(
    db,
    run,
    seen.map(({ finished_at }) => finished_at).filter((at) => at !== null),
  );
  return {
    title: head.title ?? run,
    asOf: head.as_of,
    sites: seen.map((audit) => ({
      site: audit.site,
      name: audit.name,
      verdict: verdictOf(audit.final_verdict) ?? (audit.state === 'failed' ? 'undetermined' : undefined),
      vetoes: listOf(audit.vetoes).length,
      // A second test judges some rules only: its score is not to be held against a whole one.
      change: audit.only_rules === null ? changeOf(earlier.get(audit.site), audit) : undefined,
    })),
  };
}

/** The last whole audit of each site that ended before this run had its first. */
async function standingsBefore(
  db: Db | Trx,
  run: string,
  ends: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const first = ends.reduce<string | undefined>(
    (least, at) => (least === undefined || at < least ? at : least),
    undefined,
  );
  if (first === undefined) return new Map();
  const rows = await db
    .selectFrom('audits')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('audits')
          .select(['site', eb.fn.max('finished_at').as('last')])
          .where('state', '=', 'done')
          .where('only_rules', 'is', null)
          .where('run', '<>', run)
          .where('finished_at', '<', first)
          .groupBy('site')
          .as('before'),
      (join) => join.onRef('before.site', '=', 'audits.site').onRef('before.last', '=', 'audits.finished_at'),
    )
    .select(['audits.site', 'audits.profile', 'final_verdict', 'final_min', 'final_max'])
    .where('run', '<>', run)
    .where('only_rules', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.site, row]));
}

/**
 * Worse or better only where it is sure: another verdict, both being one, or intervals that do not touch, by the same rule set.
 * What could not be judged is neither.
 */
function changeOf(before: Standing | undefined, after: Standing): RunSite['change'] {
  if (before === undefined || before.profile !== after.profile) return undefined;
  const [was, is] = [verdictOf(before.final_verdict), verdictOf(after.final_verdict)];
  if (was === undefined || is === undefined || was === 'undetermined' || is === 'undetermined') return undefined;
  if (was !== is) return is === 'unqualified' ? 'worse' : 'better';
  const { final_min: min, final_max: max } = after;
  if (min === null || max === null || before.final_min === null || before.final_max === null) return undefined;
  // Points are exact to the hundredth.
  if (max < before.final_min - 0.005) return 'worse';
  return min > before.final_max + 0.005 ? 'better' : 'same';
}

const VERDICTS = ['qualified', 'unqualified', 'undetermined'] as const;
const verdictOf = (word: string | null): RunSite['verdict'] => VERDICTS.find((verdict) => verdict === word);

const listOf = (json: string | null): readonly unknown[] => {
  const value: unknown = json === null ? [] : JSON.parse(json);
  return Array.isArray(value) ? (value as unknown[]) : [];
};
