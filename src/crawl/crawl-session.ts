/** Everything one crawl holds open, and the one way by which its requests go out and into the snapshot. */
import { isFault, NetworkError } from '../lib/net/fault.js';
import { createGuard } from '../lib/net/guard.js';
import type { Guard } from '../lib/net/guard.js';
import { createHttpClient, DEFAULT_LIMITS } from '../lib/net/http-client.js';
import type { HttpAnswer, HttpClient, HttpFault, HttpRequest } from '../lib/net/http-client.js';
import { ownersAccess } from '../lib/net/owners-access.js';
import { parseResolveRule } from '../lib/net/resolve-rule.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { CrawlPlan } from '../model/plan.js';
import type { Exchange, SnapshotReader, UnansweredReason } from '../model/snapshot.js';
import type { SnapshotWriter } from '../snapshot/write-snapshot.js';
import { askAddress, withGrace } from './ask-address.js';
import type { Asked } from './ask-address.js';
import { concurrencyOf } from './crawl-options.js';
import type { CrawlOptions, ReadAttachment, ReadDigest } from './crawl-options.js';
import type { CrawlState, Errand } from './crawl-state.js';
import { NothingLeaves } from './manners/outbound.js';
import type { Answered, Leaving, Outbound } from './manners/outbound.js';
import type { RobotsDecision } from './manners/request-log.js';
import { createRenderer } from './browser/render-page.js';
import type { Renderer } from './browser/render-page.js';
import { ALLOW_ALL } from './manners/robots.js';
import { createRobotsGate } from './manners/robots-gate.js';
import type { RobotsAnswer, RobotsGate } from './manners/robots-gate.js';

export interface CrawlSession {
  readonly plan: CrawlPlan;
  readonly options: CrawlOptions;
  readonly guard: Guard;
  readonly client: HttpClient;
  /** By which all requests leave. */
  readonly outbound: Outbound;
  readonly robots: RobotsGate;
  readonly renderer: Renderer | undefined;
  readonly readDigest: ReadDigest;
  readonly readAttachment: ReadAttachment;
  readonly writer: SnapshotWriter;
  readonly state: CrawlState;
  readonly concurrency: number;
  /** Aborts when the crawl must end early. */
  readonly signal: AbortSignal;
  /** Asks an address that robots.txt allows with tries, pauses and manners; `crawlDelayMs` is what that file wants. */
  ask(request: HttpRequest, purpose: string, crawlDelayMs?: number): Promise<Asked>;
  /** One try, with manners, for probes. */
  askOnce(request: HttpRequest, purpose: string, robots?: 'allowed' | 'exempt'): Promise<HttpAnswer | HttpFault>;
  close(): Promise<void>;
}

export interface SessionParts {
  readonly plan: CrawlPlan;
  readonly options: CrawlOptions;
  readonly userAgent: string;
  readonly browserPath: string | undefined;
  readonly readDigest: ReadDigest;
  readonly writer: SnapshotWriter;
  readonly reader: SnapshotReader | undefined;
  readonly state: CrawlState;
  readonly outbound: Outbound;
  readonly signal: AbortSignal;
}

const DEFAULT_BACK_OFF_MS = 1_000;

/** The guard of a crawl: which hosts may lie at private addresses, and what `--resolve` says. */
export function guardOf(plan: CrawlPlan, options: CrawlOptions): Guard {
  const resolve = [...(options.resolve ?? []), ...(plan.site.resolve ?? [])]
    .map(parseResolveRule)
    .filter((rule) => rule !== undefined);
  const privateHosts =
    options.allowPrivate === true
      ? [new URL(plan.site.url).hostname, ...(options.privateHosts ?? []), ...resolve.map(({ host }) => host)]
      : [];
  return createGuard({
    privateHosts,
    resolve,
    lookupTimeoutMs: options.limits?.timeoutMs ?? DEFAULT_LIMITS.timeoutMs,
    ...(options.lookup && { lookup: options.lookup }),
  });
}

export function openSession(parts: SessionParts, guard: Guard): CrawlSession {
  const { plan, options, userAgent, readDigest, writer, state, outbound, signal } = parts;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { headersFor, cookiesFor } = ownersAccess(plan.site.url, plan.site);
  const client = createHttpClient({ guard, userAgent, limits, headersFor, cookiesFor });
  const concurrency = concurrencyOf(options);

  const send = (request: HttpRequest, leaving: Omit<Leaving, 'url' | 'method'>): Promise<HttpAnswer | HttpFault> =>
    outbound.send(
      { url: request.url, method: request.method ?? 'GET', ...leaving },
      () => withGrace(client.ask(request), signal),
      (outcome) => answeredBy(outcome, leaving.robots === 'robots-file'),
    );
  const ask = (request: HttpRequest, purpose: string, robots: RobotsDecision, crawlDelayMs?: number): Promise<Asked> =>
    askAddress({
      send: (attempt) =>
        send(request, { purpose, robots, attempt, ...(crawlDelayMs !== undefined && { crawlDelayMs }) }),
      signal,
      backOffMs: options.backOffMs ?? DEFAULT_BACK_OFF_MS,
    });
  const isIgnored = options.robots === 'ignored';

  const stored = storedRobots(parts.reader);
  const askRobots = async (url: string): Promise<RobotsAnswer | { readonly why: UnansweredReason }> => {
    const kept = stored.get(url);
    if (kept && parts.reader) return { ...kept, body: parts.reader.body(kept.record) };
    const { answers, tries, why, detail, at } = await ask({ url }, 'robots', 'robots-file');
    state.requests += tries - answers.length;
    for (const answer of answers) {
      await writer.exchange(newExchange(answer, 'robots'));
      state.requests += 1;
      state.bytes += answer.body.length;
    }
    if (why !== undefined) {
      await writer.unanswered({ url, at, why, purpose: 'robots', ...(detail !== undefined && { detail }) });
    }
    const last = answers.at(-1);
    return last && why === undefined ? last : { why: why ?? 'other' };
  };

  const robots: RobotsGate = isIgnored
    ? { rulesFor: () => Promise.resolve(ALLOW_ALL), knownDelayMs: () => undefined, forget: () => undefined }
    : createRobotsGate(askRobots);

  const renderer =
    parts.browserPath === undefined
      ? undefined
      : createRenderer({
          browserPath: parts.browserPath,
          guard,
          userAgent,
          bodyBytes: limits.bodyBytes,
          timeoutMs: limits.timeoutMs,
          headersFor,
          ownersCookies: cookiesFor(new URL(plan.site.url)),
          home: plan.site.url,
          cookies: client.cookies,
          signal,
          mayBegin: () => outbound.isOpenForVisit(),
          isChallenge: (html, url) =>
            readDigest(html, { url, status: 200, contentType: RENDERED_TYPE }).facts.kind === 'challenge',
        });

  return {
    plan,
    options,
    guard,
    client,
    outbound,
    robots,
    renderer,
    readDigest,
    readAttachment: options.readAttachment ?? readApart,
    writer,
    state,
    concurrency,
    signal,
    ask: (request, purpose, crawlDelayMs) => ask(request, purpose, isIgnored ? 'ignored' : 'allowed', crawlDelayMs),
    askOnce: async (request, purpose, decision = 'exempt') => {
      const { address, family } = request;
      const forced = { ...(address !== undefined && { address }), ...(family !== undefined && { family }) };
      try {
        const crawlDelayMs = robots.knownDelayMs(request.url);
        const outcome = await send(request, {
          purpose,
          robots: isIgnored ? 'ignored' : decision,
          ...forced,
          ...(crawlDelayMs !== undefined && { crawlDelayMs }),
        });
        state.requests += 1;
        if (!isFault(outcome)) state.bytes += outcome.body.length;
        return outcome;
      } catch (error) {
        if (!(error instanceof NothingLeaves || error instanceof NetworkError)) throw error;
        return { why: 'interrupted', code: 'ERR_INTERRUPTED', at: new Date().toISOString(), elapsedMs: 0 };
      }
    },
    close: async () => {
      await renderer?.close();
      await client.close();
    },
  };
}

/** The first part of a robots.txt goes into the request log, by which what it forbids can be checked. */
const LOGGED_ROBOTS_BYTES = 64 * 1024;

function answeredBy(outcome: HttpAnswer | HttpFault, isRobots: boolean): Answered {
  if (isFault(outcome)) return { fault: outcome.code };
  const { status, headers, location, remoteAddress, body } = outcome;
  const retryAfter = headers.get('retry-after');
  const serverDate = retryAfter === undefined ? undefined : headers.get('date');
  return {
    status,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(serverDate !== undefined && { serverDate }),
    ...(location !== undefined && { location: withoutCredentials(location) }),
    ...(isRobots &&
      status >= 200 &&
      status < 300 && { robotsText: body.subarray(0, LOGGED_ROBOTS_BYTES).toString('utf8') }),
    ...(remoteAddress !== undefined && { remoteAddress }),
  };
}

const readApart: ReadAttachment = async (bytes, _exchange, signal) => {
  const { readAttachment } = await import('../lib/isolate/read-attachment.js');
  return await readAttachment(bytes, { signal });
};

/** A rendered DOM is kept as UTF-8, whatever its own meta tags say. */
export const RENDERED_TYPE = 'text/html; charset=utf-8';

/** An answer as the snapshot takes it. */
export function newExchange(answer: HttpAnswer, purpose: string, requestBody?: string) {
  return {
    url: answer.url,
    method: answer.method,
    ...(requestBody !== undefined && { requestBody }),
    status: answer.status,
    statusText: answer.statusText,
    allHeaders: answer.headers.entries,
    ...(answer.location !== undefined && { location: answer.location }),
    capturedAt: answer.at,
    elapsedMs: answer.elapsedMs,
    ...(answer.remoteAddress !== undefined && { remoteAddress: answer.remoteAddress }),
    via: 'fetch' as const,
    purpose,
    body: answer.body,
  };
}

/** An errand as it is asked over HTTP. */
export const requestOf = (errand: Errand): HttpRequest => ({
  url: errand.url,
  method: errand.method,
  ...(errand.body !== undefined && { body: errand.body }),
});

function storedRobots(reader: SnapshotReader | undefined): ReadonlyMap<string, Exchange> {
  const kept = (reader?.exchanges ?? []).filter(
    ({ purpose, status }) => purpose === 'robots' && status < 500 && status !== 429,
  );
  return new Map(kept.map((exchange) => [exchange.url, exchange]));
}
