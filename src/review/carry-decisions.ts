import { writeFinal } from '../history/write-final.js';
import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import { basisOf, holdsFor } from '../scoring/decision-holds.js';
import { reviewReport } from '../scoring/review-report.js';
import type { Trx } from '../store/tables.js';
import { decisionOfRow, decisionsOfAudit, lockSite } from './decision-rows.js';
import { syncItems } from './sync-items.js';

export interface ArrivedReport {
  readonly run: string;
  readonly site: string;
  /** As the program judged. */
  readonly report: AuditReport;
  /** The rules judged by. */
  readonly profile: Profile;
  /** Now, in UTC. */
  readonly at: string;
}

/**
 * What earlier decisions make of a report that has come in: those that still hold count in its final score, what they do not cover
 * is asked. Answers the report as they leave it. The rows of run, site and audit must be there; the same report twice is once.
 */
export async function carryDecisions(
  trx: Trx,
  { run, site, report, profile, at }: ArrivedReport,
): Promise<{ readonly report: AuditReport; readonly carried: number }> {
  await lockSite(trx, site);
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const effective = await trx
    .selectFrom('review_items')
    .innerJoin('review_decisions', 'review_decisions.id', 'review_items.decision')
    .where('review_items.site', '=', site)
    .select(['review_decisions.id', 'review_decisions.subject', 'review_decisions.decision'])
    .execute();
  const known = await trx
    .selectFrom('audit_decisions')
    .select('subject')
    .where('run', '=', run)
    .where('site', '=', site)
    .execute();
  const settled = new Set(known.map(({ subject }) => subject));
  const holding = effective.filter((row) => {
    const decision = decisionOfRow(row);
    return decision && !settled.has(row.subject) && holdsFor(decision, basisOf(report, rules, decision), report.asOf);
  });
  if (holding.length > 0) {
    const rows = holding.map(({ id, subject }) => ({ run, site, subject, decision: id }));
    await trx.insertInto('audit_decisions').values(rows).execute();
  }
  const reviewed = reviewReport(report, profile, await decisionsOfAudit(trx, run, site));
  // Without any the score stands as it was recorded.
  if (reviewed !== report) await writeFinal(trx, { run, site, report: reviewed });
  await syncItems(trx, { run, machine: report, reviewed, profile, at });
  return { report: reviewed, carried: holding.length };
}
