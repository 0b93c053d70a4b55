import { test } from 'vitest';
import { column, listing, row, view } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = { from: '2016-01-01', within: 'P2Y', minShare: 1 };
const LIST = column('行政规范性文件', '/wj/');
interface Sketch {
  readonly writtenOn?: string;
  readonly validity?: string | null;
  readonly isUnopened?: true;
}
const document = (
  serial: number,
  publishedOn: string,
  { writtenOn = publishedOn, validity = '有效', isUnopened }: Sketch = {},
) => ({
  row: row(`青禾区第${String(serial)}号护林办法`, `/wj/${String(serial)}.html`, publishedOn),
  views: isUnopened
    ? []
    : [
        view(`/wj/${String(serial)}.html`, {
          facts: {
            kind: 'article',
            title: `青禾区第${String(serial)}号护林办法`,
            writtenOn,
            ...(validity && { validity }),
          },
        }),
      ],
});
const site = (documents: ReturnType<typeof document>[], missed?: Parameters<typeof listing>[2]) => ({
  listing: () =>
    listing(
      [LIST],
      documents.map((one) => one.row),
      missed,
    ),
  others: documents.flatMap((one) => one.views),
});

const examples: readonly Example[] = [
  [
    '从2016年起，都标注了',
    site([document(1, '2016-05-06'), document(2, '2021-05-06', { validity: '废止' })]),
    { value: 'passed', measured: { oldest: '2016-05-06', share: 1 } },
  ],
  ['两年以内开始', site([document(1, '2018-01-01')]), { value: 'passed' }],
  ['晚一天', site([document(1, '2018-01-02')]), { value: 'failed', codes: ['starts-late'] }],
  ['年底一次上网，看成文日期', site([document(1, '2021-12-30', { writtenOn: '2016-05-06' })]), { value: 'passed' }],
  ['更早的也列着', site([document(1, '2012-05-06'), document(2, '2021-05-06')]), { value: 'passed' }],
  [
    '有一件没有打开，可能更早',
    site([document(1, '2020-05-06'), document(2, '2021-12-30', { isUnopened: true })]),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['列表没有读完', site([document(1, '2020-05-06')], 'not-crawled'), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '一件没有标注',
    site([document(1, '2016-05-06'), document(2, '2021-05-06', { validity: null })]),
    { value: 'failed', codes: ['unlabelled'], measured: { share: 0.5 } },
  ],
  ['没有文件', site([]), { value: 'failed', codes: ['none'] }],
  ['没有栏目', { listing: () => listing([]) }, { value: 'failed', codes: ['no-column'] }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('documents/since', RULE, sketch), expected);
});

test('without a limit a list that begins later is for a person', () => {
  const { within: _within, ...rule } = RULE;
  const late = site([document(1, '2020-05-06')]);
  expectOutcome(judgeCheck('documents/since', rule, late), {
    value: 'cantTell',
    reason: 'candidates',
    codes: ['starts-late'],
  });
  expectOutcome(judgeCheck('documents/since', rule, site([document(1, '2016-12-31')])), { value: 'passed' });
});

test('the share of labels may be lower', () => {
  const sketch = site([document(1, '2016-05-06'), document(2, '2021-05-06', { validity: null })]);
  expectOutcome(judgeCheck('documents/since', { ...RULE, minShare: 0.5 }, sketch), { value: 'passed' });
});
