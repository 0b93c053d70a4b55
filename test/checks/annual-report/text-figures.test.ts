import { test } from 'vitest';
import { DRESSES, reportHtml, soundFigures } from '../../support/annual-report.js';
import { report, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { publishedReport } from '../../support/published-report.js';

const RULE = 'annual-report-text-figures';
const plain = DRESSES['朴素表格']!;
const figures = soundFigures(51, 2021);
const earlier = soundFigures(52, 2019);
const total = (line: number): number => figures.applications[line]?.[6] ?? 0;
const [received, taken, handled, left] = [total(0), total(1), total(23), total(24)];
const refused = figures.applications.slice(4, 12).reduce((sum, line) => sum + (line[6] ?? 0), 0);
const [made] = figures.normative;
const reviews = figures.disputes[0]?.[4] ?? 0;
const lawsuits = (figures.disputes[1]?.[4] ?? 0) + (figures.disputes[2]?.[4] ?? 0);
const says = (prose: string, year = 2024): Example[1] => ({
  annualReports: whole([publishedReport(year, `<p>${prose}</p>${reportHtml(figures, plain)}`)]),
});
const agrees = { value: 'passed' } as const;
const differs = (count = 1) =>
  ({ value: 'failed', codes: Array<string>(count).fill('differs'), measured: { count } }) as const;

const examples: readonly Example[] = [
  [
    '正文各处数字都与表格相符',
    says(
      `2024年，本年新收政府信息公开申请${received}件，上年结转${taken}件，办结${handled}件，结转下年度继续办理${left}件。不予公开${refused}件。全年制发行政规范性文件${made}件。因政府信息公开引发的行政复议${reviews}件、行政诉讼${lawsuits}件。`,
    ),
    agrees,
  ],
  [
    '收到的申请连同上年结转的一起说',
    says(`全年共收到政府信息公开申请${received + taken}件（含上年结转${taken}件）。`),
    agrees,
  ],
  ['数量写在前面', says(`全年收到${received}件政府信息公开申请，均已办理。`), agrees],
  ['新收数与表格不符', says(`全年收到政府信息公开申请${received + 100}件，均按期答复。`), differs()],
  ['上年结转和结转下年都不符', says(`信息公开申请上年结转${taken + 7}件，结转下一年度${left + 9}件。`), differs(2)],
  [
    '规范性文件件数不符',
    says(`全年制定行政规范性文件${made + 20}件，废止规范性文件${figures.normative[1]}件。`),
    differs(),
  ],
  ['行政诉讼件数不符', says(`因政府信息公开工作被提起行政诉讼${lawsuits + 3}件。`), differs()],
  [
    '不予公开的件数不符',
    says(`政府信息公开申请均已答复。其中，不予公开${refused + 1}件。`),
    { value: 'failed', codes: ['differs'] },
  ],
  [
    '2019年格式也有规范性文件的制作数量，没有废止数量',
    {
      annualReports: whole([
        publishedReport(
          2020,
          `<p>全年制定行政规范性文件${earlier.normative[0]}件，废止行政规范性文件3件。</p><img src="/1.png">${reportHtml(earlier, plain)}`,
        ),
      ]),
    },
    agrees,
  ],
  [
    '说的是去年',
    says(`2023年收到政府信息公开申请${received + 100}件。`),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '说的是上半年',
    says(`上半年收到政府信息公开申请${received + 100}件。`),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '说的是各部门',
    says(`各部门收到政府信息公开申请${received + 100}件。`),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '说的只是网上提出的申请',
    says(`通过网站收到政府信息公开申请${received - 1}件。`),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '说的是五年来的累计',
    says(`五年来累计收到政府信息公开申请${received * 5}件。`),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '办结的是热线工单和建议提案',
    says(
      `申请公开的渠道畅通。热线受理工单${handled + 300}件，办结${handled + 290}件；承办建议提案，办结${handled + 7}件。`,
    ),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '没有说是不是信息公开申请',
    says(`上年结转${taken + 7}件，办结${handled + 9}件。`),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['正文没有写数字', says('申请均按期答复，没有超期。'), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '正文写了数字，表格却是图片',
    {
      annualReports: whole([
        publishedReport(
          2024,
          `<p>全年收到政府信息公开申请12件。</p><p>${'数据见下图。'.repeat(30)}</p><img src="/1.png">`,
        ),
      ]),
    },
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
