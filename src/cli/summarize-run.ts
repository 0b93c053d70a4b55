import type { AuditReport } from '../model/report.js';
import type { FailureCause, RunFailure, RunSite, RunSummary } from '../model/run.js';
import type { Say } from './language.js';
import type { RunPlan, SiteTask } from './run-plan.js';
import { undeterminedSentence } from './undetermined-sentence.js';

interface SummaryParts {
  readonly plan: Pick<RunPlan, 'id' | 'asOf' | 'startedAt' | 'tasks'>;
  readonly toolVersion: string;
  readonly finishedAt: string;
  readonly sites: readonly { readonly report: AuditReport; readonly summary: RunSite }[];
  /** Sites without a report. */
  readonly failures: readonly RunFailure[];
}

/** `run.json`: sites with a report, totals, and every site that has no verdict with why. */
export const summarizeRun = ({ plan, toolVersion, finishedAt, sites, failures }: SummaryParts): RunSummary => {
  const count = (verdict: RunSite['verdict']): number =>
    sites.filter(({ summary }) => summary.verdict === verdict).length;
  const sum = (figure: 'requests' | 'pages' | 'bytes'): number =>
    sites.reduce((total, { report }) => total + report.crawl[figure], 0);
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
      withoutReport: failures.length,
      requests: sum('requests'),
      pages: sum('pages'),
      bytes: sum('bytes'),
    },
    failures: plan.tasks.flatMap(({ site }): RunFailure[] => {
      const failure = failures.find((one) => one.site === site.id);
      if (failure !== undefined) return [failure];
      const found = sites.find(({ summary }) => summary.id === site.id);
      if (found?.summary.verdict !== 'undetermined') return [];
      const { sentence } = found.summary;
      return [{ site: site.id, why: causeOf(found.report), ...(sentence !== undefined && { message: sentence }) }];
    }),
  };
};

const causeOf = ({ crawl }: AuditReport): FailureCause =>
  crawl.stoppedBecause === 'complete' ? 'undecided' : crawl.stoppedBecause;

/** One site as the run shows it. */
export const summarizeSite = (task: SiteTask, report: AuditReport, say: Say): RunSite => {
  const { site, profile, scorecard } = report;
  const outcomes: Record<string, number> = {};
  for (const { value } of report.outcomes) outcomes[value] = (outcomes[value] ?? 0) + 1;
  const sentence = undeterminedSentence(report, say);
  return {
    id: site.id,
    name: site.name,
    url: site.url,
    kind: site.kind,
    profile: profile.id,
    verdict: scorecard.verdict,
    points: scorecard.points,
    vetoes: scorecard.vetoes,
    outcomes,
    report: `${site.id}/report.json`,
    snapshot: task.snapshot,
    ...(sentence !== undefined && { sentence }),
  };
};
