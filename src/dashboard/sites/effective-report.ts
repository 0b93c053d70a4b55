import { readReport } from '../../history/read-report.js';
import type { AuditReport } from '../../model/report.js';
import { decisionsOfAudit } from '../../review/decision-rows.js';
import { reviewReport } from '../../scoring/review-report.js';
import type { Office } from '../office.js';

/** An audit's report as it counts: evaluators' decisions worked in. Undefined where it is not kept. */
export async function effectiveReport(
  { blobs, store, profile }: Pick<Office, 'blobs' | 'store' | 'profile'>,
  audit: { readonly run: string; readonly site: string },
): Promise<AuditReport | undefined> {
  const report = await readReport(blobs, audit);
  if (!report) return undefined;
  const decisions = await decisionsOfAudit(store.db, audit.run, audit.site);
  const rules = decisions.length === 0 ? undefined : await profile(report.profile.digest);
  return rules ? reviewReport(report, rules, decisions) : report;
}
