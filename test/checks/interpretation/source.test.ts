import { test } from 'vitest';
import { interpretation, partial, view, whole } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = {
  period: { from: '2020-01-01', to: '2020-12-31' },
  sample: 10,
  titles: ['工作总结|情况汇报'],
  sources: ['日报|晚报|电视台|融媒体'],
  not: ['图解'],
};
const one = (title: string, source?: string, sketch = {}) =>
  interpretation(title, ['text'], {
    publishedOn: '2020-05-06',
    publishedOnFrom: 'list',
    page: view(`/zwgk/jd/${encodeURIComponent(title)}.html`, { facts: { kind: 'article', ...(source && { source }) } }),
    ...sketch,
  });
const { page: _page, ...unopened } = one('《青禾区河道管护办法》解读');

const examples: readonly Example[] = [
  [
    '部门自己解读',
    { interpretations: whole([one('《青禾区河道管护办法》解读', '区水务局')]) },
    { value: 'passed', measured: { count: 1, opened: 1 } },
  ],
  [
    '转发报纸',
    { interpretations: whole([one('河道管护有了新办法', '青禾日报')]) },
    { value: 'failed', codes: ['reposted'] },
  ],
  [
    '工作总结',
    { interpretations: whole([one('2019年河道管护工作总结', '区水务局')]) },
    { value: 'failed', codes: ['summary'] },
  ],
  ['图解工作总结是解读', { interpretations: whole([one('图解2019年工作总结', '区水务局')]) }, { value: 'passed' }],
  [
    '上一年的不看',
    { interpretations: whole([one('2018年工作总结', undefined, { publishedOn: '2019-12-31' })]) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['一篇都没有打开', { interpretations: whole([unopened]) }, { value: 'cantTell', reason: 'not-crawled' }],
  ['列表没有看到', { interpretations: partial([], 'needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('interpretation/source', RULE, sketch), expected);
});

test('an evaluator gets what was found as candidates, a sound site too', () => {
  for (const source of ['青禾日报', '区水务局'])
    expectOutcome(
      judgeCheck(
        'interpretation/source',
        RULE,
        { interpretations: whole([one('解读', source)]) },
        { decidedBy: 'evaluator' },
      ),
      { value: 'cantTell', reason: 'candidates' },
    );
});
