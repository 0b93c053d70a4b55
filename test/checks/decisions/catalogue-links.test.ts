import { test } from 'vitest';
import { partial, whole, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { catalogue } from './decision-sketches.js';

const KINDS = ['决策草案', '起草说明', '意见采纳情况', '会议审议', '决策结果'];
const HEAD = ['序号', '决策事项名称', '承办单位', ...KINDS];
const matter = (at: number, cells: readonly string[]) => [
  String(at),
  `青禾区第${String(at)}号规划`,
  '区民政局',
  ...cells,
];
const links = (count: number, text = '查看') =>
  Array.from({ length: count }, (_, at) => ({ text, path: `/zdjc/${text}${String(at)}.html` }));
const site = (sketch: ViewSketch): Example[1] => ({ decisionCatalogues: whole([catalogue(2025, sketch)]) });
const ALL = KINDS.map(() => '查看');
const PLAIN = [
  ['序号', '决策事项名称', '承办单位'],
  ['1', '青禾区第1号规划', '区民政局'],
];

const examples: readonly Example[] = [
  [
    '每项都有五种链接',
    site({ grids: [[HEAD, matter(1, ALL), matter(2, ALL)]], links: links(10) }),
    { value: 'passed' },
  ],
  ['链接自己说明是什么', site({ grids: [PLAIN], links: KINDS.flatMap((kind) => links(1, kind)) }), { value: 'passed' }],
  [
    '第二项没有会议和结果',
    site({
      grids: [[HEAD, matter(1, ALL), matter(2, ['查看', '查看', '查看', '', '—'])]],
      links: links(8),
    }),
    { value: 'failed', codes: ['missing', 'missing'], measured: { missing: ['会议审议', '决策结果'] } },
  ],
  [
    '只有名称和单位',
    site({ grids: [PLAIN] }),
    { value: 'failed', measured: { missing: ['决策草案', '制订背景', '意见征集', '会议审议', '决策结果'] } },
  ],
  [
    '事项链接到自己的页面',
    site({ grids: [PLAIN], links: links(1, '青禾区第1号规划') }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '目录没有打开',
    { decisionCatalogues: whole([catalogue(2025, {}, { pages: [] })]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['读不出事项', site({ text: '现予公布。' }), { value: 'cantTell', reason: 'unreadable' }],
  ['没有目录', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['栏目没有看全', { decisionCatalogues: partial([], 'robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('decision-catalogue-links: %s', (_, sketch, expected) => {
  expectOutcome(judge('decision-catalogue-links', sketch), expected);
});
