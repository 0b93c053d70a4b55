/** Reports in little: what the command line looks at, the rest as of a district without faults. */
import type { AuditReport, RuleOutcome } from '../../src/model/report.js';

interface Wishes {
  readonly id?: string;
  readonly verdict?: AuditReport['scorecard']['verdict'];
  readonly value?: number;
  readonly min?: number;
  readonly vetoes?: readonly string[];
  readonly outcomes?: RuleOutcome[];
  readonly stoppedBecause?: AuditReport['crawl']['stoppedBecause'];
  readonly unanswered?: Record<string, number>;
}

export const reportOf = (wishes: Wishes = {}): AuditReport => ({
  schemaVersion: 1,
  tool: { name: 'gongkai', version: '0.0.0-test' },
  site: { id: wishes.id ?? 'lingxi', name: '灵溪区人民政府', url: 'http://www.lingxi.example/', kind: 'district' },
  profile: { id: 'national', title: '国家规则', version: '1.0.0', digest: 'd'.repeat(64) },
  asOf: '2026-03-31',
  startedAt: '2026-03-31T09:00:00+08:00',
  finishedAt: '2026-03-31T09:05:00+08:00',
  crawl: {
    requests: 120,
    pages: 100,
    rendered: 0,
    bytes: 1_000_000,
    unanswered: {
      total: Object.values(wishes.unanswered ?? {}).reduce((sum, count) => sum + count, 0),
      byReason: wishes.unanswered ?? {},
    },
    truncated: (wishes.stoppedBecause ?? 'complete') !== 'complete',
    stoppedBecause: wishes.stoppedBecause ?? 'complete',
  },
  scorecard: {
    verdict: wishes.verdict ?? 'qualified',
    points: { value: wishes.value ?? wishes.min ?? 90, min: wishes.min ?? 90, max: 100, outOf: 100, bonus: 0 },
    vetoes: [...(wishes.vetoes ?? [])],
    sections: [],
  },
  outcomes: wishes.outcomes ?? [],
});

const pointsOf = {
  passed: { earned: 3, min: 3, max: 3 },
  failed: { earned: 0, min: 0, max: 0 },
  cantTell: { earned: 0, min: 0, max: 3 },
  untested: { earned: 0, min: 0, max: 3 },
  inapplicable: { earned: 0, min: 0, max: 0 },
};

export const outcomeOf = (
  wishes: Pick<RuleOutcome, 'rule' | 'value'> & Partial<RuleOutcome> & { fingerprint?: string },
): RuleOutcome => {
  const { fingerprint, ...outcome } = wishes;
  const isOpen = outcome.value === 'failed' || outcome.value === 'cantTell';
  return {
    title: `${outcome.rule} 的要求`,
    section: 'guide',
    level: 'deduction',
    points: { ...pointsOf[outcome.value], outOf: 3 },
    checked: 1,
    findings: isOpen
      ? [
          {
            fingerprint: fingerprint ?? '0123456789abcdef',
            value: outcome.value === 'failed' ? 'failed' : 'cantTell',
            code: 'missing',
            message: '缺少办公时间',
            evidence: [],
          },
        ]
      : [],
    basis: [],
    ...outcome,
  };
};
