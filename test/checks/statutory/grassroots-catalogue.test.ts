import { expect, test } from 'vitest';
import type { Column, Gathering } from '../../../src/model/site-model.js';
import { absent, column, row, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, national, type Example } from '../../support/judge.js';

const rule = national.rules.find(({ id }) => id === 'grassroots-catalogue');
const FIELDS = (rule?.params as { fields: { name: string }[] }).fields.map(({ name }) => name);
const titled = (fields: readonly string[]) =>
  fields.map((field, at) => row(`青禾区${field}领域基层政务公开标准目录`, `/ml/${String(at)}.html`));
const listing = (sketch: Partial<Column>) => column('基层政务公开标准目录', '/zwgk/ml/', sketch);
const gather = (main: Column, more: Partial<Gathering> = {}): SiteSketch => ({
  columns: { 'grassroots-catalogue': main },
  below: () => ({ lists: [main], opened: [], unopened: 0, isWhole: true, ...more }),
});
const subColumns = FIELDS.map((name) => ({ name, url: `http://www.qinghe.gov.cn/ml/${encodeURIComponent(name)}/` }));
const attach = (text: string) => [{ text, url: 'http://www.qinghe.gov.cn/ml.xlsx', type: 'xlsx' }];

const examples: readonly Example[] = [
  [
    '二十六个领域都有目录',
    gather(listing({ items: titled(FIELDS) })),
    { value: 'passed', measured: { missing: [], count: 26 } },
  ],
  [
    '二十个领域够了',
    gather(listing({ items: titled(FIELDS.slice(0, 20)) })),
    { value: 'passed', measured: { count: 20 } },
  ],
  [
    '十九个领域不够',
    gather(listing({ items: titled(FIELDS.slice(7)) })),
    { value: 'failed', codes: ['missing'], measured: { missing: FIELDS.slice(0, 7) } },
  ],
  [
    '一篇文章里依次是各领域的目录',
    gather(listing({ items: [row('青禾区26个试点领域标准目录', '/ml/1.html')] }), {
      opened: [
        view('/ml/1.html', {
          facts: { kind: 'article', title: '青禾区26个试点领域标准目录' },
          text: FIELDS.map((name, at) => `（${String(at + 1)}）${name}领域基层政务公开标准目录\n序号\t事项`).join('\n'),
        }),
      ],
    }),
    { value: 'passed' },
  ],
  [
    '实施方案里点到各领域的名称，不是目录',
    gather(listing({ items: [row('青禾区标准化规范化实施方案', '/ml/1.html')] }), {
      opened: [
        view('/ml/1.html', {
          facts: { kind: 'article', title: '青禾区标准化规范化实施方案' },
          text: `编制${FIELDS.join('、')}等领域的标准目录。`,
        }),
      ],
    }),
    { value: 'failed' },
  ],
  ['每个领域一个下级栏目', gather(listing({ subColumns })), { value: 'passed' }],
  [
    '下级栏目空白的不算',
    gather(listing({ subColumns }), {
      lists: [
        listing({ subColumns }),
        ...subColumns.slice(0, 8).map(({ name, url }) => ({ ...column(name, '/'), url, blankness: 'blank' as const })),
      ],
    }),
    { value: 'failed', measured: { missing: FIELDS.slice(0, 8) } },
  ],
  [
    '领域名称写在一张表里',
    gather(
      listing({ pages: [view('/zwgk/ml/', { grids: [FIELDS.map((name, at) => [String(at + 1), name, '查看'])] })] }),
    ),
    { value: 'passed' },
  ],
  [
    '扶贫改称乡村振兴，征地补偿改称农村集体土地征收',
    gather(
      listing({
        items: titled(FIELDS.map((name) => ({ 扶贫: '乡村振兴', 征地补偿: '农村集体土地征收' })[name] ?? name)),
      }),
    ),
    { value: 'passed', measured: { missing: [] } },
  ],
  [
    '领域里的普通信息不是目录',
    gather(listing({ items: FIELDS.map((name, at) => row(`青禾区开展${name}工作推进会`, `/ml/${String(at)}.html`)) })),
    { value: 'failed', measured: { count: 0 } },
  ],
  [
    '全部目录在一个文件里',
    gather(listing({ items: [row('青禾区基层政务公开标准目录（汇编）', '/ml/1.html')] }), {
      opened: [view('/ml/1.html', { facts: { kind: 'article', attachments: attach('26个领域标准目录.xlsx') } })],
    }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '列表没有看全',
    gather(listing({ items: titled(FIELDS.slice(0, 15)) }), { isWhole: false, reason: 'needs-browser' }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['没有栏目', { columns: { 'grassroots-catalogue': absent } }, { value: 'failed', codes: ['no-column'] }],
  [
    '栏目空白',
    { columns: { 'grassroots-catalogue': listing({ blankness: 'blank' }) } },
    { value: 'failed', codes: ['no-column'] },
  ],
  [
    '栏目没有看到',
    { columns: { 'grassroots-catalogue': undecided('truncated') } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '写明本单位无此项',
    { columns: { 'grassroots-catalogue': listing({ blankness: 'stated-none' }) } },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
];

test.each(examples)('grassroots-catalogue: %s', (_, sketch, expected) => {
  expectOutcome(judge('grassroots-catalogue', sketch), expected);
});

test('the rule knows the 26 fields, each by one name', () => {
  expect(FIELDS).toHaveLength(26);
  expect(new Set(FIELDS).size).toBe(26);
});
