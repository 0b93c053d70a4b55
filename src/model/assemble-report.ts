import { countRequestsFor, lastUnanswered, listRequests, namesOfColumns } from './describe-requests.js';
import { listEvidenceItems } from './evidence-items.js';
import type { RuleOutcome, Scorecard, AuditReport, UnitResult } from './report.js';
import type { Profile } from './profile.js';
import { withoutSecrets, type SiteEntry } from './site-entry.js';
import type { CrawlInfo, SnapshotReader } from './snapshot.js';

/** What the steps of the pipeline found, before it is put into the one shape that every format reads. */
export interface ReportParts {
  readonly toolVersion: string;
  readonly site: SiteEntry;
  readonly profile: Profile;
  readonly asOf: string;
  readonly crawl: CrawlInfo;
  readonly snapshot: Pick<SnapshotReader, 'head' | 'exchanges' | 'unanswered' | 'probes'>;
  readonly scorecard: Scorecard;
  readonly outcomes: readonly RuleOutcome[];
  readonly units: readonly UnitResult[];
}

/** The `AuditReport`. Every instant in it comes from the snapshot, so a replay writes the same bytes. */
export const assembleReport = (parts: ReportParts): AuditReport => {
  const { site, profile, crawl, snapshot } = parts;
  const { environment } = snapshot.head;
  const requestsFor = countRequestsFor(snapshot, crawl.requests);
  const log = listRequests(snapshot);
  const evidenceItems = listEvidenceItems(profile, parts.asOf);
  const purposes = [...Object.keys(requestsFor), ...log.entries.map(({ purpose }) => purpose)];
  return {
    schemaVersion: 1,
    tool: { name: 'gongkai', version: parts.toolVersion },
    site: {
      id: site.id,
      name: site.name,
      url: withoutSecrets(site).url,
      kind: site.kind,
      ...(site.region !== undefined && { region: site.region }),
    },
    profile: {
      id: profile.id,
      title: profile.title,
      version: profile.version,
      digest: profile.digest,
      scoring: inOrder(profile.scoring),
    },
    asOf: parts.asOf,
    startedAt: crawl.startedAt,
    finishedAt: crawl.finishedAt,
    crawl: {
      requests: crawl.requests,
      pages: crawl.pages,
      rendered: crawl.rendered,
      bytes: crawl.bytes,
      unanswered: countUnanswered(snapshot),
      truncated: crawl.stoppedBecause !== 'complete',
      stoppedBecause: crawl.stoppedBecause,
      ...(crawl.stoppedBecause === 'blocked' && { refusals: countRefusals(snapshot) }),
      requestsFor,
      columns: namesOfColumns(purposes, profile.vocabulary),
      userAgent: environment.userAgent,
      robots: environment.robots,
      ...(environment.browser.version !== undefined && { browser: environment.browser.version }),
      log,
    },
    scorecard: parts.scorecard,
    outcomes: [...parts.outcomes],
    ...(parts.units.length > 0 && { units: [...parts.units] }),
    ...(evidenceItems.length > 0 && { evidenceItems }),
  };
};

/** The same order of keys wherever the profile comes from, so that a replay writes the same bytes. */
const inOrder = ({ base, passMark, bonusAbove, bonusCap }: Profile['scoring']): Profile['scoring'] => ({
  base,
  passMark,
  bonusAbove,
  bonusCap,
});

/** Answers of pages that were no page, by status. */
const countRefusals = ({ exchanges }: ReportParts['snapshot']): Record<string, number> => {
  const byStatus: Record<string, number> = {};
  for (const { status, purpose } of exchanges)
    if (status >= 400 && purpose !== 'robots') byStatus[status] = (byStatus[status] ?? 0) + 1;
  return byStatus;
};

/** Addresses without any answer by reason. */
const countUnanswered = (snapshot: ReportParts['snapshot']): AuditReport['crawl']['unanswered'] => {
  const silent = lastUnanswered(snapshot);
  const byReason: Record<string, number> = {};
  for (const why of silent.map((entry) => entry.why).sort()) byReason[why] = (byReason[why] ?? 0) + 1;
  return { total: silent.length, byReason };
};
