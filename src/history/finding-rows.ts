import { sha256 } from '../lib/text/canonical-json.js';
import type { LifeState } from '../model/life.js';
import type { AuditReport, Finding, RuleOutcome } from '../model/report.js';
import type { KnownFinding } from '../scoring/life/known-finding.js';
import type { LifeStep } from '../scoring/life/live-on.js';
import type { Traits } from '../scoring/life/traits.js';
import type { Tables } from '../store/tables.js';

export type FindingRow = Tables['findings'];

/** The audit whose steps are written. */
export interface WrittenAudit {
  readonly run: string;
  readonly site: string;
  readonly report: AuditReport;
  readonly crawledAt: string;
}

/** A row as the rules of life see it. */
export const knownFrom = (row: FindingRow): KnownFinding => ({
  id: row.id,
  rule: row.rule,
  kind: row.kind as KnownFinding['kind'],
  state: row.state as LifeState,
  fingerprint: row.fingerprint,
  code: row.code,
  ...(row.unit !== null && { unit: row.unit }),
  ...(row.column_name !== null && { column: row.column_name }),
  traits: JSON.parse(row.traits) as Traits,
  lastRun: row.last_run,
  profile: row.profile,
  profileDigest: row.profile_digest,
});

/** What a finding is called for good, by where it was first seen: recorded again after a failure it has the same id. */
export const findingId = (
  { site, run }: WrittenAudit,
  { rule, kind, fingerprint }: Pick<KnownFinding, 'rule' | 'kind' | 'fingerprint'>,
): string => sha256([site, run, rule, kind, fingerprint].join('\n')).slice(0, 16);

/** A row after a step; `before`: the row of a known one. */
export function rowAfter(step: LifeStep, before: FindingRow | undefined, audit: WrittenAudit): FindingRow {
  const { run, crawledAt } = audit;
  const looked = { looked_run: run, looked_at: crawledAt, unseen_because: null, unseen_reason: null, unseen_run: null };
  if (step.step === 'arrived') {
    const { rule, kind, found, to, arrival } = step;
    return {
      id: findingId(audit, { rule, kind, fingerprint: found.finding.fingerprint }),
      site: audit.site,
      rule,
      kind,
      state: to,
      arrival,
      first_run: run,
      first_seen_at: crawledAt,
      fixed_run: null,
      fixed_at: null,
      times_reopened: 0,
      ruling: null,
      ...looked,
      ...described(found.finding, found.traits, rule, audit),
    };
  }
  if (!before) throw new Error(`no row for finding ${step.known.id}`);
  switch (step.step) {
    case 'seen': {
      const isBack = before.state === 'fixed';
      return {
        ...before,
        state: step.to,
        times_reopened: before.times_reopened + (isBack ? 1 : 0),
        fixed_run: null,
        fixed_at: null,
        ...looked,
        ...described(step.found.finding, step.found.traits, before.rule, audit),
      };
    }
    case 'left':
      return { ...before, state: step.to, fixed_run: run, fixed_at: crawledAt, ...looked };
    case 'unseen':
      return {
        ...before,
        unseen_because: step.because,
        unseen_reason: step.reason ?? null,
        unseen_run: before.unseen_run ?? run,
      };
  }
}

/** What the report says of it now. */
function described(finding: Finding, traits: Traits, rule: string, { run, crawledAt, report }: WrittenAudit) {
  const outcome = report.outcomes.find((one) => one.rule === rule);
  return {
    fingerprint: finding.fingerprint,
    code: finding.code,
    level: outcome?.level ?? 'advice',
    section: outcome?.section ?? '',
    unit: finding.unit ?? null,
    column_name: finding.column ?? null,
    url: finding.url ?? null,
    message: finding.message,
    message_en: finding.messageEn ?? null,
    due_on: finding.dueOn ?? null,
    last_run: run,
    last_seen_at: crawledAt,
    ...waiverOf(finding, outcome),
    profile: report.profile.id,
    profile_digest: report.profile.digest,
    traits: JSON.stringify(traits),
  };
}

function waiverOf({ value }: Finding, outcome: RuleOutcome | undefined) {
  const waiver = value === 'failed' ? outcome?.waiver : undefined;
  return { waived_until: waiver?.expiresOn ?? null, waiver: waiver ? JSON.stringify(waiver) : null };
}
