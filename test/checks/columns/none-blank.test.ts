import { expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { absent, column, row, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';

const params = { columns: ['statutory'], lists: 30, endedAfter: 'P1Y', archived: ['归档|往期|历史专题'] };
const topic = (name: string, on = '2025-09-01', sketch: Partial<Column> = {}): Column =>
  column(name, `/zt/${encodeURIComponent(name)}/`, { items: [row(`${name}情况通报`, '/zt/1.html', on)], ...sketch });
const site = (
  below: readonly Column[],
  changes: Partial<ReturnType<NonNullable<SiteSketch['below']>>> = {},
): SiteSketch => {
  const top = column('专题专栏', '/zt/');
  return {
    columns: { statutory: top },
    below: () => ({ lists: [top, ...below], opened: [], unopened: 0, isWhole: true, ...changes }),
  };
};
const blank = { items: [], blankness: 'blank' } as const;

const examples: readonly Example[] = [
  ['专题都有内容', site([topic('优化营商环境'), topic('安全生产月')]), { value: 'passed' }],
  [
    '一个专题空白',
    site([topic('优化营商环境'), topic('安全生产月', '', blank)]),
    { value: 'failed', codes: ['blank'], measured: { missing: ['安全生产月'] } },
  ],
  [
    '空白的只是下面还有栏目的一层',
    site([topic('优化营商环境', '', { ...blank, subColumns: [{ name: '政策', url: '/zt/1/' }] }), topic('政策')]),
    { value: 'passed' },
  ],
  ['说明本单位无此项', site([topic('安全生产月', '', { items: [], blankness: 'stated-none' })]), { value: 'passed' }],
  ['链接打不开', site([topic('安全生产月', '', { pages: [], deadStatus: 404 })]), { value: 'failed', codes: ['dead'] }],
  [
    '没有读到',
    site([topic('安全生产月', '', { blankness: 'unknown', unknownBecause: 'needs-browser' })]),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '两年没有更新，没有归档',
    site([topic('2023年两会', '2023-02-01')]),
    { value: 'cantTell', reason: 'candidates', codes: ['maybe-ended'] },
  ],
  ['一年差一天', site([topic('优化营商环境', '2024-11-18')]), { value: 'passed' }],
  ['已经归档', site([topic('2023年两会（归档）', '2023-02-01')]), { value: 'passed' }],
  [
    '放在往期专题里',
    site([
      topic('2023年两会', '2023-02-01', { pages: [view('/zt/23/', { facts: { breadcrumb: ['首页', '往期专题'] } })] }),
    ]),
    { value: 'passed' },
  ],
  ['没有专题栏目', { columns: { statutory: absent } }, { value: 'failed', codes: ['missing'] }],
  [
    '栏目本身空白',
    { columns: { statutory: column('专题专栏', '/zt/', blank) } },
    { value: 'failed', codes: ['blank'] },
  ],
  [
    '没有找到，抓取未完成',
    { columns: { statutory: undecided('truncated') } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '还有专题没有看到',
    site([topic('优化营商环境')], { isWhole: false, reason: 'truncated' }),
    { value: 'cantTell', reason: 'truncated' },
  ],
];

test.each(examples)('columns/none-blank: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('columns/none-blank', params, sketch), expected);
});

test('without a time after which topics end, old ones are left alone', () => {
  const old = site([topic('2023年两会', '2023-02-01')]);
  expect(judgeCheck('columns/none-blank', { columns: ['statutory'], lists: 30 }, old).value).toBe('passed');
});
