import { expect, test } from 'vitest';
import { report, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const SECTIONS: readonly (readonly [string, string])[] = [
  ['一、总体情况', '全年主动公开信息412条。'],
  ['二、主动公开政府信息情况', '规范性文件制发3件。'],
  ['三、收到和处理政府信息公开申请情况', '新收申请9件。'],
  ['四、政府信息公开行政复议、行政诉讼情况', '没有发生。'],
  ['五、存在的主要问题及改进情况', '更新不够及时，已改进。'],
  ['六、其他需要报告的事项', '未收取信息处理费。'],
];
const HEADINGS = SECTIONS.map(([heading]) => heading);
const text = (sections = SECTIONS, lead = '根据条例编制本报告。'): string => [lead, ...sections.flat()].join('\n');
const renamed = (changes: Readonly<Record<number, string>>) =>
  SECTIONS.map(([heading, words], index): readonly [string, string] => [changes[index] ?? heading, words]);
const without = (index: number) => SECTIONS.filter((_, at) => at !== index);
const one = (words: string, year = 2024): Example[1] => ({ annualReports: whole([report(year, { text: words })]) });
const lacks = (...missing: string[]) =>
  ({ value: 'failed', codes: missing.map(() => 'missing'), measured: { missing } }) as const;
const pictured = { images: 3, videos: 0, audios: 0 };
const withMedia = (words: string): Example[1] => {
  const plain = report(2024, { text: words });
  const page = plain.page?.read();
  return {
    annualReports: whole([{ ...plain, page: { ...plain.page!, read: () => ({ ...page!, media: pictured }) } }]),
  };
};

const examples: readonly Example[] = [
  ['六部分齐全', one(text()), { value: 'passed' }],
  [
    '2019年格式的第五部分',
    one(text(renamed({ 4: '五、政府信息公开工作存在的主要问题及改进情况' })), 2020),
    { value: 'passed' },
  ],
  ['行政复议及行政诉讼', one(text(renamed({ 3: '四、政府信息公开行政复议及行政诉讼情况' }))), { value: 'passed' }],
  ['行政复议和行政诉讼', one(text(renamed({ 3: '四、政府信息公开行政复议和行政诉讼情况' }))), { value: 'passed' }],
  [
    '标题里有空白和全角点',
    one(text(renamed({ 0: '一．总 体 情 况', 5: '六 、其他需要报告的事项' }))),
    { value: 'passed' },
  ],
  [
    '标题没有编号，各占一行',
    one(text(SECTIONS.map(([heading, words]) => [heading.slice(2), words] as const))),
    { value: 'passed' },
  ],
  [
    '编号用（一）',
    one(text(SECTIONS.map(([heading, words]) => [`（${heading.slice(0, 1)}）${heading.slice(2)}`, words] as const))),
    { value: 'passed' },
  ],
  ['整篇连成一行', one(text().replaceAll('\n', '')), { value: 'passed' }],
  ['少第六部分', one(text(without(5))), lacks('其他需要报告的事项')],
  [
    '少第六部分，目录里却有',
    one(text(without(5), ['目录', ...HEADINGS.map((heading) => `${heading}……3`)].join('\n'))),
    lacks('其他需要报告的事项'),
  ],
  [
    '少第三部分，开头一句里却列了',
    one(text(without(2), `本报告包括${HEADINGS.join('；')}等六部分。`)),
    lacks('收到和处理政府信息公开申请情况'),
  ],
  ['目录紧接着正文', one([...HEADINGS, text(SECTIONS, '')].join('\n')), { value: 'passed' }],
  ['正文提到总体情况，却没有这一部分', one(text(without(0), '总体情况良好，现将工作报告如下。')), lacks('总体情况')],
  [
    '小标题不能顶替',
    one(
      text(
        without(1).flatMap(([heading, words], index) =>
          index === 0
            ? [
                [heading, words],
                ['（一）主动公开政府信息情况', '公开412条'],
              ]
            : [[heading, words]],
        ) as never,
      ),
    ),
    lacks('主动公开政府信息情况'),
  ],
  [
    '两部分对调',
    one(text([0, 1, 3, 2, 4, 5].map((index) => SECTIONS[index]!))),
    { value: 'failed', codes: ['out-of-order'], measured: { outOfOrder: ['政府信息公开行政复议、行政诉讼情况'] } },
  ],
  ['表格是图片，标题之间没有文字', withMedia(HEADINGS.join('\n')), { value: 'passed' }],
  ['正文是图片', withMedia('青禾区年度报告'), { value: 'cantTell', reason: 'unreadable' }],
  [
    '附件没能读出',
    { annualReports: whole([report(2024, { unreadBecause: 'unreadable' })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '2018年度还没有统一格式',
    { site: {}, asOf: '2020-05-01', annualReports: whole([report(2018, { text: '概述' })]) },
    { value: 'inapplicable', reason: 'before-format' },
  ],
  ['一份也没有', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)('annual-report-sections: %s', (_, sketch, expected) => {
  expectOutcome(judge('annual-report-sections', sketch), expected);
});

test('findings of two years stay apart', () => {
  const outcome = judge('annual-report-sections', {
    annualReports: whole([report(2024, { text: text(without(5)) }), report(2023, { text: text(without(5)) })]),
  });
  expect(outcome.findings.map(({ data }) => data?.['year'])).toEqual([2024, 2023]);
  expect(outcome.measured).toMatchObject({
    missing: ['其他需要报告的事项'],
    reports: [{ year: 2024 }, { year: 2023 }],
  });
});
