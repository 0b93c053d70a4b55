import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../lib/text/canonical-json.js';
import { subjectOf, type Decision, type Reviews } from '../../model/decision.js';
import type { Chain } from '../../model/chain.js';
import type { Profile } from '../../model/profile.js';
import type { AuditReport } from '../../model/report.js';
import { reviveProfile } from '../../profile/serialize-profile.js';
import { parseChain } from '../../proof/chain.js';
import { CHAIN_FILE } from '../../proof/seal.js';
import { parseReviews, REVIEWS_FILE } from '../../proof/site-things.js';
import { openSnapshot } from '../../snapshot/open-snapshot.js';
import { UsageError } from '../errors.js';
import type { StoredReport } from '../runs/find-reports.js';
import type { Say } from '../language.js';

/** A site of a run folder with what evaluators have decided of it so far. */
export interface ReviewedSite {
  readonly folder: string;
  /** As it lies. */
  readonly text: string;
  readonly report: AuditReport;
  /** As the program judged: `report` with all decisions taken back. */
  readonly machine: AuditReport;
  readonly decisions: readonly Decision[];
  readonly profile: Profile;
  /** None where nothing was fetched. */
  readonly chain?: Chain;
}

/** Throws `UsageError` where report, decisions or rules cannot be read. Rules are read once for all sites that share them. */
export function readReviewedSite(
  { folder, read }: StoredReport,
  profiles: Map<string, Profile>,
  say: Say,
): ReviewedSite {
  const report = read();
  const text = readFileSync(join(folder, 'report.json'), 'utf8');
  const reviews = readReviews(folder, say);
  const machine = reviews ? withoutDecisions(report, reviews) : report;
  const { digest } = report.profile;
  const profile = profiles.get(digest) ?? readProfile(folder, digest, say);
  profiles.set(digest, profile);
  const path = join(folder, CHAIN_FILE);
  const chain = existsSync(path) ? parseChain(readFileSync(path, 'utf8')) : undefined;
  return { folder, text, report, machine, decisions: reviews?.decisions ?? [], profile, ...(chain && { chain }) };
}

function readReviews(folder: string, say: Say): Reviews | undefined {
  const path = join(folder, REVIEWS_FILE);
  if (!existsSync(path)) return undefined;
  const reviews = parseReviews(readFileSync(path, 'utf8'));
  if (!reviews) throw new UsageError(say(`${path} 读不出来`, `${path} cannot be read`));
  return reviews;
}

/** The report as the program had judged it, key by key in its order. */
function withoutDecisions(report: AuditReport, { machine }: Reviews): AuditReport {
  const before = new Map(machine.outcomes.map((outcome) => [outcome.rule, outcome]));
  return {
    ...report,
    scorecard: machine.scorecard,
    outcomes: report.outcomes.map((outcome) => before.get(outcome.rule) ?? outcome),
    ...(machine.units && { units: machine.units }),
    ...(machine.evidenceItems && { evidenceItems: machine.evidenceItems }),
  };
}

/** What has to be kept so that decisions can be taken back. */
export function reviewsOf(machine: AuditReport, decisions: readonly Decision[]): Reviews {
  const decided = new Set(decisions.flatMap(({ rule }) => rule ?? []));
  return {
    schemaVersion: 1,
    site: machine.site.id,
    decisions: [...decisions].sort((a, b) => (subjectOf(a) < subjectOf(b) ? -1 : 1)),
    machine: {
      scorecard: machine.scorecard,
      outcomes: machine.outcomes.filter(({ rule }) => decided.has(rule)),
      ...(machine.units && { units: machine.units }),
      ...(machine.evidenceItems && { evidenceItems: machine.evidenceItems }),
    },
  };
}

/** The rules that a report was judged by: beside the run, else in the snapshot. */
function readProfile(folder: string, digest: string, say: Say): Profile {
  const beside = join(folder, '..', `profile-${digest.slice(0, 16)}.json`);
  const snapshot = join(folder, 'snapshot.warc.gz');
  const texts = [
    () => (existsSync(beside) ? readFileSync(beside, 'utf8') : undefined),
    () => (existsSync(snapshot) ? resolvedIn(snapshot) : undefined),
  ];
  for (const read of texts) {
    const text = read();
    if (text !== undefined && sha256(text) === digest) return reviveProfile(text);
  }
  throw new UsageError(
    say(`${folder} 的评判规则不在快照里，不能重新计分`, `the rules that ${folder} was judged by are not kept`),
    [
      say(
        '没有取到任何内容的网站无须认定，重新检查即可',
        'a site of which nothing was fetched has to be audited again',
      ),
    ],
  );
}

function resolvedIn(path: string): string {
  const snapshot = openSnapshot(path);
  try {
    return snapshot.head.profile.resolved;
  } finally {
    snapshot.close();
  }
}
