import type { AuditReport } from '../model/report.js';
import type { ReadRequest } from '../scoring/places-read.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { Db } from '../store/tables.js';
import { readReport, unlistedRequests } from './read-report.js';
import { STANDING_STATES } from './standing-states.js';

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
  /** Reports in which known findings stood last, and the site's latest ones, by run; one that is not kept is left out. */
  readonly earlier: ReadonlyMap<string, EarlierReport>;
  /** The site's latest ones. */
  readonly latest: readonly string[];
  /** Requests that the new report has no room for. */
  readonly requests: readonly ReadRequest[];
}

export interface EarlierReport {
  readonly report: AuditReport;
  readonly requests: readonly ReadRequest[];
}

/** Reads what `recordReport` will need: no transaction is open meanwhile. */
export async function prepareRecord(db: Db, blobs: Blobs, audit: AuditToRecord): Promise<PreparedRecord> {
  const { run, site, report } = audit;
  const standing = await db
    .selectFrom('site_standings')
    .select(['version', 'last_run', 'judged_run'])
    .where('site', '=', site)
    .executeTakeFirst();
  const lastRuns = await db
    .selectFrom('findings')
    .select('last_run')
    .distinct()
    .where('site', '=', site)
    .where('state', 'in', STANDING_STATES)
    .execute();
  const latest = [...new Set([standing?.last_run, standing?.judged_run])].filter((one) => typeof one === 'string');
  const earlier = new Map<string, EarlierReport>();
  for (const earlierRun of new Set([...lastRuns.map(({ last_run }) => last_run), ...latest])) {
    const kept = await readReport(blobs, { run: earlierRun, site });
    if (kept === undefined) continue;
    const requests = await unlistedRequests(blobs, { run: earlierRun, site, report: kept });
    earlier.set(earlierRun, { report: kept, requests });
  }
  const requests = await unlistedRequests(blobs, { run, site, report });
  return { ...audit, basis: standing?.version ?? 0, earlier, latest, requests };
}
