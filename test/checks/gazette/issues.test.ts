import { expect, test } from 'vitest';
import { column, listing, partial, row, view, whole } from '../../support/fake-site.js';
import { sketchDocument } from '../../support/document-sketches.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const GAZETTE = column('政府公报', '/zfgb/');
const issue = (year: number, number: number, publishedOn = `${String(year)}-0${String(number * 2)}-20`) =>
  row(
    `青禾区人民政府公报${String(year)}年第${String(number)}期`,
    `/zfgb/${String(year)}-${String(number)}.html`,
    publishedOn,
  );
const page = (year: number, number: number, sketch: Parameters<typeof view>[1] = {}) =>
  view(`/zfgb/${String(year)}-${String(number)}.html`, { text: '本期目录：青禾区河道管护办法', ...sketch });
const PDF = {
  facts: {
    kind: 'article',
    textLength: 9,
    attachments: [{ text: '公报.pdf', url: 'http://www.qinghe.gov.cn/g.pdf', type: 'pdf' }],
  },
} as const;
const site = (
  rows: ReturnType<typeof issue>[],
  others: ReturnType<typeof page>[] = [],
  missed?: Parameters<typeof listing>[2],
) => ({
  listing: () => listing([GAZETTE], rows, missed),
  others,
});
const issues2025 = [issue(2025, 1), issue(2025, 2), issue(2025, 3)];

const READING = { sample: 2, downloads: true };
test.each<Example>([
  ['能读能下载', site(issues2025, [page(2025, 3, PDF), page(2025, 2)]), { value: 'passed', measured: { count: 3 } }],
  [
    '打不开',
    site(issues2025, [page(2025, 3, { status: 404, facts: { kind: 'error' } }), page(2025, 2, PDF)]),
    { value: 'failed', codes: ['dead'] },
  ],
  ['没有可下载的文件', site(issues2025, [page(2025, 3), page(2025, 2)]), { value: 'failed', codes: ['no-download'] }],
  [
    '电子翻页阅读器',
    site(issues2025, [page(2025, 3, { page: { frames: [{ url: 'http://www.qinghe.gov.cn/r', isVisible: true }] } })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['一期都没有打开', site(issues2025), { value: 'cantTell', reason: 'not-crawled' }],
  ['栏目是空的', site([]), { value: 'failed', codes: ['none'] }],
  [
    '看不出期数',
    site([row('公报文章', '/zfgb/1.html', '2025-05-06')]),
    { value: 'cantTell', reason: 'candidates', codes: ['unnumbered'] },
  ],
  ['没有栏目', { listing: () => listing([]) }, { value: 'failed', codes: ['no-column'] }],
])('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('gazette/issues', READING, sketch), expected);
});

const COMPLETE = { sample: 0, sinceFirst: true };
const totals = (...numbers: number[]) =>
  numbers.map((number) => row(`2025年公报（总第${String(number)}期）`, `/zfgb/z${String(number)}.html`, '2025-05-06'));
test.each<Example>([
  ['各年各期都在', site([issue(2024, 1), issue(2024, 2), ...issues2025]), { value: 'passed' }],
  ['缺一期', site([issue(2025, 1), issue(2025, 3)]), { value: 'failed', codes: ['gap'] }],
  ['缺一年', site([issue(2023, 1), ...issues2025]), { value: 'failed', codes: ['gap'] }],
  ['总期数从第一期起', site(totals(1, 2, 3)), { value: 'passed' }],
  ['总期数缺创刊的几期', site(totals(3, 4)), { value: 'failed', codes: ['gap'] }],
  [
    '列表没有读完',
    site([issue(2025, 1), issue(2025, 3)], [], 'not-crawled'),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['合刊', site([issue(2025, 1), row('2025年第2-3期', '/zfgb/23.html', '2025-06-20')]), { value: 'passed' }],
  [
    '年份只写在栏目名里',
    {
      listing: () =>
        listing(
          [column('2025年', '/zfgb/2025/')],
          [
            { ...row('第1期', '/zfgb/a.html'), listName: '2025年' },
            { ...row('第3期', '/zfgb/c.html'), listName: '2025年' },
          ],
        ),
    },
    { value: 'failed', codes: ['gap'] },
  ],
])('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('gazette/issues', COMPLETE, sketch), expected);
});

test('what is left out is named', () => {
  const outcome = judgeCheck('gazette/issues', COMPLETE, site([issue(2025, 1), issue(2025, 3)]));
  expect(outcome.findings[0]?.message).toContain('2025年第2期');
});

const REGULAR = { sample: 0, interval: 'P6M' };
test.each<Example>([
  ['半年前的同一天，正好', site([issue(2025, 1, '2025-05-18')]), { value: 'passed' }],
  ['早一天', site([issue(2025, 1, '2025-05-17')]), { value: 'failed', codes: ['stale'] }],
  ['没有日期', site([row('青禾区人民政府公报2025年第1期', '/zfgb/1.html')]), { value: 'cantTell', reason: 'no-date' }],
])('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('gazette/issues', REGULAR, sketch), expected);
});

const OFTENER = {
  sample: 0,
  oftener: { period: { from: '2025-01-01', to: '2025-12-31' }, before: { from: '2024-01-01', to: '2024-12-31' } },
};
test.each<Example>([
  ['三期多于一期', site([issue(2024, 1), ...issues2025]), { value: 'passed' }],
  ['一样多', site([issue(2024, 1), issue(2025, 1)]), { value: 'failed', codes: ['not-oftener'] }],
  ['往年没有列出', site(issues2025), { value: 'cantTell', reason: 'candidates', codes: ['not-oftener'] }],
])('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('gazette/issues', OFTENER, sketch), expected);
});

const CARRIES = { sample: 0, carries: 'normative' };
const document = (title: string, publishedOn = '2025-05-05') =>
  sketchDocument(title, 7, { info: { 发布日期: publishedOn } });
const issues = [issue(2025, 2), issue(2025, 3)];
const read = [page(2025, 2), page(2025, 3)];
test.each<Example>([
  [
    '刊登了',
    { ...site(issues, read), documents: whole([document('关于印发《青禾区河道管护办法》的通知')]) },
    { value: 'passed' },
  ],
  [
    '没有刊登',
    { ...site(issues, read), documents: whole([document('青禾区渡口管理办法')]) },
    { value: 'failed', codes: ['not-carried'] },
  ],
  [
    '比最新一期还新',
    { ...site(issues, read), documents: whole([document('青禾区渡口管理办法', '2025-09-05')]) },
    { value: 'passed' },
  ],
  [
    '比列出的最早一期还早',
    { ...site(issues, read), documents: whole([document('青禾区渡口管理办法', '2024-11-05')]) },
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '早了半年以上，不在这几期里',
    { ...site(issues, read), documents: whole([document('青禾区渡口管理办法', '2024-10-05')]) },
    { value: 'passed' },
  ],
  [
    '以后的一期没有打开',
    { ...site(issues, read.slice(0, 1)), documents: whole([document('青禾区渡口管理办法')]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '打开的各期以前的文件，有以后的文件可看就不问',
    {
      ...site([issue(2024, 3), ...issues], read),
      documents: whole([document('青禾区河道管护办法', '2025-05-05'), document('青禾区渡口管理办法', '2024-07-05')]),
    },
    { value: 'passed' },
  ],
  [
    '任免通知不必刊登',
    { ...site(issues, read), documents: whole([document('关于王某任职的通知')]) },
    { value: 'passed' },
  ],
  ['文件栏目没有看到', { ...site(issues, read), documents: partial([]) }, { value: 'cantTell', reason: 'truncated' }],
])('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('gazette/issues', CARRIES, sketch), expected);
});
