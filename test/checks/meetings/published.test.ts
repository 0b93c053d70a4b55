import { expect, test } from 'vitest';
import { column, listing, row, view } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = {
  titles: ['常务会议|专题会议'],
  not: ['预告'],
  period: { from: '2025-01-01', to: '2025-12-31' },
  maxLag: 'P20D',
  sequence: true,
  decided: ['会议(?:研究|审议|听取|强调|决定|原则)'],
};
const MEETINGS = column('会议公开', '/zwgk/hygk/');
const meeting = (number: number, publishedOn = '2025-05-08') =>
  row(`区政府召开第${String(number)}次常务会议`, `/zwgk/hygk/${String(number)}.html`, publishedOn);
const page = (number: number, text: string, sketch: Parameters<typeof view>[1] = {}) =>
  view(`/zwgk/hygk/${String(number)}.html`, { text, facts: { kind: 'article' }, ...sketch });
const SOUND = '5月6日下午，区长主持召开区政府常务会议。\n会议审议通过了《青禾区河道管护办法》。';
const site = (
  rows: Parameters<typeof listing>[1],
  others: ReturnType<typeof page>[],
  missed?: Parameters<typeof listing>[2],
) => ({
  listing: () => listing([MEETINGS], rows, missed),
  others,
});

const examples: readonly Example[] = [
  [
    '及时、连续、有议定事项',
    site([meeting(3), meeting(4)], [page(3, SOUND), page(4, SOUND)]),
    { value: 'passed', measured: { count: 2 } },
  ],
  ['隔了二十天，正好', site([meeting(3, '2025-05-26')], [page(3, SOUND)]), { value: 'passed' }],
  ['隔了二十一天', site([meeting(3, '2025-05-27')], [page(3, SOUND)]), { value: 'failed', codes: ['late'] }],
  [
    '年底的会议年初才公开',
    { ...site([meeting(3, '2025-02-10')], [page(3, SOUND.replace('5月6日', '12月30日'))]) },
    { value: 'failed', codes: ['late'] },
  ],
  ['缺一次', site([meeting(3), meeting(5)], [page(3, SOUND), page(5, SOUND)]), { value: 'failed', codes: ['gap'] }],
  [
    '有一条没写次数',
    site(
      [meeting(3), meeting(5), row('区政府专题会议研究河道', '/zwgk/hygk/x.html', '2025-05-07')],
      [page(3, SOUND), page(5, SOUND)],
    ),
    { value: 'cantTell', reason: 'candidates', codes: ['perhaps-gap'] },
  ],
  [
    '换届以后重新计数',
    site(
      [
        row('区政府第65次常务会议', '/zwgk/hygk/65.html', '2025-02-01'),
        row('区政府第64次常务会议', '/zwgk/hygk/64.html', '2025-01-05'),
        meeting(1, '2025-04-01'),
        meeting(2, '2025-05-08'),
      ],
      [],
    ),
    { value: 'passed' },
  ],
  [
    '不写议定事项',
    site([meeting(3)], [page(3, '5月6日，区长主持召开常务会议。')]),
    { value: 'failed', codes: ['no-decisions'] },
  ],
  [
    '议定事项可能在附件里',
    site(
      [meeting(3)],
      [
        page(3, '5月6日，区长主持召开常务会议。', {
          facts: {
            kind: 'article',
            attachments: [{ text: '会议纪要.pdf', url: 'http://www.qinghe.gov.cn/j.pdf', type: 'pdf' }],
          },
        }),
      ],
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['看不出哪天开的会', site([meeting(3)], [page(3, '会议审议通过了办法。')]), { value: 'cantTell', reason: 'no-date' }],
  ['列表没有读到年初', site([meeting(3), meeting(5)], [], 'not-crawled'), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '没有会议',
    site([row('区政府常务会议预告', '/zwgk/hygk/y.html', '2025-05-01')], []),
    { value: 'failed', codes: ['none'] },
  ],
  ['去年的会议不算', site([meeting(3, '2024-12-31')], []), { value: 'failed', codes: ['none'] }],
  ['没有栏目', { listing: () => listing([]) }, { value: 'failed', codes: ['no-column'] }],
  ['没有去看', {}, { value: 'cantTell', reason: 'not-crawled' }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('meetings/published', RULE, sketch), expected);
});

test('the lag may be counted in days of work', () => {
  const rule = { titles: RULE.titles, maxWorkingDays: 2 };
  const late = site([meeting(3, '2025-05-12')], [page(3, SOUND)]);
  const outcome = judgeCheck('meetings/published', rule, late);
  expectOutcome(outcome, { value: 'failed', codes: ['late'] });
  expect(outcome.findings[0]?.message).toContain('2 个工作日');
  expectOutcome(judgeCheck('meetings/published', rule, site([meeting(3)], [page(3, SOUND)])), { value: 'passed' });
});
