import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/model/decision.js';
import type { EvidenceItem } from '../../src/model/report.js';
import { basisOf, holdsFor } from '../../src/scoring/decision-holds.js';
import { reviewReport } from '../../src/scoring/review-report.js';
import { findingOf, judgedReport, type JudgedRule } from '../support/judged-report.js';

const basis = { digest: '', meaning: '', value: 'cantTell', faults: [], doubts: [] };
const decide = (subject: Partial<Decision>, value: Decision['value'], more: Partial<Decision> = {}): Decision => ({
  ...subject,
  value,
  reason: '已打开页面核对',
  by: '评估人甲',
  at: '2025-11-21T10:00:00+08:00',
  basis,
  ...more,
});

/** The known answer of scoring.md. */
const KNOWN: Record<string, JudgedRule> = {
  a: { value: 'passed' },
  b: {
    value: 'failed',
    pointsPer: 'element',
    tally: { met: 2, unmet: 3, unknown: 0 },
    findings: [findingOf('b', 'failed')],
  },
  c: { value: 'cantTell', reason: 'truncated' },
  d: { value: 'inapplicable', reason: 'no-targets' },
  v: { value: 'passed', level: 'veto' },
};

const PHOTOS: EvidenceItem = {
  clause: 'SZ2024-14a',
  bring: '政务公开专区照片',
  section: 'platform',
  worth: 5,
  points: { earned: 0, min: 0, max: 0, outOf: 0 },
};

describe('a decision moves the score as scoring.md says', () => {
  const { report, profile } = judgedReport(KNOWN, { items: [PHOTOS] });
  const points = (...decisions: Decision[]) => reviewReport(report, profile, decisions).scorecard.points;

  test('no decision: the report itself', () => {
    expect(report.scorecard.points).toEqual({ value: 70, min: 46.67, max: 80, outOf: 30, bonus: 0 });
    expect(reviewReport(report, profile, [])).toBe(report);
  });

  test('a doubt settled well closes the interval at its top, one settled badly at its bottom', () => {
    expect(points(decide({ rule: 'c' }, 'passed'))).toEqual({ value: 80, min: 80, max: 80, outOf: 30, bonus: 0 });
    expect(points(decide({ rule: 'c' }, 'failed'))).toEqual({
      value: 46.67,
      min: 46.67,
      max: 46.67,
      outOf: 30,
      bonus: 0,
    });
  });

  test('what does not apply is not due any more', () => {
    expect(points(decide({ rule: 'c' }, 'inapplicable'))).toMatchObject({ value: 70, min: 70, max: 70, outOf: 20 });
  });

  test('some of the points, never more than the rule has', () => {
    expect(points(decide({ rule: 'c' }, 'partly', { earned: 2.5 }))).toMatchObject({ value: 55, min: 55, max: 55 });
    expect(points(decide({ rule: 'c' }, 'partly', { earned: 99 }))).toMatchObject({ value: 80 });
  });

  test('an override of a fault gives its points back and takes its findings out; the program’s answer stays readable', () => {
    const after = reviewReport(report, profile, [decide({ rule: 'b' }, 'passed')]);
    expect(after.scorecard.points).toMatchObject({ min: 66.67, max: 100, value: 100 });
    expect(after.outcomes[1]).toMatchObject({
      value: 'passed',
      findings: [],
      review: { by: '评估人甲', was: { value: 'failed', findings: 1 } },
    });
  });

  test('a doubt that is confirmed without any place at fault is a problem of its own', () => {
    const [, , c] = reviewReport(report, profile, [decide({ rule: 'c' }, 'failed')]).outcomes;
    expect(c?.reason).toBeUndefined();
    expect(c?.findings).toMatchObject([{ value: 'failed', code: 'reviewed', message: /已打开页面核对/ }]);
  });

  test('an evidence item counts from when it is reviewed, up to its worth', () => {
    expect(points(decide({ clause: 'SZ2024-14a' }, 'passed'))).toMatchObject({ outOf: 35, min: 54.29, max: 82.86 });
    expect(points(decide({ clause: 'SZ2024-14a' }, 'partly', { earned: 9 }))).toMatchObject({ outOf: 35, min: 54.29 });
    const after = reviewReport(report, profile, [decide({ clause: 'SZ2024-14a' }, 'partly', { earned: 2 })]);
    expect(after.scorecard.sections[0]).toMatchObject({ earned: 16, outOf: 35 });
    expect(after.evidenceItems?.[0]?.points).toEqual({ earned: 2, min: 2, max: 2, outOf: 5 });
  });

  test('the last of several decisions on the same counts', () => {
    expect(points(decide({ rule: 'c' }, 'failed'), decide({ rule: 'c' }, 'passed'))).toMatchObject({ value: 80 });
  });

  test('a veto that was undecided decides the verdict', () => {
    const open = judgedReport({
      a: { value: 'passed' },
      v: { value: 'untested', reason: 'no-ipv6-route', level: 'veto' },
    });
    const verdict = (value: Decision['value']) =>
      reviewReport(open.report, open.profile, [decide({ rule: 'v' }, value)]).scorecard;
    expect(open.report.scorecard.verdict).toBe('undetermined');
    expect(verdict('passed')).toMatchObject({ verdict: 'qualified', vetoes: [] });
    expect(verdict('failed')).toMatchObject({ verdict: 'unqualified', vetoes: ['v'] });
  });

  test('candidates count nothing until they are decided, then like any other', () => {
    const found = judgedReport({
      a: { value: 'passed' },
      k: { value: 'cantTell', reason: 'candidates', decidedBy: 'evaluator', findings: [findingOf('e', 'cantTell')] },
    });
    expect(found.report.scorecard.points).toMatchObject({ value: 100, outOf: 10 });
    const after = reviewReport(found.report, found.profile, [decide({ rule: 'k' }, 'failed')]);
    expect(after.scorecard.points).toMatchObject({ value: 50, min: 50, max: 50, outOf: 20 });
    expect(after.outcomes[1]?.findings).toMatchObject([{ fingerprint: 'e'.repeat(16), value: 'failed' }]);
  });

  test('of a fault that was refuted the others stay', () => {
    const two = judgedReport({
      a: { value: 'failed', findings: [findingOf('1', 'failed'), findingOf('2', 'failed')] },
    });
    const after = reviewReport(two.report, two.profile, [
      decide({ rule: 'a' }, 'failed', { refuted: ['1'.repeat(16)] }),
    ]);
    expect(after.outcomes[0]?.findings.map(({ fingerprint }) => fingerprint)).toEqual(['2'.repeat(16)]);
  });

  test('a waived rule keeps its points, and what is set aside follows the decision', () => {
    const waivers = [{ rule: 'a', justification: '系统迁移', approvedBy: '主任', expiresOn: '2026-01-01' }];
    const waived = judgedReport({ a: { value: 'failed' }, z: { value: 'passed' } }, { waivers });
    const after = (value: Decision['value']) =>
      reviewReport(waived.report, waived.profile, [decide({ rule: 'a' }, value, { earned: 4 })]);
    expect(after('failed').outcomes[0]?.waiver?.setAside).toBe(10);
    expect(after('partly').outcomes[0]?.waiver?.setAside).toBe(6);
    expect(after('passed').outcomes[0]?.waiver?.setAside).toBeUndefined();
    expect(after('failed').scorecard.points.value).toBe(100);
  });
});

describe('units', () => {
  const FINANCE = '青禾区财政局';
  const STREET = '稻香街道办事处';
  const both = (finance: JudgedRule['value'], street: JudgedRule['value']) => [
    { name: FINANCE, value: finance },
    { name: STREET, value: street, ...(street === 'cantTell' && { reason: 'not-crawled' }) },
  ];

  test('a rule that is made of its units follows them, and so does the unit’s own score', () => {
    const { report, profile } = judgedReport(
      {
        g: {
          value: 'cantTell',
          reason: 'not-crawled',
          pointsPer: 'unit',
          tally: { met: 1, unmet: 0, unknown: 1 },
          units: both('passed', 'cantTell'),
        },
      },
      { units: [FINANCE, STREET] },
    );
    expect(report.scorecard.points).toMatchObject({ min: 50, max: 100 });
    const after = reviewReport(report, profile, [decide({ rule: 'g', unit: STREET }, 'failed')]);
    expect(after.scorecard.points).toMatchObject({ min: 50, max: 50, value: 50 });
    expect(after.outcomes[0]).toMatchObject({ value: 'failed', findings: [{ unit: STREET }] });
    expect(after.units).toMatchObject([
      { name: FINANCE, points: { value: 100 } },
      { name: STREET, points: { value: 0, min: 0, max: 0 }, outcomes: { failed: 1 } },
    ]);
  });

  test('where more than units was judged, the rule waits for its own decision', () => {
    const { report, profile } = judgedReport(
      {
        g: {
          value: 'cantTell',
          reason: 'not-crawled',
          units: both('passed', 'cantTell'),
          findings: [findingOf('c', 'cantTell')],
        },
      },
      { units: [FINANCE, STREET] },
    );
    const after = reviewReport(report, profile, [decide({ rule: 'g', unit: STREET }, 'passed')]);
    expect(after.outcomes[0]?.value).toBe('cantTell');
    expect(after.units?.[1]?.points.value).toBe(100);
  });
});

describe('properties', () => {
  const value = fc.constantFrom('passed', 'failed', 'cantTell', 'inapplicable' as const);
  const rules = fc.array(fc.record({ value, points: fc.integer({ min: 1, max: 30 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  const verdict = fc.constantFrom('passed', 'failed' as const);
  const sketchOf = (drawn: readonly { value: JudgedRule['value']; points: number }[]) =>
    Object.fromEntries(
      drawn.map((one, nth) => [`r${nth}`, { ...one, ...(one.value === 'cantTell' && { reason: 'truncated' }) }]),
    );

  test('each doubt that is settled narrows the interval, never leaves it, and all of them close it', () => {
    fc.assert(
      fc.property(rules, fc.array(verdict, { minLength: 12, maxLength: 12 }), (drawn, verdicts) => {
        const { report, profile } = judgedReport(sketchOf(drawn));
        const doubts = report.outcomes.filter((one) => one.value === 'cantTell');
        let before = report.scorecard.points;
        const decisions: Decision[] = [];
        for (const [nth, { rule }] of doubts.entries()) {
          decisions.push(decide({ rule }, verdicts[nth] ?? 'failed'));
          const { points } = reviewReport(report, profile, decisions).scorecard;
          expect(points.min).toBeGreaterThanOrEqual(before.min);
          expect(points.max).toBeLessThanOrEqual(before.max);
          expect(points.value).toBeGreaterThanOrEqual(points.min);
          expect(points.value).toBeLessThanOrEqual(points.max);
          before = points;
        }
        if (doubts.length > 0) expect(before.min).toBe(before.max);
      }),
    );
  });

  test('deciding what the program found already changes no figure', () => {
    fc.assert(
      fc.property(rules, (drawn) => {
        const { report, profile } = judgedReport(sketchOf(drawn));
        const same = report.outcomes.flatMap(({ rule, value: is }) =>
          is === 'passed' || is === 'failed' || is === 'inapplicable' ? [decide({ rule }, is)] : [],
        );
        expect(reviewReport(report, profile, same).scorecard).toEqual(report.scorecard);
      }),
    );
  });

  test('the report that is decided on is not touched', () => {
    const { report, profile } = judgedReport(KNOWN, { items: [PHOTOS] });
    const before = JSON.stringify(report);
    reviewReport(report, profile, [decide({ rule: 'b' }, 'passed'), decide({ clause: 'SZ2024-14a' }, 'passed')]);
    expect(JSON.stringify(report)).toBe(before);
  });
});

describe('whether an earlier decision still holds', () => {
  const rulesOf = ({ profile }: ReturnType<typeof judgedReport>) =>
    new Map(profile.rules.map((rule) => [rule.id, rule]));
  const about = (sketch: JudgedRule) => {
    const judged = judgedReport({ r: sketch });
    return basisOf(judged.report, rulesOf(judged), { rule: 'r' });
  };
  const one = { value: 'failed', findings: [findingOf('1', 'failed')] } as const;
  const two = { value: 'failed', findings: [findingOf('1', 'failed'), findingOf('2', 'failed')] } as const;
  const seen = (sha256: string, quote?: string): JudgedRule => ({
    value: 'cantTell',
    reason: 'candidates',
    findings: [
      findingOf('3', 'cantTell', {
        evidence: [
          { url: 'http://www.qinghe.gov.cn/3', capturedAt: '', sha256, ...(quote !== undefined && { quote }) },
        ],
      }),
    ],
  });
  const holds = (made: JudgedRule, now: JudgedRule, value: Decision['value'], until?: string) => {
    const on = about(made);
    if (!on) throw new Error('no basis');
    return holdsFor(
      decide({ rule: 'r' }, value, { basis: on, ...(until !== undefined && { until }) }),
      about(now),
      '2025-12-01',
    );
  };

  test.each([
    ['the same fault, refuted once', one, one, 'passed', undefined, true],
    ['a fault refuted, a new one beside it', one, two, 'passed', undefined, false],
    ['two faults refuted, one of them left', two, one, 'passed', undefined, true],
    ['two faults confirmed, one of them left', two, one, 'failed', undefined, false],
    ['the rule is worth something else now', one, { ...one, points: 5 }, 'passed', undefined, false],
    ['the day set by the evaluator is over', one, one, 'passed', '2025-11-30', false],
    ['the day set by the evaluator is today', one, one, 'passed', '2025-12-01', true],
    ['the same candidates, quoted', seen('a', '政策图解'), seen('b', '政策图解'), 'passed', undefined, true],
    ['the same address, another quote', seen('a', '政策图解'), seen('a', '视频解读'), 'passed', undefined, false],
    ['no quote, and the page has changed', seen('a'), seen('b'), 'passed', undefined, false],
    ['a doubt without any evidence', { value: 'cantTell' }, { value: 'cantTell' }, 'passed', undefined, false],
    ['the same, up to a day', { value: 'cantTell' }, { value: 'cantTell' }, 'passed', '2026-01-01', true],
    ['a failure without any finding is not a part of another', one, { value: 'failed' }, 'passed', undefined, false],
    ['mended meanwhile', one, { value: 'passed' }, 'failed', undefined, false],
  ] as const)('%s', (_, made, now, value, until, expected) => {
    expect(holds(made, now, value, until)).toBe(expected);
  });
});
