import { expect, test } from 'vitest';
import type { AuditReport } from '../../src/model/report.js';
import { compareOutcomes } from '../../src/scoring/compare-outcomes.js';
import { SAMPLE as report } from '../support/sample-report.js';

const changed = (rule: string, change: Partial<AuditReport['outcomes'][number]>): AuditReport => ({
  ...report,
  outcomes: report.outcomes.map((outcome) => (outcome.rule === rule ? { ...outcome, ...change } : outcome)),
});
const [first, second] = report.outcomes;

test('reports that say the same have no moves', () => {
  expect(compareOutcomes(report, report).moves).toEqual([]);
});

test('another outcome is a move, from and to', () => {
  const { moves } = compareOutcomes(report, changed(first!.rule, { value: 'untested', reason: 'not-selected' }));
  expect(moves).toMatchObject([
    { rule: first!.rule, from: { value: first!.value }, to: { value: 'untested', reason: 'not-selected' } },
  ]);
});

test('the same outcome with other points is a move', () => {
  const points = { earned: 0.01, min: 0.01, max: 0.02, outOf: 0.03 };
  expect(compareOutcomes(report, changed(second!.rule, { points })).moves).toMatchObject([{ to: { points } }]);
});

test('a rule of one report only has one side', () => {
  const without = { ...report, outcomes: report.outcomes.slice(1) };
  expect(compareOutcomes(report, without).moves.map(({ rule, to }) => [rule, to])).toEqual([[first!.rule, undefined]]);
  expect(compareOutcomes(without, report).moves.map(({ rule, from }) => [rule, from])).toEqual([
    [first!.rule, undefined],
  ]);
});
