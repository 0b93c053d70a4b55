import { expect, test } from 'vitest';
import { partial, report, view, whole } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = {
  years: 1,
  deadlines: { district: '03-31', department: '01-31', township: '01-31' },
  firstYear: 2021,
  name: '政务公开工作要点落实情况',
  texts: ['(?:政务公开|公开)工作要点', '要点[^。]{0,20}落实'],
};
const FILLER = '本区持续完善公开目录，按时更新各栏目，及时答复群众来信，全年工作平稳有序。'.repeat(30);
const told = `一、总体情况\n${FILLER}\n对照年度政 务公开工作要点，逐项抓好落实。`;

const examples: readonly Example[] = [
  ['写到了', { annualReports: whole([report(2024, { text: told })]) }, { value: 'passed' }],
  [
    '没有写到',
    { annualReports: whole([report(2024, { text: FILLER })]) },
    { value: 'failed', codes: ['missing'], measured: { missing: [2024] } },
  ],
  [
    '只看应公布的最近一年',
    { annualReports: whole([report(2024, { text: told }), report(2023, { text: FILLER })]) },
    { value: 'passed' },
  ],
  [
    '报告是扫描件',
    { annualReports: whole([report(2024, { unreadBecause: 'unreadable' })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '正文里有几张图，文字很少',
    {
      annualReports: whole([
        report(2024, {
          page: view('/zwgk/nb/2024.html', {
            text: FILLER.slice(0, 800),
            page: { media: { images: 4, videos: 0, audios: 0 } },
          }),
        }),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有报告，由别的规则检查', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['报告栏目没有看全', { annualReports: partial([]) }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('annual-report/mentions', RULE, sketch), expected);
});

test('a report of a year after the last one named is not judged', () => {
  const sketch = { annualReports: whole([report(2024, { text: FILLER })]) };
  expectOutcome(judgeCheck('annual-report/mentions', { ...RULE, lastYear: 2023 }, sketch), {
    value: 'inapplicable',
    reason: 'no-targets',
  });
  expectOutcome(judgeCheck('annual-report/mentions', { ...RULE, lastYear: 2024 }, sketch), {
    value: 'failed',
    codes: ['missing'],
  });
});

test('what the page says that brings the file counts too', () => {
  const file = view('/zwgk/nb/2024.pdf', { text: FILLER, facts: { kind: 'attachment' } });
  const page = view('/zwgk/nb/2024.html', { text: '现公布报告，其中说明了政务公开工作要点落实情况。' });
  const outcome = judgeCheck('annual-report/mentions', RULE, {
    annualReports: whole([report(2024, { page: file })]),
    others: [page],
  });
  expectOutcome(outcome, { value: 'passed' });
  expect(outcome.findings).toEqual([]);
});

test('a report that is out before it is due is judged; one that is not out is not', () => {
  const early = { asOf: '2025-03-31', annualReports: whole([report(2024, { text: told })]) };
  expectOutcome(judgeCheck('annual-report/mentions', { ...RULE, firstYear: 2024 }, early), { value: 'passed' });
  const none = { asOf: '2025-03-31', annualReports: whole([]) };
  const outcome = judgeCheck('annual-report/mentions', { ...RULE, firstYear: 2024 }, none);
  expectOutcome(outcome, { value: 'inapplicable', reason: 'no-targets' });
});
