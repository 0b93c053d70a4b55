import { expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, row, undecided, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const plans = (items: Column['items'], sketch: Partial<Column> = {}): Example[1] => ({
  columns: { 'cat-planning': column('规划计划', '/fd/gh/', { items, ...sketch }) },
});
const OLD = [row('青禾区水利规划', '/a/1.html', '2023-03-01'), row('青禾区农业规划', '/a/2.html', '2022-05-06')];
const NEW = row('青禾区交通规划', '/a/3.html', '2025-02-03');
const SUB = { name: '专项规划', url: 'http://www.qinghe.gov.cn/fd/zx/' };

const examples: readonly Example[] = [
  ['一年内有更新', plans([...OLD, NEW]), { value: 'passed' }],
  ['正好一年前', plans([row('计划', '/a/4.html', '2024-11-18')]), { value: 'passed' }],
  ['一年零一天前', plans([row('计划', '/a/4.html', '2024-11-17')]), { value: 'failed', codes: ['stale'] }],
  [
    '都是旧的',
    plans(OLD),
    {
      value: 'failed',
      codes: ['stale'],
      measured: { stale: [{ column: '规划计划', newestOn: '2023-03-01', ageDays: 993 }] },
    },
  ],
  ['名称写明归档', plans(OLD, { name: '规划计划（归档）' }), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '页面印着归档时间',
    plans(OLD, { pages: [view('/fd/gh/', { text: '归档时间：2023-06-15' })] }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['空白栏目由类别规则扣分', plans([], { blankness: 'blank' }), { value: 'inapplicable', reason: 'no-targets' }],
  ['本单位无此项', plans([], { blankness: 'stated-none' }), { value: 'inapplicable', reason: 'no-targets' }],
  ['没有栏目', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['条目不带日期', plans([row('青禾区水利规划', '/a/1.html')]), { value: 'cantTell', reason: 'no-date' }],
  [
    '日期只在条目自己的页面上',
    {
      ...plans([row('青禾区水利规划', '/a/1.html')]),
      others: [view('/a/1.html', { facts: { publishedOn: '2025-05-01', publishedOnFrom: 'visible' } })],
    },
    { value: 'passed' },
  ],
  [
    '地址里的日期不算显示',
    {
      ...plans([row('青禾区水利规划', '/t20250501_1.html')]),
      others: [view('/t20250501_1.html', { facts: { publishedOn: '2025-05-01', publishedOnFrom: 'url' } })],
    },
    { value: 'cantTell', reason: 'no-date' },
  ],
  ['下级栏目没有看到', plans(OLD, { subColumns: [SUB] }), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '下级栏目里有新的',
    {
      ...plans(OLD, { subColumns: [SUB] }),
      population: { things: [column('专项规划', '/fd/zx/', { items: [NEW] })], isWhole: true, looked: [] },
    },
    { value: 'passed' },
  ],
  [
    '列表由脚本读取',
    plans(OLD, { pages: [view('/fd/gh/', { facts: { needsBrowser: 'xhr-list' } })] }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['栏目没有看到', { columns: { 'cat-planning': undecided('robots') } }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('statutory-fresh: %s', (_, sketch, expected) => {
  expectOutcome(judge('statutory-fresh', sketch), expected);
});

test('a column may have a window of its own', () => {
  expect(judge('statutory-fresh', plans(OLD), { maxAges: { 'cat-planning': 'P5Y' } }).value).toBe('passed');
});
