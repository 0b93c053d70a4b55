import type { AuditReport } from '../model/report.js';
import type { ReadRequest } from '../scoring/places-read.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { Db } from '../store/tables.js';

/** An audit that is to be recorded. `profile`: the rules judged by, as `serializeProfile` writes them. */
export interface AuditToRecord {
  readonly run: string;
  readonly site: string;
  readonly report: AuditReport;
  readonly profile?: string | undefined;
  readonly chain?: string | undefined;
}

/** What recording needs beyond the database, read before its transaction begins. */
export interface PreparedRecord extends AuditToRecord {
  /** `site_standings.version` when it was read; another one by then is a `StaleRecord`. */
  readonly basis: number;
  /** Reports in which known findings stood last, by run; one that is not kept is left out. */
  readonly earlier: ReadonlyMap<string, EarlierReport>;
  /** Requests that the new report has no room for. */
  readonly requests: readonly ReadRequest[];
}

export interface EarlierReport {
  readonly report: AuditReport;
  readonly requests: readonly ReadRequest[];
}

/** Reads what `recordReport` will need: no transaction is open meanwhile. */
export async function prepareRecord(db: Db, blobs: Blobs, audit: AuditToRecord): Promise<PreparedRecord> {
  void blobs;
  const standing = await db
    .selectFrom('site_standings')
    .select('version')
    .where('site', '=', audit.site)
    .executeTakeFirst();
  return { ...audit, basis: standing?.version ?? 0, earlier: new Map(), requests: [] };
}
