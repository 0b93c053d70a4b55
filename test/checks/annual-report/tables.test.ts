import { test } from 'vitest';
import {
  applicationsTable,
  disputesTable,
  DRESSES,
  publishedTable,
  reportHtml,
  soundFigures,
} from '../../support/annual-report.js';
import { report, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { publishedReport } from '../../support/published-report.js';

const RULE = 'annual-report-tables';
const plain = DRESSES['朴素表格']!;
const now = soundFigures(31, 2021);
const then = soundFigures(32, 2019);
const one = (year: number, body: string): Example[1] => ({ annualReports: whole([publishedReport(year, body)]) });
const prose = `<p>${'本机关按照要求开展政府信息公开工作，全年运行平稳，群众满意。'.repeat(10)}</p>`;
const TITLES = ['主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况'];
const with_ = (...tables: Parameters<typeof plain>[0]): string => prose + plain(tables);
const attached = (text: string) => ({ facts: { kind: 'attachment' as const, textLength: text.length }, text });
const withAttachment = (body: string, file: Parameters<typeof view>[1] | undefined): Example[1] => {
  const fileView = file && view('/zwgk/nb/2024.docx', file);
  const plainReport = publishedReport(
    2024,
    `${body}<p>附件：<a href="/zwgk/nb/2024.docx">2024年度报告表格.docx</a></p>`,
  );
  return { annualReports: whole([plainReport]), ...(fileView ? { others: [fileView] } : {}) };
};
const gridsOf = (body: string) => publishedReport(2024, body).page!.read().grids;

const examples: readonly Example[] = [
  ['三张表齐全', one(2024, reportHtml(now, plain)), { value: 'passed' }],
  ['2020年度用2019年格式', one(2020, reportHtml(then, plain)), { value: 'passed' }],
  [
    '2022年度仍用2019年格式',
    one(2022, reportHtml(then, plain)),
    { value: 'failed', codes: ['format', 'format'], measured: { missing: [] } },
  ],
  ['2020年度却用了2021年格式', one(2020, reportHtml(now, plain)), { value: 'failed', codes: ['format', 'format'] }],
  [
    '只有主动公开的表还是旧格式',
    one(2023, with_(publishedTable(then), applicationsTable(now), disputesTable(now))),
    { value: 'failed', codes: ['format'] },
  ],
  [
    '一张表也没有',
    one(2024, prose),
    { value: 'failed', codes: ['missing', 'missing', 'missing'], measured: { missing: TITLES } },
  ],
  [
    '少了行政复议、行政诉讼的表',
    one(2024, with_(publishedTable(now), applicationsTable(now))),
    { value: 'failed', codes: ['missing'], measured: { missing: [TITLES[2]] } },
  ],
  [
    '少了收费的一块',
    one(2024, with_(publishedTable(now).slice(0, -3), applicationsTable(now), disputesTable(now))),
    { value: 'failed', codes: ['incomplete'] },
  ],
  [
    '申请表少了“重复申请”一行',
    one(
      2024,
      with_(
        publishedTable(now),
        applicationsTable(now).filter((cells) => !cells.some(({ text }) => text === '2.重复申请')),
        disputesTable(now),
      ),
    ),
    { value: 'failed', codes: ['incomplete'] },
  ],
  ['表格是图片', one(2024, `${prose}<p><img src="/t1.png"></p>`), { value: 'cantTell', reason: 'unreadable' }],
  ['表格在没有打开的附件里', withAttachment(prose, undefined), { value: 'cantTell', reason: 'unreadable' }],
  [
    '表格在读出的附件里',
    withAttachment(prose, { ...attached('年度报告表格'), grids: gridsOf(reportHtml(now, plain)) }),
    { value: 'passed' },
  ],
  [
    '打开的附件里也没有表格',
    withAttachment(prose, attached('本报告的说明')),
    { value: 'failed', codes: ['missing', 'missing', 'missing'] },
  ],
  [
    '表格里的字都在，却没有格子',
    one(
      2024,
      prose +
        plain([publishedTable(now), applicationsTable(now), disputesTable(now)]).replace(
          /<\/?(?:table|tbody|tr|td)[^>]*>/g,
          ' ',
        ),
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '报告分成几页',
    one(2024, `${prose}<p><a href="/zwgk/nb/2024_1.html">下一页</a></p>`),
    { value: 'cantTell', reason: 'unreadable' },
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
