import { setTimeout as sleep } from 'node:timers/promises';
import type { Ranking, RankingGroup } from '../../model/ranking.js';
import { rankKey } from '../../scoring/rank-key.js';
import type { Office } from '../office.js';
import { basisOf, rankables, rankingRows, type Rankable, type RankingScope } from './ranking-rows.js';

/** Places of a scope. `isWhole`: with ranges; else they are being computed and the page is asked for again. */
export interface ReadRanking {
  readonly groups: readonly RankingGroup[];
  readonly byId: ReadonlyMap<string, Rankable>;
  readonly isWhole: boolean;
}

/** A reader waits so long for ranges; the next one has them. */
const PATIENCE_MS = 350;
/** Rankings in memory. */
const KEPT = 6;

const kept = new WeakMap<object, Map<string, Ranking>>();
const underWay = new Map<string, Promise<unknown>>();

/** The ranking of a scope over all its sites, as kept where nothing changed since; places alone while ranges are computed. */
export async function readRanking(office: Office, scope: RankingScope): Promise<ReadRanking> {
  const all = await rankables(office, scope);
  const byId = new Map(all.map((one) => [one.known.site, one]));
  const basis = basisOf(all);
  const name = scope.run === undefined ? (scope.list === undefined ? 'all' : `list:${scope.list}`) : `run:${scope.run}`;
  const known = await lookUp(office, name, basis);
  if (known) return { groups: known.groups, byId, isWhole: true };
  const work = underWay.get(basis) ?? compute(office, name, basis, all);
  underWay.set(basis, work);
  await Promise.race([work, sleep(PATIENCE_MS, undefined, { ref: false })]);
  const made = await lookUp(office, name, basis);
  return made ? { groups: made.groups, byId, isWhole: true } : { groups: placesAlone(all), byId, isWhole: false };
}

async function lookUp({ store }: Office, scope: string, basis: string): Promise<Ranking | undefined> {
  const memory = kept.get(store) ?? new Map<string, Ranking>();
  kept.set(store, memory);
  const own = memory.get(basis);
  if (own) return own;
  const row = await store.db
    .selectFrom('rankings')
    .select('ranking')
    .where('scope', '=', scope)
    .where('basis', '=', basis)
    .executeTakeFirst();
  return row && keep(memory, basis, JSON.parse(row.ranking) as Ranking);
}

function keep(memory: Map<string, Ranking>, basis: string, ranking: Ranking): Ranking {
  memory.set(basis, ranking);
  const [oldest] = memory.keys();
  if (memory.size > KEPT && oldest !== undefined) memory.delete(oldest);
  return ranking;
}

/** Never rejects: what goes wrong is told to the office, and readers see places alone. */
async function compute(office: Office, scope: string, basis: string, all: readonly Rankable[]): Promise<void> {
  try {
    const ranking = await office.rank(await rankingRows(office, all));
    const row = { basis, computed_at: office.now().toISOString(), ranking: JSON.stringify(ranking) };
    await office.store.db
      .insertInto('rankings')
      .values({ scope, ...row })
      .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
      .execute();
    const memory = kept.get(office.store) ?? new Map<string, Ranking>();
    kept.set(office.store, memory);
    keep(memory, basis, ranking);
  } catch (error) {
    office.onFault(error, { id: basis.slice(0, 8), at: `ranking ${scope}` });
  } finally {
    underWay.delete(basis);
  }
}

/** Who stands where by what is decided, without ranges: at once, however many there are. */
function placesAlone(all: readonly Rankable[]): readonly RankingGroup[] {
  const groups = new Map<string, Rankable[]>();
  for (const one of all) {
    const key = JSON.stringify([one.known.kind, one.profile.id, one.digest]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((members): RankingGroup => {
    const hasPlace = ({ standing: { verdict, min, max }, profile }: Rankable): boolean =>
      verdict !== 'undetermined' || max - min < profile.scoring.base;
    const ranked = members
      .filter(hasPlace)
      .map((one) => ({ one, key: rankKey(one.standing.verdict, Math.round(one.standing.value * 100)) }))
      .sort(
        (a, b) =>
          b.key - a.key || b.one.standing.min - a.one.standing.min || (a.one.known.name < b.one.known.name ? -1 : 1),
      );
    let place = 0;
    const first = members[0] as Rankable;
    const { id, title, version } = first.profile;
    return {
      kind: first.known.kind,
      profile: { id, title, version, digest: first.digest },
      sites: ranked.map(({ one, key }, at) => {
        if (ranked[at - 1]?.key !== key) place = at + 1;
        const { standing, known } = one;
        const { verdict, value, min, max, outOf, bonus } = standing;
        return {
          ...{ site: known.site, name: known.name, verdict, points: { value, min, max, outOf, bonus } },
          hasEstimate: max - min < one.profile.scoring.base,
          ...(verdict === 'undetermined' ? { provisional: place } : { place }),
          ifDecided: { best: place, worst: place },
          rivals: { undecided: { count: 0, ids: [] }, weights: { count: 0, ids: [] } },
        };
      }),
      outside: members.filter((one) => !hasPlace(one)).map(({ known }) => known.site),
    };
  });
}
