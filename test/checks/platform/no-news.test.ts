import { expect, test } from 'vitest';
import { column, row, undecided, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const DOCUMENTS = [
  '关于印发青禾区防汛方案的通知',
  '青禾区权责清单',
  '2025年部门预算',
  '2024年统计公报',
  '人才引进办法',
];
const NEWS = ['区领导调研秋收工作', '青禾区召开安全生产推进会', '我区举办丰收节启动仪式'];
const numbered = { documentNumber: '青政发〔2025〕3号' };

const statutory = (titles: readonly string[], opened = true, facts: Parameters<typeof view>[1] = {}): Example[1] => ({
  columns: {
    statutory: column('法定主动公开内容', '/zwgk/fd/', {
      items: titles.map((title, index) => row(title, `/a/${String(index)}.html`)),
    }),
  },
  others: opened
    ? titles.map((title, index) =>
        view(`/a/${String(index)}.html`, { ...facts, facts: { title, kind: 'article', ...facts.facts } }),
      )
    : [],
});

const examples: readonly Example[] = [
  ['都是文件', statutory(DOCUMENTS), { value: 'passed', measured: { share: 0 } }],
  [
    '五条里一条新闻，正好到限',
    statutory([...DOCUMENTS.slice(0, 4), ...NEWS.slice(0, 1)]),
    { value: 'passed', measured: { share: 0.2 } },
  ],
  [
    '一半是新闻',
    statutory([...DOCUMENTS.slice(0, 3), ...NEWS]),
    { value: 'failed', codes: ['too-many'], measured: { share: 0.5, count: 3 } },
  ],
  ['题目像新闻，页面有文号', statutory(NEWS, true, { facts: numbered }), { value: 'passed' }],
  [
    '题目像新闻，页面没有打开',
    statutory([...DOCUMENTS.slice(0, 3), ...NEWS], false),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有这个栏目', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['栏目没有看到', { columns: { statutory: undecided('robots') } }, { value: 'cantTell', reason: 'robots' }],
  ['没有条目', statutory([]), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '条目都在没打开的下级栏目里',
    {
      columns: {
        statutory: column('法定主动公开内容', '/zwgk/fd/', {
          subColumns: [{ name: '机构职能', url: 'http://www.qinghe.gov.cn/jg/' }],
        }),
      },
    },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
];

test.each(examples)('platform-no-news: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-no-news', sketch), expected);
});

test('the finding gives figures and examples', () => {
  const [finding] = judge('platform-no-news', statutory([...DOCUMENTS.slice(0, 3), ...NEWS])).findings;
  expect(finding?.message).toContain('抽查的 6 条信息中有 3 条是动态新闻，占 50%，不应超过 20%');
  expect(finding?.evidence[0]?.quote).toBe(NEWS[0]);
});
