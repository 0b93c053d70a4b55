import { expect, test } from 'vitest';
import { coverageOf } from '../../src/model/coverage.js';
import { load, ruleFolder, WILLOW } from '../support/rule-folder.js';

const CLAUSES = `clauses:
  - { id: LW-1a, phrase: 及时更新公开指南, class: A, rules: [guide-fresh] }
  - { id: LW-2a, phrase: 公开指南写明电话, class: A, rules: [guide-contact] }
`;
const OFF =
  'id: pond\ntitle: 荷塘\nversion: 1.0.0\nextends: [willow]\noverrides: { guide-fresh: { enabled: false } }\n';
const checks = new Map();

test('a clause whose rules were switched off, or wait for their check, is uncovered and says why', () => {
  const folder = ruleFolder({ 'willow.yaml': WILLOW + CLAUSES, 'pond.yaml': OFF });
  const coverage = coverageOf(load(folder, 'pond'), () => false, checks);
  expect(coverage.uncovered).toEqual(['LW-1a', 'LW-2a']);
  expect(coverage.clauses.map(({ notes }) => notes)).toEqual([['switched-off'], ['pending']]);
  expect(coverage.counts.A).toEqual({ clauses: 2, covered: 0 });
});

test('only the rule set’s own rules are asked for their clause', () => {
  const profile = load(ruleFolder({ 'willow.yaml': WILLOW }));
  expect(coverageOf(profile, () => false, checks).rulesWithoutClause).toEqual([]);
  expect(coverageOf(profile, (rule) => rule === 'guide-fresh', checks).rulesWithoutClause).toEqual([
    { id: 'guide-fresh', title: '指南更新及时' },
  ]);
});
