import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparedRuns, SiteComparison, SiteSummary } from '../../model/comparison.js';
import type { AuditReport } from '../../model/report.js';
import { asSummary, compareReports } from '../../scoring/compare-reports.js';
import { matchSites } from '../../scoring/match-sites.js';
import type { ReadRequest } from '../../scoring/places-read.js';
import { factsOf, headOfRun, loneSite, totalsOf, type ReportFacts } from '../../scoring/sum-up-comparison.js';
import { UsageError } from '../errors.js';
import { findReports, type StoredReport } from '../runs/find-reports.js';
import type { Say } from '../language.js';

/** One of the runs as it was named, and its reports. */
interface Run {
  readonly reference: string;
  readonly sites: readonly SiteOfRun[];
}
interface SiteOfRun {
  readonly id: string;
  readonly url: string;
  readonly facts: ReportFacts;
  readonly stored: StoredReport;
}

/** Two runs side by side. Reports are read a pair at a time, and again when a format asks for a site. */
export interface ReadComparison extends ComparedRuns {
  /** Both reports of a site that stands in both runs, by its id in the later one. */
  readonly pair: (site: string) => readonly [AuditReport, AuditReport];
}

/** Reads and compares two runs; with `only` the sites of these ids alone. Throws `UsageError`. */
export function compareRuns(
  references: readonly [string, string],
  where: { readonly out: string; readonly cwd: string },
  given: { readonly version: string; readonly only?: readonly string[] | undefined },
  say: Say,
): ReadComparison {
  const [from, to] = references.map((reference): Run => {
    const sites = findReports(reference, where, say).reports.map((stored): SiteOfRun => {
      const facts = factsOf(stored.read());
      return { id: facts.site.id, url: facts.site.url, facts, stored };
    });
    return { reference, sites };
  }) as [Run, Run];
  const matched = matchOf(from, to, given.only, say);
  const pairs = new Map(matched.pairs.map(([before, after]) => [after.id, [before.stored, after.stored] as const]));
  const stored = (site: string): readonly [StoredReport, StoredReport] => {
    const found = pairs.get(site);
    if (!found) throw new Error(`${site} does not stand in both runs`);
    return found;
  };
  const read = (site: string): SiteComparison => {
    const [before, after] = stored(site);
    const [old, now] = [before.read(), after.read()];
    return compareReports(old, now, {
      before: unlistedRequests(old, before.folder),
      after: unlistedRequests(now, after.folder),
    });
  };
  const summaries: SiteSummary[] = [...pairs.keys()].map((site) => asSummary(read(site)));
  return {
    head: {
      schemaVersion: 1,
      tool: { name: 'gongkai', version: given.version },
      from: headOfRun(
        from.reference,
        from.sites.map(({ facts }) => facts),
      ),
      to: headOfRun(
        to.reference,
        to.sites.map(({ facts }) => facts),
      ),
      totals: totalsOf(summaries),
      onlyBefore: matched.onlyBefore.map(({ facts }) => loneSite(facts)),
      onlyAfter: matched.onlyAfter.map(({ facts }) => loneSite(facts)),
    },
    summaries,
    read,
    pair: (site) => {
      const [before, after] = stored(site);
      return [before.read(), after.read()];
    },
  };
}

function matchOf(
  from: Run,
  to: Run,
  only: readonly string[] | undefined,
  say: Say,
): ReturnType<typeof matchSites<SiteOfRun>> {
  const [one, other] = [from.sites[0], to.sites[0]];
  // Two reports that were named one by one are meant, whatever their sites are called.
  const isOneEach = from.sites.length === 1 && to.sites.length === 1;
  const all =
    isOneEach && one && other
      ? { pairs: [[one, other] as const], onlyBefore: [], onlyAfter: [] }
      : matchSites(from.sites, to.sites);
  if (only === undefined) {
    if (all.pairs.length > 0) return all;
    throw new UsageError(say('两次检查没有共同的网站', 'the two runs have no site in common'), [
      say(`前一次：${idsOf(from)}`, `earlier: ${idsOf(from)}`),
      say(`后一次：${idsOf(to)}`, `later: ${idsOf(to)}`),
    ]);
  }
  const pairs = all.pairs.filter(([, { id }]) => only.includes(id));
  const lost = only.filter((site) => !pairs.some(([, { id }]) => id === site));
  if (lost.length === 0) return { pairs, onlyBefore: [], onlyAfter: [] };
  const known = all.pairs.map(([, { id }]) => id);
  throw new UsageError(
    say(`两次检查里没有都有的网站 ${lost.join('、')}`, `${lost.join(', ')}: no such site in both runs`),
    [say(`可用：${known.join('、')}`, `allowed: ${known.join(', ')}`)],
  );
}

const MOST_NAMED = 20;
const idsOf = ({ sites }: Run): string =>
  sites
    .slice(0, MOST_NAMED)
    .map(({ id }) => id)
    .join(', ') + (sites.length > MOST_NAMED ? ' …' : '');

/** Requests of a long crawl that its report has no room for, from the log beside its snapshot. A torn line is passed over. */
function* unlistedRequests({ crawl }: AuditReport, folder: string): Generator<ReadRequest> {
  const path = join(folder, 'requests.jsonl');
  if ((crawl.log?.left ?? 0) === 0 || !existsSync(path)) return;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const request = asRequest(line);
    if (request) yield request;
  }
}

function asRequest(line: string): ReadRequest | undefined {
  try {
    const { url, purpose, status } = JSON.parse(line) as Partial<ReadRequest>;
    return typeof url === 'string' && typeof purpose === 'string' ? { url, purpose, status } : undefined;
  } catch {
    return undefined;
  }
}
