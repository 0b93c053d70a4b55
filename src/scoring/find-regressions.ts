import type { ComparedFinding } from '../model/comparison.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';
import { compareReports } from './compare-reports.js';
import { standsOutside } from './score-rule.js';

/** What is worse in a report than in an earlier one, as far as both of them saw it. Rules by id. */
export interface Regressions {
  /** Deduction and veto rules that passed before and fail now, or fail for faults that were not there before. */
  readonly failed: readonly string[];
  /** Rules that were decided before and are not now, or failed now and were not decided before: worse only to whom doubts count. */
  readonly doubtful: readonly string[];
  /** Unqualified now: it was qualified, or a veto got worse, or the points sank for certain. */
  readonly isVerdictWorse: boolean;
  /** Some rule lost points for certain. */
  readonly losesPoints: boolean;
  /** Faults that the baseline had not seen or not decided, so that they need not be new. */
  readonly firstSeen: number;
}

/**
 * Compares a report with its baseline. What the baseline had not seen or not decided is no regression, nor is a rule or unit it did
 * not know, nor a fault of network or tool in either run, nor a rule whose deduction is waived.
 */
export function findRegressions(before: AuditReport, now: AuditReport): Regressions {
  const comparison = compareReports(before, now);
  const old = new Map(before.outcomes.map((outcome) => [outcome.rule, outcome]));
  const findings = new Map(comparison.rules.map((rule) => [rule.rule, rule.findings]));
  const counted = now.outcomes.filter(isCounted);
  const failed = counted
    .filter(({ value }) => value === 'failed')
    .filter((outcome) => gotWorse(old.get(outcome.rule), outcome, findings.get(outcome.rule) ?? [], before))
    .map(({ rule }) => rule);
  const { verdict, vetoes } = now.scorecard;
  const earlier = before.scorecard.verdict;
  return {
    failed,
    doubtful: counted.filter((outcome) => isDoubtful(old.get(outcome.rule), outcome)).map(({ rule }) => rule),
    isVerdictWorse:
      verdict === 'unqualified' &&
      (earlier === 'qualified' ||
        vetoes.some((rule) => failed.includes(rule)) ||
        (earlier === 'undetermined' && comparison.direction === 'down')),
    firstSeen: comparison.findings['first-seen'],
    losesPoints: counted.some(({ rule, points }) => isLess(points, old.get(rule)?.points)),
  };
}

/** Rules by which thresholds go: their failing costs something. */
export const isCounted = ({ level, waiver }: RuleOutcome): boolean =>
  (level === 'deduction' || level === 'veto') && waiver === undefined;

/** Not decided though it was to be. Rules that are not built or were not selected stand outside. */
export const isOpen = (outcome: RuleOutcome): boolean =>
  outcome.value === 'cantTell' || (outcome.value === 'untested' && !standsOutside(outcome));

function gotWorse(
  old: RuleOutcome | undefined,
  now: RuleOutcome,
  findings: readonly ComparedFinding[],
  { crawl }: AuditReport,
): boolean {
  if (old?.value === 'passed') return true;
  if (old?.value !== 'failed') return false;
  // A fault that a share is short of stays one fault, however far the share sinks.
  if (crawl.stoppedBecause === 'complete' && hasSameUnits(old, now) && isLess(now.points, old.points)) return true;
  // A page that the baseline did not ask for may be newer than it; where the crawl was cut nobody can tell.
  const isFresh = ({ because, unit }: ComparedFinding): boolean =>
    because === 'not-read' && crawl.stoppedBecause === 'complete' && (unit === undefined || wasAsked(unit, old));
  return findings.some((finding) => finding.state === 'new' || (finding.state === 'first-seen' && isFresh(finding)));
}

/** A unit that the roster of the baseline did not have was not asked for. */
const wasAsked = (unit: string, { units }: RuleOutcome): boolean =>
  units === undefined || units.some(({ name }) => name === unit);

const hasSameUnits = ({ units: old = [] }: RuleOutcome, { units: now = [] }: RuleOutcome): boolean =>
  now.every(({ name }) => old.some((one) => one.name === name));

const isDoubtful = (old: RuleOutcome | undefined, now: RuleOutcome): boolean =>
  old !== undefined && (isOpen(now) ? old.value === 'passed' : now.value === 'failed' && isOpen(old));

/** Shares, since another rule set may weigh the rule otherwise. */
const isLess = (now: RuleOutcome['points'], old: RuleOutcome['points'] | undefined): boolean =>
  old !== undefined && old.outOf > 0 && now.outOf > 0 && now.max / now.outOf < old.min / old.outOf - 1e-9;
