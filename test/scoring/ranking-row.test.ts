import { expect, test } from 'vitest';
import type { AuditReport, RuleOutcome } from '../../src/model/report.js';
import { rankingRow } from '../../src/scoring/ranking-row.js';
import { SAMPLE } from '../support/sample-report.js';

test('of a rule that waits for an evaluator on account of one unit, the others have their points', () => {
  const outcome: RuleOutcome = {
    rule: 'unit-columns',
    title: '部门和镇街的公开页面设有四个固定栏目',
    section: 'statutory',
    level: 'deduction',
    value: 'cantTell',
    reason: 'candidates',
    points: { earned: 0, min: 0, max: 0, outOf: 0 },
    checked: 2,
    findings: [],
    units: [
      { name: '青禾区财政局', value: 'passed', outOf: 0.3 },
      { name: '稻香街道办事处', value: 'cantTell', reason: 'candidates' },
    ],
    basis: [],
  };
  const result = { kind: 'department', outcomes: {} };
  const report: AuditReport = {
    ...SAMPLE,
    outcomes: [outcome],
    units: [
      { ...result, name: '青禾区财政局', points: { value: 100, min: 100, max: 100, outOf: 0.3 } },
      { ...result, name: '稻香街道办事处', points: { value: 0, min: 0, max: 0, outOf: 0 } },
    ],
  };
  const [finance, street] = rankingRow(report).units;
  expect([...(finance?.due.figures ?? [])]).toEqual([30, 30, 30]);
  expect(street?.due.rules).toEqual([]);
});
