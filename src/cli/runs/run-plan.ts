import type { Profile } from '../../model/profile.js';
import type { AuditReport } from '../../model/report.js';
import type { SiteEntry } from '../../model/site-entry.js';
import type { FormatId } from '../../report/formats.js';

/** One site of a run: how its report comes about. */
export interface SiteTask {
  readonly site: SiteEntry;
  readonly profile: Profile;
  /** Path of the snapshot from the run folder. */
  readonly snapshot: string;
  /** Its report where an earlier part of the run has finished it: then nothing is done again. */
  readonly finished?: () => Promise<AuditReport | undefined>;
  /** The signal is given to all sites when the run is interrupted, and to one that is given up. */
  readonly judge: (signal: AbortSignal) => Promise<AuditReport>;
  /** The report with pictures of the places at fault, once it is on disk; undefined where that was interrupted. */
  readonly illustrate?: (report: AuditReport, signal: AbortSignal | undefined) => Promise<AuditReport | undefined>;
  /** A site that has not come to its end by then never will, and is given up. */
  readonly limitMs?: number;
}

/** All sites of a run, and where and how its reports are written. */
export interface RunPlan {
  readonly id: string;
  readonly folder: string;
  readonly asOf: string;
  readonly startedAt: string;
  readonly tasks: readonly SiteTask[];
  readonly formats: readonly FormatId[];
  /** The rules that are judged, where not all are. */
  readonly only?: ReadonlySet<string>;
  readonly sitesAtOnce: number;
}
