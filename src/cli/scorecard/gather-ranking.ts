import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { AuditReport } from '../../model/report.js';
import type { RunFailure, RunSite, RunSummary } from '../../model/run.js';
import type { RankingSources } from '../../report/format.js';
import { findReports, type StoredReport } from '../runs/find-reports.js';
import type { Say } from '../language.js';
import type { RunRequest } from '../runs/run-request.js';
import { summarizeSite, type SiteResult } from '../../library/summarize-run.js';

export interface GatherWishes {
  readonly references: readonly string[];
  /** Where reports are looked for, and the folder of the ranking. */
  readonly where: { readonly out: string; readonly cwd: string };
  readonly id: string;
  readonly folder: string;
  readonly toolVersion: string;
}

/** Reports of several runs as one run, which every format can show. */
export interface GatheredRanking {
  readonly run: RunSummary;
  readonly read: (site: RunSite) => AuditReport;
  readonly sources: RankingSources;
}

/** What is kept of a report while others are looked at. */
interface Chosen {
  readonly stored: StoredReport;
  readonly runFolder: string;
  readonly asOf: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly profile: RunSummary['profiles'][number];
  readonly result: SiteResult;
}

/**
 * Of a site that several runs audited under one profile the report of the latest day counts; of the same day the one that was
 * finished last. A site is the same where id and host are. Sites that share an id but not the host are told apart by a number.
 * Throws `UsageError` where there is no such run.
 */
export function gatherRanking({ references, where, id, folder, toolVersion }: GatherWishes, say: Say): GatheredRanking {
  const latest = new Map<string, Chosen>();
  const runFolders = new Set<string>();
  const met = new Set<string>();
  for (const reference of new Set(references)) {
    const { runFolder, reports } = findReports(reference, where, say);
    runFolders.add(runFolder);
    for (const stored of reports) {
      // A run and one of its sites may both be named.
      if (met.has(stored.folder)) continue;
      met.add(stored.folder);
      const report = stored.read();
      const key = JSON.stringify([report.site.id, hostOf(report.site.url), report.profile.id]);
      const known = latest.get(key);
      if (known === undefined || isLater(report, known)) latest.set(key, chosenOf(stored, runFolder, report, say));
    }
  }
  const named = withOwnIds([...latest.values()]);
  const sites = named.map(({ siteId, chosen }): RunSite => {
    const { summary } = chosen.result;
    return {
      ...summary,
      id: siteId,
      report: pathFrom(folder, join(chosen.stored.folder, 'report.json')),
      snapshot: pathFrom(folder, join(chosen.stored.folder, 'snapshot.warc.gz')),
    };
  });
  const byId = new Map(named.map(({ siteId, chosen }) => [siteId, chosen]));
  const lost = [...runFolders].flatMap((runFolder) =>
    sitesWithoutReport(runFolder, new Set(sites.map((site) => site.id))),
  );
  return {
    run: summaryOf({ id, toolVersion, sites, named, lost }),
    read: ({ id: siteId }) => {
      const chosen = byId.get(siteId);
      if (!chosen) throw new Error(`${siteId} is none of the ranked sites`);
      const report = chosen.stored.read();
      return { ...report, site: { ...report.site, id: siteId } };
    },
    sources: {
      runs: runFolders.size,
      left: met.size - latest.size,
      bySite: new Map(named.map(({ siteId, chosen }) => [siteId, sourceOf(chosen, folder)])),
    },
  };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);

const isLater = (report: AuditReport, known: Chosen): boolean =>
  report.asOf === known.asOf ? Date.parse(report.finishedAt) >= Date.parse(known.finishedAt) : report.asOf > known.asOf;

function chosenOf(stored: StoredReport, runFolder: string, report: AuditReport, say: Say): Chosen {
  const { id, title, version, digest } = report.profile;
  return {
    stored,
    runFolder,
    asOf: report.asOf,
    startedAt: report.startedAt,
    finishedAt: report.finishedAt,
    profile: { id, title, version, digest },
    result: summarizeSite({ snapshot: 'snapshot.warc.gz' }, report, say),
  };
}

interface Named {
  readonly siteId: string;
  readonly chosen: Chosen;
}

/** The first site of an id keeps it; others get a number behind it. */
function withOwnIds(all: readonly Chosen[]): readonly Named[] {
  const taken = new Set<string>();
  return all.map((chosen) => {
    const { id } = chosen.result.summary;
    let siteId = id;
    for (let count = 2; taken.has(siteId); count++) siteId = `${id}-${count}`;
    taken.add(siteId);
    return { siteId, chosen };
  });
}

/**
 * Sites of a run that have no report: it says so, their report is gone, or the run has not ended. Those that another run has a
 * report of are left out.
 */
function sitesWithoutReport(runFolder: string, ranked: ReadonlySet<string>): RunFailure[] {
  const run = readPart<RunSummary>(join(runFolder, 'run.json'));
  const ids = run
    ? run.sites?.map(({ id }) => id)
    : readPart<RunRequest>(join(runFolder, 'request.json'))?.sites?.map(({ site }) => site.id);
  const lost = (ids ?? []).filter((id) => !existsSync(join(runFolder, id, 'report.json')));
  const reported = new Set(ids);
  const failures = (run?.failures ?? []).filter(({ site }) => !reported.has(site));
  return [...failures, ...lost.map((id): RunFailure => ({ site: id, why: 'no-report' }))].filter(
    ({ site }) => !ranked.has(site),
  );
}

/** A file that may not be there, or may be no more than begun. */
function readPart<T>(path: string): Partial<T> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<T>;
  } catch {
    return undefined;
  }
}

function sourceOf({ stored, runFolder, asOf }: Chosen, folder: string) {
  const page = join(stored.folder, 'report.html');
  return { run: basename(runFolder), asOf, ...(existsSync(page) && { page: pathFrom(folder, page) }) };
}

const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

function summaryOf(parts: {
  readonly id: string;
  readonly toolVersion: string;
  readonly sites: readonly RunSite[];
  readonly named: readonly Named[];
  readonly lost: readonly RunFailure[];
}): RunSummary {
  const { id, toolVersion, sites, named, lost } = parts;
  const lostOnce = [...new Map(lost.map((failure) => [failure.site, failure])).values()];
  const of = (figure: (chosen: Chosen) => string): readonly string[] =>
    named.map(({ chosen }) => figure(chosen)).sort();
  const instants = (figure: (chosen: Chosen) => string): readonly string[] =>
    named.map(({ chosen }) => figure(chosen)).sort((a, b) => Date.parse(a) - Date.parse(b));
  const many = (verdict: RunSite['verdict']): number => sites.filter((site) => site.verdict === verdict).length;
  const sum = (figure: keyof SiteResult['figures']): number =>
    named.reduce((total, { chosen }) => total + chosen.result.figures[figure], 0);
  return {
    schemaVersion: 1,
    id,
    tool: { name: 'gongkai', version: toolVersion },
    asOf: of(({ asOf }) => asOf).at(-1) ?? '',
    startedAt: instants(({ startedAt }) => startedAt)[0] ?? '',
    finishedAt: instants(({ finishedAt }) => finishedAt).at(-1) ?? '',
    profiles: [...new Map(named.map(({ chosen: { profile } }) => [profile.digest, profile])).values()],
    sites: [...sites],
    totals: {
      sites: sites.length + lostOnce.length,
      qualified: many('qualified'),
      unqualified: many('unqualified'),
      undetermined: many('undetermined'),
      withoutReport: lostOnce.length,
      requests: sum('requests'),
      pages: sum('pages'),
      bytes: sum('bytes'),
    },
    failures: [
      ...named.flatMap(({ siteId, chosen }) => {
        const { failure } = chosen.result;
        return failure ? [{ ...failure, site: siteId }] : [];
      }),
      ...lostOnce,
    ],
  };
}
