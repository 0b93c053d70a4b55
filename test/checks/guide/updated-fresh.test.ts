import { expect, test } from 'vitest';
import { undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { guideSite, guideText } from './guide-sketches.js';

const updated = (on: string): Example[1] => guideSite(`${guideText()}\n更新日期：${on}`);

const examples: readonly Example[] = [
  ['今年更新', updated('2025-05-06'), { value: 'passed', measured: { updatedOn: '2025-05-06', ageDays: 196 } }],
  ['正好两年前：首尾两天都算', updated('2023-11-18'), { value: 'passed' }],
  ['两年零一天前', updated('2023-11-17'), { value: 'failed', codes: ['stale'], measured: { ageDays: 732 } }],
  ['当天更新', updated('2025-11-18'), { value: 'passed', measured: { ageDays: 0 } }],
  ['日期在将来', updated('2025-11-19'), { value: 'failed', codes: ['future'] }],
  ['没有更新日期，由另一条规则扣分', guideSite(guideText()), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '指南由脚本填充',
    guideSite('', { facts: { needsBrowser: 'script-shell' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['没有指南', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['指南没有看到', { columns: { guide: undecided('truncated') } }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('guide-updated-fresh: %s', (_, sketch, expected) => {
  expectOutcome(judge('guide-updated-fresh', sketch), expected);
});

test('the finding quotes the date, its age and what is due', () => {
  const [finding] = judge('guide-updated-fresh', updated('2022-01-01')).findings;
  expect(finding?.message).toBe('指南标注的更新日期是 2022-01-01，距今 1417 天，早于应更新的期限 2023-11-18。');
  expect(finding?.evidence[0]?.quote).toBe('更新日期：2022-01-01');
});
