import type { Profile } from '../model/profile.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';
import { scoreAgain } from './review-report.js';

/** A report with its second tests, and the rules that these decided. */
export interface SecondTested {
  readonly report: AuditReport;
  readonly rules: readonly string[];
}

/**
 * The first test's report with what later tests of some rules decided in its place, scored again. A rule that a later test did not
 * decide stands as it stood. Undefined where a later test was by other rules: its points say nothing beside these.
 */
export function withSecondTests(
  first: AuditReport,
  later: readonly AuditReport[],
  profile: Pick<Profile, 'rules' | 'scoring' | 'sections'>,
): SecondTested | undefined {
  if (later.some((report) => report.profile.digest !== first.profile.digest)) return undefined;
  const decided = new Map<string, RuleOutcome>();
  for (const report of later) {
    for (const outcome of report.outcomes) if (isDecided(outcome)) decided.set(outcome.rule, outcome);
  }
  const outcomes = first.outcomes.map((outcome) => decided.get(outcome.rule) ?? outcome);
  const rules = first.outcomes.flatMap(({ rule }) => (decided.has(rule) ? [rule] : []));
  return { report: scoreAgain(first, profile, outcomes, first.evidenceItems), rules };
}

const isDecided = ({ value }: RuleOutcome): boolean =>
  value === 'passed' || value === 'failed' || value === 'inapplicable';
