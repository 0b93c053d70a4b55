import { setImmediate as immediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Profile } from '../../model/profile.js';
import { SYSTEM } from '../../model/actor.js';
import { siteStandings, type SiteStanding } from '../../history/standings.js';
import type { RankingRow } from '../../scoring/ranking-row.js';
import { sha256 } from '../../lib/text/canonical-json.js';
import type { Db, Tables } from '../../store/tables.js';
import { countingOfList, countsNow, secondScores, type SecondScore } from '../../store/rectification/second-scores.js';
import type { Office } from '../office.js';

/** What a ranking is about: all sites, a list, or one run. */
export interface RankingScope {
  readonly list?: string;
  readonly run?: string;
}

/** A site that can be ranked, and the profile that it was judged by. */
export interface Rankable {
  readonly known: SiteStanding;
  /** The score that counts. */
  readonly standing: NonNullable<SiteStanding['standing']>;
  /** Both scores of a site that was tested a second time. */
  readonly tests?: TwoTests;
  readonly digest: string;
  readonly profile: Pick<Profile, 'id' | 'title' | 'version' | 'digest' | 'scoring'>;
}

/** 首测 and 复测, and which of them counts. */
export interface TwoTests {
  readonly first: NonNullable<SiteStanding['standing']>;
  readonly second: SecondScore;
  readonly counts: 'first' | 'second';
}

const STANDARD_SCHEME = { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 };

/** Every site of a scope that has a score, whoever asks: places are among all of them. What is shown is narrowed afterwards. */
export async function rankables(
  office: Pick<Office, 'store' | 'profile'>,
  scope: RankingScope,
): Promise<readonly Rankable[]> {
  const { db } = office.store;
  const wish = scope.run === undefined ? { isActive: true, ...scope } : { run: scope.run };
  const { run, list } = scope;
  const [standings, digests, seconds, ofList] = await Promise.all([
    siteStandings(db, SYSTEM, wish),
    digestsOf(db, run),
    secondScores(db, run === undefined ? {} : { run }),
    countingOfList(db, run === undefined ? list : undefined),
  ]);
  const profiles = new Map<string, Profile | undefined>();
  for (const digest of new Set(digests.values())) profiles.set(digest, await office.profile(digest));
  return standings.flatMap((known): Rankable[] => {
    const { standing } = known;
    if (!standing) return [];
    const digest = digests.get(known.site) ?? '';
    const profile = profiles.get(digest) ?? {
      id: standing.profile,
      title: standing.profile,
      version: '',
      digest,
      scoring: STANDARD_SCHEME,
    };
    const tested = seconds.get(known.site);
    if (!tested) return [{ known, standing, digest, profile }];
    const counts = countsNow(ofList, standing, tested);
    const tests = { first: standing, second: tested.second, counts };
    return [
      { known, standing: counts === 'second' ? byBoth(standing, tested.second) : standing, tests, digest, profile },
    ];
  });
}

/** The first test with what the second made of its score. */
function byBoth(first: TwoTests['first'], second: SecondScore): TwoTests['first'] {
  const { verdict, value, min, max, outOf, bonus, vetoes, outcomes } = second;
  return { ...first, verdict, value, min, max, outOf, bonus, vetoes, outcomes };
}

/** Digest of the profile that each site's score is from. */
async function digestsOf(db: Db, run: string | undefined): Promise<ReadonlyMap<string, string>> {
  const rows =
    run === undefined
      ? await db
          .selectFrom('site_standings as t')
          .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 't.judged_run').onRef('a.site', '=', 't.site'))
          .select(['a.site', 'a.profile_digest'])
          .execute()
      : await db.selectFrom('audits as a').select(['a.site', 'a.profile_digest']).where('a.run', '=', run).execute();
  return new Map(rows.map(({ site, profile_digest }) => [site, profile_digest ?? '']));
}

/** What a ranking rests on, as a hash: the same basis, the same ranking. */
export const basisOf = (all: readonly Rankable[]): string =>
  sha256(
    JSON.stringify(
      all.map(({ known, standing: { run, verdict, value, min, max, bonus, vetoes }, tests, digest }) => [
        ...[known.site, known.name, known.kind, run, digest, verdict, value, min, max, bonus],
        ...[vetoes.length, tests?.counts, tests?.second.runs],
      ]),
    ),
  );

/** Rows for `rankSites`. Points of rules are those of the latest audits: where they do not give the score, no range by weights is told. */
export async function rankingRows(
  { store, profile }: Pick<Office, 'store' | 'profile'>,
  all: readonly Rankable[],
): Promise<readonly RankingRow[]> {
  const wanted = new Map(all.map((one) => [one.known.site, one]));
  const levels = new Map<string, ReadonlyMap<string, string>>();
  for (const digest of new Set(all.map((one) => one.digest))) {
    const rules = (await profile(digest))?.rules ?? [];
    levels.set(digest, new Map(rules.map(({ id, level }) => [id, level])));
  }
  const due = new Map<string, { rule: string; figures: readonly [number, number, number] }[]>();
  const bonus = new Map<string, { rule: string; figures: readonly [number, number, number] }[]>();
  const openVetoes = new Set<string>();
  const take = (row: RuleRow): void => {
    const own = wanted.get(row.site);
    if (!own) return;
    const level = levels.get(own.digest)?.get(row.rule);
    if (!isCounted(own, row)) {
      // What it was in the audit that counts is not known here: without a verdict it may be open.
      if (level === 'veto' && own.standing.verdict === 'undetermined') openVetoes.add(row.site);
      return;
    }
    const figures = [hundredths(row.min), hundredths(row.max), hundredths(row.out_of)] as const;
    if (level === 'veto' && isOpen(row)) openVetoes.add(row.site);
    if (level === 'deduction' && row.out_of > 0) add(due, row.site, { rule: row.rule, figures });
    if (level === 'bonus' && row.max > 0) add(bonus, row.site, { rule: row.rule, figures });
  };
  const sites = [...wanted.keys()];
  for (let from = 0; from < sites.length; from += SITES_AT_ONCE) {
    const rows = await store.db
      .selectFrom('site_rules')
      .select(['site', 'rule', 'run', 'value', 'reason', 'min', 'max', 'out_of'])
      .where('site', 'in', sites.slice(from, from + SITES_AT_ONCE))
      .execute();
    rows.forEach(take);
    // A quarter of a million rows: others are answered in between.
    await immediate();
  }
  return all.map(({ known, standing, profile: rules }): RankingRow => {
    const { site: id, name, kind } = known;
    const { verdict, value, min, max, outOf, bonus: extra, vetoes } = standing;
    return {
      ...{ id, name, kind, verdict, scheme: rules.scoring },
      profile: { id: rules.id, title: rules.title, version: rules.version, digest: rules.digest },
      points: { value, min, max, outOf, bonus: extra },
      hasEstimate: max - min < rules.scoring.base,
      vetoes: vetoes.length > 0 ? 'failed' : openVetoes.has(id) ? 'open' : 'held',
      ...{ due: compact(due.get(id)), bonus: compact(bonus.get(id)), units: [] },
    };
  });
}

/** Whether the score that counts has this of a rule: of the first test, or decided by a second one that counts. */
function isCounted({ standing, tests }: Rankable, { run, rule, value }: RuleRow): boolean {
  if (run === standing.run) return true;
  if (tests?.counts !== 'second' || !tests.second.runs.includes(run)) return false;
  return tests.second.rules.includes(rule) && ['passed', 'failed', 'inapplicable'].includes(value);
}

type RuleRow = Pick<
  Selectable<Tables['site_rules']>,
  'site' | 'rule' | 'run' | 'value' | 'reason' | 'min' | 'max' | 'out_of'
>;

/** Rules of so many sites are read at once. */
const SITES_AT_ONCE = 100;

const hundredths = (points: number): number => Math.round(points * 100);
const isOpen = ({ value, reason }: { readonly value: string; readonly reason: string | null }): boolean =>
  value === 'cantTell' || (value === 'untested' && reason !== 'not-implemented' && reason !== 'not-selected');

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const compact = (entries: readonly { readonly rule: string; readonly figures: readonly number[] }[] = []) => {
  const sorted = [...entries].sort((a, b) => (a.rule < b.rule ? -1 : 1));
  return {
    rules: sorted.map(({ rule }) => rule),
    figures: Float64Array.from(sorted.flatMap(({ figures }) => figures)),
  };
};
