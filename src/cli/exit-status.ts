import type { AuditReport } from '../model/report.js';
import type { FailureCause } from '../model/run.js';
import { findRegressions, isCounted, isOpen, type Regressions } from '../scoring/find-regressions.js';
import { EXIT } from './errors.js';
import type { FailOn } from './options/settings.js';

/** What the status asks of a report, so that no report need be kept for it. */
export interface Standing {
  readonly verdict: AuditReport['scorecard']['verdict'];
  readonly missesThreshold: boolean;
  /** Beside a baseline: rules that got worse, and how many faults it could not have seen. */
  readonly beside?: { readonly site: string; readonly worse: readonly string[]; readonly firstSeen: number };
}

/** When a finished audit ends with 1. Without any of them an unqualified site is no reason. */
export interface Thresholds {
  readonly failUnder?: number | undefined;
  readonly failOn?: FailOn | undefined;
  /** The report of a site in an earlier run: only what is worse than there counts. */
  readonly baseline?: ((site: string) => AuditReport | undefined) | undefined;
}

/** How a report stands to the thresholds. */
export const standingOf = (report: AuditReport, thresholds: Thresholds): Standing => {
  const { verdict } = report.scorecard;
  const before = thresholds.baseline?.(report.site.id);
  // A site that the baseline has not, or of which it decided nothing, is judged as without one: nobody has accepted it.
  if (!before || !tellsAnything(before)) return { verdict, missesThreshold: missesPlainly(report, thresholds) };
  const regressions = findRegressions(before, report);
  const { failed, firstSeen } = regressions;
  return {
    verdict,
    missesThreshold: missesAgainst(before, report, regressions, thresholds),
    beside: { site: report.site.id, worse: failed, firstSeen },
  };
};

/** What of a run decides on its status. */
interface RunOutcome {
  readonly standings: readonly Standing[];
  readonly failures: readonly { readonly why: FailureCause }[];
  /** Errors of the program that were no site's. */
  readonly strays: number;
  readonly wasInterrupted: boolean;
  /** The disk refused what is written for the whole run. */
  readonly isUnsealed?: boolean;
}

/** The status of a whole run. An interruption says most, then a bug, then a site without a verdict or a full disk, then a threshold. */
export const exitStatus = ({ standings, failures, strays, wasInterrupted, isUnsealed }: RunOutcome): number => {
  if (wasInterrupted) return EXIT.interrupted;
  if (strays > 0 || failures.some(({ why }) => why === 'crashed')) return EXIT.bug;
  if (isUnsealed === true || failures.length > 0 || standings.some(({ verdict }) => verdict === 'undetermined'))
    return EXIT.undetermined;
  return standings.some(({ missesThreshold: misses }) => misses) ? EXIT.threshold : EXIT.ok;
};

/** The thresholds alone, where nothing earlier is known of the site. */
const missesPlainly = ({ scorecard, outcomes }: AuditReport, { failUnder, failOn, baseline }: Thresholds): boolean => {
  if (scorecard.points.min < (failUnder ?? 0)) return true;
  const level = failOn ?? levelOfBaseline({ failUnder, baseline });
  if (level === undefined) return false;
  if (scorecard.verdict === 'unqualified') return true;
  if (level === 'veto') return false;
  return outcomes
    .filter(isCounted)
    .some((outcome) => outcome.value === 'failed' || (level === 'cantTell' && isOpen(outcome)));
};

/** Only what is worse than before, as far as both runs saw it. */
const missesAgainst = (
  before: AuditReport,
  report: AuditReport,
  worse: Regressions,
  thresholds: Thresholds,
): boolean => {
  const { min } = report.scorecard.points;
  const isNewlyUnder = min < (thresholds.failUnder ?? 0) && min < before.scorecard.points.min && worse.losesPoints;
  const level = thresholds.failOn ?? levelOfBaseline(thresholds);
  if (isNewlyUnder || level === undefined) return isNewlyUnder;
  if (worse.isVerdictWorse) return true;
  if (level === 'veto') return false;
  return worse.failed.length > 0 || (level === 'cantTell' && worse.doubtful.length > 0);
};

/** A baseline alone asks that nothing gets worse. */
const levelOfBaseline = ({ failUnder, baseline }: Pick<Thresholds, 'failUnder' | 'baseline'>): FailOn | undefined =>
  baseline && failUnder === undefined ? 'failed' : undefined;

const tellsAnything = ({ outcomes }: AuditReport): boolean =>
  outcomes.some(({ value }) => value === 'passed' || value === 'failed');
