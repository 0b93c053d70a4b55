import { expect, test } from 'vitest';
import type { AnnualReport } from '../../../src/model/site-model.js';
import { DRESSES, reportHtml, soundFigures, type ReportFigures } from '../../support/annual-report.js';
import { partial, report, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { publishedReport } from '../../support/published-report.js';

const RULE = 'annual-report-carry-over';
const plain = DRESSES['朴素表格']!;
const CARRIED_IN = 1;
const LAST = (figures: ReportFigures) => figures.applications.at(-1) ?? [];

/** Figures of consecutive years that agree with each other. */
const first = soundFigures(41, 2019);
const second = soundFigures(42, 2021, 40, LAST(first).slice(0, 6));
const third = soundFigures(43, 2021, 40, LAST(second).slice(0, 6));
const published = (year: number, figures: ReportFigures, dress = plain): AnnualReport =>
  publishedReport(year, reportHtml(figures, dress));
const takenOver = (figures: ReportFigures, cells: readonly number[]): ReportFigures => ({
  ...figures,
  applications: figures.applications.map((line, at) => (at === CARRIED_IN ? cells : line)),
});
const more = (cells: readonly number[], column: number, by = 1): number[] =>
  cells.map((value, at) => (at === column || at === 6 ? value + by : value));
const picture = (year: number): AnnualReport =>
  publishedReport(year, `<p>${'各项数据见下图。'.repeat(20)}</p><img src="/b1.png"><img src="/b2.png">`);
const broken = takenOver(third, more(third.applications[CARRIED_IN] ?? [], 0));
const onlyTotals = (tables: Parameters<typeof plain>[0]): string =>
  plain(tables).replace(
    /(结转下年度继续办理<\/td>)((?:<td>\d+<\/td>){6})/,
    (_, label: string, cells: string) => label + cells.replace(/\d+/g, '&nbsp;'),
  );

const examples: readonly Example[] = [
  [
    '三个年度前后衔接，格式由旧换新',
    { annualReports: whole([published(2022, third), published(2021, second), published(2020, first)]) },
    { value: 'passed' },
  ],
  [
    '自然人一列和总计对不上',
    { annualReports: whole([published(2024, broken), published(2023, second)]) },
    { value: 'failed', codes: ['differs', 'differs'], measured: { count: 2 } },
  ],
  [
    '中间一年的表格是图片',
    { annualReports: whole([published(2024, third), picture(2023), published(2022, first)]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '一年是图片，另外两年之间对不上',
    { annualReports: whole([picture(2024), published(2023, broken), published(2022, second)]) },
    { value: 'failed', codes: ['undecided', 'differs', 'differs'] },
  ],
  [
    '上一年只填了总计，总计相符',
    { annualReports: whole([published(2024, third), published(2023, second, onlyTotals)]) },
    { value: 'passed' },
  ],
  [
    '零一年写0、一年空着',
    { annualReports: whole([published(2024, third), published(2023, second, DRESSES['零写作空格'])]) },
    { value: 'passed' },
  ],
  [
    '年度不相连，没有可比的',
    { annualReports: whole([published(2024, third), published(2022, first)]) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '中间的年度可能在没看到的地方',
    { annualReports: partial([published(2024, third), published(2022, first)]) },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '有一年没有表格，由另一条规则报告',
    {
      annualReports: whole([
        published(2024, third),
        publishedReport(2023, `<p>${'本机关全年各项工作平稳有序，群众满意度持续提升。'.repeat(12)}</p>`),
      ]),
    },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '2018年度没有统一格式，不与2019年度比较',
    { asOf: '2020-05-01', annualReports: whole([published(2019, first), report(2018)]) },
    { value: 'inapplicable', reason: 'before-format' },
  ],
  ['一份也没有', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)(`${RULE}: %s`, (_, sketch, expected) => {
  expectOutcome(judge(RULE, sketch), expected);
});

test('a break in any column is found in that column', () => {
  for (let column = 0; column < 6; column++) {
    const wrong = takenOver(third, more(third.applications[CARRIED_IN] ?? [], column, 2));
    const { findings } = judge(RULE, {
      annualReports: whole([published(2024, wrong), published(2023, second)]),
    });
    const names = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
    expect(findings.map(({ data }) => data?.['column'])).toEqual([names[column], '总计']);
    expect(findings[0]?.data?.['table']).toMatchObject({
      rows: [
        { label: '2023年度报告 四、结转下年度继续办理' },
        { label: '2024年度报告 二、上年结转政府信息公开申请数量' },
      ],
      marks: [{ column }, { column }, { column: 6 }, { column: 6 }],
    });
  }
});
