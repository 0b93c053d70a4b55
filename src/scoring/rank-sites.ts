import type { RankedSite, RankedUnit, Ranking, RankingGroup, UnitGroup } from '../model/ranking.js';
import { placeAll, type Contender } from './place-all.js';
import { rankKey } from './rank-key.js';
import type { RankingRow, UnitRow } from './ranking-row.js';
import { drawFactors, keysOfSite, keysOfUnit, type FactorsOf } from './weigh-rules.js';

export interface Weighting {
  readonly seed: number;
  readonly draws: number;
  /** How far the points of a rule may move, as a share. */
  readonly sway: number;
}

/** ±20 %, as issue and reports say; a thousand draws show ranges that another thousand hardly widen. */
export const WEIGHTING: Weighting = { seed: 20190515, draws: 1_000, sway: 0.2 };

/**
 * Ranks sites within their kind and profile, and units within their portal and kind. Undecided items make ranges by interval
 * arithmetic: a site without a verdict may turn out qualified or not. Weights make ranges by draws: in each, every rule has one
 * factor for all sites. The order in which rows come changes nothing but the order of groups.
 */
export function rankSites(rows: readonly RankingRow[], weighting: Weighting = WEIGHTING): Ranking {
  const factorsOf = drawFactors(weighting.seed, weighting.draws, weighting.sway);
  const groups = groupedBy(rows, ({ kind, profile }) => JSON.stringify([kind, profile.id, profile.digest]));
  return {
    groups: groups.map((members) => groupOf(members, factorsOf, weighting.draws)),
    unitGroups: rows.flatMap((row) => unitGroupsOf(row, factorsOf, weighting.draws)),
    weighting,
  };
}

function groupOf(rows: readonly [RankingRow, ...RankingRow[]], factorsOf: FactorsOf, draws: number): RankingGroup {
  const hasPlace = (row: RankingRow): boolean => row.verdict !== 'undetermined' || row.hasEstimate;
  const ranked = rows.filter(hasPlace).map((row) => ({ row, now: rankKey(row.verdict, hundredths(row.points.value)) }));
  ranked.sort(
    (a, b) =>
      b.now - a.now ||
      b.row.points.min - a.row.points.min ||
      compare(a.row.name, b.row.name) ||
      compare(a.row.id, b.row.id),
  );
  const placings = placeAll(
    ranked.map(({ row, now }): Contender => {
      const isOpen = row.verdict === 'undetermined';
      const drawn = keysOfSite(row, factorsOf, draws + 1);
      return {
        id: row.id,
        hasVerdict: !isOpen,
        now,
        best: rankKey(isOpen ? 'qualified' : row.verdict, hundredths(row.points.max)),
        worst: rankKey(isOpen ? 'unqualified' : row.verdict, hundredths(row.points.min)),
        ...(drawn && { drawn }),
      };
    }),
    draws,
  );
  return {
    kind: rows[0].kind,
    profile: rows[0].profile,
    sites: ranked.flatMap(({ row }, at): RankedSite[] => {
      const placing = placings[at];
      const { id: site, name, verdict, points, hasEstimate } = row;
      return placing ? [{ site, name, verdict, points, hasEstimate, ...placing }] : [];
    }),
    outside: rows
      .filter((row) => !hasPlace(row))
      .map(({ id }) => id)
      .sort(compare),
  };
}

function unitGroupsOf(row: RankingRow, factorsOf: FactorsOf, draws: number): UnitGroup[] {
  return groupedBy(row.units, ({ kind }) => kind).map((units) => {
    const hasPlace = ({ points }: UnitRow): boolean => points.outOf > 0 && points.max - points.min < row.scheme.base;
    const ranked = units.filter(hasPlace).map((unit) => ({ unit, now: hundredths(unit.points.value) }));
    ranked.sort((a, b) => b.now - a.now || b.unit.points.min - a.unit.points.min || compare(a.unit.name, b.unit.name));
    const placings = placeAll(
      ranked.map(({ unit, now }): Contender => {
        const drawn = keysOfUnit(unit, row.scheme, factorsOf, draws + 1);
        const [best, worst] = [hundredths(unit.points.max), hundredths(unit.points.min)];
        return { id: unit.name, hasVerdict: true, now, best, worst, ...(drawn && { drawn }) };
      }),
      draws,
    );
    return {
      site: row.id,
      kind: units[0].kind,
      units: ranked.flatMap(({ unit: { name, points } }, at): RankedUnit[] => {
        const placing = placings[at];
        return placing ? [{ name, points, ...placing }] : [];
      }),
      outside: units
        .filter((unit) => !hasPlace(unit))
        .map(({ name }) => name)
        .sort(compare),
    };
  });
}

const hundredths = (points: number): number => Math.round(points * 100);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups in the order in which their first members come. */
function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return [...groups.values()];
}
