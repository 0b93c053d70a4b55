import { expect, test } from 'vitest';
import { readApplications } from '../../../src/site/annual-report/applications.js';
import { tableRows } from '../../../src/site/annual-report/table-rows.js';
import { readDisputes } from '../../../src/site/annual-report/disputes.js';
import { applicationsTable, DRESSES, reportHtml, soundFigures, type Table } from '../../support/annual-report.js';
import { publishedReport } from '../../support/published-report.js';

const figures = soundFigures(71, 2021);
const plain = DRESSES['朴素表格']!;
const read = (table: Table, change: (html: string) => string = (html) => html) =>
  readApplications(tableRows(publishedReport(2024, change(plain([table]))).page!.read()));
const numbers = ([table]: ReturnType<typeof read>) =>
  [...(table?.lines.values() ?? [])].map((line) => line.map(({ value }) => value));

test('a label that cannot be told is told by its neighbours', () => {
  const tables = read(applicationsTable(figures), (html) => html.replace('4.保护第三方合法权益', '4.保护××合法权益'));
  expect(tables).toMatchObject([{ missing: [], strangeRows: 0 }]);
  expect(numbers(tables)).toEqual(figures.applications);
});

test('a row that no line explains is called strange, not left out', () => {
  const tables = read(applicationsTable(figures), (html) =>
    html.replace(
      '<tr><td>2.重复申请',
      '<tr><td>另：电话咨询</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr><tr><td>2.重复申请',
    ),
  );
  expect(tables).toMatchObject([{ missing: [], strangeRows: 1 }]);
});

test('the sum of a group, which the format does not have, is no line of its own', () => {
  const tables = read(applicationsTable(figures), (html) =>
    html
      .replace(
        '<tr><td rowspan="3">（四）无法提供</td>',
        '<tr><td colspan="2">（三）不予公开小计</td><td>9</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>9</td></tr><tr><td rowspan="3">（四）无法提供</td>',
      )
      .replace('rowspan="22"', 'rowspan="23"'),
  );
  expect(numbers(tables)).toEqual(figures.applications);
});

test('a column of remarks behind the figures is none of them', () => {
  const tables = read(
    applicationsTable(figures).map((cells, at) =>
      at === 0
        ? [...cells, { text: '备注', rows: 3, isHead: true }]
        : cells.some(({ isFigure }) => isFigure)
          ? [...cells, { text: at === 7 ? '见说明' : '' }]
          : cells,
    ),
  );
  expect(numbers(tables)).toEqual(figures.applications);
});

test('a table about something else is not one of these', () => {
  const rows = [
    ['类别', '自然人', '法律服务机构', '总计'],
    ['上年结转信访事项', '3', '0', '3'],
    ['予以公开的信访事项', '2', '0', '2'],
  ];
  expect(readApplications(tableRows({ grids: [rows] }))).toEqual([]);
});

test('the three groups of reviews and lawsuits may stand in tables of their own, under a row of labels', () => {
  const kinds = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const grids = [
    [['行政复议', '行政复议', '行政复议', '行政复议', '行政复议'], kinds, ['1', '0', '2', '0', '3']],
    [
      ['行政诉讼', ...Array<string>(10).fill('行政诉讼')],
      ['', ...Array<string>(5).fill('未经复议直接起诉'), ...Array<string>(5).fill('复议后起诉')],
      ['', ...kinds, ...kinds],
      ['件数', '0', '1', '0', '1', '2', '', '', '', '', ''],
    ],
  ];
  const [table] = readDisputes(tableRows({ grids }));
  expect(table?.groups.map((five) => five.map(({ value }) => value))).toEqual([
    [1, 0, 2, 0, 3],
    [0, 1, 0, 1, 2],
    [0, 0, 0, 0, 0],
  ]);
});

test('the whole report twice on a page is one report', () => {
  const html = reportHtml(figures, plain);
  expect(readApplications(tableRows(publishedReport(2024, html + html).page!.read()))).toHaveLength(1);
});
