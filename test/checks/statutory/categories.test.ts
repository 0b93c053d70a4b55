import { expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, national, type Example } from '../../support/judge.js';

const DISTRICT = [...national.vocabulary.keys()].filter((id) => id.startsWith('cat-'));
const nameOf = (id: string): string => national.vocabulary.get(id)?.name ?? '';
const all = (changes: Readonly<Record<string, Partial<Column>>> = {}) =>
  Object.fromEntries(DISTRICT.map((id) => [id, column(nameOf(id), `/fd/${id}/`, changes[id])]));
const without = (id: string) => Object.fromEntries(Object.entries(all()).filter(([key]) => key !== id));
const fees = { missing: [nameOf('cat-fees')] };

const examples: readonly Example[] = [
  ['区县十四类都有', { columns: all() }, { value: 'passed' }],
  ['少一类', { columns: without('cat-fees') }, { value: 'failed', codes: ['missing'], measured: fees }],
  [
    '一类空白',
    { columns: all({ 'cat-fees': { blankness: 'blank' } }) },
    { value: 'failed', codes: ['blank'], measured: fees },
  ],
  [
    '一类打不开',
    { columns: all({ 'cat-fees': { deadStatus: 404, pages: [] } }) },
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '一类只在网站地图',
    { columns: all({ 'cat-fees': { onlyOnSiteMap: true } }) },
    { value: 'failed', codes: ['only-on-site-map'] },
  ],
  ['写明本单位无此项', { columns: all({ 'cat-fees': { blankness: 'stated-none' } }) }, { value: 'passed' }],
  [
    '一类没有看到',
    { columns: { ...all(), 'cat-fees': undecided('truncated') } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '部门只负责机构职能和预决算',
    {
      site: { kind: 'department' },
      columns: { 'cat-agency': column('机构职能', '/a/'), 'cat-budget': column('预决算', '/b/') },
    },
    { value: 'passed' },
  ],
  [
    '镇街缺自己的八类',
    { site: { kind: 'township' }, columns: all() },
    { value: 'failed', measured: { missing: expect.arrayContaining(['农田水利工程建设运营']) as unknown } },
  ],
];

test.each(examples)('statutory-categories: %s', (_, sketch, expected) => {
  expectOutcome(judge('statutory-categories', sketch), expected);
});

test('a district owes the fourteen categories of article 20, and points are shared over them', () => {
  const { tally, checked } = judge('statutory-categories', { columns: without('cat-fees') });
  expect(checked).toBe(14);
  expect(tally).toEqual({ met: 13, unmet: 1, unknown: 0 });
});
