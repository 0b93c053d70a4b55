import { expect, test } from 'vitest';
import type { Channel, Interaction, Message } from '../../../src/model/site-model.js';
import { evidence } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

// The day of judgement is 2025-11-18: letters since 2024-11-18 count, those of the last three months cannot have waited too long.
const channel = (changes: Partial<Channel> = {}): Channel => ({
  name: '区长信箱',
  url: 'http://www.qinghe.gov.cn/hdjl/qzxx/',
  kind: 'list',
  evidence: evidence('/hdjl/qzxx/'),
  ...changes,
});
const letter = (askedOn: string, answeredOn?: string, changes: Partial<Message> = {}): Message => ({
  title: `${askedOn}反映路灯不亮`,
  url: `http://www.qinghe.gov.cn/hdjl/qzxx/${askedOn}.html`,
  askedOn,
  ...(answeredOn === undefined ? {} : { answeredOn }),
  state: answeredOn === undefined ? 'waiting' : 'answered',
  isOpened: false,
  evidence: [evidence('/hdjl/qzxx/')],
  ...changes,
});
const of = (messages: readonly Message[], channels: readonly Channel[] = [channel()]) => ({
  interaction: { state: 'found', looked: [evidence('/hdjl/')], channels, messages } as Interaction,
});
const answered = letter('2025-03-01', '2025-03-05');
const none = { looked: [evidence('/')], channels: [], messages: [] };

const examples: readonly Example[] = [
  [
    '全部按期答复',
    of([answered, letter('2025-06-01', '2025-06-20')]),
    { value: 'passed', measured: { count: 2, answered: 2 } },
  ],
  ['列表看全了，一年内没有来信', of([letter('2023-05-01')]), { value: 'passed', measured: { count: 0 } }],
  ['近三个月内的还在办理', of([answered, letter('2025-10-20')]), { value: 'passed', measured: { waiting: 1 } }],
  ['正好三个月答复', of([letter('2025-03-01', '2025-06-01')]), { value: 'passed' }],
  ['三个月零一天才答复', of([letter('2025-03-01', '2025-06-02')]), { value: 'failed', codes: ['late'] }],
  ['超过三个月没有答复', of([answered, letter('2025-05-06')]), { value: 'failed', codes: ['unanswered'] }],
  ['一年以前的没有答复，不在监测时间内', of([answered, letter('2024-11-01')]), { value: 'passed' }],
  ['不予受理的不算', of([answered, letter('2025-05-06', undefined, { state: 'void' })]), { value: 'passed' }],
  [
    '只写着测试的留言没有答复',
    of([answered, letter('2025-05-06', undefined, { title: '测试留言' })]),
    { value: 'cantTell', reason: 'candidates', codes: ['unclear'] },
  ],
  [
    '看不出是否答复',
    of([letter('2025-05-06', undefined, { state: 'unknown', isOpened: true })]),
    { value: 'cantTell', reason: 'candidates', codes: ['unclear'] },
  ],
  [
    '没有答复，也看不出来信时间',
    of([answered, { ...letter('2025-05-06'), askedOn: undefined } as unknown as Message]),
    { value: 'cantTell', reason: 'candidates', codes: ['undated'] },
  ],
  [
    '看不出是否答复，来信页没有打开',
    of([letter('2025-05-06', undefined, { state: 'unknown', unreadBecause: 'not-crawled' })]),
    { value: 'cantTell', reason: 'not-crawled', codes: ['unclear'] },
  ],
  [
    '看不出是否答复，但还不到三个月',
    of([answered, letter('2025-10-01', undefined, { state: 'unknown' })]),
    { value: 'passed' },
  ],
  [
    '列表没有看全',
    of([answered], [channel({ reason: 'not-crawled' })]),
    { value: 'cantTell', reason: 'not-crawled', codes: ['list-not-whole'] },
  ],
  [
    '列表没有看全，已看到的有一件没有答复',
    of([letter('2025-05-06')], [channel({ reason: 'truncated' })]),
    { value: 'failed', codes: ['unanswered'] },
  ],
  [
    '另一个信箱要登录才能看',
    of(
      [answered],
      [
        channel(),
        channel({ name: '部门信箱', url: 'http://www.qinghe.gov.cn/bmxx/', kind: 'unread', reason: 'unreadable' }),
      ],
    ),
    { value: 'cantTell', reason: 'unreadable', codes: ['list-not-whole'] },
  ],
  [
    '有写信表单，也有公开的来信',
    of([answered], [channel(), channel({ name: '我要写信', kind: 'form' })]),
    { value: 'passed' },
  ],
  [
    '只有写信表单',
    of([], [channel({ kind: 'form' })]),
    { value: 'cantTell', reason: 'candidates', codes: ['not-shown'] },
  ],
  ['没有任何渠道', { interaction: { state: 'absent', ...none } }, { value: 'failed', codes: ['no-channel'] }],
  [
    '有叫法不明的链接',
    {
      interaction: {
        state: 'undecided',
        reason: 'candidates',
        ...none,
        looked: [{ ...evidence('/'), quote: '倾听百姓心声' }],
      },
    },
    { value: 'cantTell', reason: 'candidates', codes: ['unnamed-channel'] },
  ],
  [
    '首页没有看全',
    { interaction: { state: 'undecided', reason: 'needs-browser', ...none } },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
];

test.each(examples)('interaction-replied: %s', (_, sketch, expected) => {
  expectOutcome(judge('interaction-replied', sketch), expected);
});

test('a letter that waited is named with its days and when it was due', () => {
  const [finding] = judge('interaction-replied', of([letter('2025-05-06')])).findings;
  expect(finding).toMatchObject({
    message: '2025-05-06 的留言“2025-05-06反映路灯不亮”至今没有答复，已等待 196 天（应在 2025-08-06 前答复）。',
    dueOn: '2025-08-06',
    url: 'http://www.qinghe.gov.cn/hdjl/qzxx/2025-05-06.html',
  });
});
