import { expect, test } from 'vitest';
import { partial, report, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const reports = (...years: number[]) => years.map((year) => report(year));
const FIVE = reports(2024, 2023, 2022, 2021, 2020);
const gone = (year: number) => {
  const { page: _, ...rest } = report(year, { unreadBecause: 'unreadable' });
  return rest;
};

const examples: readonly Example[] = [
  ['五年都有', { annualReports: whole(FIVE) }, { value: 'passed', measured: { count: 5 } }],
  [
    '少两年',
    { annualReports: whole(reports(2024, 2022, 2021)) },
    { value: 'failed', codes: ['missing', 'missing'], measured: { missing: [2023, 2020] } },
  ],
  ['一份也没有', {}, { value: 'failed', measured: { missing: [2024, 2023, 2022, 2021, 2020] } }],
  [
    '列表没有看全',
    { annualReports: partial(reports(2024, 2023)) },
    { value: 'cantTell', reason: 'truncated', codes: ['undecided'] },
  ],
  ['列表没有看全，五年却都有', { annualReports: partial(FIVE) }, { value: 'passed' }],
  [
    '一份的链接答 404',
    {
      annualReports: whole([...FIVE.slice(0, 4), gone(2020)]),
      others: [view('/zwgk/nb/2020.html', { status: 404, facts: { kind: 'error' } })],
    },
    { value: 'failed', codes: ['dead'], measured: { missing: [2020] } },
  ],
  ['一份是没能读出的附件，也算有', { annualReports: whole([...FIVE.slice(0, 4), gone(2020)]) }, { value: 'passed' }],
  ['2023年成立的单位', { site: { since: 2023 }, annualReports: whole(reports(2024, 2023)) }, { value: 'passed' }],
  ['今年刚成立', { site: { since: 2025 } }, { value: 'inapplicable', reason: 'no-targets' }],
  ['没有期限的单位类别', { site: { kind: 'institution' } }, { value: 'inapplicable', reason: 'kind' }],
];

test.each(examples)('annual-report-present: %s', (_, sketch, expected) => {
  expectOutcome(judge('annual-report-present', sketch), expected);
});

test.each([
  ['district', '2025-03-31', 2023],
  ['district', '2025-04-01', 2024],
  ['department', '2025-01-31', 2023],
  ['department', '2025-02-01', 2024],
  ['township', '2025-02-01', 2024],
])('the newest report that a %s owes on %s is that of %i', (kind, asOf, newest) => {
  const { measured } = judge('annual-report-present', { site: { kind }, asOf });
  expect(measured?.['missing']).toEqual([0, 1, 2, 3, 4].map((back) => newest - back));
});

test('points are shared over the due years, unseen ones unknown', () => {
  expect(judge('annual-report-present', { annualReports: partial(reports(2024, 2023)) }).tally).toEqual({
    met: 2,
    unmet: 0,
    unknown: 3,
  });
});
