import type { Say } from '../lib/text/say.js';
import type { AuditReport } from '../model/report.js';
import type { FailureCause, RunFailure, RunSite, RunSummary } from '../model/run.js';
import { undeterminedSentence } from './undetermined-sentence.js';

/** What a run keeps of a site whose report is on disk; thousands of reports would fill the memory. */
export interface SiteResult {
  readonly summary: RunSite;
  readonly figures: Pick<AuditReport['crawl'], 'requests' | 'pages' | 'bytes'>;
  /** Of a site without a verdict. */
  readonly failure?: RunFailure;
}

interface SummaryParts {
  readonly plan: Pick<RunSummary, 'id' | 'asOf' | 'startedAt'> & {
    readonly tasks: readonly { readonly profile: RunSummary['profiles'][number] }[];
  };
  readonly toolVersion: string;
  readonly finishedAt: string;
  /** In the order of the tasks. */
  readonly sites: readonly SiteResult[];
  /** Every site without a verdict, in the order of the tasks. */
  readonly failures: readonly RunFailure[];
}

/** `run.json`: sites with a report, totals, and every site that has no verdict with why. */
export const summarizeRun = ({ plan, toolVersion, finishedAt, sites, failures }: SummaryParts): RunSummary => {
  const count = (verdict: RunSite['verdict']): number =>
    sites.filter(({ summary }) => summary.verdict === verdict).length;
  const sum = (figure: keyof SiteResult['figures']): number =>
    sites.reduce((total, { figures }) => total + figures[figure], 0);
  const profiles = new Map(plan.tasks.map(({ profile }) => [profile.digest, profile]));
  return {
    schemaVersion: 1,
    id: plan.id,
    tool: { name: 'gongkai', version: toolVersion },
    asOf: plan.asOf,
    startedAt: plan.startedAt,
    finishedAt,
    profiles: [...profiles.values()].map(({ id, title, version, digest }) => ({ id, title, version, digest })),
    sites: sites.map(({ summary }) => summary),
    totals: {
      sites: plan.tasks.length,
      qualified: count('qualified'),
      unqualified: count('unqualified'),
      undetermined: count('undetermined'),
      withoutReport: plan.tasks.length - sites.length,
      requests: sum('requests'),
      pages: sum('pages'),
      bytes: sum('bytes'),
    },
    failures: [...failures],
  };
};

const causeOf = ({ crawl }: AuditReport): FailureCause =>
  crawl.stoppedBecause === 'complete' ? 'undecided' : crawl.stoppedBecause;

/** One site as the run shows it. */
export const summarizeSite = (task: Pick<RunSite, 'snapshot'>, report: AuditReport, say: Say): SiteResult => {
  const { site, profile, scorecard, crawl } = report;
  const outcomes: Record<string, number> = {};
  for (const { value } of report.outcomes) outcomes[value] = (outcomes[value] ?? 0) + 1;
  const sentence = undeterminedSentence(report, say);
  const why = sentence !== undefined && { message: sentence };
  return {
    summary: {
      id: site.id,
      name: site.name,
      url: site.url,
      kind: site.kind,
      ...(site.region !== undefined && { region: site.region }),
      profile: profile.id,
      verdict: scorecard.verdict,
      points: scorecard.points,
      vetoes: scorecard.vetoes,
      outcomes,
      report: `${site.id}/report.json`,
      snapshot: task.snapshot,
      ...(sentence !== undefined && { sentence }),
    },
    figures: { requests: crawl.requests, pages: crawl.pages, bytes: crawl.bytes },
    ...(scorecard.verdict === 'undetermined' && { failure: { site: site.id, why: causeOf(report), ...why } }),
  };
};
