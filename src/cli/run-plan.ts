import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { Format } from './report-formats.js';

/** One site of a run: how its report comes about. */
export interface SiteTask {
  readonly site: SiteEntry;
  readonly profile: Profile;
  /** Path of the snapshot from the run folder. */
  readonly snapshot: string;
  readonly judge: () => Promise<AuditReport>;
}

/** All sites of a run, and where and how its reports are written. */
export interface RunPlan {
  readonly id: string;
  readonly folder: string;
  readonly asOf: string;
  readonly startedAt: string;
  readonly tasks: readonly SiteTask[];
  readonly formats: readonly Format[];
  readonly sitesAtOnce: number;
}
