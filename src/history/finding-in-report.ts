import type { Finding, RuleOutcome } from '../model/report.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { StoredFinding } from './list-findings.js';
import { readReport } from './read-report.js';

/** A finding as the report tells it in which it stood last, with all its evidence; undefined where that report is not kept. */
export async function findingInReport(
  blobs: Blobs,
  { site, rule, kind, fingerprint, lastRun }: StoredFinding,
): Promise<{ readonly finding: Finding; readonly outcome: RuleOutcome } | undefined> {
  const report = await readReport(blobs, { run: lastRun, site });
  const outcome = report?.outcomes.find((one) => one.rule === rule);
  const value = kind === 'fault' ? 'failed' : 'cantTell';
  const finding = outcome?.findings.find((one) => one.fingerprint === fingerprint && one.value === value);
  return outcome && finding && { finding, outcome };
}
