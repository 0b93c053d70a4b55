/** Everything one crawl holds open, and the one way by which its requests go out and into the snapshot. */
import { isFault } from '../lib/net/fault.js';
import { createGuard, plainHost } from '../lib/net/guard.js';
import type { Guard } from '../lib/net/guard.js';
import { createHttpClient, DEFAULT_LIMITS } from '../lib/net/http-client.js';
import type { HttpAnswer, HttpClient, HttpFault, HttpRequest } from '../lib/net/http-client.js';
import { parseResolveRule } from '../lib/net/resolve-rule.js';
import type { CrawlPlan } from '../model/plan.js';
import type { Exchange, SnapshotReader, UnansweredReason } from '../model/snapshot.js';
import type { SnapshotWriter } from '../snapshot/write-snapshot.js';
import { askAddress, withGrace } from './ask-address.js';
import type { Asked } from './ask-address.js';
import type { CrawlOptions, ReadAttachment, ReadDigest } from './crawl-options.js';
import type { CrawlState, Errand } from './crawl-state.js';
import { sharedPoliteness } from './politeness.js';
import type { Politeness } from './politeness.js';
import { createRenderer } from './render-page.js';
import type { Renderer } from './render-page.js';
import { ALLOW_ALL } from './robots.js';
import { createRobotsGate } from './robots-gate.js';
import type { RobotsAnswer, RobotsGate } from './robots-gate.js';

export interface CrawlSession {
  readonly plan: CrawlPlan;
  readonly options: CrawlOptions;
  readonly guard: Guard;
  readonly client: HttpClient;
  readonly politeness: Politeness;
  readonly robots: RobotsGate;
  readonly renderer: Renderer | undefined;
  readonly readDigest: ReadDigest;
  readonly readAttachment: ReadAttachment;
  readonly writer: SnapshotWriter;
  readonly state: CrawlState;
  readonly concurrency: number;
  readonly delayMs: number;
  /** Aborts when the crawl must end early. */
  readonly signal: AbortSignal;
  /** Asks an address with tries, pauses and manners; `extraDelayMs` is what its robots.txt wants. */
  ask(request: HttpRequest, crawlDelayMs?: number): Promise<Asked>;
  /** One try, with manners, for probes. */
  askOnce(request: HttpRequest): Promise<HttpAnswer | HttpFault>;
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
  readonly signal: AbortSignal;
}

const DEFAULT_CONCURRENCY = 2;
const DEFAULT_DELAY_MS = 500;
const DEFAULT_BACK_OFF_MS = 1_000;
/** A challenge must be passed within the time of one page, whatever the delay between pages. */
const LONGEST_PACE_MS = 2_000;

/** The guard of a crawl: which hosts may lie at private addresses, and what `--resolve` says. */
export function guardOf(plan: CrawlPlan, options: CrawlOptions): Guard {
  const resolve = [...(options.resolve ?? []), ...(plan.site.resolve ?? [])]
    .map(parseResolveRule)
    .filter((rule) => rule !== undefined);
  const privateHosts =
    options.allowPrivate === true
      ? [new URL(plan.site.url).hostname, ...(options.privateHosts ?? []), ...resolve.map(({ host }) => host)]
      : [];
  return createGuard({ privateHosts, resolve });
}

export function openSession(parts: SessionParts, guard: Guard): CrawlSession {
  const { plan, options, userAgent, readDigest, writer, state, signal } = parts;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const headersFor = ownersHeaders(plan);
  const client = createHttpClient({ guard, userAgent, limits, headersFor });
  const politeness = options.politeness ?? sharedPoliteness;
  const concurrency = Math.max(1, options.concurrency ?? DEFAULT_CONCURRENCY);
  const delayMs = options.delayMs ?? plan.site.delayMs ?? DEFAULT_DELAY_MS;
  const asked = new Set<string>([plan.site.url]);

  const ask = (request: HttpRequest, crawlDelayMs = 0): Promise<Asked> => {
    asked.add(new URL(request.url).origin);
    return askAddress(request, {
      client,
      politeness,
      concurrency: crawlDelayMs > delayMs ? 1 : concurrency,
      delayMs: Math.max(delayMs, crawlDelayMs),
      signal,
      backOffMs: options.backOffMs ?? DEFAULT_BACK_OFF_MS,
      // 429 and 503 pause every host of the site that was asked so far.
      pauseSite: (forMs) => {
        for (const origin of asked) politeness.pause(origin, forMs);
      },
    });
  };

  const stored = storedRobots(parts.reader);
  const askRobots = async (url: string): Promise<RobotsAnswer | { readonly why: UnansweredReason }> => {
    const kept = stored.get(url);
    if (kept && parts.reader) return { ...kept, body: parts.reader.body(kept.record) };
    const { answers, tries, why, detail, at } = await ask({ url });
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
    return last && (why === undefined || why === 'rate-limited') ? last : { why: why ?? 'other' };
  };

  const robots: RobotsGate =
    options.robots === 'ignored'
      ? { rulesFor: () => Promise.resolve(ALLOW_ALL), forget: () => undefined }
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
          cookies: client.cookies,
          signal,
          pace: (url) => politeness.pace(url, { delayMs: Math.min(delayMs, LONGEST_PACE_MS), signal }),
          isChallenge: (html, url) =>
            readDigest(html, { url, status: 200, contentType: RENDERED_TYPE }).facts.kind === 'challenge',
        });

  return {
    plan,
    options,
    guard,
    client,
    politeness,
    robots,
    renderer,
    readDigest,
    readAttachment: options.readAttachment ?? readApart,
    writer,
    state,
    concurrency,
    delayMs,
    signal,
    ask,
    askOnce: async (request) => {
      try {
        const outcome = await politeness.run(request.url, { concurrency, delayMs, signal }, () =>
          withGrace(client.ask(request), signal),
        );
        state.requests += 1;
        if (!isFault(outcome)) state.bytes += outcome.body.length;
        return outcome;
      } catch {
        return { why: 'interrupted', code: 'ERR_INTERRUPTED', at: new Date().toISOString(), elapsedMs: 0 };
      }
    },
    close: async () => {
      await renderer?.close();
      await client.close();
    },
  };
}

const readApart: ReadAttachment = async (bytes, _exchange, signal) => {
  const { readAttachmentText } = await import('../lib/isolate/read-attachment-text.js');
  return await readAttachmentText(bytes, { signal });
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
  ...(errand.body !== undefined && /^\s*[{[]/.test(errand.body) && { contentType: 'application/json; charset=UTF-8' }),
});

/** What the owner of the site gave us goes to the site's own host over its own port, and nowhere else. */
function ownersHeaders(plan: CrawlPlan): (url: URL) => Readonly<Record<string, string>> {
  const { headers = {}, auth } = plan.site;
  const home = new URL(plan.site.url);
  const inAddress = home.username === '' ? undefined : { username: home.username, password: home.password };
  const given = auth ?? (inAddress && decoded(inAddress));
  const basic = given && `Basic ${Buffer.from(`${given.username}:${given.password}`, 'utf8').toString('base64')}`;
  const sent: Record<string, string> = {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(basic !== undefined && { authorization: basic }),
  };
  return (url) => (plainHost(url.hostname) === plainHost(home.hostname) && url.port === home.port ? sent : {});
}

const decoded = ({ username, password }: { username: string; password: string }) => ({
  username: decodeURIComponent(username),
  password: decodeURIComponent(password),
});

function storedRobots(reader: SnapshotReader | undefined): ReadonlyMap<string, Exchange> {
  const kept = (reader?.exchanges ?? []).filter(({ purpose, status }) => purpose === 'robots' && status < 500);
  return new Map(kept.map((exchange) => [exchange.url, exchange]));
}
