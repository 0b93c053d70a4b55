/**
 * Long because what lets a request leave, writes it down and learns from its answer shares one state.
 * The one way by which requests leave for sites: each waits for its turn, its hours and its share of the day, is written
 * into the request log, and what its answer says of pauses holds for those after it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isIP } from 'node:net';
import type { Guard } from '../../lib/net/guard.js';
import { plainHost } from '../../lib/net/guard.js';
import { registrableDomain } from '../../lib/url/registrable-domain.js';
import { withoutCredentials } from '../../lib/url/normalise-url.js';
import { msUntilOpen } from '../../lib/date/active-hours.js';
import type { ActiveHours } from '../../lib/date/active-hours.js';
import type { Clock } from '../clock.js';
import { dayRequests } from './day-requests.js';
import { CalledOff } from './politeness.js';
import type { Manners, Politeness } from './politeness.js';
import { openRequestLog } from './request-log.js';
import type { RequestLine, RobotsDecision } from './request-log.js';
import { LONGEST_PAUSE_MS, retryAfterMs } from './retry-after.js';

/** What is known of a request before it leaves. */
export interface Leaving {
  readonly url: string;
  readonly method: string;
  readonly purpose: string;
  readonly robots: RobotsDecision;
  readonly attempt?: number;
  readonly via?: RequestLine['via'];
  /** What robots.txt wants between two requests. */
  readonly crawlDelayMs?: number;
  /** Where it is forced to go. */
  readonly address?: string;
  readonly family?: 4 | 6;
}

/** What is known of it when it is over. */
export type Answered = Pick<
  RequestLine,
  'status' | 'fault' | 'retryAfter' | 'serverDate' | 'location' | 'robotsText' | 'remoteAddress'
>;

export interface OutboundOptions {
  readonly site: { readonly id: string; readonly url: string };
  readonly guard: Guard;
  readonly politeness: Politeness;
  readonly clock: Clock;
  readonly concurrency: number;
  readonly delayMs: number;
  readonly hostsPerAddress?: number;
  readonly activeHours?: ActiveHours;
  readonly maxRequestsPerDay?: number;
  /** Logs of earlier runs that count for the day. */
  readonly earlierLogs: readonly string[];
  readonly logPath: string;
  readonly isResumed: boolean;
  /** How long a name may take to resolve before the request goes its own way. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Told when nothing more may leave for this site. */
  readonly onOver: (why: 'rate-limited' | 'budget') => void;
  /** Told, once each time, that the hours are over until then. */
  readonly onClosed: (untilMs: number) => void;
}

export interface Outbound {
  /** Runs a request when it may leave. Rejects with `NothingLeaves` where it may not any more. */
  send<T>(leaving: Leaving, task: () => Promise<T>, answered: (outcome: T) => Answered): Promise<T>;
  /** Keeps a place at the host for a page in the browser, which asks what it needs through `turn` and `depart`. */
  hold<T>(url: string, crawlDelayMs: number, task: (heldSinceMs: number) => Promise<T>): Promise<T>;
  /** Waits until a page that holds a place may navigate; gives what was waited by. */
  turn(url: string, crawlDelayMs: number, heldSinceMs?: number): Promise<InForce>;
  /** Writes down a request that leaves now; call what comes back when it is over. Throws `NothingLeaves`. */
  depart(leaving: Leaving, inForce?: InForce): (answered: Answered) => void;
  /** Whether a page begun now is shown within the hours. */
  isOpenForVisit(): boolean;
  /** Requests that left before the crawl was taken up again, handshakes not counted. */
  readonly earlierRequests: number;
  close(): void;
}

/** The limits that a request waited by. */
export interface InForce {
  readonly delayMs: number;
  readonly concurrency: number;
  readonly addressDelayMs: number;
  readonly addressConcurrency: number;
}

/** Nothing may leave for this host any more: the crawl is over, or the host wants its rest. */
export class NothingLeaves extends Error {
  override readonly name = 'NothingLeaves';
}

/** One machine gets as much as so many of the hosts on it may get: hundreds of sites of one platform share a few machines. */
export const HOSTS_PER_ADDRESS = 4;
/** A site that wants long rests does not speak for the machine: between two starts on an address never more than this. */
const LONGEST_ADDRESS_DELAY_MS = 125;
/** A page in the browser asks its host as browsers do over HTTP/1.1: six at a time. */
export const BROWSER_AT_ONCE = 6;
/** A page must be shown within its time, whatever the delay between two pages: its further navigations wait no longer. */
const LONGEST_RELOAD_DELAY_MS = 2_000;
/** A page in the browser, from its place in the queue to its last request. */
const VISIT_MS = 30_000;
/** Requests that ended longer ago than this say nothing of manners now. */
const MEMORY_MS = 120_000;

export function createOutbound(options: OutboundOptions): Outbound {
  const { site, guard, politeness, clock, signal, activeHours } = options;
  const log = openRequestLog(options.logPath, options.isResumed);
  const day =
    options.maxRequestsPerDay === undefined
      ? undefined
      : dayRequests(options.maxRequestsPerDay, log.earlier, options.earlierLogs, clock.wall());
  const own = registrableDomain(new URL(site.url).hostname);
  const isOwn = (url: string): boolean => registrableDomain(new URL(url).hostname) === own;
  const connectedAt = new Map<string, string>();
  const askedOrigins = new Set<string>();
  const resting = new Set<string>();
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  let toldUntilMs = Number.NEGATIVE_INFINITY;

  const closedForMs = (forMs: number): number => {
    if (!activeHours) return 0;
    const now = clock.wall();
    const closedMs = msUntilOpen(activeHours, now, forMs);
    // One wait is told once, however often it is asked about.
    if (closedMs > 0 && Math.abs(now + closedMs - toldUntilMs) > 60_000) {
      toldUntilMs = now + closedMs;
      options.onClosed(toldUntilMs);
    }
    return closedMs;
  };

  const claim = (): boolean => {
    if (day === undefined || day.take(clock.wall())) return true;
    options.onOver('budget');
    return false;
  };

  const inForce = (crawlDelayMs = 0, address = ''): InForce => ({
    delayMs: Math.max(options.delayMs, crawlDelayMs),
    concurrency: crawlDelayMs > options.delayMs ? 1 : options.concurrency,
    ...(isOwnMachine(address)
      ? { addressDelayMs: 0, addressConcurrency: OWN_MACHINE_AT_ONCE }
      : {
          addressDelayMs: Math.min(options.delayMs / hostsPerAddress, LONGEST_ADDRESS_DELAY_MS),
          addressConcurrency: options.concurrency * hostsPerAddress,
        }),
  });
  const hostsPerAddress = Math.max(1, options.hostsPerAddress ?? HOSTS_PER_ADDRESS);

  const mannersOf = (force: InForce, address: string | undefined): Manners => ({
    concurrency: force.concurrency,
    delayMs: force.delayMs,
    ...(address !== undefined && {
      address: { address, concurrency: force.addressConcurrency, delayMs: force.addressDelayMs },
    }),
    signal,
  });

  /** Where a request will go: as it is told, as the last one of its host went, or as the guard has it. */
  const addressOf = async ({ url, address, family }: Pick<Leaving, 'url' | 'address' | 'family'>) => {
    if (address !== undefined) return address;
    const { hostname, port, protocol } = new URL(url);
    const portNumber = Number(port) || (protocol === 'https:' ? 443 : 80);
    const last = connectedAt.get(`${plainHost(hostname)}:${portNumber}`);
    if (last !== undefined && family === undefined) return last;
    const found = guard.addressesOf(hostname, portNumber).catch(() => []);
    const control = new AbortController();
    // A name that does not resolve in time fails in the request itself, where that is told.
    const late = sleep(options.timeoutMs, [], { signal: control.signal }).catch(() => []);
    const addresses: readonly string[] = await Promise.race([found, late]);
    control.abort();
    return addresses.find((one) => family === undefined || isIP(one) === family);
  };

  const welcome = (url: string): void => {
    if (signal.aborted) throw new NothingLeaves();
    const { origin, hostname } = new URL(url);
    if (resting.has(hostname)) throw new NothingLeaves();
    if (askedOrigins.has(origin) || !isOwn(url)) return;
    askedOrigins.add(origin);
    // A host of the site that is asked for the first time in a pause rests as the others do.
    const leftMs = pausedUntilMs - clock.now();
    if (leftMs > 0) politeness.pause(origin, leftMs);
  };

  const heed = (url: string, { status, retryAfter, serverDate }: Answered): void => {
    if (status !== 429 && status !== 503) return;
    const restMs = retryAfterMs(retryAfter, serverDate, clock.wall());
    if (restMs === undefined) return;
    if (!isOwn(url)) {
      if (restMs > LONGEST_PAUSE_MS) resting.add(new URL(url).hostname);
      else politeness.pause(url, restMs);
    } else if (restMs > LONGEST_PAUSE_MS) options.onOver('rate-limited');
    else {
      pausedUntilMs = Math.max(pausedUntilMs, clock.now() + restMs);
      for (const origin of askedOrigins) politeness.pause(origin, restMs);
    }
  };

  const record = (
    leaving: Leaving,
    force: InForce,
    address: string | undefined,
    startedMs: number,
  ): ((answered: Answered) => void) => {
    const { hostname, port, protocol } = new URL(leaving.url);
    const portNumber = Number(port) || (protocol === 'https:' ? 443 : 80);
    const startedAt = new Date(clock.wall()).toISOString();
    let isOver = false;
    return (answered) => {
      if (isOver) return;
      isOver = true;
      const endedMs = clock.now();
      const remoteAddress = answered.remoteAddress ?? (leaving.via === 'browser' ? address : undefined);
      if (answered.remoteAddress !== undefined && leaving.family === undefined && leaving.address === undefined)
        connectedAt.set(`${plainHost(hostname)}:${portNumber}`, answered.remoteAddress);
      log.write({
        site: site.id,
        startedAt,
        endedAt: new Date(clock.wall()).toISOString(),
        startedMs: rounded(startedMs),
        endedMs: rounded(endedMs),
        host: plainHost(hostname),
        port: portNumber,
        ...(address !== undefined && { address }),
        ...(remoteAddress !== undefined && { remoteAddress }),
        method: leaving.method,
        url: withoutCredentials(leaving.url),
        via: leaving.via ?? 'fetch',
        purpose: leaving.purpose,
        attempt: leaving.attempt ?? 1,
        ...answered,
        ...force,
        robots: leaving.robots,
        ...(activeHours && { activeHours: activeHours.text }),
        ...(options.maxRequestsPerDay !== undefined && { maxRequestsPerDay: options.maxRequestsPerDay }),
      });
      heed(leaving.url, answered);
    };
  };

  const polite = async <T>(start: () => Promise<T>): Promise<T> => {
    try {
      return await start();
    } catch (error) {
      if (error instanceof CalledOff || (signal.aborted && error === signal.reason)) throw new NothingLeaves();
      throw error;
    }
  };

  /** A crawl that is taken up again keeps what the one before it owed. */
  const recall = (line: RequestLine): void => {
    if (line.via !== 'browser' && line.endedMs > clock.now() - MEMORY_MS) {
      const manners = line.address === undefined ? { delayMs: line.delayMs } : mannersOf(line, line.address);
      politeness.remember(line.url, manners, line.startedMs);
    }
    const restMs = retryAfterMs(line.retryAfter, line.serverDate, Date.parse(line.endedAt)) ?? 0;
    const leftMs = line.endedMs + restMs - clock.now();
    if (leftMs <= 0 || (line.status !== 429 && line.status !== 503)) return;
    if (!isOwn(line.url)) resting.add(new URL(line.url).hostname);
    else if (restMs > LONGEST_PAUSE_MS) options.onOver('rate-limited');
    else {
      politeness.pause(line.url, leftMs);
      pausedUntilMs = Math.max(pausedUntilMs, line.endedMs + restMs);
    }
  };
  log.earlier.forEach(recall);

  return {
    send: async (leaving, task, answered) => {
      welcome(leaving.url);
      const address = await addressOf(leaving);
      const force = inForce(leaving.crawlDelayMs, address);
      const manners = { ...mannersOf(force, address), closedForMs: () => closedForMs(0), claim };
      return await polite(() =>
        politeness.run(leaving.url, manners, async (startedMs) => {
          const over = record(leaving, force, address, startedMs);
          try {
            const outcome = await task();
            over(answered(outcome));
            return outcome;
          } catch (error) {
            over({ fault: codeOf(error) });
            throw error;
          }
        }),
      );
    },
    hold: async (url, crawlDelayMs, task) => {
      welcome(url);
      const address = await addressOf({ url });
      const force = inForce(crawlDelayMs, address);
      const manners = mannersOf(force, address);
      // With long rests between two pages nobody else may take the turn that a page waits with for the browser.
      const concurrency = force.delayMs > LONGEST_RELOAD_DELAY_MS ? 1 : force.concurrency;
      return await polite(() =>
        politeness.run(url, { ...manners, concurrency, closedForMs: () => closedForMs(VISIT_MS) }, task),
      );
    },
    turn: async (url, crawlDelayMs, heldSinceMs) => {
      welcome(url);
      const address = await addressOf({ url });
      const full = inForce(crawlDelayMs, address);
      const isReload = heldSinceMs === undefined;
      const force = isReload ? { ...full, delayMs: Math.min(full.delayMs, LONGEST_RELOAD_DELAY_MS) } : full;
      const manners = { ...mannersOf(force, address), isWithinVisit: isReload };
      await polite(() => politeness.pace(url, manners, heldSinceMs));
      return force;
    },
    depart: (
      leaving,
      force = { delayMs: 0, concurrency: BROWSER_AT_ONCE, addressDelayMs: 0, addressConcurrency: 0 },
    ) => {
      if (signal.aborted || !claim()) throw new NothingLeaves();
      const { hostname, port, protocol } = new URL(leaving.url);
      const portNumber = Number(port) || (protocol === 'https:' ? 443 : 80);
      const address = leaving.address ?? connectedAt.get(`${plainHost(hostname)}:${portNumber}`);
      return record(leaving, force, address, clock.now());
    },
    isOpenForVisit: () => closedForMs(VISIT_MS) === 0,
    earlierRequests: log.earlier.filter(({ via }) => via !== 'tls').length,
    close: () => {
      log.close();
    },
  };
}

/** Copies and test beds on this very machine load nobody's but ours: their hosts have manners, the machine needs none. */
const isOwnMachine = (address: string): boolean => /^127\.|^::1$/.test(address);
const OWN_MACHINE_AT_ONCE = 1_000;

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'UNKNOWN';
}
