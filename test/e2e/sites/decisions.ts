/** Decisions in the open: catalogues, periods and results of consultations. Built for 2025-11-18. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { cant, either, fail, failAt, none, pass, undecided } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const RULES = [
  ...['decision-catalogue', 'decision-catalogue-links', 'consultation-column', 'consultation-period'],
  ...['consultation-feedback', 'meeting-column', 'proposals-column'],
];

const decisions = (
  id: string,
  about: string,
  spec: Omit<SiteSpec, 'id' | 'kind'>,
  differs: Truth = {},
  options: Partial<SiteCase> = {},
): SiteCase =>
  siteCase(about, { id: `decision-${id}`, kind: 'district', ...spec }, differs, { only: RULES, ...options });

const DRAFT = '临溪区小区充电设施建设管理办法（草案）';
const consultations = (
  ...notices: NonNullable<SiteSpec['consultations']>
): Required<Pick<SiteSpec, 'consultations'>> & { style: 'trs' } => ({ style: 'trs', consultations: notices });
/** The links of the catalogue lead to a feedback page, where one is. */
const linksLeftOpen: Truth = { 'decision-catalogue-links': either(pass(), fail()) };

export const decisionSites: readonly SiteCase[] = [
  decisions('list', '目录写成段落，不是表格', { style: 'lonsun', catalogue: { form: 'list' } }),
  decisions(
    'last-year',
    '只有 2024 年度目录，已过 7 月 1 日',
    { style: 'trs', catalogue: { years: [2024, 2023] } },
    { 'decision-catalogue': fail(), 'decision-catalogue-links': either(pass(), none(), undecided) },
  ),
  decisions('last-year-in-june', '2025-06-20 查：2024 年度目录还可以', {
    style: 'trs',
    today: '2025-06-20',
    catalogue: { years: [2024, 2023] },
  }),
  decisions(
    'absent',
    '没有重大行政决策事项目录',
    { style: 'ucap', without: ['decisions'] },
    { 'decision-catalogue': fail(), 'decision-catalogue-links': none() },
  ),
  decisions(
    'without-body',
    '目录只有事项，没有承办单位',
    { style: 'hanweb', catalogue: { withoutBody: true } },
    { 'decision-catalogue': fail() },
  ),
  decisions(
    'picture',
    '2025 年度目录是图片',
    { style: 'trs', catalogue: { form: 'picture' } },
    { 'decision-catalogue': cant('unreadable'), 'decision-catalogue-links': either(cant(), none(), undecided) },
  ),
  decisions(
    'without-links',
    '目录各事项缺会议审议和决策结果的链接',
    { style: 'jinan', catalogue: { withoutLinks: ['会议审议情况', '决策结果'] } },
    { 'decision-catalogue-links': fail() },
  ),
  decisions(
    'short-period',
    '征求意见只有 10 天，没有说明理由',
    consultations({ draft: DRAFT, daysAgo: 70, days: 10, feedback: 'linked' }),
    { 'consultation-period': failAt([/充电设施/]) },
  ),
  decisions(
    'one-day-short',
    '9 月 9 日至 10 月 7 日，29 天',
    consultations({ draft: DRAFT, daysAgo: 70, days: 29, feedback: 'linked' }),
    { 'consultation-period': failAt([/充电设施/]) },
  ),
  decisions(
    'just-long-enough',
    '自公告发布之日起 30 日内',
    consultations({ draft: DRAFT, daysAgo: 70, days: 30, written: 'from-now', feedback: 'linked' }),
  ),
  decisions(
    'reason',
    '征求意见 10 天，公告说明了紧急原因',
    consultations({
      draft: DRAFT,
      daysAgo: 70,
      days: 10,
      reason: '因汛期临近、情况紧急，征求意见期限缩短为10日，特此说明。',
      feedback: 'linked',
    }),
  ),
  decisions(
    'unsaid',
    '公告没有写期限',
    consultations({ draft: DRAFT, daysAgo: 70, days: 'unsaid', feedback: 'linked' }),
    { 'consultation-period': failAt([/充电设施/]) },
  ),
  decisions(
    'notice-picture',
    '公告是图片',
    consultations({ draft: DRAFT, daysAgo: 70, days: 30, feedback: 'linked', isPicture: true }),
    { 'consultation-period': cant('unreadable'), 'consultation-feedback': either(pass(), undecided) },
  ),
  decisions('no-feedback', '征集结束了，没有公布结果', consultations({ draft: DRAFT, daysAgo: 100, days: 31 }), {
    ...linksLeftOpen,
    'consultation-feedback': failAt([/充电设施/]),
  }),
  decisions(
    'feedback-by-title',
    '结果在同一列表里，标题对得上，没有链接',
    consultations({ draft: DRAFT, daysAgo: 100, days: 31, feedback: 'titled' }),
  ),
  decisions(
    'feedback-below',
    '结果写在公告下面',
    consultations({ draft: DRAFT, daysAgo: 100, days: 31, feedback: 'same-page' }),
    linksLeftOpen,
  ),
  decisions(
    'feedback-thin',
    '结果只有一句感谢',
    consultations({ draft: DRAFT, daysAgo: 100, days: 31, feedback: 'thin' }),
    { 'consultation-feedback': failAt([/充电设施/]) },
  ),
  decisions('still-open', '只有一项征集，还没有结束', consultations({ draft: DRAFT, daysAgo: 5, days: 31 }), {
    ...linksLeftOpen,
    'consultation-feedback': none('no-targets'),
  }),
];
