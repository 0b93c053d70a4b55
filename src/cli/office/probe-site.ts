import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbedSite, ProbeResult } from '../../availability/probe.js';
import { userAgentOf } from '../../crawl/manners/user-agent.js';
import { isFault } from '../../lib/net/fault.js';
import { createGuard, plainHost, type Guard } from '../../lib/net/guard.js';
import { ownersAccess } from '../../lib/net/owners-access.js';
import { createHttpClient, type HttpClient } from '../../lib/net/http-client.js';
import { parseResolveRule } from '../../lib/net/resolve-rule.js';
import { sha256 } from '../../lib/text/canonical-json.js';
import { withoutCredentials } from '../../lib/url/normalise-url.js';
import { createDigester } from '../../page/digest.js';
import { readPage } from '../../page/read-page.js';
import type { CrawlChoices } from '../options/crawl-choices.js';

export interface ProbeMeans {
  readonly version: string;
  /** How a site is asked: what its list and the config say, as for an audit. */
  readonly choicesOf: (site: string) => CrawlChoices | undefined;
  /** Visits are given up a little after the limit of the norm, which is the rule's to say. */
  readonly limitSeconds: (site: string) => number;
  readonly now: () => Date;
  /** Before a page is loaded once more; default 1 s. */
  readonly reloadAfterMs?: number;
}

export interface SiteProber {
  readonly probe: (site: ProbedSite, signal: AbortSignal) => Promise<ProbeResult>;
  readonly machineOf: (site: ProbedSite) => Promise<string>;
}

const MOST_REDIRECTS = 10;
const BEYOND_LIMIT_MS = 1_000;
/** One address gets so long where there are others to try, as people's browsers do. */
const CONNECT_MS = 10_000;
/** A gateway had nothing behind it for a moment (RFC 9110 15.6.3 to 15.6.5). */
const PASSING: ReadonlySet<number> = new Set([502, 503, 504]);
/** A home page is read far into, but an endless one is not waited for. */
const BODY_BYTES = 5 * 1024 * 1024;

/** Visits home pages as the crawler's own reachability probes do: guarded, redirects followed, loaded once more where a connection broke off. */
export function openSiteProber(means: ProbeMeans): SiteProber {
  const digest = createDigester();
  /** Of the last body of each site: most home pages are the same an hour later. */
  const known = new Map<string, { readonly hash: string; readonly isChallenge: boolean }>();
  const isChallenge = (
    site: string,
    url: string,
    status: number,
    contentType: string | undefined,
    body: Buffer,
  ): boolean => {
    const hash = sha256(body);
    const before = known.get(site);
    if (before?.hash === hash) return before.isChallenge;
    const page = readPage(body, { url, status, ...(contentType !== undefined && { contentType }) });
    const found = digest(page).facts.kind === 'challenge';
    known.set(site, { hash, isChallenge: found });
    return found;
  };

  const visit = async (site: ProbedSite, limitMs: number): Promise<ProbeResult & { readonly mayPass: boolean }> => {
    const choices = means.choicesOf(site.id);
    const guard = guardOf(choices);
    const home = withoutCredentials(site.url);
    const at = means.now().toISOString();
    const startedAt = performance.now();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    const client = createHttpClient({
      guard,
      userAgent: userAgentOf(`gongkai ${means.version}`, choices?.contact),
      limits: { timeoutMs: limitMs, bodyBytes: BODY_BYTES },
      ...ownersAccess(site.url, choices?.secrets ?? {}),
      connectTimeoutMs: await connectTimeout(guard, site, limitMs),
    });
    try {
      return await follow(client, {
        home,
        at,
        limitMs,
        elapsed,
        isChallenge: (...page) => isChallenge(site.id, ...page),
      });
    } finally {
      await client.close();
    }
  };

  const visitTwice = async (site: ProbedSite, signal: AbortSignal): Promise<ProbeResult> => {
    const limitMs = means.limitSeconds(site.id) * 1000 + BEYOND_LIMIT_MS;
    const { mayPass, ...first } = await visit(site, limitMs);
    const leftMs = limitMs - first.elapsedMs;
    if (signal.aborted) return first;
    const restMs = means.reloadAfterMs ?? 1_000;
    if (!mayPass || leftMs <= restMs) return first;
    const isCut = await sleep(restMs, undefined, { signal }).then(
      () => false,
      () => true,
    );
    if (isCut) return first;
    const { mayPass: _, ...again } = await visit(site, leftMs - restMs);
    return { ...again, at: first.at, elapsedMs: first.elapsedMs + restMs + again.elapsedMs };
  };

  return {
    probe: async (site, signal) => {
      const at = means.now().toISOString();
      const interrupted = { at, url: site.url, elapsedMs: 0, why: 'interrupted', code: 'ERR_INTERRUPTED' };
      if (signal.aborted) return interrupted;
      // Whoever stops us does not wait for a silent site.
      let onAbort: () => void = () => undefined;
      const stopped = new Promise<ProbeResult>((resolve) => {
        onAbort = () => {
          resolve(interrupted);
        };
        signal.addEventListener('abort', onAbort, { once: true });
      });
      try {
        return await Promise.race([visitTwice(site, signal), stopped]);
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
    machineOf: async (site) => {
      const { hostname, port, protocol } = new URL(site.url);
      try {
        const guard = guardOf(means.choicesOf(site.id));
        const [address] = await guard.addressesOf(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
        return address ?? plainHost(hostname);
      } catch {
        return plainHost(hostname);
      }
    },
  };
}

interface Visit {
  readonly home: string;
  readonly at: string;
  readonly limitMs: number;
  readonly elapsed: () => number;
  readonly isChallenge: (url: string, status: number, contentType: string | undefined, body: Buffer) => boolean;
}

async function follow(client: HttpClient, visit: Visit): Promise<ProbeResult & { readonly mayPass: boolean }> {
  const { home, at, elapsed, limitMs } = visit;
  let url = home;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const outcome = await client.ask({ url, timeoutMs: Math.max(1, limitMs - elapsed()) });
    const said = { at, url: home, elapsedMs: elapsed() };
    if (isFault(outcome)) {
      const { why, code } = outcome;
      // A page that is too large has come, and in time or not.
      if (code === 'ERR_BODY_TOO_LARGE') return { ...said, status: 200, mayPass: false };
      return { ...said, why, code, mayPass: why === 'reset' };
    }
    if (outcome.location !== undefined) {
      url = outcome.location;
      continue;
    }
    const { status, headers, body, remoteAddress } = outcome;
    const retryAfterMs = secondsOf(headers.get('retry-after'));
    const type = headers.get('content-type');
    return {
      ...said,
      status,
      ...(visit.isChallenge(url, status, type, body) && { isChallenge: true }),
      ...(remoteAddress !== undefined && { address: remoteAddress }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      mayPass: PASSING.has(status) && retryAfterMs === undefined,
    };
  }
  return {
    at,
    url: home,
    elapsedMs: elapsed(),
    why: 'too-many-redirects',
    code: 'ERR_TOO_MANY_REDIRECTS',
    mayPass: false,
  };
}

function guardOf(choices: CrawlChoices | undefined): Guard {
  const resolve = (choices?.resolve ?? []).map(parseResolveRule).filter((rule) => rule !== undefined);
  return createGuard({ privateHosts: choices?.privateHosts ?? [], resolve });
}

async function connectTimeout(guard: Guard, { url }: ProbedSite, limitMs: number): Promise<number> {
  const { hostname, port, protocol } = new URL(url);
  try {
    const found = await guard.addressesOf(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
    return found.length > 1 ? Math.min(CONNECT_MS, limitMs) : limitMs;
  } catch {
    return limitMs;
  }
}

const secondsOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) * 1000 : undefined;
