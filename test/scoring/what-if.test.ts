import { expect, test } from 'vitest';
import type { Profile, Rule } from '../../src/model/profile.js';
import type { RawOutcome } from '../../src/model/report.js';
import { whatIfPassed } from '../../src/scoring/what-if.js';

const rule = (id: string, level: Rule['level'], points: number): Rule => ({
  id,
  title: id,
  section: 'all',
  level,
  points,
  check: 'test/any',
  params: {},
  appliesTo: { kinds: ['district'] },
  source: [],
  isUnverified: false,
});
const outcome = (
  id: string,
  level: Rule['level'],
  value: RawOutcome['value'],
  tally?: RawOutcome['tally'],
): RawOutcome => ({
  rule: id,
  title: id,
  section: 'all',
  level,
  value,
  checked: 1,
  findings: [],
  basis: [],
  ...(tally && { tally }),
});
const profile: Profile = {
  id: 'test',
  title: 'test',
  version: '1',
  digest: '',
  sources: new Map(),
  vocabulary: new Map(),
  scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
  sections: [{ id: 'all', title: 'all', outOf: 100 }],
  rules: [
    rule('guide', 'deduction', 1000),
    { ...rule('categories', 'deduction', 1000), pointsPer: 'category' },
    rule('updated', 'veto', 0),
  ],
};
const site = { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district' };
const input = {
  profile,
  site,
  asOf: '2025-11-18',
  outcomes: [
    outcome('guide', 'deduction', 'passed'),
    outcome('categories', 'deduction', 'failed', { met: 1, unmet: 1, unknown: 0 }),
    outcome('updated', 'veto', 'failed'),
  ],
};

test('the points of a rule that passes are all gained, and nothing else moves', () => {
  const { now, then } = whatIfPassed(input, 'categories');
  expect([now.points.value, then.points.value]).toEqual([75, 100]);
  expect(then.verdict).toBe('unqualified');
});

test('a veto that passes gives the verdict back', () => {
  const { now, then } = whatIfPassed(input, 'updated');
  expect([now.verdict, then.verdict]).toEqual(['unqualified', 'qualified']);
  expect(then.points).toEqual(now.points);
});

test('a rule that passed already changes nothing', () => {
  const { now, then } = whatIfPassed(input, 'guide');
  expect(then).toEqual(now);
});
