import { describe, expect, test } from 'vitest';
import type { CrawlPlan } from '../../src/model/plan.js';
import { usualPages } from '../../src/plan/usual-pages.js';

const plan = (columns: number, more: Partial<CrawlPlan> = {}) => ({
  site: { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district' },
  columns: new Map(Array.from({ length: columns }, (_, at) => [`column-${at}`, 0])),
  ...more,
});

describe('pages that a plan takes of a usual site', () => {
  test('those of the national rules need no more than 200', () => {
    expect(usualPages(plan(46))).toBeUndefined();
    expect(usualPages(plan(50))).toBeUndefined();
  });

  test('every column more adds some, and so do pages of rows that are opened', () => {
    expect(usualPages(plan(95))).toBe(560);
    const wish = { places: [], to: '2024-12-31', enough: 5, opened: 40, labels: [] };
    expect(usualPages(plan(50, { published: [wish] }))).toBe(240);
  });

  test('a roster adds each unit’s page and what rules want of it', () => {
    const site = { ...plan(0).site, units: [{ name: '青禾区财政局' }, { name: '青禾区教育局' }] };
    expect(usualPages(plan(10, { site, units: true }))).toBe(212);
    const unitPlan = { columns: new Map([['guide', { opened: 0 }]]), items: [] };
    expect(usualPages(plan(10, { site, units: true, unitPlan }))).toBe(214);
    expect(usualPages(plan(10, { site }))).toBeUndefined();
  });
});
