import { expect, test } from 'vitest';
import { column, listing, row, view } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const LIST = column('政策文件', '/wj/');
const opened = (number: number, documentNumber = `青政发〔2025〕${String(number)}号`) =>
  view(`/wj/${String(number)}.html`, { facts: { kind: 'article', documentNumber } });
const one = (number: number, publishedOn = '2025-05-06') =>
  row(`青禾区护林通知之${String(number)}`, `/wj/${String(number)}.html`, publishedOn);
const site = (numbers: number[], sketch: { missed?: Parameters<typeof listing>[2]; unopened?: number[] } = {}) => ({
  listing: () =>
    listing(
      [LIST],
      [...numbers, ...(sketch.unopened ?? [])].map((number) => one(number)),
      sketch.missed,
    ),
  others: numbers.map((number) => opened(number)),
});

const examples: readonly Example[] = [
  ['一号到三号都在', site([1, 2, 3]), { value: 'passed', measured: { numbers: { '青政发〔2025〕': 3 } } }],
  ['缺二号，要人工核对', site([1, 3]), { value: 'cantTell', reason: 'candidates', codes: ['gap'] }],
  ['缺一号', site([2]), { value: 'cantTell', reason: 'candidates', codes: ['gap'] }],
  [
    '缺的可能是没有打开的',
    site([1, 3], { unopened: [2] }),
    { value: 'cantTell', reason: 'not-crawled', codes: ['gap'] },
  ],
  ['一件都没有打开', site([], { unopened: [1, 2] }), { value: 'cantTell', reason: 'not-crawled' }],
  ['列表没有读到年初', site([1, 2], { missed: 'truncated' }), { value: 'cantTell', reason: 'truncated' }],
  [
    '文号写在标题里',
    {
      listing: () =>
        listing(
          [LIST],
          [
            row('青政发〔2025〕1号 关于护林的通知', '/wj/1.html', '2025-05-06'),
            row('青政发〔2025〕2号 关于防火的通知', '/wj/2.html', '2025-05-06'),
          ],
        ),
    },
    { value: 'passed' },
  ],
  [
    '文号写在列表的表格里',
    {
      listing: () =>
        listing(
          [
            column('政策文件', '/wj/', {
              pages: [view('/wj/', { text: '标题\t文号\n关于护林的通知\t青政发〔2025〕2号' })],
            }),
          ],
          [row('关于护林的通知', '/wj/1.html', '2025-05-06')],
        ),
    },
    { value: 'cantTell', reason: 'candidates', codes: ['gap'] },
  ],
  [
    '上年的文号不看',
    { listing: () => listing([LIST], [one(7)]), others: [opened(7, '青政发〔2024〕7号')] },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '上级的文号不看',
    { listing: () => listing([LIST], [one(7)]), others: [opened(7, '国发〔2025〕7号')] },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['没有栏目', { listing: () => listing([]) }, { value: 'failed', codes: ['no-column'] }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('documents/numbering', {}, sketch), expected);
});

test('the years may be fixed', () => {
  const sketch = { listing: () => listing([LIST], [one(2, '2024-05-06')]), others: [opened(2, '青政发〔2024〕2号')] };
  const outcome = judgeCheck('documents/numbering', { years: [2024] }, sketch);
  expectOutcome(outcome, { value: 'cantTell', reason: 'candidates' });
  expect(outcome.findings[0]?.message).toContain('缺：1 号');
});
