import { expect, test } from 'vitest';
import type { Consultation, ConsultationFeedback } from '../../../src/model/site-model.js';
import { partial, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { feedback, notice, NOTICE_TITLE } from './decision-sketches.js';

const CLOSED = '征求意见时间：2025年3月3日至2025年4月2日。';
const site = (...notices: readonly Consultation[]): Example[1] => ({ consultations: whole(notices) });
const answered = (...all: readonly ConsultationFeedback[]): Example[1] => site(notice(CLOSED, { feedback: all }));
const WHOLE =
  '征求意见期间共收到意见建议12条，主要集中在充电设施布局和停放区域划定。其中采纳9条；未采纳3条，理由是与上位法规定不一致。';

const examples: readonly Example[] = [
  ['结果写了数量、意见、采纳和理由', answered(feedback(WHOLE)), { value: 'passed' }],
  ['没有收到意见', answered(feedback('截至2025年4月2日，未收到任何意见建议。')), { value: 'passed' }],
  [
    '全部采纳，不必说理由',
    answered(feedback('共收到三条意见：市民建议增加停放点。以上意见均已采纳。')),
    { value: 'passed' },
  ],
  [
    '逐条列表',
    answered(
      feedback('采纳情况见下表。', {
        grids: [
          [
            ['序号', '意见建议', '采纳情况', '理由'],
            ['1', '增加停放点', '采纳', ''],
            ['2', '取消收费', '未采纳', '收费标准由市级制定'],
          ],
        ],
      }),
    ),
    { value: 'passed' },
  ],
  [
    '列表里有一条不采纳没有理由',
    answered(
      feedback('采纳情况见下表。', {
        grids: [
          [
            ['序号', '意见建议', '采纳情况', '理由'],
            ['1', '增加停放点', '采纳', ''],
            ['2', '取消收费', '未采纳', '/'],
          ],
        ],
      }),
    ),
    { value: 'failed', codes: ['incomplete'], measured: { missing: ['不采纳理由'] } },
  ],
  [
    '有没采纳的，没有说理由',
    answered(feedback('共收到意见12条，主要集中在充电设施布局，采纳9条，未采纳3条。感谢社会各界的支持。')),
    { value: 'failed', codes: ['incomplete'], measured: { missing: ['不采纳理由'] } },
  ],
  [
    '采纳的比收到的少，没有说理由',
    answered(feedback('共收到意见十二条，主要涉及充电设施布局，采纳九条。')),
    { value: 'failed', codes: ['incomplete'], measured: { missing: ['不采纳理由'] } },
  ],
  [
    '只说征集顺利完成',
    answered(
      feedback('《青禾区非机动车停放管理办法》公开征求意见工作已圆满完成，感谢社会各界的关注和支持，欢迎继续监督。'),
    ),
    { value: 'failed', codes: ['incomplete'], measured: { missing: ['收到意见数量', '主要意见', '采纳情况'] } },
  ],
  [
    '意见内容认不出来',
    answered(
      feedback('共收到意见建议12条，经认真研究，全部采纳，并对办法作了相应修改，现予公布，感谢社会各界的支持。'),
    ),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '结果是图片',
    answered(feedback('', { text: '反馈', page: { media: { images: 2, videos: 0, audios: 0 } } })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '结果没有打开',
    answered({ ...feedback(''), pages: [], unreadBecause: 'not-crawled' }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['结果就写在公告页上', site(notice(`${CLOSED}\n${WHOLE}`)), { value: 'passed' }],
  [
    '逾期未收到意见视为无意见，不是结果',
    site(notice(`${CLOSED}\n逾期未收到反馈意见的，视为无意见。`)),
    { value: 'failed', codes: ['none'] },
  ],
  [
    '已经结束，没有结果',
    site(notice(CLOSED)),
    { value: 'failed', codes: ['none'], measured: { without: [NOTICE_TITLE] } },
  ],
  ['没有写期限的老公告，没有结果', site(notice('欢迎提出意见。')), { value: 'failed', codes: ['none-undated'] }],
  [
    '没有写期限的新公告',
    site(notice('欢迎提出意见。', { publishedOn: '2025-10-09' })),
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '还在征集',
    site(notice('请于2025年12月1日前反馈意见。', { publishedOn: '2025-11-01' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '刚刚结束',
    site(notice('请于2025年11月10日前反馈意见。', { publishedOn: '2025-10-10' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '结果可能在没有看到的列表里',
    site(notice(CLOSED, { feedbackUnseenBecause: 'needs-browser' })),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '抓取中断',
    { ...site(notice(CLOSED, { feedbackUnseenBecause: 'not-crawled' })), crawl: { stoppedBecause: 'time' } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '结果在点开才有的标签里',
    site(
      notice(CLOSED, {
        shown: { text: `现公开征求意见。${CLOSED}`.repeat(3), page: { tabs: ['征集公告', '征集结果'] } },
      }),
    ),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '结果在公告页的标签里',
    site(
      notice(CLOSED, {
        shown: {
          text: `现公开征求意见。${CLOSED}`.repeat(3),
          page: {
            tabs: ['征集公告', '征集结果'],
            panels: [{ name: '征集结果', items: [], textLength: 80, text: WHOLE }],
          },
        },
      }),
    ),
    { value: 'passed' },
  ],
  [
    '标签里空着，可能点开才有',
    site(
      notice(CLOSED, {
        shown: {
          text: `现公开征求意见。${CLOSED}`.repeat(3),
          page: { tabs: ['征集结果'], panels: [{ name: '征集结果', items: [], textLength: 0, text: '' }] },
        },
      }),
    ),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '标签里写着暂无',
    site(
      notice(CLOSED, {
        shown: {
          text: `现公开征求意见。${CLOSED}`.repeat(3),
          page: { tabs: ['征集结果'], panels: [{ name: '征集结果', items: [], textLength: 2, text: '暂无' }] },
        },
      }),
    ),
    { value: 'failed', codes: ['none'] },
  ],
  [
    '公告没有打开，也没有结果',
    site(notice('', { pages: [], unreadBecause: 'truncated' })),
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['栏目没有看全', { consultations: partial([], 'robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('consultation-feedback: %s', (_, sketch, expected) => {
  expectOutcome(judge('consultation-feedback', sketch), expected);
});

test('how long a result may take is the rule set’s', () => {
  const late = site(notice('请于2025年11月10日前反馈意见。', { publishedOn: '2025-10-10' }));
  expect(judge('consultation-feedback', late, { grace: 'P3D' }).value).toBe('failed');
});
