import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RankedSite, Ranking } from '../../src/model/ranking.js';
import { rankSites, WEIGHTING } from '../../src/scoring/rank-sites.js';
import type { RankingRow } from '../../src/scoring/ranking-row.js';
import { verdictAndPoints } from '../support/verdict-and-points.js';

/** Points of rules as [min, max, outOf], whole; a site's score is what they sum to. */
type Rules = Readonly<Record<string, readonly [min: number, max: number, outOf: number]>>;

const PROFILE = { id: 'national', title: '国家规则', version: '1.0.0', digest: 'd'.repeat(64) };

function row(
  id: string,
  rules: Rules,
  extra: Partial<Pick<RankingRow, 'vetoes' | 'kind' | 'name' | 'profile'>> = {},
): RankingRow {
  const figures = Object.values(rules);
  const vetoes = extra.vetoes ?? 'held';
  return {
    id,
    name: id,
    kind: 'district',
    profile: PROFILE,
    scheme: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
    ...verdictAndPoints(figures, vetoes),
    hasEstimate: figures.some(([min, max]) => min === max),
    due: { rules: Object.keys(rules), figures: Float64Array.from(figures.flat().map((points) => points * 100)) },
    bonus: { rules: [], figures: new Float64Array() },
    units: [],
    ...extra,
    vetoes,
  };
}

const placed = (ranking: Ranking): RankedSite[] => ranking.groups.flatMap(({ sites }) => sites);
const placesOf = (ranking: Ranking) => Object.fromEntries(placed(ranking).map(({ site, place }) => [site, place]));
const siteOf = (ranking: Ranking, id: string): RankedSite => {
  const found = placed(ranking).find(({ site }) => site === id);
  if (!found) throw new Error(`${id} has no place`);
  return found;
};
const quick = { ...WEIGHTING, draws: 40 };

describe('places', () => {
  test('equal scores share a place, the next one counts on', () => {
    const ranking = rankSites([
      row('杏林区', { guide: [9, 9, 10] }),
      row('桃源区', { guide: [8, 8, 10] }),
      row('梅溪区', { guide: [8, 8, 10] }),
      row('竹山区', { guide: [7, 7, 10] }),
    ]);
    expect(placesOf(ranking)).toEqual({ 杏林区: 1, 桃源区: 2, 梅溪区: 2, 竹山区: 4 });
  });

  test('a site that a veto fails stays behind every qualified one, whatever its score', () => {
    const ranking = rankSites([
      row('名高区', { guide: [10, 10, 10] }, { vetoes: 'failed' }),
      row('平实区', { guide: [6, 6, 10] }),
    ]);
    expect(placesOf(ranking)).toEqual({ 平实区: 1, 名高区: 2 });
    expect(siteOf(ranking, '名高区').ifDecided).toEqual({ best: 2, worst: 2 });
    expect(siteOf(ranking, '名高区').ifWeighted).toEqual({ best: 2, worst: 2 });
  });

  test('a site whose veto is open has no place but where it would stand, and may end first or last', () => {
    const ranking = rankSites([
      row('待定区', { guide: [10, 10, 10] }, { vetoes: 'open' }),
      row('平实区', { guide: [7, 7, 10] }),
      row('落后区', { guide: [9, 9, 10] }, { vetoes: 'failed' }),
    ]);
    const open = siteOf(ranking, '待定区');
    expect(open.place).toBeUndefined();
    expect(open.provisional).toBe(2);
    expect(open.ifDecided).toEqual({ best: 1, worst: 2 });
    expect(siteOf(ranking, '平实区').ifDecided).toEqual({ best: 1, worst: 2 });
    expect(siteOf(ranking, '平实区').rivals.undecided).toEqual({ count: 1, ids: ['待定区'] });
  });

  test('a site of which nothing is decided stands outside and widens nobody’s range', () => {
    const ranking = rankSites([
      row('寂静区', { guide: [0, 10, 10] }, { vetoes: 'open' }),
      row('平实区', { guide: [7, 7, 10] }),
    ]);
    expect(ranking.groups[0]?.outside).toEqual(['寂静区']);
    expect(siteOf(ranking, '平实区').ifDecided).toEqual({ best: 1, worst: 1 });
  });

  test('kinds and profiles are ranked apart, another version of a profile too', () => {
    const ranking = rankSites([
      row('青区', { guide: [7, 7, 10] }),
      row('白局', { guide: [9, 9, 10] }, { kind: 'department' }),
      row('赤区', { guide: [8, 8, 10] }, { profile: { ...PROFILE, id: 'pack' } }),
      row('黑区', { guide: [9, 9, 10] }, { profile: { ...PROFILE, digest: 'e'.repeat(64) } }),
    ]);
    expect(ranking.groups.map(({ sites }) => sites.map(({ site, place }) => [site, place]))).toEqual([
      [['青区', 1]],
      [['白局', 1]],
      [['赤区', 1]],
      [['黑区', 1]],
    ]);
  });
});

describe('undecided items', () => {
  test('overlapping intervals leave the order open, apart ones do not', () => {
    const ranking = rankSites([
      row('上区', { guide: [8, 8, 8], list: [0, 2, 2] }),
      row('中区', { guide: [9, 9, 10] }),
      row('下区', { guide: [7, 7, 10] }),
    ]);
    expect(siteOf(ranking, '上区').ifDecided).toEqual({ best: 1, worst: 2 });
    expect(siteOf(ranking, '中区').rivals.undecided).toEqual({ count: 1, ids: ['上区'] });
    expect(siteOf(ranking, '下区').ifDecided).toEqual({ best: 3, worst: 3 });
    expect(siteOf(ranking, '下区').rivals.undecided).toEqual({ count: 0, ids: [] });
  });

  test('who can only draw level with another may share its place, and both are named', () => {
    const ranking = rankSites([row('先区', { guide: [9, 9, 10] }), row('追区', { guide: [8, 8, 9], list: [0, 1, 1] })]);
    expect(siteOf(ranking, '追区').ifDecided).toEqual({ best: 1, worst: 2 });
    expect(siteOf(ranking, '追区').rivals.undecided.ids).toEqual(['先区']);
    expect(siteOf(ranking, '先区').ifDecided).toEqual({ best: 1, worst: 1 });
    expect(siteOf(ranking, '先区').rivals.undecided.ids).toEqual(['追区']);
  });
});

describe('weights', () => {
  test('two sites that are good at different things change places, one that is better at all does not', () => {
    const ranking = rankSites([
      row('好指南区', { guide: [10, 10, 10], report: [6.9, 6.9, 10] }),
      row('好年报区', { guide: [7, 7, 10], report: [9.8, 9.8, 10] }),
      row('样样差区', { guide: [6, 6, 10], report: [6, 6, 10] }),
    ]);
    expect(siteOf(ranking, '好指南区').ifWeighted).toEqual({ best: 1, worst: 2 });
    expect(siteOf(ranking, '好指南区').rivals.weights.ids).toEqual(['好年报区']);
    expect(siteOf(ranking, '样样差区').ifWeighted).toEqual({ best: 3, worst: 3 });
    expect(ranking.weighting).toEqual(WEIGHTING);
  });

  test('the same seed gives the same ranges, and rules that others add change none of its draws', () => {
    const rows = [row('甲区', { a: [7, 7, 10], b: [9, 9, 10] }), row('乙区', { a: [9, 9, 10], b: [6.9, 6.9, 10] })];
    expect(rankSites(rows)).toEqual(rankSites(rows));
    const other = row('丙局', { z: [1, 1, 10] }, { kind: 'department' });
    expect(rankSites([other, ...rows]).groups[1]).toEqual(rankSites(rows).groups[0]);
  });

  test('a score that its rules do not give says nothing about other weights', () => {
    const honest = row('实区', { guide: [7, 7, 10] });
    const odd = { ...row('虚区', { guide: [7, 7, 10] }), points: { value: 99, min: 99, max: 99, outOf: 10, bonus: 0 } };
    const ranking = rankSites([honest, odd]);
    expect(siteOf(ranking, '虚区').ifWeighted).toBeUndefined();
    expect(siteOf(ranking, '实区').ifWeighted).toEqual({ best: 2, worst: 2 });
  });

  test('nearness to the pass mark counts: with other weights a site may no longer qualify', () => {
    const ranking = rankSites([
      row('险区', { guide: [12, 12, 20], report: [2, 2, 2], list: [0, 0, 1] }),
      row('稳区', { guide: [12.12, 12.12, 20] }),
    ]);
    expect(siteOf(ranking, '险区').place).toBe(1);
    expect(siteOf(ranking, '险区').ifWeighted).toEqual({ best: 1, worst: 2 });
    expect(siteOf(ranking, '稳区').rivals.weights.ids).toEqual(['险区']);
  });
});

describe('units', () => {
  const unit = (name: string, points: readonly [number, number, number], kind = 'department') => ({
    name,
    kind,
    points: { value: points[0] * 10, min: points[0] * 10, max: points[1] * 10, outOf: points[2] },
    due: { rules: ['unit-guide'], figures: Float64Array.from(points.map((one) => one * 100)) },
  });

  test('rank within their portal and kind, without a verdict', () => {
    const portal = {
      ...row('门户', { guide: [7, 7, 10] }),
      units: [
        unit('教育局', [6, 6, 10]),
        unit('公安局', [9, 9, 10]),
        unit('城关镇', [5, 5, 10], 'township'),
        unit('沉默局', [0, 10, 10]),
      ],
    };
    const { unitGroups } = rankSites([portal]);
    expect(
      unitGroups.map(({ kind, units, outside }) => [kind, units.map(({ name, place }) => [name, place]), outside]),
    ).toEqual([
      [
        'department',
        [
          ['公安局', 1],
          ['教育局', 2],
        ],
        ['沉默局'],
      ],
      ['township', [['城关镇', 1]], []],
    ]);
  });
});

const rules = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all): Rules =>
    Object.fromEntries(
      all.map(([a, b, spare], at) => [`rule-${at}`, [Math.min(a, b), Math.max(a, b), Math.max(a, b) + spare]]),
    ),
  );
const sites = fc
  .array(fc.tuple(rules, fc.constantFrom('held' as const, 'held' as const, 'open' as const, 'failed' as const)), {
    minLength: 1,
    maxLength: 9,
  })
  .map((all) => all.map(([own, vetoes], at) => row(`site-${at}`, own, { vetoes })));

describe('for any sites', () => {
  test('a place lies within both of its ranges, and whoever may move has rivals; who has none stays', () => {
    fc.assert(
      fc.property(sites, (rows) => {
        const all = placed(rankSites(rows, quick));
        const standingOf = ({ place, provisional }: RankedSite): number => place ?? provisional ?? 0;
        for (const one of all) {
          const { ifDecided, ifWeighted = ifDecided, rivals } = one;
          const standing = standingOf(one);
          for (const range of [ifDecided, ifWeighted]) {
            expect(range.best).toBeLessThanOrEqual(standing);
            expect(range.worst).toBeGreaterThanOrEqual(standing);
          }
          const [mayMove, hasRivals] = [ifDecided.best < ifDecided.worst, rivals.undecided.count > 0];
          if (mayMove) expect(hasRivals).toBe(true);
          for (const rival of rivals.undecided.ids)
            expect(all.find(({ site }) => site === rival)?.rivals.undecided.ids).toContain(one.site);
          if (rivals.weights.count === 0) expect(ifWeighted).toEqual({ best: standing, worst: standing });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the order in which sites come changes nothing', () => {
    fc.assert(
      fc.property(sites, (rows) => {
        expect(rankSites(rows.toReversed(), quick)).toEqual(rankSites(rows, quick));
      }),
      { numRuns: 30 },
    );
  });

  test('with nothing undecided the place is sure', () => {
    fc.assert(
      fc.property(sites, (rows) => {
        const decided = rows.filter(({ points, verdict }) => points.min === points.max && verdict !== 'undetermined');
        for (const { place, ifDecided } of placed(rankSites(decided, quick)))
          expect(ifDecided).toEqual({ best: place, worst: place });
      }),
      { numRuns: 30 },
    );
  });

  test('what becomes less decided narrows nobody’s range', () => {
    fc.assert(
      fc.property(sites, fc.nat(), (rows, which) => {
        const at = which % rows.length;
        const widened = rows.map((one, index) =>
          index === at
            ? { ...one, points: { ...one.points, min: Math.max(0, one.points.min - 7), max: one.points.max + 7 } }
            : one,
        );
        const before = new Map(placed(rankSites(rows, quick)).map((one) => [one.site, one]));
        for (const { site, ifDecided } of placed(rankSites(widened, quick))) {
          expect(ifDecided.best).toBeLessThanOrEqual(before.get(site)?.ifDecided.best ?? 0);
          expect(ifDecided.worst).toBeGreaterThanOrEqual(before.get(site)?.ifDecided.worst ?? Infinity);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('each end of a range for undecided items is reached by some way they can turn out', () => {
    fc.assert(
      fc.property(sites, (rows) => {
        const group = placed(rankSites(rows, quick));
        const key = (verdict: RankingRow['verdict'], value: number): number =>
          (verdict === 'qualified' ? 2 : verdict === 'unqualified' ? 0 : 1) * 1000 + value;
        const ends = new Map(
          group.map((one) => [
            one.site,
            {
              best: key(one.verdict === 'undetermined' ? 'qualified' : one.verdict, one.points.max),
              worst: key(one.verdict === 'undetermined' ? 'unqualified' : one.verdict, one.points.min),
            },
          ]),
        );
        for (const one of group) {
          const placeWhen = (own: 'best' | 'worst', others: 'best' | 'worst'): number =>
            1 +
            group.filter(
              ({ site }) => site !== one.site && (ends.get(site)?.[others] ?? 0) > (ends.get(one.site)?.[own] ?? 0),
            ).length;
          expect(one.ifDecided).toEqual({ best: placeWhen('best', 'worst'), worst: placeWhen('worst', 'best') });
        }
      }),
      { numRuns: 60 },
    );
  });
});
