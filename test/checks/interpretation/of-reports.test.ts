import { test } from 'vitest';
import { column, interpretation, partial, report, row, view, whole } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = {
  years: 1,
  deadlines: { district: '03-31', department: '01-31', township: '01-31' },
  firstYear: 2020,
  titles: ['(?:信息公开|政务公开).{0,12}(?:年度报告|年报)'],
};
const annualReports = whole([report(2024)]);
const of = (title: string, publishedOn?: string) =>
  interpretation(title, ['image'], { ...(publishedOn && { publishedOn, publishedOnFrom: 'list' as const }) });

const examples: readonly Example[] = [
  [
    '解读栏目里有',
    { annualReports, interpretations: whole([of('一图读懂青禾区2024年政府信息公开工作年度报告', '2025-03-25')]) },
    { value: 'passed' },
  ],
  [
    '没写年份，在报告之后不久',
    { annualReports, interpretations: whole([of('政府信息公开年报图解', '2025-03-20')]) },
    { value: 'passed' },
  ],
  [
    '没写年份，隔了半年',
    { annualReports, interpretations: whole([of('政府信息公开年报图解', '2025-10-20')]) },
    { value: 'failed', codes: ['without'] },
  ],
  [
    '是去年的',
    { annualReports, interpretations: whole([of('一图读懂2023年政府信息公开工作年度报告', '2024-03-25')]) },
    { value: 'failed', codes: ['without'] },
  ],
  [
    '没写年份也没有日期',
    { annualReports, interpretations: whole([of('政府信息公开年报图解')]) },
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '列表没有读到报告公布那天',
    { annualReports, interpretations: partial([], 'not-crawled') },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '报告页面链接到解读',
    {
      annualReports: whole([
        report(2024, {
          page: view('/zwgk/nb/2024.html', { links: [{ text: '一图读懂年报', path: '/zwgk/nb/t.html' }] }),
        }),
      ]),
    },
    { value: 'passed' },
  ],
  [
    '解读放在年报栏目里',
    {
      annualReports,
      columns: {
        'annual-report': column('政府信息公开年报', '/zwgk/nb/', {
          items: [row('青禾区2024年政府信息公开工作年度报告解读', '/zwgk/nb/jd.html', '2025-03-21')],
        }),
      },
    },
    { value: 'passed' },
  ],
  ['没有报告', {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '报告没有打开',
    {
      annualReports: whole([
        report(2024, { page: view('/x', { status: 500, facts: { kind: 'error' } }), unreadBecause: 'unreadable' }),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('interpretation/of-reports', RULE, sketch), expected);
});

test('without deadlines the reports of the last years are looked at', () => {
  const outcome = judgeCheck('interpretation/of-reports', { years: 1 }, { annualReports });
  expectOutcome(outcome, { value: 'failed', codes: ['without'] });
});
