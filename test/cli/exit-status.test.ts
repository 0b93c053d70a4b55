import { describe, expect, it } from 'vitest';
import { exitStatus, standingOf, type Thresholds } from '../../src/cli/exit-status.js';
import { reportOf, outcomeOf } from './reports.js';

const whole = { standings: [], failures: [], strays: 0, wasInterrupted: false };
const status = (thresholds: Thresholds, ...reports: ReturnType<typeof reportOf>[]): number =>
  exitStatus({ ...whole, standings: reports.map((report) => standingOf(report, thresholds)) });

const qualified = reportOf({ verdict: 'qualified', min: 82 });
const unqualified = reportOf({ verdict: 'unqualified', min: 75, vetoes: ['home-updated'] });
const undetermined = reportOf({ verdict: 'undetermined', min: 40 });
const withFault = reportOf({ min: 80, outcomes: [outcomeOf({ rule: 'guide-elements', value: 'failed' })] });
const withDoubt = reportOf({ min: 80, outcomes: [outcomeOf({ rule: 'guide-elements', value: 'cantTell' })] });

describe('the exit status', () => {
  it('is 0 for a finished audit, an unqualified site included', () => {
    expect(status({}, qualified, unqualified, withFault)).toBe(0);
  });

  it('is 3 if any site has no verdict, whatever the thresholds say', () => {
    expect(status({ failOn: 'veto' }, unqualified, undetermined)).toBe(3);
    expect(exitStatus({ ...whole, standings: [standingOf(qualified, {})], failures: [{ why: 'disk' }] })).toBe(3);
  });

  it('is 70 for a bug and 130 for an interruption, which wins', () => {
    expect(exitStatus({ ...whole, standings: [standingOf(undetermined, {})], failures: [{ why: 'crashed' }] })).toBe(
      70,
    );
    expect(exitStatus({ ...whole, strays: 1 })).toBe(70);
    expect(exitStatus({ ...whole, failures: [{ why: 'crashed' }, { why: 'not-begun' }], wasInterrupted: true })).toBe(
      130,
    );
  });

  it.each<[Thresholds['failOn'], string, number]>([
    ['veto', 'qualified', 0],
    ['veto', 'unqualified', 1],
    ['veto', 'withFault', 0],
    ['failed', 'unqualified', 1],
    ['failed', 'withFault', 1],
    ['failed', 'withDoubt', 0],
    ['cantTell', 'unqualified', 1],
    ['cantTell', 'withFault', 1],
    ['cantTell', 'withDoubt', 1],
    ['cantTell', 'qualified', 0],
  ])('--fail-on %s with a site %s → %i', (failOn, name, expected) => {
    const site = { qualified, unqualified, withFault, withDoubt }[name];
    expect(status({ ...(failOn && { failOn }) }, site!)).toBe(expected);
  });

  it.each([
    ['advice that failed', outcomeOf({ rule: 'date-format', level: 'advice', value: 'failed' })],
    ['a rule that is not built', outcomeOf({ rule: 'links-alive', value: 'untested', reason: 'not-implemented' })],
    ['a rule that was not selected', outcomeOf({ rule: 'links-alive', value: 'untested', reason: 'not-selected' })],
  ])('--fail-on cantTell passes over %s', (_what, outcome) => {
    expect(status({ failOn: 'cantTell' }, reportOf({ outcomes: [outcome] }))).toBe(0);
  });

  it('--fail-on cantTell counts a rule untested for want of a browser', () => {
    const outcome = outcomeOf({ rule: 'accessibility-basics', value: 'untested', reason: 'no-browser' });
    expect(status({ failOn: 'cantTell' }, reportOf({ outcomes: [outcome] }))).toBe(1);
  });

  it('--fail-under compares the least points', () => {
    expect(status({ failUnder: 80 }, reportOf({ min: 79.99, value: 95 }))).toBe(1);
    expect(status({ failUnder: 80 }, reportOf({ min: 80 }))).toBe(0);
  });

  it('--fail-on failed passes over a fault whose deduction is waived', () => {
    const waiver = { justification: '机构改革', approvedBy: '区政务公开办', expiresOn: '2026-12-31' };
    const waived = outcomeOf({ rule: 'guide-elements', value: 'failed', waiver });
    expect(status({ failOn: 'failed' }, reportOf({ outcomes: [waived] }))).toBe(0);
  });

  describe('with a baseline', () => {
    type Rule = Parameters<typeof outcomeOf>[0];
    type Report = Parameters<typeof reportOf>[0] & { readonly rules?: readonly Omit<Rule, 'rule'>[] };
    /** A report on one site: the rule of guides, as given, among one that always passes. */
    const site = ({ rules = [], ...rest }: Report = {}) =>
      reportOf({
        ...rest,
        outcomes: [
          outcomeOf({ rule: 'platform-entrance', value: 'passed' }),
          ...rules.map((rule) => outcomeOf({ rule: 'guide-elements', ...rule })),
        ],
      });
    const against = (before: ReturnType<typeof reportOf> | undefined, thresholds: Thresholds, now: typeof before) =>
      status({ ...thresholds, baseline: (id) => (id === 'lingxi' ? before : undefined) }, now!);
    const waiver = { justification: '机构改革', approvedBy: '区政务公开办', expiresOn: '2026-12-31' };
    const veto = { level: 'veto', value: 'failed' } as const;
    const unqualified = { verdict: 'unqualified', vetoes: ['guide-elements'] } as const;

    it.each<[string, Report, Report, Thresholds, number]>([
      ['nothing changed', { rules: [{ value: 'failed' }] }, { rules: [{ value: 'failed' }] }, {}, 0],
      ['passed, now failed', { rules: [{ value: 'passed' }] }, { rules: [{ value: 'failed' }] }, {}, 1],
      [
        'another fault under a rule that failed already',
        { rules: [{ value: 'failed', fingerprint: 'aaaaaaaaaaaaaaaa' }] },
        { rules: [{ value: 'failed', fingerprint: 'bbbbbbbbbbbbbbbb' }] },
        {},
        1,
      ],
      ['mended', { rules: [{ value: 'failed' }] }, { rules: [{ value: 'passed' }] }, {}, 0],
      ['undecided before, failed now', { rules: [{ value: 'cantTell' }] }, { rules: [{ value: 'failed' }] }, {}, 0],
      [
        'the same where doubts count',
        { rules: [{ value: 'cantTell' }] },
        { rules: [{ value: 'failed' }] },
        { failOn: 'cantTell' },
        1,
      ],
      ['passed, now undecided', { rules: [{ value: 'passed' }] }, { rules: [{ value: 'cantTell' }] }, {}, 0],
      [
        'the same where doubts count',
        { rules: [{ value: 'passed' }] },
        { rules: [{ value: 'cantTell' }] },
        { failOn: 'cantTell' },
        1,
      ],
      [
        'failed, now undecided, where doubts count',
        { rules: [{ value: 'failed' }] },
        { rules: [{ value: 'cantTell' }] },
        { failOn: 'cantTell' },
        0,
      ],
      ['a rule that the baseline did not know', {}, { rules: [{ value: 'failed' }] }, { failOn: 'cantTell' }, 0],
      [
        'a rule that the baseline was not to judge',
        { rules: [{ value: 'untested', reason: 'not-selected' }] },
        { rules: [{ value: 'failed' }] },
        { failOn: 'cantTell' },
        0,
      ],
      [
        'a rule that did not apply then',
        { rules: [{ value: 'inapplicable', reason: 'not-in-force' }] },
        { rules: [{ value: 'failed' }] },
        {},
        0,
      ],
      ['a waived fault', { rules: [{ value: 'passed' }] }, { rules: [{ value: 'failed', waiver }] }, {}, 0],
      ['a waiver that ended', { rules: [{ value: 'failed', waiver }] }, { rules: [{ value: 'failed' }] }, {}, 0],
      [
        'a fault of advice',
        { rules: [{ value: 'passed', level: 'advice' }] },
        { rules: [{ value: 'failed', level: 'advice' }] },
        {},
        0,
      ],
      [
        'unqualified for the same cause',
        { ...unqualified, rules: [veto] },
        { ...unqualified, rules: [veto] },
        { failOn: 'veto' },
        0,
      ],
      [
        'unqualified by a veto that passed before',
        { verdict: 'unqualified', rules: [{ ...veto, value: 'passed' }] },
        { ...unqualified, rules: [veto] },
        { failOn: 'veto' },
        1,
      ],
      [
        'unqualified by a veto that was undecided before',
        { verdict: 'undetermined', rules: [{ ...veto, value: 'cantTell' }] },
        { ...unqualified, rules: [veto] },
        { failOn: 'veto' },
        0,
      ],
      ['qualified, now unqualified', {}, { verdict: 'unqualified' }, { failOn: 'veto' }, 1],
      [
        'under the mark as before',
        { min: 70, rules: [{ value: 'failed' }] },
        { min: 70, rules: [{ value: 'failed' }] },
        { failUnder: 80 },
        0,
      ],
      [
        'further under the mark by a fault',
        { min: 70, rules: [{ value: 'passed' }] },
        { min: 67, rules: [{ value: 'failed' }] },
        { failUnder: 80 },
        1,
      ],
      [
        'under the mark by what was not seen',
        { min: 82, rules: [{ value: 'passed' }] },
        { min: 79, rules: [{ value: 'cantTell' }] },
        { failUnder: 80 },
        0,
      ],
    ])('%s', (_what, before, now, thresholds, expected) => {
      expect(against(site(before), thresholds, site(now))).toBe(expected);
    });

    it('a site that it has not, or of which it decided nothing, is judged as it is', () => {
      const now = site({ rules: [{ value: 'failed' }] });
      expect(against(undefined, {}, now)).toBe(1);
      const silent = reportOf({
        stoppedBecause: 'unreachable',
        outcomes: now.outcomes.map((outcome) => ({
          ...outcome,
          value: 'untested',
          reason: 'unreachable',
          findings: [],
        })),
      });
      expect(against(silent, {}, now)).toBe(1);
      expect(against(silent, { failOn: 'veto' }, now)).toBe(0);
    });

    it('a rule that is short of its share by more is worse, though its fault is the same', () => {
      const sharing = (earned: number) => {
        const points = { earned, min: earned, max: earned, outOf: 2 };
        return site({ rules: [{ value: 'failed', points }] });
      };
      expect(against(sharing(1.7), {}, sharing(0.4))).toBe(1);
      expect(against(sharing(0.4), {}, sharing(1.7))).toBe(0);
      const cut = { ...sharing(1.7), crawl: { ...sharing(1.7).crawl, stoppedBecause: 'budget' as const } };
      expect(against(cut, {}, sharing(0.4))).toBe(0);
    });

    it('a unit that the roster of the baseline did not have makes nothing worse', () => {
      const units = (...names: string[]) => {
        const rule = outcomeOf({ rule: 'unit-columns', value: 'failed' });
        const findings = names.map((unit, at) => ({
          ...rule.findings[0]!,
          fingerprint: String(at).repeat(16),
          url: `http://www.lingxi.example/${String(at)}/`,
          unit,
        }));
        const points = { earned: 5 - names.length, min: 5 - names.length, max: 5 - names.length, outOf: 5 };
        const told = names.map((name) => ({ name, value: 'failed' as const }));
        return reportOf({ outcomes: [{ ...rule, points, findings, units: told }] });
      };
      const lists = (report: ReturnType<typeof reportOf>) => ({
        ...report,
        crawl: { ...report.crawl, log: { entries: [], left: 0 } },
      });
      expect(against(lists(units('财政局')), {}, lists(units('财政局', '教育局')))).toBe(0);
    });

    it('more faults under a rule are none where the crawl of the baseline was cut', () => {
      const faults = (...fingerprints: string[]) => {
        const rule = outcomeOf({ rule: 'documents-metadata', value: 'failed' });
        const findings = fingerprints.map((fingerprint) => ({
          ...rule.findings[0]!,
          fingerprint,
          url: `http://www.lingxi.example/${fingerprint}.html`,
        }));
        return { ...rule, findings };
      };
      const [one, two] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'] as const;
      const now = reportOf({ outcomes: [faults(one, two)] });
      expect(against(reportOf({ outcomes: [faults(one)] }), {}, now)).toBe(1);
      expect(against(reportOf({ stoppedBecause: 'budget', outcomes: [faults(one)] }), {}, now)).toBe(0);
    });
  });
});
