import { expect, test } from 'vitest';
import { partial, report, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const five = (...changed: ReturnType<typeof report>[]) => {
  const years = new Set(changed.map(({ year }) => year));
  return whole([
    ...changed,
    ...[2024, 2023, 2022, 2021, 2020].filter((year) => !years.has(year)).map((year) => report(year)),
  ]);
};
const undated = (year: number) => {
  const { publishedOn: _, publishedOnFrom: __, ...rest } = report(year);
  return rest;
};

const examples: readonly Example[] = [
  ['都按时', { annualReports: five() }, { value: 'passed' }],
  ['正好在最后一天', { annualReports: five(report(2024, { publishedOn: '2025-03-31' })) }, { value: 'passed' }],
  [
    '晚一天',
    { annualReports: five(report(2024, { publishedOn: '2025-04-01' })) },
    { value: 'failed', codes: ['late'], measured: { late: [{ year: 2024, publishedOn: '2025-04-01' }] } },
  ],
  [
    '列表上的日期也算显示',
    { annualReports: five(report(2024, { publishedOn: '2025-04-01', publishedOnFrom: 'list' })) },
    { value: 'failed', codes: ['late'] },
  ],
  ['没有显示日期', { annualReports: five(undated(2024)) }, { value: 'cantTell', reason: 'no-date' }],
  [
    '日期只在地址里',
    { annualReports: five(report(2024, { publishedOn: '2025-06-01', publishedOnFrom: 'url' })) },
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '日期只在网页标签里',
    { annualReports: five(report(2024, { publishedOn: '2025-06-01', publishedOnFrom: 'meta' })) },
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '同一年的图片版晚了，正文按时',
    {
      annualReports: five(
        report(2024),
        report(2024, { url: 'http://www.qinghe.gov.cn/tp.html', publishedOn: '2025-05-01' }),
      ),
    },
    { value: 'passed' },
  ],
  [
    '一份晚了，一份没有日期',
    { annualReports: five(report(2024, { publishedOn: '2025-05-01' }), undated(2023)) },
    { value: 'failed', codes: ['late', 'undecided'] },
  ],
  ['部门一月底到期', { site: { kind: 'department' }, annualReports: five() }, { value: 'failed' }],
  ['找到的都按时，其他年度看全了没有', { annualReports: whole([report(2024)]) }, { value: 'passed' }],
  [
    '找到的都按时，列表没有看全',
    { annualReports: partial([report(2024)]) },
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['一份也没有', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)('annual-report-on-time: %s', (_, sketch, expected) => {
  expectOutcome(judge('annual-report-on-time', sketch), expected);
});

test('the finding bears the due day', () => {
  const [finding] = judge('annual-report-on-time', {
    annualReports: five(report(2021, { publishedOn: '2022-07-01' })),
  }).findings;
  expect(finding).toMatchObject({
    dueOn: '2022-03-31',
    message: '2021年度报告显示的发布日期是 2022-07-01，应在 2022-03-31 前公布。',
  });
});
