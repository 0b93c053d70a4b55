import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/model/profile.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import { unitWishKey } from '../../src/model/unit-plan.js';
import { planUnits } from '../../src/plan/plan-units.js';

const district: SiteEntry = {
  id: 'qinghe',
  name: '青禾区人民政府',
  url: 'http://www.qinghe.gov.cn/',
  kind: 'district',
  units: [{ name: '青禾区财政局' }],
};
const department: SiteEntry = { id: 'czj', name: '青禾区财政局', url: 'http://czj.qinghe.gov.cn/', kind: 'department' };
const asOf = '2026-03-01';
const ruleOf = (what: string, params: Readonly<Record<string, unknown>>) => ({
  what,
  rule: { params } as unknown as Rule,
});

describe('rules about units', () => {
  it('ask for the columns of all of them together, of the kinds of each', () => {
    const rules = [
      ruleOf('columns', { columns: ['guide', 'cat-agency'], kinds: ['department'] }),
      ruleOf('columns', { columns: ['guide'], kinds: ['township'] }),
      ruleOf('elements', { columns: ['cat-agency'] }),
    ];
    expect([...(planUnits(rules, district, asOf).plan?.columns ?? [])]).toEqual([
      ['guide', { opened: 0, kinds: ['department', 'township'] }],
      ['cat-agency', { opened: 4 }],
    ]);
  });

  it('ask for items until the day by which they were due', () => {
    const titles = ['实施方案'];
    const period = { from: '2021-01-01', to: '2021-12-31' };
    const { plan, columns } = planUnits(
      [ruleOf('items', { titles, period, publishedBy: '2021-08-10', places: [{ column: 'notices' }] })],
      district,
      asOf,
    );
    const key = unitWishKey({ titles, places: [{ column: 'notices' }] });
    expect(plan?.items).toMatchObject([{ key, from: '2021-01-01', to: '2021-08-10', isOpened: false }]);
    expect(columns).toEqual(['notices']);
  });

  it('that word an item alike share one look, as long as both need', () => {
    const item = (year: number) =>
      ruleOf('items', { titles: ['权责清单'], period: { from: `${String(year)}-01-01`, to: `${String(year)}-12-31` } });
    expect(planUnits([item(2021), item(2020)], district, asOf).plan?.items).toMatchObject([
      { from: '2020-01-01', to: '2020-12-31' },
    ]);
    const ever = ruleOf('items', { titles: ['权责清单'], elements: [{ name: '依据' }] });
    const [wish] = planUnits([item(2021), ever], district, asOf).plan?.items ?? [];
    expect(wish).toMatchObject({ isOpened: true });
    expect(wish).not.toHaveProperty('from');
  });

  it('ask for the reports of years that are due to any kind', () => {
    const scheme = { deadlines: { department: '01-31', township: '03-31' }, years: 1, firstYear: 2019 };
    const { plan, columns } = planUnits([ruleOf('reports', scheme)], district, asOf);
    expect(plan?.reports).toEqual({ years: [2025, 2024], isOpened: false });
    expect(columns).toEqual(['annual-report']);
    const texts = planUnits([ruleOf('reports', scheme), ruleOf('report-texts', scheme)], district, asOf);
    expect(texts.plan?.reports?.isOpened).toBe(true);
  });

  it('ask a department for its own columns', () => {
    const rules = [
      ruleOf('columns', { columns: ['guide'] }),
      ruleOf('elements', { columns: ['cat-agency'] }),
      ruleOf('items', { titles: ['实施方案'], columns: ['notices'], maxAge: 'P1Y' }),
    ];
    const { plan, columns, lists, below } = planUnits(rules, department, asOf);
    expect(plan).toBeUndefined();
    expect(columns).toEqual(['guide', 'cat-agency', 'notices']);
    expect(lists.get('notices')?.from).toBe('2025-03-01');
    expect(below.has('cat-agency')).toBe(true);
  });

  it('ask for nothing where nobody named units', () => {
    const { units: _none, ...bare } = district;
    expect(planUnits([ruleOf('columns', { columns: ['guide'] })], bare, asOf).plan).toBeUndefined();
  });
});
