import { expect, test } from 'vitest';
import { interpretation, partial, row, view, whole } from '../../support/fake-site.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const RULE = { forms: ['live', 'qa', 'demo'], period: { from: '2025-01-01', to: '2025-12-31' }, sample: 20 };
const on = (publishedOn: string) => ({ publishedOn, publishedOnFrom: 'list' as const });
const one = (title: string, forms: Parameters<typeof interpretation>[1], day = '2025-05-06', sketch = {}) =>
  interpretation(title, forms, { ...on(day), ...sketch });
const three = [
  one('【直播】养老服务办法解读', ['live']),
  one('【问答】养老服务办法', ['qa']),
  one('养老服务办法现场演示', ['text']),
];
const { page: _page, ...unopened } = one('养老服务办法解读', [], '2025-05-06', { formsFrom: 'none' });

const examples: readonly Example[] = [
  ['三种都用过', { interpretations: whole(three) }, { value: 'passed', measured: { missing: [], count: 3 } }],
  [
    '缺一种',
    { interpretations: whole([...three.slice(0, 2), one('养老服务办法图解', ['image'])]) },
    { value: 'failed', codes: ['missing'], measured: { missing: ['现场演示'] } },
  ],
  [
    '一种也没有',
    { interpretations: whole([one('养老服务办法图解', ['image'])]) },
    { value: 'failed', codes: ['unused'] },
  ],
  [
    '一年里没有解读',
    { interpretations: whole([one('旧的', ['live'], '2024-12-31')]) },
    { value: 'failed', codes: ['none'] },
  ],
  [
    '年初第一天的算',
    { interpretations: whole([...three.slice(1), one('【直播】', ['live'], '2025-01-01')]) },
    { value: 'passed' },
  ],
  [
    '没有打开、标题看不出形式',
    { interpretations: whole([...three.slice(0, 2), unopened]) },
    { value: 'cantTell', reason: 'not-crawled', codes: ['unopened'] },
  ],
  [
    '列表没有读到年初',
    { interpretations: { ...partial(three.slice(0, 2), 'not-crawled'), backTo: '2025-03-01' } },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '读过了年初',
    { interpretations: { things: three.slice(0, 2), isWhole: false, looked: [], backTo: '2024-12-30' } },
    { value: 'failed', codes: ['missing'] },
  ],
  [
    '没有日期的不算也不排除',
    { interpretations: whole([...three.slice(0, 2), interpretation('养老服务办法现场演示', ['demo'])]) },
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '上级的解读不算',
    { interpretations: whole([...three.slice(0, 2), one('国务院政策现场演示', ['demo'])]) },
    { value: 'failed', codes: ['missing'] },
  ],
  [
    '别的栏目里的直播解读也算',
    {
      interpretations: whole(three.slice(1)),
      others: [
        view('/hdjl/', { facts: { items: [row('【直播】养老服务办法政策解读', '/hdjl/1.html', '2025-06-01')] } }),
      ],
    },
    { value: 'passed' },
  ],
  [
    '页面一问一答',
    {
      interpretations: whole([
        three[0] ?? unopened,
        three[2] ?? unopened,
        one('养老服务办法政策解读', ['text'], '2025-05-06', {
          page: view('/zwgk/jd/yl.html', { text: '问：谁能申请？\n答：本区老人。\n问：怎么申请？\n答：到社区。' }),
        }),
      ]),
    },
    { value: 'passed' },
  ],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('interpretation/forms-used', RULE, sketch), expected);
});

test('of several forms any may do, and fewer may be enough', () => {
  const sketch = { interpretations: whole([one('动漫解读', ['animation']), one('音频解读', ['audio'])]) };
  const forms = [['audio', 'video'], 'animation', 'case'];
  expectOutcome(judgeCheck('interpretation/forms-used', { ...RULE, forms, least: 2 }, sketch), { value: 'passed' });
  const outcome = judgeCheck('interpretation/forms-used', { ...RULE, forms, least: 3 }, sketch);
  expectOutcome(outcome, { value: 'failed', codes: ['missing'], measured: { missing: ['案例'] } });
});

test('an evaluator gets those found; none of the forms is a fault', () => {
  const official = { ...RULE, forms: ['official'] };
  const review = { decidedBy: 'evaluator' } as const;
  const found = { interpretations: whole([one('局长解读养老服务办法', ['official'])]) };
  expectOutcome(judgeCheck('interpretation/forms-used', official, found, review), {
    value: 'cantTell',
    reason: 'candidates',
  });
  const none = judgeCheck('interpretation/forms-used', official, { interpretations: whole(three) }, review);
  expectOutcome(none, { value: 'failed', codes: ['unused'] });
  expect(none.findings[0]?.message).toContain('负责人解读');
});
