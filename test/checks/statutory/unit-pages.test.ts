import { expect, test } from 'vitest';
import { column, evidence, partial, whole, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const finance = { name: '青禾区财政局' };
const town = { name: '稻香街道办事处' };
const roster: SiteSketch = { site: { units: [finance, town] } };
const page = (name: string, sketch: Parameters<typeof column>[2] = {}) =>
  column(name, `/bm/${encodeURIComponent(name)}/`, sketch);
const both = (sketch: Parameters<typeof column>[2] = {}) =>
  whole([
    { unit: finance, column: page('财政局') },
    { unit: town, column: page('稻香街道', sketch) },
  ]);
const lacksTown = { value: 'failed', measured: { missing: [town.name] } } as const;

const examples: readonly Example[] = [
  ['每个单位都有页面', { ...roster, units: both() }, { value: 'passed' }],
  [
    '少一个单位',
    { ...roster, units: whole([{ unit: finance, column: page('财政局') }, { unit: town }]) },
    { ...lacksTown, codes: ['missing'] },
  ],
  [
    '页面打不开',
    { ...roster, units: both({ deadStatus: 404, pages: [], blankness: 'unknown' }) },
    { ...lacksTown, codes: ['dead'] },
  ],
  ['页面空白', { ...roster, units: both({ blankness: 'blank' }) }, { ...lacksTown, codes: ['blank'] }],
  [
    '页面只列它的指南、制度、年报',
    {
      ...roster,
      units: both({ blankness: 'blank', subColumns: [{ name: '公开指南', url: 'http://www.qinghe.gov.cn/zn/' }] }),
    },
    { value: 'passed' },
  ],
  [
    '列表里有简称，名册没有写',
    {
      ...roster,
      units: whole([
        { unit: finance, column: page('财政局') },
        { unit: town, mayBe: { ...evidence(), quote: '稻街办' } },
      ]),
    },
    { value: 'cantTell', reason: 'candidates', codes: ['name-shortened'] },
  ],
  [
    '列表没有看全',
    { ...roster, units: partial([{ unit: finance, column: page('财政局') }, { unit: town }], 'needs-browser') },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '页面没有看到',
    { ...roster, units: both({ pages: [], blankness: 'unknown', unknownBecause: 'robots' }) },
    { value: 'cantTell', reason: 'robots' },
  ],
  ['没有查过', { ...roster, units: partial([], 'not-crawled') }, { value: 'cantTell', reason: 'not-crawled' }],
  ['没有名册', { units: whole([]) }, { value: 'inapplicable', reason: 'no-roster' }],
];

test.each(examples)('unit-pages: %s', (_, sketch, expected) => {
  expectOutcome(judge('unit-pages', sketch), expected);
});

test('a finding names its unit', () => {
  const units = whole([{ unit: finance }, { unit: town }]);
  const { findings } = judge('unit-pages', { ...roster, units });
  expect(findings.map(({ unit }) => unit)).toEqual([finance.name, town.name]);
});
