import type { Finding, RuleOutcome } from '../model/report.js';

/** Something with a place, or a rule as a whole where it names none. */
export type Place = Finding | undefined;

/** The confirmed problems of a rule. One that failed without a failed place is a problem itself, or its lost points would have no row. */
export function problemPlaces({ value, findings }: RuleOutcome): readonly Place[] {
  if (value !== 'failed') return [];
  const failed = findings.filter((finding) => finding.value === 'failed');
  return failed.length > 0 ? failed : [undefined];
}

/** Reasons for which a person has nothing to settle: the rule is not part of this run, or the whole site was not seen. */
const NOTHING_TO_SETTLE: ReadonlySet<string> = new Set(['not-implemented', 'not-selected', 'unreachable', 'blocked']);

/** What a person has to settle: undecided places; of a rule that is open without any, the rule itself. */
export function openPlaces({ value, reason = '', findings }: RuleOutcome): readonly Place[] {
  const isOpen = value === 'cantTell' || value === 'untested';
  if (isOpen && NOTHING_TO_SETTLE.has(reason)) return [];
  // A place that failed in a rule that waits for a person has not been confirmed either.
  const open = findings.filter((finding) => finding.value === 'cantTell' || value === 'cantTell');
  return open.length > 0 || !isOpen ? open : [undefined];
}
