import { expect, test } from 'vitest';
import type { Finding, RuleOutcome } from '../../src/model/report.js';
import { openPlaces, problemPlaces } from '../../src/report/places.js';

const finding = (value: Finding['value']): Finding => ({
  fingerprint: value === 'failed' ? 'f'.repeat(16) : 'c'.repeat(16),
  value,
  code: 'missing',
  message: '没有找到依申请公开渠道。',
  evidence: [],
});
const rule = (value: RuleOutcome['value'], findings: readonly Finding['value'][], reason?: string) => ({
  rule: 'application-channel',
  title: '依申请公开渠道畅通',
  section: 'platform',
  level: 'deduction' as const,
  value,
  ...(reason !== undefined && { reason }),
  points: { earned: 0, min: 0, max: 0, outOf: 2 },
  checked: 1,
  findings: findings.map(finding),
  basis: [],
});

test.each([
  ['failed at two places', rule('failed', ['failed', 'failed']), 2, 0],
  ['failed at one, one left open', rule('failed', ['failed', 'cantTell']), 1, 1],
  ['failed without a place', rule('failed', []), 1, 0],
  ['failed by an evaluator where only open places stand', rule('failed', ['cantTell']), 1, 1],
  [
    'waits for a person at two places, one of them a candidate',
    rule('cantTell', ['failed', 'cantTell'], 'candidates'),
    0,
    2,
  ],
  ['could not be begun', rule('untested', [], 'no-browser'), 0, 1],
  ['of a site that never answered', rule('untested', [], 'unreachable'), 0, 0],
  ['passed', rule('passed', []), 0, 0],
] as const)('a rule that %s', (_, outcome, problems, open) => {
  expect([problemPlaces(outcome).length, openPlaces(outcome).length]).toEqual([problems, open]);
});
