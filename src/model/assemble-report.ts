import type { RuleOutcome, Scorecard, AuditReport } from './report.js';
import type { Profile } from './profile.js';
import type { SiteEntry } from './site-entry.js';
import type { CrawlInfo, SnapshotReader } from './snapshot.js';

/** What the steps of the pipeline found, before it is put into the one shape that every format reads. */
export interface ReportParts {
  readonly toolVersion: string;
  readonly site: SiteEntry;
  readonly profile: Profile;
  readonly asOf: string;
  readonly crawl: CrawlInfo;
  readonly snapshot: Pick<SnapshotReader, 'exchanges' | 'unanswered'>;
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
      unanswered: countUnanswered(parts.snapshot),
      truncated: crawl.stoppedBecause !== 'complete',
      stoppedBecause: crawl.stoppedBecause,
    },
    scorecard: parts.scorecard,
    outcomes: [...parts.outcomes],
  };
};

/** Addresses without any answer, each counted once by its last reason. */
const countUnanswered = ({ exchanges, unanswered }: ReportParts['snapshot']): AuditReport['crawl']['unanswered'] => {
  const answered = new Set(exchanges.map(({ url }) => url));
  const lastReason = new Map(unanswered.filter(({ url }) => !answered.has(url)).map(({ url, why }) => [url, why]));
  const byReason: Record<string, number> = {};
  for (const why of [...lastReason.values()].sort()) byReason[why] = (byReason[why] ?? 0) + 1;
  return { total: lastReason.size, byReason };
};
