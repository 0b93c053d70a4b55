import { expect, test } from 'vitest';
import type { Column, Gathering } from '../../../src/model/site-model.js';
import { absent, articleColumn, column, row, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const budget = (titles: readonly string[], sketch: Partial<Column> = {}) =>
  column('财政预决算', '/fd/cz/', {
    items: titles.map((title, at) => row(title, `/fd/cz/${String(at)}.html`)),
    ...sketch,
  });
const gather = (main: Column, below: readonly Column[] = [], more: Partial<Gathering> = {}): SiteSketch => ({
  columns: { 'cat-budget': main },
  below: () => ({ lists: [main, ...below], opened: [], unopened: 0, isWhole: true, ...more }),
});
const sound = ['青禾区2025年政府预算公开', '青禾区2024年政府决算公开'];
const lacks = (...missing: string[]) => ({ value: 'failed', measured: { missing } }) as const;
const district = (titles: readonly string[], more: Partial<Gathering> = {}) => gather(budget(titles), [], more);
const bureau = { site: { kind: 'department', name: '青禾区水利局' } } as const;

const examples: readonly Example[] = [
  ['当年预算和上年决算都有', district(sound), { value: 'passed' }],
  ['没有上年决算', district([sound[0]!, '青禾区2023年政府决算公开']), lacks('2024年决算')],
  ['只有去年的预算', district(['青禾区2024年政府预算公开', sound[1]!]), lacks('2025年预算')],
  [
    '预算在人代会报告里，执行情况不是决算',
    district(['关于青禾区2024年预算执行情况和2025年预算草案的报告', '青禾区2025年上半年财政预算执行情况']),
    lacks('2024年决算'),
  ],
  ['中文年份', district(['青禾区二〇二五年政府预算', '二〇二四年财政决算']), { value: 'passed' }],
  ['年份写在后面', district(['青禾区政府预算公开（2025年）', '青禾区政府决算公开（2024年）']), { value: 'passed' }],
  [
    '只有部门的，没有政府的',
    district(['青禾区财政局2025年部门预算', '青禾区财政局2024年部门决算', '稻香街道办事处2025年预算公开']),
    lacks('2025年预算', '2024年决算'),
  ],
  [
    '三公经费、绩效评价、预算调整不是预算',
    district(['青禾区2025年“三公”经费预算', '青禾区2024年政府决算绩效评价报告', '青禾区2025年预算调整方案']),
    lacks('2025年预算', '2024年决算'),
  ],
  [
    '分在下级栏目里，年份是栏目的名称',
    gather(budget([], { blankness: 'filled' }), [
      column('政府预算', '/fd/cz/ys/', { items: [row('2025年度预算公开', '/y.html')] }),
      column('2024年', '/fd/cz/2024/', { items: [row('政府决算公开', '/j.html')] }),
    ]),
    { value: 'passed' },
  ],
  [
    '部门预算栏目里不带单位名称的，不是政府的',
    gather(budget([]), [
      column('部门预算', '/fd/cz/bm/', { items: [row('2025年预算公开', '/y.html'), row('2024年决算', '/j.html')] }),
    ]),
    lacks('2025年预算', '2024年决算'),
  ],
  [
    '部门只看自己的',
    { ...bureau, ...district(['青禾区水利局2025年部门预算', '2024年度部门决算公开']) },
    { value: 'passed' },
  ],
  [
    '下属单位的不算部门的',
    { ...bureau, ...district(['青禾区水利局灌区管理站2025年单位预算', '2024年度部门决算公开']) },
    lacks('2025年预算'),
  ],
  [
    '部门用简称，认不准是不是自己的',
    { ...bureau, ...district(['青禾区水务局2025年部门预算', '2024年度部门决算公开']) },
    { value: 'cantTell', reason: 'candidates' },
  ],
  ['局机关', { ...bureau, ...district(['青禾区水利局机关2025年预算', '水利局局机关2024年决算']) }, { value: 'passed' }],
  [
    '财政局网站上政府的预算不是本部门的',
    {
      site: { kind: 'department', name: '青禾区财政局' },
      ...district(['2025年政府预算公开', '青禾区财政局2024年度部门决算']),
    },
    lacks('2025年预算'),
  ],
  ['标题没有年份', district(['政府预算公开', sound[1]!]), { value: 'cantTell', reason: 'candidates' }],
  ['一篇里写预决算', district([sound[0]!, '青禾区2024年预决算公开']), { value: 'cantTell', reason: 'candidates' }],
  [
    '列表没有看全',
    district([sound[0]!], { isWhole: false, reason: 'needs-browser' }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['没有看全，但都找到了', district(sound, { isWhole: false, reason: 'not-crawled' }), { value: 'passed' }],
  [
    '栏目就是一篇文章，预算是附件',
    (() => {
      const attachments = sound.map((text) => ({
        text: `${text}.pdf`,
        url: 'http://www.qinghe.gov.cn/a.pdf',
        type: 'pdf',
      }));
      return gather(articleColumn('财政预决算', '/fd/cz/', { facts: { attachments } }));
    })(),
    { value: 'passed' },
  ],
  [
    '栏目只有一张图片',
    gather(
      column('财政预决算', '/fd/cz/', {
        pages: [view('/fd/cz/', { page: { media: { images: 1, videos: 0, audios: 0 } } })],
      }),
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有栏目', { columns: { 'cat-budget': absent } }, { value: 'failed', codes: ['no-column', 'no-column'] }],
  ['栏目空白', { columns: { 'cat-budget': budget([], { blankness: 'blank' }) } }, lacks('2025年预算', '2024年决算')],
  ['栏目没有看到', { columns: { 'cat-budget': undecided('robots') } }, { value: 'cantTell', reason: 'robots' }],
  [
    '写明本单位无此项',
    { columns: { 'cat-budget': budget([], { blankness: 'stated-none' }) } },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
];

test.each(examples)('budget-current: %s', (_, sketch, expected) => {
  expectOutcome(judge('budget-current', sketch), expected);
});

test('before April last year’s budget is due, before October the accounts of the year before last', () => {
  const titles = ['青禾区2024年政府预算公开', '青禾区2023年政府决算公开'];
  expect(judge('budget-current', { ...district(titles), asOf: '2025-03-31' }).value).toBe('passed');
  expect(judge('budget-current', { ...district(titles), asOf: '2025-04-01' }).measured).toEqual({
    missing: ['2025年预算'],
  });
  expect(judge('budget-current', { ...district(titles), asOf: '2025-10-01' }).measured).toEqual({
    missing: ['2025年预算', '2024年决算'],
  });
});

test('a body owes nothing of years before it was founded', () => {
  const outcome = judge('budget-current', { ...district([sound[0]!]), site: { since: 2025 } });
  expectOutcome(outcome, { value: 'passed' });
});
