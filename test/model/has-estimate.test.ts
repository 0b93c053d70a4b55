import { expect, test } from 'vitest';
import { hasEstimate } from '../../src/model/has-estimate.js';
import type { RuleOutcome } from '../../src/model/report.js';

const rule = (
  value: RuleOutcome['value'],
  [min, max, outOf]: readonly [number, number, number],
  more: Partial<RuleOutcome> = {},
): RuleOutcome => ({
  rule: 'guide-elements',
  title: '指南要素齐全',
  section: 'guide',
  level: 'deduction',
  value,
  points: { earned: min, min, max, outOf },
  checked: 1,
  findings: [],
  basis: [],
  ...more,
});
const waiver = { justification: '机构改革', approvedBy: '区政府办公室', expiresOn: '2026-12-31' };
const silent = rule('untested', [0, 10, 10], { reason: 'unreachable' });

test.each([
  ['a failed rule', [rule('failed', [0, 0, 10]), silent], true],
  ['a passed rule', [rule('passed', [10, 10, 10]), silent], true],
  ['a part of an undecided rule', [rule('cantTell', [3, 10, 10], { reason: 'truncated' }), silent], true],
  [
    'much that bonus may still add',
    [rule('passed', [1, 1, 10]), silent, rule('cantTell', [0, 30, 0], { level: 'bonus' })],
    true,
  ],
  ['nothing with points', [silent], false],
  [
    'only a veto and a bonus',
    [rule('failed', [0, 0, 0], { level: 'veto' }), rule('passed', [5, 5, 0], { level: 'bonus' })],
    false,
  ],
  ['what only a waiver credits', [rule('untested', [10, 10, 10], { reason: 'unreachable', waiver }), silent], false],
  ['a failed rule that is waived', [rule('failed', [10, 10, 10], { waiver }), silent], true],
  ['no rule at all', [], false],
] as const)('of %s decided: a score %s', (_, outcomes, has) => {
  expect(hasEstimate({ outcomes: [...outcomes] })).toBe(has);
});
