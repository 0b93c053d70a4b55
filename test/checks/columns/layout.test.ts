import { expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, row, undecided, view, type SiteSketch, type ViewSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';

const params = { columns: ['statutory'], lists: 30, longText: 800, not: ['指南|职能'], minShare: 0.8 };
const at = (name: string): string => `/fd/${encodeURIComponent(name)}/`;
const list = (name: string): Column =>
  column(name, at(name), { items: [row(`${name}通知`, '/fd/1.html', '2025-05-06')] });
const text = (name: string, length: number, sketch: ViewSketch = {}): Column =>
  column(name, at(name), { pages: [view(at(name), { text: '公'.repeat(length), ...sketch })] });
const site = (...below: readonly Column[]): SiteSketch => ({
  columns: { statutory: list('法定主动公开内容') },
  below: () => ({ lists: below, opened: [], unopened: 0, isWhole: true }),
});
const four = [list('规划'), list('统计'), list('财政预决算'), list('应急管理')];
const link = (name: string) => ({ text: name, path: `/fd/${name}` });

const examples: readonly Example[] = [
  ['都是列表', site(...four), { value: 'passed', measured: { share: 1, count: 4, without: [] } }],
  [
    '五个里一个是大段文字，刚好八成',
    site(...four, text('收费项目', 2_000)),
    { value: 'passed', measured: { share: 0.8 } },
  ],
  [
    '四个里一个是大段文字',
    site(...four.slice(1), text('收费项目', 2_000)),
    { value: 'failed', codes: ['long-text'], measured: { share: 0.75, without: ['收费项目'] } },
  ],
  ['文字不长', site(...four.slice(1), text('收费项目', 799)), { value: 'passed' }],
  [
    '正文里是一组链接',
    site(...four.slice(1), text('收费项目', 2_000, { links: [link('目录一'), link('目录二'), link('目录三')] })),
    { value: 'passed' },
  ],
  [
    '内容是图片',
    site(
      ...four.slice(1),
      text('收费项目', 10, { page: { media: { images: 1, videos: 0, audios: 0, pictures: ['/a.png'] } } }),
    ),
    { value: 'failed', codes: ['pictures'] },
  ],
  [
    '机构职能本来就是一篇文字',
    site(...four, text('机构职能', 3_000), text('公开指南', 3_000)),
    { value: 'passed', measured: { count: 4 } },
  ],
  [
    '空白栏目不算',
    site(...four.slice(1), column('收费项目', '/fd/sf/', { blankness: 'blank' })),
    { value: 'passed', measured: { count: 3 } },
  ],
  [
    '一个没有读到，结果可能两样',
    site(...four.slice(1), column('收费项目', '/fd/sf/', { blankness: 'unknown', unknownBecause: 'needs-browser' })),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '一个没有读到，怎样都够',
    site(...four, column('收费项目', '/fd/sf/', { blankness: 'unknown' })),
    { value: 'passed' },
  ],
  ['没有这个栏目', {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '没有找到，抓取未完成',
    { columns: { statutory: undecided('truncated') } },
    { value: 'cantTell', reason: 'truncated' },
  ],
];

test.each(examples)('columns/layout: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('columns/layout', params, sketch), expected);
});

test('the finding says how long the text is, and how many columns are as they should be', () => {
  const [finding] = judgeCheck('columns/layout', params, site(...four.slice(2), text('收费项目', 2_000))).findings;
  expect(finding?.message).toBe(
    '“收费项目”栏目是一整篇文字（2000 字），没有列表或链接（列表、链接形式的栏目占 66.7%，应不低于 80%）。',
  );
});
