import { expect, test } from 'vitest';
import { rankApart } from '../../../src/cli/office/rank-apart.js';
import { rankSites } from '../../../src/scoring/rank-sites.js';
import type { RankingRow } from '../../../src/scoring/ranking-row.js';

const row = (nth: number): RankingRow => ({
  ...{
    id: `site-${nth}`,
    name: `第 ${nth} 区`,
    kind: 'district',
    verdict: 'qualified',
    hasEstimate: true,
    vetoes: 'held',
  },
  profile: { id: 'national', title: '全国', version: '1.0.0', digest: 'd' },
  scheme: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
  points: { value: 60 + (nth % 30), min: 60 + (nth % 30), max: 60 + (nth % 30), outOf: 100, bonus: 0 },
  due: {
    rules: ['a', 'b'],
    figures: Float64Array.from([6000 + (nth % 30) * 100, 6000 + (nth % 30) * 100, 8900, 0, 0, 1100]),
  },
  bonus: { rules: [], figures: new Float64Array() },
  units: [],
});

test('many sites are ranked in another process as they are here', async () => {
  const rows = Array.from({ length: 200 }, (_, nth) => row(nth));
  expect(await rankApart(rows)).toEqual(rankSites(rows));
  expect(await rankApart(rows.slice(0, 20))).toEqual(rankSites(rows.slice(0, 20)));
});
