import { expect, test } from 'vitest';
import { catalogueHeadings, isSameMatter } from '../../../src/checks/columns/catalogue-headings.js';
import type { NamedText } from '../../../src/model/site-model.js';
import { absent, column, evidence, ORIGIN, row, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';

const params = {
  tree: 'statutory',
  lists: 40,
  catalogue: ['system'],
  titles: ['主动公开(?:基本)?目录'],
  heads: ['一级事项|公开类别|公开事项'],
  minShare: 0.7,
  failBelow: 0.4,
};
const HEADINGS = [
  '机构职能',
  '规划计划',
  '统计信息',
  '财政预决算',
  '应急管理',
  '行政许可',
  '行政处罚',
  '招考录用',
  '土地征收',
  '环境保护',
];
const table = (headings: readonly string[]) => [
  ['序号', '公开事项', '公开内容', '责任单位'],
  ...headings.map((name, at) => [String(at + 1), name, `${name}有关信息`, '区政府办']),
];
const catalogue = (changes: Partial<NamedText> = {}): NamedText => ({
  title: '青禾区人民政府主动公开基本目录',
  url: `${ORIGIN}/ml/1.html`,
  listedOn: evidence('/ml/'),
  page: view('/ml/1.html', { facts: { kind: 'article', title: '主动公开基本目录' }, grids: [table(HEADINGS)] }),
  files: [],
  ...changes,
});
const tree = (...names: readonly string[]): SiteSketch => {
  const lists = ['法定主动公开内容', ...names].map((name) =>
    column(name, `/fd/${encodeURIComponent(name)}/`, { items: [row(`${name}一`, '/fd/1.html')] }),
  );
  return {
    columns: { statutory: lists[0] ?? absent },
    below: () => ({ lists, opened: [], unopened: 0, isWhole: true }),
  };
};
const site = (names: readonly string[], texts: readonly NamedText[] = [catalogue()]): SiteSketch => ({
  ...tree(...names),
  texts,
});
const withoutPage = ({ page: _, ...rest }: NamedText): NamedText => rest;

const examples: readonly Example[] = [
  ['栏目与目录一一对应', site(HEADINGS), { value: 'passed', measured: { share: 1, count: 10, missing: [] } }],
  [
    '七成对应，叫法略有不同',
    site(['机构职能信息', '规划信息与规划计划', '统计信息', '财政预决算公开', '应急管理', '许可', '行政处罚']),
    { value: 'passed', measured: { share: 0.7 } },
  ],
  [
    '六成对应',
    site(HEADINGS.slice(0, 6)),
    { value: 'cantTell', reason: 'candidates', codes: ['partly'], measured: { share: 0.6 } },
  ],
  ['三成对应', site(HEADINGS.slice(0, 3)), { value: 'failed', codes: ['differs'], measured: { share: 0.3 } }],
  [
    '栏目没有看全',
    {
      ...site(HEADINGS.slice(0, 3)),
      below: () => ({
        lists: [column('机构职能', '/fd/')],
        opened: [],
        unopened: 0,
        isWhole: false,
        reason: 'truncated',
      }),
    },
    { value: 'cantTell', reason: 'candidates', codes: ['partly'] },
  ],
  [
    '目录在附件里',
    site(HEADINGS, [
      catalogue({
        page: view('/ml/1.html', { text: '见附件' }),
        files: [view('/ml/1.xlsx', { grids: [table(HEADINGS)] })],
      }),
    ]),
    { value: 'passed' },
  ],
  [
    '目录是图片',
    site(HEADINGS, [catalogue({ page: view('/ml/1.html', { text: '目录如下', facts: { title: '主动公开目录' } }) })]),
    { value: 'cantTell', reason: 'candidates', codes: ['no-headings'] },
  ],
  [
    '目录没有打开',
    site(HEADINGS, [withoutPage(catalogue({ unreadBecause: 'not-crawled' }))]),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '另有一份试点领域的目录，与栏目树无关',
    site(HEADINGS, [
      catalogue(),
      catalogue({
        url: `${ORIGIN}/ml/2.html`,
        page: view('/ml/2.html', { grids: [table(['公共文化服务', '义务教育', '户籍管理', '社会救助'])] }),
      }),
    ]),
    { value: 'passed', measured: { share: 1 } },
  ],
  [
    '栏目树的链接就叫公开目录',
    site(['机构职能'], [catalogue({ url: `${ORIGIN}/fd/${encodeURIComponent('法定主动公开内容')}/` })]),
    { value: 'passed' },
  ],
  ['没有公布目录', site(HEADINGS, []), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '目录所在的栏目没有找到，抓取未完成',
    {
      ...site(HEADINGS, []),
      columns: { statutory: column('法定主动公开内容', '/fd/'), system: undecided('truncated') },
    },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '公开目录就是这棵栏目树',
    {
      ...tree('机构职能'),
      columns: { statutory: column('政府信息公开目录', '/fd/'), system: column('公开目录', '/fd/') },
      below: () => ({ lists: [column('政府信息公开目录', '/fd/')], opened: [], unopened: 0, isWhole: true }),
    },
    { value: 'passed' },
  ],
];

test.each(examples)('columns/as-catalogue: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('columns/as-catalogue', params, sketch), expected);
});

test('headings are read from the table’s head down, or from numbered lines of a text', () => {
  const text = view('/ml/', { text: '一、机构职能\n机构设置、领导信息。\n二、规划计划\n三、统计信息' });
  expect(catalogueHeadings([text], params.heads)).toEqual(['机构职能', '规划计划', '统计信息']);
  expect(
    catalogueHeadings([view('/ml/', { grids: [table(['机构职能', '机构职能', '规划计划'])] })], params.heads),
  ).toEqual(['机构职能', '规划计划']);
});

test('names of the same matter are told from others', () => {
  expect(isSameMatter('财政预决算', '财政预算、决算信息')).toBe(true);
  expect(isSameMatter('行政许可', '行政许可公示')).toBe(true);
  expect(isSameMatter('行政许可', '行政处罚')).toBe(false);
  expect(isSameMatter('环境保护', '社会救助')).toBe(false);
});
