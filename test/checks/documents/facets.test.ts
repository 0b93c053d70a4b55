import { expect, test } from 'vitest';
import { column, listing, view } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const page = (sketch: Parameters<typeof view>[1] = {}) => view('/wj/', sketch);
const site = (sketch: Parameters<typeof view>[1] = {}, names: string[] = []) => ({
  listing: () =>
    listing([
      column('政策文件', '/wj/', {
        pages: [page(sketch)],
        subColumns: names.map((name) => ({ name, url: `http://www.qinghe.gov.cn/wj/${encodeURIComponent(name)}/` })),
      }),
    ]),
});
const LEVELS = ['区政府文件', '区政府办公室文件'];
const KINDS = ['行政规范性文件', '其他文件'];

const examples: readonly Example[] = [
  [
    '按层级和类型分了栏目',
    site({}, [...LEVELS, ...KINDS]),
    { value: 'passed', measured: { found: ['发文层级', '文件类型'] } },
  ],
  ['只按类型分', site({}, KINDS), { value: 'failed', codes: ['too-few'], measured: { count: 1 } }],
  [
    '每类只有一个可选，不算',
    site({}, ['区政府文件', '行政规范性文件']),
    { value: 'failed', codes: ['too-few'], measured: { count: 0 } },
  ],
  [
    '列表旁边的筛选链接',
    site({
      links: ['财政、金融、审计', '教育、科技', '2024年', '2025年'].map((text, at) => ({
        text,
        path: `/wj/?f=${String(at)}`,
        region: 'menu' as const,
      })),
    }),
    { value: 'passed', measured: { found: ['主题分类', '年份'] } },
  ],
  [
    '左侧菜单里平台的其他栏目不算',
    site({
      links: ['教育', '就业创业', ...KINDS].map((text, at) => ({
        text,
        path: `/zdly/${String(at)}/`,
        region: 'menu' as const,
      })),
    }),
    { value: 'failed', codes: ['too-few'] },
  ],
  [
    '导航里的同名栏目不算',
    site({
      links: [...LEVELS, ...KINDS].map((text, at) => ({
        text,
        path: `/x/${String(at)}`,
        region: 'navigation' as const,
      })),
    }),
    { value: 'failed', codes: ['too-few'] },
  ],
  ['标签页', site({ page: { tabs: [...LEVELS, '现行有效', '已废止'] } }), { value: 'passed' }],
  [
    '表单里的下拉框',
    site({
      page: {
        forms: [
          {
            action: 'http://www.qinghe.gov.cn/wj/',
            method: 'GET',
            text: '主题分类 有效性',
            fields: [
              { name: 'zt', type: 'select', label: '主题分类' },
              { name: 'yx', type: 'select', label: '有效性' },
            ],
          },
        ],
      },
    }),
    { value: 'passed' },
  ],
  [
    '只有筛选的字样',
    site({ text: '发文机关：全部\n主题分类：全部' }),
    { value: 'cantTell', reason: 'candidates', codes: ['perhaps-more'] },
  ],
  ['列表由脚本生成', site({ facts: { needsBrowser: 'xhr-list' } }), { value: 'cantTell', reason: 'needs-browser' }],
  [
    '栏目没有回应',
    {
      listing: () =>
        listing([column('政策文件', '/wj/', { pages: [], blankness: 'unknown', unknownBecause: 'truncated' })]),
    },
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['没有栏目', { listing: () => listing([]) }, { value: 'failed', codes: ['no-column'] }],
  ['没有去看', {}, { value: 'cantTell', reason: 'not-crawled' }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('documents/facets', { least: 2 }, sketch), expected);
});

test('a rule may name its own facets', () => {
  const facets = [{ name: '对象', labels: ['服务对象'], options: ['老人', '学生'] }];
  const sketch = site({}, ['老人', '学生']);
  expectOutcome(judgeCheck('documents/facets', { least: 1, facets }, sketch), { value: 'passed' });
  const outcome = judgeCheck('documents/facets', { least: 1, facets }, site({}, ['老人']));
  expect(outcome.findings[0]?.message).toContain('对象');
});

test('a column that only leads on shows what is below it', () => {
  const names = [...LEVELS, ...KINDS];
  const hub = column('政策文件', '/wj/', {
    subColumns: names.map((name) => ({ name, url: `http://www.qinghe.gov.cn/wj/${encodeURIComponent(name)}/` })),
  });
  const lists = names.map((name) => column(name, `/wj/${encodeURIComponent(name)}/`));
  const sketch = { columns: { documents: hub }, listing: () => listing(lists) };
  expectOutcome(judgeCheck('documents/facets', { least: 2 }, sketch), { value: 'passed' });
});
