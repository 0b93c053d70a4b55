import { expect, test } from 'vitest';
import type { ComparedReport } from '../../../src/model/site-model.js';
import { partial, report, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { BRIDGES, LANTERNS, ORCHARDS, reportText, type Story } from './report-sketches.js';

const own = (year: number, story: Story, organ = '青禾区') =>
  report(year, { text: reportText({ year, story, organ }) });
/** Another body's report of 2024. */
const others = (organ: string, story: Story, text = reportText({ year: 2024, story, organ })): ComparedReport => ({
  ...report(2024),
  url: `http://www.qinghe.gov.cn/zwgk/nb/${encodeURIComponent(organ)}.html`,
  page: view(`/zwgk/nb/${encodeURIComponent(organ)}.html`, { text, facts: { kind: 'article' } }),
  body: organ,
  title: `${organ}2024年政府信息公开工作年度报告`,
  isOwn: false,
});
const pictured = (text: string) => ({
  page: view('/zwgk/nb/2024.html', { text, page: { media: { images: 2, videos: 0, audios: 0 } } }),
});
/** A word in most sentences is another. */
const reworded = BRIDGES.map((part) => part.replaceAll(/[，。；]/g, '，并且')) as unknown as Story;
const SHORT: Story = [
  '按时发布各类信息。',
  '没有收到申请。',
  '已清理文件。',
  '网站正常。',
  '开展培训。',
  '更新偏慢，已改。',
  '无。',
];

const examples: readonly Example[] = [
  ['两年各写各的', { annualReports: whole([own(2024, BRIDGES), own(2023, ORCHARDS)]) }, { value: 'passed' }],
  [
    '换了年份和数字，其余照抄上一年',
    { annualReports: whole([own(2024, BRIDGES), own(2023, BRIDGES)]) },
    { value: 'failed', codes: ['copies-year'], measured: { similarities: [{ year: 2024, with: 2023, share: 1 }] } },
  ],
  [
    '隔年相同不算：只与上一年比',
    { annualReports: whole([own(2024, BRIDGES), own(2023, ORCHARDS), own(2022, BRIDGES)]) },
    { value: 'passed' },
  ],
  [
    '大半照抄，几处改写',
    { annualReports: whole([own(2024, [...BRIDGES.slice(0, 5), ...ORCHARDS.slice(5)] as never), own(2023, BRIDGES)]) },
    { value: 'passed' },
  ],
  ['意思相同、句句改写', { annualReports: whole([own(2024, reworded), own(2023, BRIDGES)]) }, { value: 'passed' }],
  [
    '换个名称照抄别的单位',
    {
      annualReports: whole([own(2024, BRIDGES), own(2023, ORCHARDS)]),
      comparedReports: [others('青禾区民政局', LANTERNS), others('临溪镇人民政府', BRIDGES)],
    },
    { value: 'failed', codes: ['copies-body'] },
  ],
  [
    '别的单位各写各的',
    { annualReports: whole([own(2024, BRIDGES)]), comparedReports: [others('青禾区民政局', LANTERNS)] },
    { value: 'passed' },
  ],
  [
    '别的单位名下挂的其实是本级的报告：不算雷同',
    {
      annualReports: whole([{ ...own(2024, BRIDGES), body: '青禾区人民政府' }]),
      comparedReports: [
        others('临溪镇人民政府', BRIDGES, reportText({ year: 2024, story: BRIDGES, organ: '青禾区人民政府' })),
      ],
    },
    { value: 'passed' },
  ],
  [
    '最早一年的上一年也比',
    {
      annualReports: whole([own(2020, BRIDGES)]),
      comparedReports: [{ ...own(2019, BRIDGES), isOwn: true }],
    },
    { value: 'failed', codes: ['copies-year'] },
  ],
  [
    '可比的字太少',
    { annualReports: whole([own(2024, SHORT), own(2023, SHORT)]) },
    { value: 'cantTell', reason: 'candidates', codes: ['too-short'] },
  ],
  [
    '整篇在一张表里，没有成句的话可比',
    {
      annualReports: whole(
        [2024, 2023].map((year) =>
          report(year, {
            page: view(`/zwgk/nb/${String(year)}.xlsx`, {
              text: Array.from({ length: 90 }, (_, at) => `指标${String(at * year)}\t${String(at * 7 * year)}`).join(
                '\n',
              ),
              page: {
                grids: [Array.from({ length: 90 }, (_, at) => [`指标${String(at * year)}`, String(at * 7 * year)])],
              },
            }),
          }),
        ),
      ),
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '可比的字几乎没有，内容在图片里',
    {
      annualReports: whole([
        {
          ...own(2024, SHORT),
          ...pictured(reportText({ year: 2024, story: ['无', '无', '无', '无', '无', '无', '无'] })),
        },
        own(2023, ['无', '无', '无', '无', '无', '无', '无']),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable', codes: ['undecided'] },
  ],
  [
    '报告是图片',
    { annualReports: whole([{ ...own(2024, BRIDGES), ...pictured('青禾区2024年年度报告') }, own(2023, ORCHARDS)]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '附件没能读出',
    { annualReports: whole([report(2024, { unreadBecause: 'unreadable' })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '上一年的报告没能读出',
    { annualReports: whole([own(2024, BRIDGES), report(2023, { unreadBecause: 'robots' })]) },
    { value: 'cantTell', reason: 'robots' },
  ],
  [
    '上一年的链接已失效：没有可比的报告',
    {
      annualReports: whole([
        own(2024, BRIDGES),
        report(2023, { page: view('/zwgk/nb/2023.html', { status: 404 }), unreadBecause: 'unreadable' }),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable', codes: ['undecided'] },
  ],
  [
    '上一年的没能读出，却抄了别的单位',
    {
      annualReports: whole([own(2024, BRIDGES), report(2023, { unreadBecause: 'robots' })]),
      comparedReports: [others('临溪镇人民政府', BRIDGES)],
    },
    { value: 'failed', codes: ['copies-body', 'undecided'] },
  ],
  [
    '别的单位的一份也没能读出',
    {
      annualReports: whole([own(2024, BRIDGES)]),
      comparedReports: [{ ...others('临溪镇人民政府', BRIDGES), unreadBecause: 'unreadable' }],
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '别的单位有读出的，也有没读出的',
    {
      annualReports: whole([own(2024, BRIDGES)]),
      comparedReports: [
        { ...others('临溪镇人民政府', BRIDGES), unreadBecause: 'unreadable' },
        others('青禾区民政局', LANTERNS),
      ],
    },
    { value: 'passed' },
  ],
  [
    '两年的链接打开是同一个页面',
    { annualReports: whole([own(2024, BRIDGES), { ...own(2023, BRIDGES), page: own(2024, BRIDGES).page! }]) },
    { value: 'cantTell', reason: 'candidates' },
  ],
  ['有的年度没有看到', { annualReports: partial([own(2024, BRIDGES)]) }, { value: 'cantTell', reason: 'truncated' }],
  ['一份也没有', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)('annual-report-original: %s', (_, sketch, expected) => {
  expectOutcome(judge('annual-report-original', sketch), expected);
});

test('the finding names the twin, the share, and quotes the longest common passage on both pages', () => {
  const [finding] = judge('annual-report-original', {
    annualReports: whole([own(2024, BRIDGES)]),
    comparedReports: [others('临溪镇人民政府', BRIDGES)],
  }).findings;
  expect(finding?.message).toContain('“临溪镇人民政府”');
  expect(finding?.message).toContain('100%');
  expect(finding?.message).toContain(others('临溪镇人民政府', BRIDGES).url);
  expect(finding?.evidence.map(({ url }) => url)).toEqual([
    own(2024, BRIDGES).url,
    others('临溪镇人民政府', BRIDGES).page?.url,
  ]);
  for (const { quote } of finding?.evidence ?? [])
    expect(quote).toContain('收到的申请多与征地补偿有关，我们先电话问清需要');
});
