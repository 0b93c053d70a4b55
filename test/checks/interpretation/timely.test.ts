import { expect, test } from 'vitest';
import type { Interpretation } from '../../../src/model/site-model.js';
import { interpretation, partial, policy, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const on = (publishedOn: string | undefined, more: Partial<Interpretation> = {}): Interpretation =>
  interpretation(`河道管护办法解读${publishedOn ?? ''}`, ['text'], {
    ...(publishedOn === undefined ? {} : { publishedOn, publishedOnFrom: 'visible' as const }),
    ...more,
  });
const document = (
  publishedOn: string | undefined,
  interpretations: readonly Interpretation[],
  sketch: Parameters<typeof policy>[2] = {},
): Example[1] => ({
  documents: whole([
    policy('青禾区河道管护办法', '/wj/1.html', {
      ...(publishedOn === undefined ? {} : { publishedOn, publishedOnFrom: 'visible' as const }),
      interpretations,
      ...sketch,
    }),
  ]),
});
const { page: _page, ...unread } = on(undefined);

const examples: readonly Example[] = [
  ['同日', document('2025-03-04', [on('2025-03-04')]), { value: 'passed' }],
  ['先于文件', document('2025-03-04', [on('2025-03-03')]), { value: 'passed' }],
  ['三个工作日，跨周末', document('2025-03-06', [on('2025-03-11')]), { value: 'passed' }],
  [
    '四个工作日',
    document('2025-03-06', [on('2025-03-12')]),
    {
      value: 'failed',
      codes: ['late'],
      measured: {
        late: [{ title: '青禾区河道管护办法', publishedOn: '2025-03-06', interpretedOn: '2025-03-12', workingDays: 4 }],
      },
    },
  ],
  ['国庆长假不算工作日', document('2025-09-30', [on('2025-10-11')]), { value: 'passed' }],
  ['长假后第四个工作日', document('2025-09-30', [on('2025-10-13')]), { value: 'failed' }],
  [
    '两篇解读，晚的一篇列出',
    document('2025-03-06', [on('2025-03-06'), on('2025-04-01')]),
    { value: 'failed', codes: ['late'] },
  ],
  [
    '同步解读之外，施行后的解读不算晚',
    document('2025-03-06', [on('2025-03-06'), on('2025-10-09', { title: '政策施行后解读：河道管护办法半年回访' })]),
    { value: 'passed' },
  ],
  [
    '只有施行后的解读',
    document('2025-03-06', [on('2025-10-09', { title: '政策施行后解读：河道管护办法半年回访' })]),
    { value: 'failed', codes: ['late'] },
  ],
  [
    '没有发布日期，用成文日期',
    document(undefined, [on('2025-03-12')], { writtenOn: '2025-03-06' }),
    { value: 'failed', codes: ['late'] },
  ],
  [
    '有发布日期，不用成文日期',
    document('2025-03-11', [on('2025-03-12')], { writtenOn: '2025-01-06' }),
    { value: 'passed' },
  ],
  [
    '只在网址里的日期不算',
    document('2025-03-06', [on('2025-03-20')], { publishedOnFrom: 'url' }),
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '解读没有日期',
    document('2025-03-06', [on(undefined)]),
    { value: 'cantTell', reason: 'no-date', codes: ['undecided-date'] },
  ],
  [
    '解读没有打开，也没有日期',
    document('2025-03-06', [{ ...unread, unreadBecause: 'truncated' }]),
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['文件没有日期', document(undefined, [on('2025-03-06')]), { value: 'cantTell', reason: 'no-date' }],
  [
    '日历没有收录的年份',
    document('1999-03-01', [on('1999-03-20')]),
    { value: 'cantTell', reason: 'calendar-not-covered' },
  ],
  ['没有收录的年份，三天之内', document('1999-03-01', [on('1999-03-04')]), { value: 'passed' }],
  [
    '解读打不开',
    document('2025-03-06', [on('2025-03-20', { deadStatus: 404 })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有解读，由另一条规则扣分', document('2025-03-06', []), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '没有解读，也没看全',
    document('2025-03-06', [], { pairingIsWhole: false }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '上级文件不算',
    document('2025-03-06', [on('2025-06-01')], { issuerKind: 'superior' }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['文件没有看到', { documents: partial([], 'needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
];

test.each(examples)('interpretation-timely: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-timely', sketch), expected);
});

test('a late interpretation is told with both dates and the day it was due', () => {
  const [finding] = judge('interpretation-timely', document('2025-03-06', [on('2025-03-12')])).findings;
  expect(finding?.message).toBe(
    '《青禾区河道管护办法》发布日期是 2025-03-06，解读“河道管护办法解读2025-03-12”发布于 2025-03-12，晚了 4 个工作日，应不超过 3 个工作日。',
  );
  expect(finding?.dueOn).toBe('2025-03-11');
});
