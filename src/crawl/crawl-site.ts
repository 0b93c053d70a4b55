// Long because it is the order of a whole crawl: each step is a call, and what was opened is closed in one place.
/** A plan and a site → a snapshot: asks what the survey wants, best first, politely, until nothing is wanted or a limit is met. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CrawlPlan } from '../model/plan.js';
import type { CrawlInfo, Environment, ReachProbe, StoppedBecause } from '../model/snapshot.js';
import { NoSnapshotError, openSnapshot } from '../snapshot/open-snapshot.js';
import type { OpenSnapshot } from '../snapshot/open-snapshot.js';
import { ensureIndex } from '../snapshot/write-index.js';
import { createSnapshot, resumeSnapshot } from '../snapshot/write-snapshot.js';
import type { SnapshotWriter } from '../snapshot/write-snapshot.js';
import type { CrawlOptions, CrawlProgress } from './crawl-options.js';
import { crawlPages } from './crawl-pages.js';
import type { PagesOptions } from './crawl-pages.js';
import { guardOf, openSession } from './crawl-session.js';
import type { CrawlSession } from './crawl-session.js';
import { emptyState } from './crawl-state.js';
import { tellCrawl } from './debug/tell-crawl.js';
import { describeBrowser } from './environment.js';
import type { BrowserAtHand } from './environment.js';
import { haltOf } from './halt.js';
import { asksAgain, openKept } from './kept-answers.js';
import { openLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { unvisited } from './note-unvisited.js';
import { openOutbound } from './manners/open-outbound.js';
import { turnsToOtherScheme } from './other-scheme.js';
import { openNameBook } from './probes/name-book.js';
import { canReachIpv6, dnsFacts, dnsOf, tlsFacts } from './probes/host-facts.js';
import { hasDnsName, openNames } from './probes/probe-dns.js';
import { probeFamilies } from './probes/probe-families.js';
import { probeAccessibility } from './browser/probe-accessibility.js';
import { probeHosts } from './probes/probe-hosts.js';
import { probeLinks } from './probes/probe-links.js';
import { createReachProbes } from './probes/probe-reach.js';
import { probeSchemes } from './probes/probe-schemes.js';
import { searchSite } from './search/search-site.js';
import { readScripts } from './probes/read-scripts.js';
import { userAgentOf } from './manners/user-agent.js';

export type { CrawlOptions, CrawlProgress } from './crawl-options.js';

const DEFAULT_MAX_PAGES = 200;

/** Codes by which a disk refuses. */
const DISK_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);

/**
 * Crawls one site into `options.snapshot`. Whatever the site does comes back as data; rejects only where the snapshot
 * cannot be opened at all, or on a fault of this program. A disk that fills up on the way ends the crawl as `disk`.
 */
export async function crawlSite(plan: CrawlPlan, options: CrawlOptions): Promise<CrawlInfo> {
  const earlier = options.resume === true ? openEarlier(options.snapshot) : undefined;
  const maxPages = options.maxPages ?? plan.site.maxPages ?? plan.usualPages ?? DEFAULT_MAX_PAGES;
  if (earlier?.crawl && isFinished(earlier, maxPages)) {
    earlier.close();
    await ensureIndex(options.snapshot).catch(() => undefined);
    return earlier.crawl;
  }
  const startedAt = earlier?.head.startedAt ?? new Date().toISOString();
  const halt = haltOf(options);
  const state = emptyState();
  const info = (stoppedBecause: StoppedBecause): CrawlInfo => ({
    startedAt,
    finishedAt: new Date().toISOString(),
    requests: state.requests,
    pages: state.pageCount,
    rendered: state.rendered,
    bytes: state.bytes,
    stoppedBecause,
  });
  const progress = (step: Pick<CrawlProgress, 'doing' | 'url' | 'waiting' | 'stoppedBecause' | 'until'>): void =>
    options.onProgress?.({
      site: plan.site.id,
      requests: state.requests,
      pages: state.pageCount,
      maxPages,
      unanswered: state.unanswered.size,
      ...step,
    });

  progress({ doing: 'probing' });
  const host = new URL(plan.site.url).hostname;
  const probesBefore = earlier?.probes ?? [];
  const names = openNames(options.dns, halt.signal, dnsOf(probesBefore));
  const dns = await dnsFacts(plan, options, host, earlier, names, halt.signal);
  const browser = options.render === 'never' ? undefined : await (options.findBrowser ?? findInstalled)();
  const userAgent = options.userAgent ?? userAgentOf(options.tool, options.contact);
  const environment: Environment = {
    tool: options.tool,
    browser: describeBrowser(browser),
    ipv6Route: await canReachIpv6(dns, host),
    userAgent,
    robots: options.robots ?? 'obeyed',
  };
  const told = tellCrawl(options.debug, state);
  told.environment(environment);
  const ledger = told.ledger(
    openLedger(options.ledger ?? join(dirname(options.snapshot), 'crawl.jsonl'), earlier !== undefined),
  );
  const writer = notingWriter(told.writer(await openWriter(plan, options, environment, startedAt, earlier)), ledger);
  const readDigest = options.readDigest ?? (await defaultReader());
  const survey = options.survey ?? (await import('../locate/survey.js')).survey;
  const guard = guardOf(plan, options);
  const outbound = openOutbound(plan, options, guard, halt, (untilMs) => {
    progress({ doing: 'waiting', until: new Date(untilMs).toISOString() });
  });
  if (earlier) {
    state.requests = Math.max(outbound.earlierRequests, earlier.exchanges.length);
    state.bytes = earlier.exchanges.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  }
  const session = openSession(
    {
      plan,
      options,
      userAgent,
      browserPath: browser && 'path' in browser ? browser.path : undefined,
      readDigest,
      writer,
      reader: earlier,
      state,
      outbound,
      signal: halt.signal,
    },
    guard,
  );

  let ended: CrawlInfo;
  try {
    for (const probe of dns) if (!probesBefore.includes(probe)) await writer.probe(probe);
    const book = openNameBook({ names, facts: dns, write: (probe) => writer.probe(probe), signal: halt.signal });
    const reach = createReachProbes(
      session,
      probesBefore.filter((probe): probe is ReachProbe => probe.kind === 'reach'),
    );
    if (plan.probes.has('reach')) await reach.during(0);
    if (plan.probes.has('tls')) await probeSchemes(session, await tlsFacts(session, probesBefore), probesBefore);
    if (plan.probes.has('ipv6') && hasDnsName(host)) await probeFamilies(session, book, probesBefore);

    const paging: PagesOptions = {
      survey,
      ledger,
      ...(earlier && { kept: openKept(session, earlier) }),
      maxPages,
      afterErrand: (pages) => (plan.probes.has('reach') ? reach.during(pages) : Promise.resolve()),
      onProgress: progress,
      halted: halt.reason,
    };
    let stoppedBecause = await crawlPages(session, paging);
    if (turnsToOtherScheme(session, stoppedBecause)) stoppedBecause = await crawlPages(session, paging);
    progress({ doing: 'probing' });
    await probeAccessibility(session, stoppedBecause, earlier);
    await searchSite(session, stoppedBecause, earlier);
    await probeLinks(session, stoppedBecause, earlier);
    await readScripts(session, stoppedBecause, earlier);
    await probeHosts(session, book, stoppedBecause, probesBefore);
    if (plan.probes.has('reach')) await reach.finish();
    ledger.noteNew(unvisited(state, plan.site.url, new Date().toISOString()));
    ended = info(
      halt.reason() === 'interrupted' ? 'interrupted' : await whyAtLast(session, stoppedBecause, reach.made),
    );
    await writer.crawl(ended);
    await writer.close();
  } catch (error) {
    const isDisk = DISK_CODES.has((error as { code?: string }).code ?? '');
    ended = info('disk');
    // A page did not fit, but the few bytes that say so may.
    if (isDisk) await writer.crawl(ended).catch(() => undefined);
    await writer.close().catch(() => undefined);
    if (!isDisk) throw error;
  } finally {
    halt.end();
    await session.close();
    outbound.close();
    earlier?.close();
    ledger.close();
  }
  told.end(ended);
  progress({ doing: 'done', stoppedBecause: ended.stoppedBecause });
  return ended;
}

/** What is asked besides errands, robots files and what scripts fetch, comes into the ledger as it comes into the snapshot. */
function notingWriter(writer: SnapshotWriter, ledger: Ledger): SnapshotWriter {
  return {
    ...writer,
    exchange: async (answer) => {
      const exchange = await writer.exchange(answer);
      const { url, method, requestBody, status, purpose, capturedAt: at } = exchange;
      if (purpose !== 'robots' && purpose !== 'xhr') return exchange;
      const isGet = method === 'GET';
      ledger.note({
        url,
        ...(!isGet && { method }),
        ...(requestBody !== undefined && { body: requestBody }),
        at,
        why: 'visited',
        status,
        purpose,
        by: purpose === 'robots' ? 'robots' : 'script',
      });
      return exchange;
    },
    unanswered: async (entry) => {
      await writer.unanswered(entry);
      const { url, at, why, purpose } = entry;
      if (purpose === 'robots') ledger.note({ url, at, why, purpose, by: 'robots' });
    },
  };
}

/** The snapshot to go on with; undefined if there is none, or one that was killed before it said what it is of. */
function openEarlier(path: string): OpenSnapshot | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return openSnapshot(path);
  } catch (error) {
    if (error instanceof NoSnapshotError) return undefined;
    throw error;
  }
}

/** Where the home page answers probes but robots.txt never answered, it is RFC 9309 that keeps us out, not the network. */
async function whyAtLast(
  session: CrawlSession,
  stoppedBecause: StoppedBecause,
  probes: readonly ReachProbe[],
): Promise<StoppedBecause> {
  if (stoppedBecause !== 'unreachable' || session.state.pageCount > 0) return stoppedBecause;
  const { silence } = await session.robots.rulesFor(session.plan.site.url);
  return silence !== undefined && probes.some(({ status }) => status !== undefined) ? 'robots' : stoppedBecause;
}

/** True if going on could add nothing. */
function isFinished({ crawl }: OpenSnapshot, maxPages: number): boolean {
  const how = crawl?.stoppedBecause;
  return how === 'complete' || (how === 'budget' && (crawl?.pages ?? 0) >= maxPages);
}

async function openWriter(
  plan: CrawlPlan,
  options: CrawlOptions,
  environment: Environment,
  startedAt: string,
  earlier: OpenSnapshot | undefined,
): Promise<SnapshotWriter> {
  if (earlier) return await resumeSnapshot(options.snapshot, earlier, { environment, asksAgain: asksAgain(earlier) });
  return await createSnapshot(options.snapshot, {
    site: plan.site,
    asOf: plan.asOf,
    profile: options.profile,
    environment,
    startedAt,
  });
}

async function findInstalled(): Promise<BrowserAtHand> {
  const { findBrowser } = await import('../lib/browser/find-browser.js');
  return await findBrowser(process.env);
}

async function defaultReader(): Promise<NonNullable<CrawlOptions['readDigest']>> {
  const [{ readPage }, { createDigester }, { attachmentWithContent }] = await Promise.all([
    import('../page/read-page.js'),
    import('../page/digest.js'),
    import('../page/attachment-page.js'),
  ]);
  const digestPage = createDigester();
  return (bytes, { attachment, ...from }) => {
    const page = readPage(bytes, from);
    return digestPage(attachment === undefined ? page : attachmentWithContent(page, attachment));
  };
}
