import type { AuditReport, RuleOutcome } from '../model/report.js';
import type { FailureCause } from '../model/run.js';
import { EXIT } from './errors.js';
import type { FailOn } from './settings.js';

/** What the status asks of a report, so that no report need be kept for it. */
export interface Standing {
  readonly verdict: AuditReport['scorecard']['verdict'];
  readonly missesThreshold: boolean;
}

/** When a finished audit ends with 1. Without any of them an unqualified site is no reason. */
export interface Thresholds {
  readonly failUnder?: number;
  readonly failOn?: FailOn;
  /** The report of a site in an earlier run: only what is worse than there counts. */
  readonly baseline?: (site: string) => AuditReport | undefined;
}

/** How a report stands to the thresholds. */
export const standingOf = (report: AuditReport, thresholds: Thresholds): Standing => ({
  verdict: report.scorecard.verdict,
  missesThreshold: missesThreshold(report, thresholds),
});

/** What of a run decides on its status. */
interface RunOutcome {
  readonly standings: readonly Standing[];
  readonly failures: readonly { readonly why: FailureCause }[];
  /** Errors of the program that were no site's. */
  readonly strays: number;
  readonly wasInterrupted: boolean;
}

/** The status of a whole run. An interruption says most, then a bug, then a site without a verdict, then a threshold. */
export const exitStatus = ({ standings, failures, strays, wasInterrupted }: RunOutcome): number => {
  if (wasInterrupted) return EXIT.interrupted;
  if (strays > 0 || failures.some(({ why }) => why === 'crashed')) return EXIT.bug;
  if (failures.length > 0 || standings.some(({ verdict }) => verdict === 'undetermined')) return EXIT.undetermined;
  return standings.some(({ missesThreshold: misses }) => misses) ? EXIT.threshold : EXIT.ok;
};

const missesThreshold = (report: AuditReport, { failUnder, failOn, baseline }: Thresholds): boolean => {
  const before = baseline?.(report.site.id);
  const { points, verdict } = report.scorecard;
  const isNewlyUnder = points.min < (failUnder ?? 0) && !(before && before.scorecard.points.min <= points.min);
  // A baseline alone asks that nothing gets worse.
  const level = failOn ?? (baseline && failUnder === undefined ? 'failed' : undefined);
  if (isNewlyUnder || level === undefined) return isNewlyUnder;
  if (verdict === 'unqualified' && isWorseVerdict(report, before)) return true;
  if (level === 'veto') return false;
  return report.outcomes.some((outcome) => {
    if (outcome.level !== 'deduction' && outcome.level !== 'veto') return false;
    const counts = outcome.value === 'failed' || (level === 'cantTell' && isUndecided(outcome));
    return counts && !wasSo(outcome, before);
  });
};

/** Rules that are not built or were not selected stand outside. */
const isUndecided = ({ value, reason }: RuleOutcome): boolean =>
  value === 'cantTell' || (value === 'untested' && reason !== 'not-implemented' && reason !== 'not-selected');

const isWorseVerdict = (report: AuditReport, before: AuditReport | undefined): boolean =>
  before?.scorecard.verdict !== 'unqualified' ||
  report.scorecard.vetoes.some((rule) => !before.scorecard.vetoes.includes(rule));

/** The same rule came out the same before, with every fault of today among the faults of then. */
const wasSo = (outcome: RuleOutcome, before: AuditReport | undefined): boolean => {
  const earlier = before?.outcomes.find(({ rule }) => rule === outcome.rule);
  if (earlier?.value !== outcome.value) return false;
  const known = new Set(earlier.findings.map(({ fingerprint }) => fingerprint));
  return outcome.findings.every(({ fingerprint, value }) => value !== outcome.value || known.has(fingerprint));
};
