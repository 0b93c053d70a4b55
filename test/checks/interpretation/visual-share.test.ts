import { test } from 'vitest';
import { interpretation, partial, row, view, whole } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = {
  period: { from: '2020-01-01', to: '2020-12-31' },
  before: { from: '2019-01-01', to: '2019-12-31' },
  sample: 20,
  forms: ['image', 'video', 'qa', 'case', 'animation'],
};
let serial = 0;
const one = (day: string, form: 'text' | 'image', sketch = {}) =>
  interpretation(`第${String(serial++)}号解读`, [form], { publishedOn: day, publishedOnFrom: 'list', ...sketch });
const year = (of: number, texts: number, images: number) => [
  ...Array.from({ length: texts }, () => one(`${String(of)}-05-06`, 'text')),
  ...Array.from({ length: images }, () => one(`${String(of)}-05-07`, 'image')),
];
const { page: _page, ...unopened } = one('2020-06-01', 'text', { formsFrom: 'none', forms: [] });

const examples: readonly Example[] = [
  [
    '从四分之一到二分之一',
    { interpretations: whole([...year(2019, 3, 1), ...year(2020, 2, 2)]) },
    { value: 'passed', measured: { share: 0.5, shareBefore: 0.25 } },
  ],
  [
    '没有变',
    { interpretations: whole([...year(2019, 2, 2), ...year(2020, 2, 2)]) },
    { value: 'failed', codes: ['not-raised'] },
  ],
  [
    '降低',
    { interpretations: whole([...year(2019, 2, 2), ...year(2020, 3, 1)]) },
    { value: 'failed', codes: ['not-raised'] },
  ],
  ['已经全是非文字的', { interpretations: whole([...year(2019, 0, 2), ...year(2020, 0, 2)]) }, { value: 'passed' }],
  [
    '往年没有可比的',
    { interpretations: whole(year(2020, 2, 2)) },
    { value: 'cantTell', reason: 'candidates', codes: ['nothing-before'] },
  ],
  [
    '有一篇没有打开',
    { interpretations: whole([...year(2019, 1, 1), ...year(2020, 1, 1), unopened]) },
    { value: 'cantTell', reason: 'not-crawled', codes: ['unopened'] },
  ],
  [
    '字数很少、没有别的，是文字',
    {
      interpretations: whole([
        ...year(2019, 1, 1),
        ...year(2020, 1, 1),
        one('2020-06-02', 'text', { forms: [], formsFrom: 'none' }),
      ]),
    },
    { value: 'failed', codes: ['not-raised'] },
  ],
  [
    '别的页面上通向解读栏目的一行不是解读',
    {
      interpretations: whole([...year(2019, 3, 1), ...year(2020, 2, 2)]),
      others: [
        view('/zwgk/', { facts: { items: [row('政策解读', '/zwgk/jd/')] } }),
        view('/zwgk/jd/', { facts: { kind: 'column', title: '政策解读' } }),
      ],
    },
    { value: 'passed' },
  ],
  ['当年没有解读', { interpretations: whole(year(2019, 1, 1)) }, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '列表没有读到上年',
    { interpretations: partial(year(2020, 2, 2), 'not-crawled') },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('interpretation/visual-share', RULE, sketch), expected);
});
