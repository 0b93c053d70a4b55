import { test } from 'vitest';
import { column, interpretation, listing, partial, row, view, whole } from '../../support/fake-site.js';
import { sketchDocument } from '../../support/document-sketches.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = { sample: 10, window: 'P2Y' };
const TITLE = '关于印发《青禾区河道管护办法》的通知';
const NORMATIVE = { 发文字号: '青政规〔2025〕1号' };
const document = (sketch: Parameters<typeof sketchDocument>[2] = {}, title = TITLE) =>
  sketchDocument(title, 1, { ...sketch, info: { ...NORMATIVE, ...sketch.info } });
const NOTICE = '关于《青禾区河道管护办法（征求意见稿）》公开征求意见的公告';
const site = (
  rows: Parameters<typeof listing>[1] = [],
  sketch: Parameters<typeof document>[0] = {},
  missed?: Parameters<typeof listing>[2],
) => ({
  documents: whole([document(sketch)]),
  listing: () => listing([column('意见征集', '/yjzj/')], rows, missed),
});
const notice = (publishedOn?: string, title = NOTICE) => row(title, `/yjzj/${String(publishedOn)}.html`, publishedOn);

const examples: readonly Example[] = [
  ['先征求过意见', site([notice('2025-07-01')]), { value: 'passed' }],
  ['没有征求', site(), { value: 'failed', codes: ['none'], measured: { without: [TITLE] } }],
  [
    '征求的是别的文件',
    site([notice('2025-07-01', '关于《青禾区渡口管理办法（征求意见稿）》公开征求意见的公告')]),
    { value: 'failed', codes: ['none'] },
  ],
  ['印发以后才征求', site([notice('2025-10-01')]), { value: 'failed', codes: ['after'] }],
  ['两年前的同一天', site([notice('2023-09-01')]), { value: 'passed' }],
  [
    '早于两年，可能是上一版',
    site([notice('2023-08-31')]),
    { value: 'cantTell', reason: 'candidates', codes: ['long-before'] },
  ],
  ['公告没有日期', site([notice()]), { value: 'cantTell', reason: 'no-date' }],
  [
    '后来公布了征集结果',
    site([notice('2025-10-01', '《青禾区河道管护办法》征求意见采纳情况')]),
    { value: 'cantTell', reason: 'candidates', codes: ['only-told'] },
  ],
  ['列表没有读够', site([], {}, 'not-crawled'), { value: 'cantTell', reason: 'not-crawled' }],
  ['没有去看征集栏目', { documents: whole([document()]) }, { value: 'cantTell', reason: 'not-crawled' }],
  [
    '公告列在别的栏目里',
    { ...site(), others: [view('/tzgg/', { facts: { items: [notice('2025-07-01')] } })] },
    { value: 'passed' },
  ],
  [
    '解读里写了征求过意见',
    site([], {
      interpretations: [
        interpretation('《青禾区河道管护办法》解读', ['text'], {
          page: view('/jd/1.html', { text: '起草中通过网站公开征求社会公众意见。' }),
        }),
      ],
    }),
    { value: 'cantTell', reason: 'candidates', codes: ['only-told'] },
  ],
  [
    '只从标题看是规范性文件',
    { ...site(), documents: whole([sketchDocument('青禾区河道管护办法', 1)]) },
    { value: 'cantTell', reason: 'candidates', codes: ['perhaps-none'] },
  ],
  [
    '任免通知不必征求',
    { ...site(), documents: whole([document({}, '关于王某任职的通知')]) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['文件栏目没有看到', { ...site(), documents: partial([]) }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('documents/consulted', RULE, sketch), expected);
});

test('documents of another time are not looked at', () => {
  const period = { from: '2024-01-01', to: '2024-12-31' };
  expectOutcome(judgeCheck('documents/consulted', { ...RULE, period }, site()), {
    value: 'inapplicable',
    reason: 'no-targets',
  });
});
