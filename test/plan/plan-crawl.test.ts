import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import type { Profile } from '../../src/model/profile.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import { planCrawl } from '../../src/plan/plan-crawl.js';
import { national } from '../support/judge.js';

const SITE: SiteEntry = { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district' };
const planOf = (only?: string[], site: Partial<SiteEntry> = {}, asOf = '2025-11-18') =>
  planCrawl({ profile: national, catalog, site: { ...SITE, ...site }, asOf, ...(only && { only: new Set(only) }) });

describe('a plan', () => {
  test('is the union of what the rules need', () => {
    const plan = planOf();
    expect([...plan.columns.keys()]).toEqual(
      expect.arrayContaining(['platform', 'guide', 'statutory', 'cat-fees', 'interpretation']),
    );
    expect(plan.columns.get('guide')).toBe(1);
    expect(plan.columns.get('statutory')).toBe(20);
    expect(plan).toMatchObject({ documents: 10, pairs: 10, population: true, render: new Set(['home']) });
    expect([...plan.probes].sort()).toEqual(['dns', 'hosts', 'ipv6', 'reach', 'tls']);
  });

  test('holds only what the selected rules need, and the columns that lead there', () => {
    const plan = planOf(['guide-elements']);
    expect([...plan.columns]).toEqual([
      ['platform', 0],
      ['guide', 1],
    ]);
    expect(plan).toMatchObject({ documents: 0, pairs: 0, reportYears: [], population: false });
    expect(plan.probes.size + plan.render.size).toBe(0);
  });

  test('leaves out rules of other kinds, rules not in force, and checks nobody has built', () => {
    expect(planOf(['proposals-column'], { kind: 'township' }).columns.size).toBe(0);
    expect(planOf(['ipv6-dns'], {}, '2020-01-01').probes.size).toBe(0);
    const pending: Profile = { ...national, rules: national.rules.map((rule) => ({ ...rule, check: 'pending' })) };
    expect(planCrawl({ profile: pending, catalog, site: SITE, asOf: '2025-11-18' }).columns.size).toBe(0);
  });

  test('does not depend on the order of rules', () => {
    const turned: Profile = { ...national, rules: [...national.rules].reverse() };
    const plan = planCrawl({ profile: turned, catalog, site: SITE, asOf: '2025-11-18' });
    expect([...plan.columns]).toEqual([...planOf().columns]);
    expect(plan.reportYears).toEqual(planOf().reportYears);
  });

  test('looks for the categories of its own kind of body, with the columns above them', () => {
    const { columns } = planOf(['statutory-categories'], { kind: 'township' });
    expect(columns.has('town-irrigation')).toBe(true);
    expect(columns.has('platform')).toBe(true);
  });
});

describe('annual reports looked for', () => {
  const years = (asOf: string, site: Partial<SiteEntry> = {}) =>
    planOf(['annual-report-present'], site, asOf).reportYears;

  test('are those of the due years', () => {
    expect(years('2025-11-18')).toEqual([2024, 2023, 2022, 2021, 2020]);
  });

  test('include the year just ended, which may be out before it is due', () => {
    expect(years('2025-02-15')).toEqual([2024, 2023, 2022, 2021, 2020, 2019]);
    expect(years('2025-02-15', { kind: 'department' })).toEqual([2024, 2023, 2022, 2021, 2020]);
  });

  test('go back no further than the body itself', () => {
    expect(years('2025-11-18', { since: 2023 })).toEqual([2024, 2023]);
    expect(years('2025-11-18', { since: 2025 })).toEqual([]);
  });
});

test('a title that may stand far down a list is looked for as far back as its window reaches', () => {
  expect([...planOf(['documents-clean-up']).lists]).toEqual([['documents', { most: 5, from: '2022-11-18' }]]);
  expect(planOf(['documents-column']).lists.size).toBe(0);
});

describe('rows and interpretations of a time', () => {
  const rule = (id: string, check: string, params: Readonly<Record<string, unknown>>) => {
    const [pattern] = national.rules;
    if (!pattern) throw new Error('no rules');
    const { effective: _effective, ...rest } = pattern;
    return { ...rest, id, check, params };
  };
  const period = { from: '2024-01-01', to: '2024-12-31' };
  const profile: Profile = {
    ...national,
    rules: [
      rule('meetings', 'meetings/published', { titles: ['常务会议'], not: ['预告'], period, sample: 3 }),
      rule('reach', 'documents/since', { from: '2016-01-01', minShare: 1, sample: 4 }),
      rule('forms', 'interpretation/forms-used', { forms: ['qa'], maxAge: 'P1Y', sample: 5 }),
      rule('sources', 'interpretation/source', { titles: ['总结'], sources: ['日报'], period, sample: 9 }),
    ],
  };
  const plan = planCrawl({ profile, catalog, site: SITE, asOf: '2025-11-18' });

  test('each rule names the rows that it wants opened', () => {
    expect(plan.rows).toEqual([
      { column: 'meeting', opened: 3, from: '2024-01-01', to: '2024-12-31', titles: ['常务会议'], not: ['预告'] },
      { column: 'documents', opened: 4, from: '2016-01-01', isSpread: true },
    ]);
    expect(plan.lists.get('meeting')?.from).toBe('2024-01-01');
  });

  test('rules on interpretations share the widest time and the largest sample', () => {
    expect(plan.interpretations).toEqual({ opened: 9, from: '2024-01-01' });
    expect(plan.columns.has('interpretation')).toBe(true);
  });
});
