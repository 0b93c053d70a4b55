import {
  DIRECTIONS,
  FINDING_STATES,
  type ComparisonHead,
  type Direction,
  type FindingState,
  type LoneSite,
  type RunHead,
  type SiteSummary,
} from '../model/comparison.js';
import type { AuditReport } from '../model/report.js';

/** What a comparison keeps of each report of a run. */
export type ReportFacts = Pick<AuditReport, 'site' | 'profile' | 'asOf' | 'startedAt' | 'finishedAt' | 'tool'> & {
  readonly scorecard: Pick<AuditReport['scorecard'], 'verdict' | 'points'>;
};

/** Keeps of a report what a comparison says of its run. */
export const factsOf = ({ site, profile, asOf, startedAt, finishedAt, tool, scorecard }: AuditReport): ReportFacts => ({
  site,
  profile,
  asOf,
  startedAt,
  finishedAt,
  tool,
  scorecard: { verdict: scorecard.verdict, points: scorecard.points },
});

/** A run as a comparison names it. */
export function headOfRun(reference: string, reports: readonly ReportFacts[]): RunHead {
  const begun = reports.map(({ startedAt }) => startedAt).sort();
  const ended = reports.map(({ finishedAt }) => finishedAt).sort();
  const profiles = new Map(reports.map(({ profile }) => [profile.digest, profile]));
  return {
    reference,
    toolVersions: distinct(reports.map(({ tool }) => tool.version)),
    asOf: distinct(reports.map(({ asOf }) => asOf)),
    startedAt: begun[0] ?? '',
    finishedAt: ended.at(-1) ?? '',
    profiles: [...profiles.values()].map(({ id, title, version, digest }) => ({ id, title, version, digest })),
    sites: reports.length,
  };
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** A site of one run only. */
export const loneSite = ({ site, scorecard }: ReportFacts): LoneSite => ({
  site: site.id,
  name: site.name,
  url: site.url,
  kind: site.kind,
  ...scorecard,
});

/** Counts over all sites that stand in both runs. */
export function totalsOf(sites: readonly SiteSummary[]): ComparisonHead['totals'] {
  const directions = Object.fromEntries(DIRECTIONS.map((word) => [word, 0])) as Record<Direction, number>;
  const findings = Object.fromEntries(FINDING_STATES.map((state) => [state, 0])) as Record<FindingState, number>;
  const cautions: Record<string, number> = {};
  const verdicts = new Map<string, ComparisonHead['totals']['verdicts'][number]>();
  for (const site of sites) {
    directions[site.direction] += 1;
    for (const state of FINDING_STATES) findings[state] += site.findings[state];
    for (const caution of site.cautions) cautions[caution] = (cautions[caution] ?? 0) + 1;
    const [from, to] = [site.from.verdict, site.to.verdict];
    const counted = verdicts.get(`${from} ${to}`) ?? { from, to, sites: 0 };
    verdicts.set(`${from} ${to}`, { ...counted, sites: counted.sites + 1 });
  }
  return { sites: sites.length, directions, findings, verdicts: [...verdicts.values()], cautions };
}
