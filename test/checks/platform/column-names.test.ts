import { expect, test } from 'vitest';
import { column, undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const named = (guide: string, more: Example[1]['columns'] = {}): Example[1] => ({
  columns: { guide: column(guide, '/zwgk/zn/'), ...more },
});

const examples: readonly Example[] = [
  ['名称一字不差', named('政府信息公开指南'), { value: 'passed' }],
  ['只差换行和箭头', named('政府信息\n公开指南 >>'), { value: 'passed' }],
  ['后面带条数', named('政府信息公开指南（12）'), { value: 'passed' }],
  ['菜单放不下，截短了', named('政府信息公开指…'), { value: 'passed' }],
  [
    '年报按部门的叫法也算规范',
    { columns: { 'annual-report': column('政府信息公开工作年度报告', '/nb/') } },
    { value: 'passed' },
  ],
  [
    '用了别名',
    named('公开指南'),
    { value: 'failed', codes: ['alias'], measured: { names: { 公开指南: '政府信息公开指南' } } },
  ],
  ['名称前加了单位名', named('青禾区政府信息公开指南'), { value: 'failed', codes: ['alias'] }],
  [
    '一个别名，一个没看到',
    named('指南', { system: undecided('robots') }),
    { value: 'failed', codes: ['alias', 'undecided'] },
  ],
  [
    '一个规范，一个没看到',
    named('政府信息公开指南', { system: undecided('robots') }),
    { value: 'cantTell', reason: 'robots' },
  ],
  ['一个栏目也没有，由别的规则扣分', {}, { value: 'inapplicable', reason: 'no-targets' }],
];

test.each(examples)('platform-column-names: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-column-names', sketch), expected);
});

test('the finding says what the column is called and what it must be called', () => {
  const [finding] = judge('platform-column-names', named('公开指南')).findings;
  expect(finding?.message).toBe('栏目名称是“公开指南”，应为“政府信息公开指南”。');
  expect(finding?.evidence[0]?.quote).toBe('公开指南');
});
