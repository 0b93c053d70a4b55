import { describe, expect, test } from 'vitest';
import type { LifeState } from '../../../src/model/life.js';
import type { AuditReport, Finding, RuleOutcome } from '../../../src/model/report.js';
import type { KnownFinding } from '../../../src/scoring/life/known-finding.js';
import { liveOn, type LifeInput, type LifeStep } from '../../../src/scoring/life/live-on.js';
import { ruleKeys } from '../../../src/scoring/life/rule-keys.js';
import { traitsOf } from '../../../src/scoring/life/traits.js';
import { sideFor } from '../../../src/scoring/side.js';
import { outcomeOf, reportOf } from '../../cli/reports.js';

const HOST = 'http://www.lingxi.example';
const RULE = 'documents-metadata';
const fault = (path: string, extra: Partial<Finding> = {}): Finding => ({
  ...{ fingerprint: path.padEnd(16, '0').slice(0, 16), value: 'failed', code: 'missing', message: '缺少索引号' },
  ...{ url: HOST + path, evidence: [] },
  ...extra,
});
const judged = (
  value: RuleOutcome['value'],
  findings: Finding[] = [],
  extra: Partial<RuleOutcome> = {},
): RuleOutcome => ({
  ...outcomeOf({ rule: RULE, value, ...extra }),
  findings,
});
const on = (
  day: string,
  outcomes: RuleOutcome[],
  extra: Partial<AuditReport> = {},
  paths = ['/', '/zc/1.html', '/zc/2.html'],
): AuditReport => {
  const plain = reportOf({ outcomes });
  const entries = paths.map((path) => ({
    url: HOST + path,
    purpose: path === '/' ? 'home' : 'item:zc',
    at: '',
    status: 200,
  }));
  return {
    ...plain,
    asOf: day,
    startedAt: `${day}T01:00:00.000Z`,
    ...extra,
    crawl: { ...plain.crawl, ...extra.crawl, log: { entries, left: 0 } },
  };
};
const known = (report: AuditReport, state: LifeState = 'new', kind: KnownFinding['kind'] = 'fault'): KnownFinding[] => {
  const side = sideFor(report, undefined);
  return report.outcomes.flatMap(({ rule, findings }) =>
    findings.map((finding) => ({
      ...{ id: finding.fingerprint, rule, kind, state, fingerprint: finding.fingerprint, code: finding.code },
      traits: traitsOf(finding, side),
      ...{ lastRun: 'before', profile: report.profile.id, profileDigest: report.profile.digest },
    })),
  );
};
const told = (step: LifeStep): string => {
  if (step.step === 'unseen') return [`unseen ${step.because}`, step.reason].filter(Boolean).join(' ');
  return [step.to, step.why].filter(Boolean).join(' ');
};
const after = (later: AuditReport, input: Partial<LifeInput> = {}): readonly string[] =>
  liveOn({
    known: known(standing),
    after: { report: later },
    earlier: new Map([['before', { report: standing }]]),
    latest: ['before'],
    keys: new Map(),
    ...input,
  }).map(told);

const standing = on('2026-03-01', [judged('failed', [fault('/zc/1.html')])]);
const mended = [judged('passed')];

describe('a fault that does not stand in a later report', () => {
  test('is fixed where its page was read again and the rule decided', () => {
    expect(after(on('2026-03-08', mended))).toEqual(['fixed mended']);
  });

  test.each<[string, AuditReport, string]>([
    [
      'the site was silent',
      on('2026-03-08', [judged('untested', [], { reason: 'unreachable' })]),
      'unseen untested unreachable',
    ],
    [
      'the crawl was cut',
      on('2026-03-08', [judged('cantTell', [], { reason: 'truncated' })]),
      'unseen rule-undecided truncated',
    ],
    ['its page was not read', on('2026-03-08', mended, {}, ['/', '/zc/2.html']), 'unseen not-read'],
  ])('is as it was where %s', (_, later, expected) => {
    expect(after(later)).toEqual([expected]);
  });

  test('is as it was, without a word, where its rule was not to be judged', () => {
    expect(after(on('2026-03-08', [judged('untested', [], { reason: 'not-selected' })]))).toEqual([]);
  });

  test('is as it was where the report is lost in which it stood', () => {
    expect(after(on('2026-03-08', mended), { earlier: new Map() })).toEqual(['unseen not-kept']);
  });

  test('is gone, not fixed, with its rule, where the rule does not apply, or the same bytes are judged otherwise', () => {
    expect(after(on('2026-03-08', []))).toEqual(['gone rule-absent']);
    expect(after(on('2026-03-08', [judged('inapplicable', [], { reason: 'no-targets' })]))).toEqual([
      'gone inapplicable',
    ]);
    expect(after(on('2026-03-01', mended))).toEqual(['gone same-crawl']);
  });
});

describe('another profile', () => {
  const profile = (maxAge: string, columns: readonly object[] = []): string =>
    JSON.stringify({
      columns,
      rules: [
        {
          id: RULE,
          check: 'documents/metadata',
          params: { maxAge },
          appliesTo: { kinds: ['district'] },
          title: maxAge,
        },
      ],
    });
  const keys = (later: string) =>
    new Map([
      ['d'.repeat(64), ruleKeys(profile('P30D'))],
      ['e'.repeat(64), ruleKeys(later)],
    ]);
  const newer = { id: 'national', title: '国家规则', version: '1.1.0', digest: 'e'.repeat(64) };

  test('a new version in which the rule is the same may call it fixed', () => {
    expect(after(on('2026-03-08', mended, { profile: newer }), { keys: keys(profile('P30D')) })).toEqual([
      'fixed mended',
    ]);
  });

  test('a new version that asks for less has not mended it, nor has one that finds columns by other names', () => {
    const later = on('2026-03-08', mended, { profile: newer });
    expect(after(later, { keys: keys(profile('P90D')) })).toEqual(['gone rule-changed']);
    expect(after(later, { keys: keys(profile('P30D', [{ id: 'guide', aliases: ['公开指南'] }])) })).toEqual([
      'gone rule-changed',
    ]);
    expect(after(later)).toEqual(['gone rule-changed']);
  });

  test('a different rule set that has another rule of that name, or none, says nothing of it', () => {
    const pack = { ...newer, id: 'shizhong-2024' };
    expect(after(on('2026-03-08', mended, { profile: pack }))).toEqual(['unseen other-profile']);
    expect(after(on('2026-03-08', [], { profile: pack }))).toEqual(['unseen other-profile']);
  });

  test('what a stricter rule finds did not appear with it', () => {
    const strict = on('2026-03-08', [judged('failed', [fault('/zc/1.html'), fault('/zc/2.html')])], { profile: newer });
    expect(after(strict, { keys: keys(profile('P7D')) })).toEqual(['persisting seen-again', 'new first-look']);
    expect(after(strict, { keys: keys(profile('P30D')) })).toEqual(['persisting seen-again', 'new appeared']);
  });
});

describe('a fault that stands again', () => {
  const again = on('2026-03-08', [judged('failed', [fault('/zc/1.html')])]);
  const waiver = { justification: '改版期间', approvedBy: '区政务公开办', expiresOn: '2026-04-01' };
  const waived = on('2026-03-08', [judged('failed', [fault('/zc/1.html')], { waiver })]);

  test.each<[LifeState, string, string]>([
    ['new', 'persisting seen-again', 'waived waiver-began'],
    ['persisting', 'persisting', 'waived waiver-began'],
    ['reopened', 'persisting seen-again', 'waived waiver-began'],
    ['expired', 'persisting seen-again', 'waived waiver-began'],
    ['waived', 'expired waiver-ended', 'waived'],
    ['fixed', 'reopened came-back', 'waived waiver-began'],
    ['gone', 'persisting applies-again', 'waived waiver-began'],
  ])('after %s is %s, under a waiver %s', (state, plain, underWaiver) => {
    const own = known(standing, state);
    expect(after(again, { known: own })).toEqual([plain]);
    expect(after(waived, { known: own })).toEqual([underWaiver]);
  });

  test('keeps its state where it is only in doubt, and the doubt lives beside it', () => {
    const doubt = fault('/zc/1.html', { value: 'cantTell' });
    const doubtful = on('2026-03-08', [judged('cantTell', [doubt], { reason: 'unreadable' })]);
    expect(after(doubtful)).toEqual(['unseen rule-undecided unreadable', 'open first-look']);
  });
});

describe('a doubt', () => {
  const doubted = on('2026-03-01', [
    judged('cantTell', [fault('/zc/1.html', { value: 'cantTell' })], { reason: 'candidates' }),
  ]);
  const from = (later: AuditReport) =>
    after(later, { known: known(doubted, 'open', 'doubt'), earlier: new Map([['before', { report: doubted }]]) });

  test('is settled by a decision, and stays open where nobody looked', () => {
    expect(from(on('2026-03-08', mended))).toEqual(['settled settled']);
    expect(from(on('2026-03-08', [judged('untested', [], { reason: 'blocked' })]))).toEqual([
      'unseen untested blocked',
    ]);
    expect(from(on('2026-03-08', [judged('cantTell', [], { reason: 'truncated' })]))).toEqual([
      'unseen rule-undecided truncated',
    ]);
  });

  test('is gone where the rule, judged to its end, asks other questions', () => {
    const other = fault('/zc/2.html', { value: 'cantTell' });
    expect(from(on('2026-03-08', [judged('cantTell', [other], { reason: 'candidates' })]))).toEqual([
      'open first-look',
      'gone asked-otherwise',
    ]);
  });
});
