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

  describe('with a baseline', () => {
    const fault = (fingerprint: string) => outcomeOf({ rule: 'guide-elements', value: 'failed', fingerprint });
    const before = (report: ReturnType<typeof reportOf>): Thresholds => ({
      baseline: (site) => (site === 'lingxi' ? report : undefined),
    });

    it('a fault that was there before is no failure, a new one is', () => {
      const earlier = before(reportOf({ outcomes: [fault('aaaaaaaaaaaaaaaa')] }));
      expect(status(earlier, reportOf({ outcomes: [fault('aaaaaaaaaaaaaaaa')] }))).toBe(0);
      expect(status(earlier, reportOf({ outcomes: [fault('bbbbbbbbbbbbbbbb')] }))).toBe(1);
    });

    it('a rule that passed before and fails now is one', () => {
      const earlier = before(reportOf({ outcomes: [outcomeOf({ rule: 'guide-elements', value: 'passed' })] }));
      expect(status(earlier, withFault)).toBe(1);
    });

    it('a site that was unqualified for the same cause before is none', () => {
      expect(status({ ...before(unqualified), failOn: 'veto' }, unqualified)).toBe(0);
      const other = reportOf({ verdict: 'unqualified', vetoes: ['columns-blank'] });
      expect(status({ ...before(unqualified), failOn: 'veto' }, other)).toBe(1);
    });

    it('points under the mark count only when they have sunk', () => {
      const earlier = before(reportOf({ min: 70 }));
      expect(status({ ...earlier, failUnder: 80 }, reportOf({ min: 71 }))).toBe(0);
      expect(status({ ...earlier, failUnder: 80 }, reportOf({ min: 69 }))).toBe(1);
    });

    it('a site that is not in it is judged as it is', () => {
      expect(status({ baseline: () => undefined }, withFault)).toBe(1);
    });
  });
});
