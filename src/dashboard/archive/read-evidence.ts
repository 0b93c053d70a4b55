import { readReport } from '../../history/read-report.js';
import type { Actor } from '../../model/actor.js';
import type { Finding, RuleOutcome } from '../../model/report.js';
import type { Office } from '../office.js';
import { unitInSight } from '../../history/in-sight.js';

/** A finding as a report has it, with the rule that it breaks. */
export interface ReportedFinding {
  readonly outcome: RuleOutcome;
  readonly finding: Finding;
}

/** Where a finding stands in the report of an audit; undefined where the report is not kept or has it no more. */
export async function readReported(
  { blobs }: Pick<Office, 'blobs'>,
  { run, site, rule, fingerprint }: { run: string; site: string; rule: string; fingerprint: string },
): Promise<ReportedFinding | undefined> {
  const report = await readReport(blobs, { run, site });
  const outcome = report?.outcomes.find((one) => one.rule === rule);
  const finding = outcome?.findings.find((one) => one.fingerprint === fingerprint);
  return outcome && finding && { outcome, finding };
}

type Evidence = Finding['evidence'][number];

/**
 * Whether somebody may open a record or picture of an audit. Who sees one unit of a portal may open what findings of this unit rest
 * on, and nothing else of it.
 */
export async function mayOpen(
  { blobs }: Pick<Office, 'blobs'>,
  actor: Actor,
  { run, site }: { readonly run: string; readonly site: string },
  isIt: (evidence: Evidence) => boolean,
): Promise<boolean> {
  const unit = unitInSight(actor, site);
  if (unit === undefined) return actor.sight === 'all' || actor.sight.has(site);
  const report = await readReport(blobs, { run, site });
  return (report?.outcomes ?? []).some(({ findings }) =>
    findings.some((finding) => finding.unit === unit && finding.evidence.some(isIt)),
  );
}
