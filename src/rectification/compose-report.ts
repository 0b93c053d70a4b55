import type { AuditReport, RuleOutcome } from '../model/report.js';

/** A fault that an earlier report told and that the latest says nothing of. */
export interface ToldElsewhere {
  readonly source: AuditReport;
  readonly rule: string;
  readonly fingerprint: string;
}

/** A report with faults put in that only earlier ones told: a rule that did not fail there stands as it stood in the earlier. Pure. */
export function composeReport(base: AuditReport, others: readonly ToldElsewhere[]): AuditReport {
  const outcomes = new Map(base.outcomes.map((outcome) => [outcome.rule, outcome]));
  for (const { source, rule, fingerprint } of others) {
    const told = source.outcomes.find((outcome) => outcome.rule === rule);
    const finding = told?.findings.find((one) => one.fingerprint === fingerprint && one.value === 'failed');
    if (told === undefined || finding === undefined) continue;
    outcomes.set(rule, withFinding(outcomes.get(rule), told, finding));
  }
  return { ...base, outcomes: [...outcomes.values()] };
}

function withFinding(
  present: RuleOutcome | undefined,
  told: RuleOutcome,
  finding: RuleOutcome['findings'][number],
): RuleOutcome {
  if (present?.value !== 'failed') return { ...told, findings: [finding] };
  if (present.findings.some(({ fingerprint }) => fingerprint === finding.fingerprint)) return present;
  return { ...present, findings: [...present.findings, finding] };
}
