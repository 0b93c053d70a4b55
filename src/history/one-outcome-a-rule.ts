import type { AuditReport } from '../model/report.js';

/** A report that tells each rule once, the last time it did: one that somebody else made may tell it twice. */
export function oneOutcomeARule(report: AuditReport): AuditReport {
  const outcomes = [...new Map(report.outcomes.map((outcome) => [outcome.rule, outcome])).values()];
  return outcomes.length === report.outcomes.length ? report : { ...report, outcomes };
}
