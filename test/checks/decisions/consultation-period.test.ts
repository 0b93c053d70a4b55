import { expect, test } from 'vitest';
import type { Consultation } from '../../../src/model/site-model.js';
import { partial, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { notice, NOTICE_TITLE } from './decision-sketches.js';

const site = (...notices: readonly Consultation[]): Example[1] => ({ consultations: whole(notices) });
const withFile = (text: string) => ({
  facts: { attachments: [{ text, url: 'http://www.qinghe.gov.cn/f.pdf', type: 'pdf' }] },
});
const PICTURE = { page: { media: { images: 1, videos: 0, audios: 0 } }, text: '公告' };
const FILE = {
  text: '见附件。',
  facts: { attachments: [{ text: '公告', url: 'http://www.qinghe.gov.cn/g.doc', type: 'doc' }] },
};

const examples: readonly Example[] = [
  ['起止日期满30天', site(notice('征求意见时间：2025年3月3日至2025年4月1日。')), { value: 'passed' }],
  ['公告之日起30日内', site(notice('请于公告之日起30日内反馈意见。')), { value: 'passed' }],
  ['三十个工作日', site(notice('征求意见期限为三十个工作日。')), { value: 'passed' }],
  [
    '只有十天',
    site(notice('征求意见时间：2025年3月3日至3月12日。')),
    {
      value: 'failed',
      codes: ['too-short'],
      measured: { periods: [{ days: 10, from: '2025-03-03', to: '2025-03-12' }] },
    },
  ],
  ['差一天', site(notice('请于2025年3月31日前反馈意见。')), { value: 'failed', codes: ['too-short'] }],
  ['五个工作日', site(notice('公示期为5个工作日。')), { value: 'failed', codes: ['too-short'] }],
  [
    '短，但说明了紧急',
    site(notice('因汛期将至、情况紧急，征求意见期限缩短为10日，自2025年3月3日至3月12日。')),
    { value: 'passed' },
  ],
  [
    '紧急二字在草案里，不是理由',
    site(
      notice(
        '请于2025年3月12日前反馈意见。\n青禾区非机动车停放管理办法（征求意见稿）\n第一条　因情况紧急需要缩短期限的，另行公告。',
      ),
    ),
    { value: 'failed', codes: ['too-short'] },
  ],
  ['没有写期限', site(notice('欢迎社会各界提出宝贵意见。')), { value: 'failed', codes: ['not-stated'] }],
  [
    '没有写期限，只附了草案',
    site(notice('欢迎社会各界提出宝贵意见。', { shown: withFile('青禾区非机动车停放管理办法（征求意见稿）') })),
    { value: 'failed', codes: ['not-stated'] },
  ],
  [
    '没有写期限，附了公告全文',
    site(notice('欢迎社会各界提出宝贵意见。', { shown: withFile('公开征求意见的公告.pdf') })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '起止日期印在列表里',
    {
      ...site(notice('欢迎社会各界提出宝贵意见。')),
      others: [
        view('/hdjl/yjzj/', {
          text: `关于《青禾区供热规划》征求意见的公告\n开始时间：2025-01-01\n结束时间：2025-02-28\n${NOTICE_TITLE}\n开始时间：2025-03-03\n结束时间：2025-03-20`,
        }),
      ],
    },
    { value: 'failed', codes: ['too-short'], measured: { periods: [{ days: 18 }] } },
  ],
  ['公告是图片', site(notice('', { shown: PICTURE })), { value: 'cantTell', reason: 'unreadable' }],
  ['公告在没有读出的附件里', site(notice('', { shown: FILE })), { value: 'cantTell', reason: 'unreadable' }],
  [
    '公告没有打开',
    site(notice('', { pages: [], unreadBecause: 'truncated' })),
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '只有截止日期，不知道哪天公布',
    site({ ...notice('请于2025年4月30日前反馈意见。'), publishedOn: undefined } as unknown as Consultation),
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '工作日历没有收录的年份',
    {
      ...site(notice('征求意见期限为20个工作日。', { publishedOn: '2031-03-03' })),
      asOf: '2031-11-18',
    },
    { value: 'cantTell', reason: 'calendar-not-covered' },
  ],
  [
    '条例施行以前的公告',
    site(notice('征求意见时间：2018年3月3日至3月12日。', { publishedOn: '2018-03-03' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['没有公告', site(), { value: 'inapplicable', reason: 'no-targets' }],
  ['栏目没有看全', { consultations: partial([], 'robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('consultation-period: %s', (_, sketch, expected) => {
  expectOutcome(judge('consultation-period', sketch), expected);
});

test('a finding quotes the words that state the period', () => {
  const [finding] = judge('consultation-period', site(notice('征求意见时间：2025年3月3日至3月12日。'))).findings;
  expect(finding?.evidence[0]?.quote).toBe('征求意见时间：2025年3月3日至3月12日。');
  expect(finding?.message).toContain('只有 10 天');
});

test('how many days are due is the rule set’s', () => {
  expect(judge('consultation-period', site(notice('公示期为7天。')), { minDays: 7 }).value).toBe('passed');
});
