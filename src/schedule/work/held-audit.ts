import type { SiteEntry } from '../../model/site-entry.js';

/** One audit as it stands in the queue; `fence` as it was when it was offered. */
export interface AuditKey {
  readonly run: string;
  readonly site: string;
  readonly fence: number;
}

/** A taken audit: this worker's as long as nobody has raised the fence. */
export interface HeldAudit extends AuditKey {
  readonly worker: string;
}

/** All that is wanted for doing it. */
export interface AuditJob extends HeldAudit {
  readonly entry: SiteEntry;
  /** Id or file of the run's profile; null: the site's own. */
  readonly profile: string | null;
  readonly asOf: string;
  readonly onlyRules: readonly string[] | null;
  readonly formats: readonly string[];
  /** How often it was taken, this time included: later ones go on with what the earlier left. */
  readonly attempt: number;
  readonly crashes: number;
  readonly delays: number;
}

/** Beyond this without a renewal anybody may take an audit over. */
export const LEASE_MS = 30_000;
/** Two renewals may fail before it is lost. */
export const RENEW_MS = 10_000;

/** The name of an audit in a queue. */
export const nameOf = ({ run, site, fence }: AuditKey): string => `${run}/${site}/${fence}`;

/** The audit of a name; undefined for what is none. */
export const keyOf = (name: string): AuditKey | undefined => {
  const found = /^([A-Za-z0-9._-]+)\/([A-Za-z0-9._-]+)\/(\d{1,9})$/.exec(name);
  return found ? { run: found[1] ?? '', site: found[2] ?? '', fence: Number(found[3]) } : undefined;
};
