import type { RuleOutcome, Scorecard, AuditReport } from './report.js';
import type { Profile } from './profile.js';
import type { SiteEntry } from './site-entry.js';
import type { CrawlInfo, Unanswered } from './snapshot.js';

/** What the steps of the pipeline found, before it is put into the one shape that every format reads. */
export interface ReportParts {
  readonly toolVersion: string;
  readonly site: SiteEntry;
  readonly profile: Profile;
  readonly asOf: string;
  readonly crawl: CrawlInfo;
  readonly unanswered: readonly Unanswered[];
  readonly scorecard: Scorecard;
  readonly outcomes: readonly RuleOutcome[];
}

/** The `AuditReport`. Every instant in it comes from the snapshot, so a replay writes the same bytes. */
export const assembleReport = (parts: ReportParts): AuditReport => {
  const { site, profile, crawl } = parts;
  return {
    schemaVersion: 1,
    tool: { name: 'gongkai', version: parts.toolVersion },
    site: { id: site.id, name: site.name, url: site.url, kind: site.kind },
    profile: { id: profile.id, title: profile.title, version: profile.version, digest: profile.digest },
    asOf: parts.asOf,
    startedAt: crawl.startedAt,
    finishedAt: crawl.finishedAt,
    crawl: {
      requests: crawl.requests,
      pages: crawl.pages,
      rendered: crawl.rendered,
      bytes: crawl.bytes,
      unanswered: countUnanswered(parts.unanswered),
      truncated: crawl.stoppedBecause !== 'complete',
      stoppedBecause: crawl.stoppedBecause,
    },
    scorecard: parts.scorecard,
    outcomes: [...parts.outcomes],
  };
};

/** Addresses without an answer, each counted once by its last reason. */
const countUnanswered = (unanswered: readonly Unanswered[]): AuditReport['crawl']['unanswered'] => {
  const lastReason = new Map(unanswered.map(({ url, why }) => [url, why]));
  const byReason: Record<string, number> = {};
  for (const why of [...lastReason.values()].sort()) byReason[why] = (byReason[why] ?? 0) + 1;
  return { total: lastReason.size, byReason };
};
