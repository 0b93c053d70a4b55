import { expect, test } from 'vitest';
import { undecided, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const article = (publishedAs: string | undefined, index = 0, quote = '') =>
  view(`/zwgk/${String(index)}.html`, {
    facts: {
      kind: 'article',
      title: `青禾区通知${String(index)}`,
      publishedOn: '2025-05-06',
      ...(publishedAs === undefined
        ? { publishedOnFrom: 'url' as const }
        : { publishedOnFrom: 'visible' as const, publishedAs }),
    },
    page: { labelledDates: [{ label: '发布日期', on: '2025-05-06', quote }] },
  });
const shown = (...dates: readonly (string | undefined)[]): Example[1] => ({
  others: dates.map((date, index) => article(date, index)),
});

const examples: readonly Example[] = [
  [
    '年月日，带不带时分秒都行',
    shown('2025-05-06', '2025-05-06 09:30', '2025-05-06 09:30:12', '2025—05—06 9:30'),
    { value: 'passed', measured: { count: 4, without: 0 } },
  ],
  [
    '写成汉字、斜线、点，或月日不足两位：一种写法一个问题',
    shown('2025年5月6日', '2025年5月8日', '2025/05/06', '2025.05.06', '2025-5-6', '2025-05-06'),
    { value: 'failed', codes: ['other-format', 'other-format', 'other-format', 'other-format'] },
  ],
  ['时间写成汉字', shown('2025-05-06 9时30分'), { value: 'failed', codes: ['other-format'] }],
  [
    '信息行写的是汉字，元数据表里另有规范的日期',
    { others: [article('2025年5月6日', 1, '发布日期 2025-05-06')] },
    { value: 'passed' },
  ],
  ['大半不显示日期', shown('2025-05-06', undefined, undefined), { value: 'cantTell', reason: 'no-date' }],
  ['都不显示日期', shown(undefined), { value: 'cantTell', reason: 'no-date' }],
  [
    '别的网站的文章不算',
    { others: [view('http://www.beimo.gov.cn/1.html', { facts: { kind: 'article', publishedAs: '2025/5/6' } })] },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '只有没读完整的文章',
    { others: [view('/a.html', { facts: { kind: 'article', unread: 'cut' } })] },
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['没有文章', {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '抓取中断，看到的几篇都对：不作数',
    { ...shown('2025-05-06'), crawl: { stoppedBecause: 'time' } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '抓取中断，看到的已有写错的',
    { ...shown('2025/05/06'), crawl: { stoppedBecause: 'time' } },
    { value: 'failed', codes: ['other-format'] },
  ],
  ['首页没有看到', { home: undecided('robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('date-format: %s', (_, sketch, expected) => {
  expectOutcome(judge('date-format', sketch), expected);
});

test('the finding names an article and quotes its date', () => {
  const [finding] = judge('date-format', shown('2025年5月6日', '2025-05-06')).findings;
  expect(finding).toMatchObject({
    message: '抽查的 2 个内容页中有 1 个的发布时间没有写成 YYYY-MM-DD，例如《青禾区通知0》写的是“2025年5月6日”。',
    evidence: [{ quote: '2025年5月6日' }],
  });
});
