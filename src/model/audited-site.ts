import type { AuditReport } from './report.js';

/** One audit that has come to its end, its files already among the blobs below `runs/<run>/<site>/`. */
export interface AuditedSite {
  readonly run: string;
  readonly site: string;
  readonly report: AuditReport;
  /** Last hash of the site's chain of evidence; none where nothing was fetched. */
  readonly chain?: string;
  /** The rules judged by, as `serializeProfile` writes them: to score again after decisions. */
  readonly profile: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  /** Who held the audit: one that was taken over meanwhile publishes nothing. None for an imported run. */
  readonly held?: { readonly worker: string; readonly fence: number };
}

/** `taken`; `known`: it was taken in before; `superseded`: another worker has taken the audit over. */
export type Intake = 'taken' | 'known' | 'superseded';
