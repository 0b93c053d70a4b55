import { addDays } from '../../lib/date/day.js';
import { beijingDay } from '../../lib/date/beijing-day.js';
import type { MonthOfRectification } from '../../model/rectification.js';
import type { AuditReport, RuleOutcome, Scorecard } from '../../model/report.js';
import type { RunSite, RunSummary } from '../../model/run.js';
import type { RunReports } from '../../report/format.js';
import { neutralise } from '../../report/neutralise.js';
import { rankingRow, type RankingRow } from '../../scoring/ranking-row.js';
import { countedScores, type CountedSite } from '../../store/rectification/counted-scores.js';
import { monthFigures } from '../../store/rectification/month-figures.js';
import { listSites } from '../../store/sites/read-sites.js';
import type { Call } from '../route.js';
import { effectiveReport } from '../sites/effective-report.js';

/** What a 通报 is about: a month, and the sites of a list, or all. */
export interface BulletinScope {
  readonly month: string;
  readonly list?: string | undefined;
}

/** The figures of a 通报, from the store alone: quick, and the same that its Word file says. */
export interface BulletinFigures {
  readonly scope: BulletinScope;
  /** Sites that are looked after, by name; those without an audit of the month too. */
  readonly sites: readonly { readonly id: string; readonly name: string; readonly counted?: CountedSite }[];
  readonly verdicts: Readonly<Record<'qualified' | 'unqualified' | 'undetermined', number>>;
  readonly withoutReport: number;
  readonly secondTests: number;
  readonly rectification: MonthOfRectification;
}

/** The month before, `YYYY-MM`. */
export const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7);

/** The score of a site that counts for the month. */
export const countedOf = ({ counts, first, second }: CountedSite): CountedSite['first'] =>
  counts === 'second' && second ? second : first;

/** Reads the figures. Only for who sees everything: a 通报 names all. */
export async function readBulletin(call: Call, scope: BulletinScope): Promise<BulletinFigures> {
  const { office, actor } = call;
  const { db } = office.store;
  const { month: period, list } = scope;
  const [known, counted, rectification] = [
    await listSites(db, actor, { isActive: true, ...(list !== undefined && { list }) }),
    new Map((await countedScores(db, actor, { period, list })).map((one) => [one.site, one])),
    await monthFigures(db, actor, { month: monthBefore(period), list, on: beijingDay(office.now()) }),
  ];
  const sites = known.map(({ entry: { id, name } }) => {
    const own = counted.get(id);
    return { id, name, ...(own && { counted: own }) };
  });
  const verdicts = { qualified: 0, unqualified: 0, undetermined: 0 };
  for (const { counted: own } of sites) if (own) verdicts[countedOf(own).verdict as keyof typeof verdicts] += 1;
  return {
    ...{ scope, sites, verdicts, rectification },
    withoutReport: sites.filter(({ counted: own }) => own === undefined).length,
    secondTests: sites.filter(({ counted: own }) => own?.counts === 'second').length,
  };
}

/** What the Word file of a 通报 is written from: every report that counts, read one by one, and their ranking. */
export async function bulletinReports(
  call: Call,
  { scope, sites, rectification }: BulletinFigures,
): Promise<RunReports> {
  const { office } = call;
  const reports: AuditReport[] = [];
  const rows: RankingRow[] = [];
  const failures: RunSummary['failures'] = [];
  for (const { id, counted } of sites) {
    const report = counted && (await countedReport(call, counted));
    if (report === undefined) {
      failures.push({ site: id, why: 'no-report' });
      continue;
    }
    rows.push(rankingRow(report));
    reports.push(slim(report));
    if (report.scorecard.verdict === 'undetermined') {
      const { stoppedBecause } = report.crawl;
      failures.push({ site: id, why: stoppedBecause === 'complete' ? 'undecided' : stoppedBecause });
    }
  }
  return {
    run: summaryOf(call, scope, reports, { sites: sites.length, failures }),
    ranking: await office.rank(rows),
    reports: () => reports,
    rectification,
  };
}

/** The report that counts: the first test's, or with what second tests decided, and the score that was kept of it. */
async function countedReport(
  call: Call,
  { site, first, second, counts }: CountedSite,
): Promise<AuditReport | undefined> {
  const { office } = call;
  const report = await effectiveReport(office, { run: first.run, site });
  if (report === undefined || counts === 'first' || second === undefined) return report && neutralise(report);
  const kept = await office.store.db
    .selectFrom('second_tests')
    .selectAll()
    .where('run', '=', second.run)
    .where('site', '=', site)
    .executeTakeFirstOrThrow();
  const decided = new Map<string, RuleOutcome>();
  for (const run of second.runs) {
    const later = await effectiveReport(office, { run, site });
    for (const outcome of later?.outcomes ?? []) {
      if (['passed', 'failed', 'inapplicable'].includes(outcome.value)) decided.set(outcome.rule, outcome);
    }
  }
  return neutralise({
    ...report,
    outcomes: report.outcomes.map((outcome) => decided.get(outcome.rule) ?? outcome),
    scorecard: {
      verdict: kept.verdict as Scorecard['verdict'],
      points: {
        ...{
          value: kept.points_value,
          min: kept.points_min,
          max: kept.points_max,
          outOf: kept.out_of,
          bonus: kept.bonus,
        },
      },
      vetoes: JSON.parse(kept.vetoes) as string[],
      sections: JSON.parse(kept.sections) as Scorecard['sections'],
    },
  });
}

/** Thousands of reports are held at once: without evidence, log and pictures, which no 通报 tells. */
const slim = (report: AuditReport): AuditReport => ({
  ...report,
  crawl: { ...report.crawl, log: { entries: [], left: 0 } },
  outcomes: report.outcomes.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.map((finding) => ({ ...finding, evidence: [] })),
  })),
});

function summaryOf(
  { office }: Call,
  { month }: BulletinScope,
  reports: readonly AuditReport[],
  { sites, failures }: { readonly sites: number; readonly failures: RunSummary['failures'] },
): RunSummary {
  const count = (verdict: string): number => reports.filter(({ scorecard }) => scorecard.verdict === verdict).length;
  const sum = (of: 'requests' | 'pages' | 'bytes'): number =>
    reports.reduce((total, { crawl }) => total + crawl[of], 0);
  const profiles = new Map(reports.map(({ profile }) => [profile.digest, profile]));
  const times = reports.map(({ startedAt }) => startedAt).sort();
  return {
    ...{ schemaVersion: 1, id: `bulletin-${month}`, tool: { name: 'gongkai', version: office.version } },
    asOf:
      reports
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? `${month}-01`,
    startedAt: times[0] ?? office.now().toISOString(),
    finishedAt: times.at(-1) ?? office.now().toISOString(),
    profiles: [...profiles.values()].map(({ id, title, version, digest }) => ({ id, title, version, digest })),
    sites: reports.map(siteOf),
    totals: {
      ...{
        sites,
        qualified: count('qualified'),
        unqualified: count('unqualified'),
        undetermined: count('undetermined'),
      },
      ...{ withoutReport: sites - reports.length, requests: sum('requests'), pages: sum('pages'), bytes: sum('bytes') },
    },
    failures,
  };
}

function siteOf({ site, profile, scorecard, outcomes }: AuditReport): RunSite {
  const counts: Record<string, number> = {};
  for (const { value } of outcomes) counts[value] = (counts[value] ?? 0) + 1;
  const { id, name, url, kind, region } = site;
  return {
    ...{ id, name, url, kind, profile: profile.id, verdict: scorecard.verdict, points: scorecard.points },
    ...(region !== undefined && { region }),
    ...{ vetoes: scorecard.vetoes, outcomes: counts, report: `${id}/report.json`, snapshot: `${id}/snapshot.warc.gz` },
  };
}
