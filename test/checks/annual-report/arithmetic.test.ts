import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/report.js';
import { DRESSES, reportHtml, soundFigures, type ReportFigures } from '../../support/annual-report.js';
import { report, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { publishedReport } from '../../support/published-report.js';

const RULE = 'annual-report-arithmetic';
const plain = DRESSES['朴素表格']!;
const COLUMNS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

const changed = (figures: ReportFigures, line: number, column: number, by: number): ReportFigures => ({
  ...figures,
  applications: figures.applications.map((cells, at) =>
    at === line ? cells.map((value, place) => (place === column ? value + by : value)) : cells,
  ),
});
const disputed = (figures: ReportFigures, group: number, column: number, by: number): ReportFigures => ({
  ...figures,
  disputes: figures.disputes.map((cells, at) =>
    at === group ? cells.map((value, place) => (place === column ? value + by : value)) : cells,
  ),
});
const site = (figures: ReportFigures, dress = plain, year = 2024): Example[1] => ({
  annualReports: whole([publishedReport(year, reportHtml(figures, dress))]),
});
const sound = soundFigures(11, 2021);
const html = reportHtml(sound, plain);

const examples: readonly Example[] = [
  ['数据全部相符', site(sound), { value: 'passed' }],
  ['2019年格式，数据相符', site(soundFigures(5, 2019), plain, 2020), { value: 'passed' }],
  ['没有收到申请，全部是零', site(soundFigures(5, 2021, 0), DRESSES['零写作空格']), { value: 'passed' }],
  [
    '一个自然人单元格多写了2件：列和行都对不上',
    site(changed(sound, 6, 0, 2)),
    { value: 'failed', codes: ['column-sum', 'row-sum'], measured: { count: 2 } },
  ],
  [
    '新收数写错：勾稽和行合计都对不上',
    site(changed(sound, 0, 1, 1)),
    { value: 'failed', codes: ['balance', 'row-sum'] },
  ],
  [
    '行政复议总计写错',
    site(disputed(sound, 0, 4, 1)),
    { value: 'failed', codes: ['dispute-sum'], measured: { count: 1 } },
  ],
  [
    '总计列空着，各项相加仍相符',
    site(sound, (tables) => plain(tables).replace(/<td>\d+<\/td><\/tr>/g, '<td>&nbsp;</td></tr>')),
    { value: 'passed' },
  ],
  [
    '总计空着，由各项推算出的勾稽不符，只作疑似',
    site(changed(changed(sound, 0, 0, 5), 0, 6, 5), (tables) =>
      plain(tables).replace(
        /(（七）总计<\/td>)((?:<td>\d+<\/td>)+)/,
        (_, label: string, cells: string) => label + cells.replace(/\d+/g, ''),
      ),
    ),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '一个数字打成了文字',
    site(sound, (tables) => plain(tables).replace(/(1\.属于国家秘密<\/td><td>)\d+/, '$1见附')),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '列对错了位，几乎处处不符，多半是表格读错了',
    site({
      ...sound,
      applications: sound.applications.map((line, at) => line.map((value, column) => value + at * 7 + column * 3 + 1)),
    }),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '同一页有两个单位的两张表',
    { annualReports: whole([publishedReport(2024, html + reportHtml(soundFigures(12, 2021), plain))]) },
    { value: 'cantTell', reason: 'candidates' },
  ],
  ['同一张表在页面上出现两次', { annualReports: whole([publishedReport(2024, html + html)]) }, { value: 'passed' }],
  [
    '表格是图片',
    {
      annualReports: whole([
        publishedReport(
          2024,
          `<p>三、收到和处理政府信息公开申请情况</p><p>${'数据见下图。'.repeat(20)}</p><img src="/b1.png"><img src="/b2.png">`,
        ),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '报告没有表格，由另一条规则报告',
    {
      annualReports: whole([
        publishedReport(2024, `<p>${'本机关全年没有收到政府信息公开申请，各项工作平稳有序。'.repeat(12)}</p>`),
      ]),
    },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '附件没能读出',
    { annualReports: whole([report(2024, { unreadBecause: 'unreadable' })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '2018年度还没有统一格式',
    { asOf: '2020-05-01', annualReports: whole([report(2018)]) },
    { value: 'inapplicable', reason: 'before-format' },
  ],
  ['一份也没有', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)(`${RULE}: %s`, (_, sketch, expected) => {
  expectOutcome(judge(RULE, sketch), expected);
});

test('a finding shows the table as printed, with the cells added up, the sum due and the cell most likely wrong marked', () => {
  const { findings } = judge(RULE, site(changed(sound, 6, 0, 2)));
  const [columnSum] = findings;
  const cells = sound.applications;
  expect(columnSum?.data).toMatchObject({
    year: 2024,
    column: '自然人',
    found: (cells[23]?.[0] ?? 0) + 2,
    due: cells[23]?.[0],
    likelyCell: { line: '（三）不予公开 3.危及“三安全一稳定”', column: '自然人', due: cells[6]?.[0] },
    table: { columns: COLUMNS },
  });
  const table = columnSum?.data?.['table'] as { rows: { label: string }[]; marks: object[] };
  expect(table.rows).toHaveLength(25);
  expect(table.marks).toContainEqual({ row: 6, column: 0, as: 'likely' });
  expect(table.marks).toContainEqual({ row: 23, column: 0, as: 'due' });
  expect(table.marks.filter((mark) => 'as' in mark && mark.as === 'part')).toHaveLength(21);
  expect(columnSum?.message).toContain('请先核对这一格');
  expect(columnSum?.evidence[0]?.quote).toContain('自然人');
});

interface Named {
  readonly line: string;
  readonly column: string;
}
const likelyOf = ({ data }: Finding): Named | undefined => data?.['likelyCell'] as Named | undefined;
const cellsOf = ({ data }: Finding): readonly Named[] => data?.['cells'] as Named[];

describe('every break of a single cell is found in its cell', () => {
  test.each([
    [2021, 2024, 1],
    [2021, 2023, -1],
    [2019, 2020, 3],
  ] as const)('in the table of applications, format of %i', (format, year, by) => {
    const figures = soundFigures(21, format);
    for (const [line, values] of figures.applications.entries())
      for (const [column, value] of values.entries()) {
        if (value + by < 0) continue;
        const outcome = judge(RULE, site(changed(figures, line, column, by), plain, year));
        const at = `${String(line)} ${String(column)}`;
        expect(outcome.value, at).toBe('failed');
        expect(outcome.findings.length, at).toBeGreaterThanOrEqual(2);
        const likely = outcome.findings.map(likelyOf);
        const rows = (outcome.findings[0]?.data?.['table'] as { rows: { label: string }[] }).rows;
        expect(new Set(likely.map((cell) => `${cell?.line ?? ''} ${cell?.column ?? ''}`)), at).toEqual(
          new Set([`${rows[line]?.label ?? ''} ${COLUMNS[column] ?? ''}`]),
        );
      }
  });

  test('in the table of reviews and lawsuits', () => {
    for (const [group, values] of sound.disputes.entries())
      for (const column of values.keys()) {
        const { value, findings } = judge(RULE, site(disputed(sound, group, column, 1)));
        expect([value, findings.length]).toEqual(['failed', 1]);
        const name = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'][column];
        expect(findings.flatMap(cellsOf).map((cell) => cell.column)).toContain(name);
      }
  });
});

test('two cells that are wrong are both among the findings, and none is called the only one', () => {
  const { findings } = judge(RULE, site(changed(changed(sound, 6, 0, 2), 12, 1, 5)));
  expect(findings.map(({ code }) => code)).toEqual(['column-sum', 'column-sum', 'row-sum', 'row-sum']);
  expect(findings.map(likelyOf)).toEqual([undefined, undefined, undefined, undefined]);
});
