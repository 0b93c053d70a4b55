/** What a page in the browser may ask: so many requests, so few navigations, and none of what only an eye would see. */
import type { Page, Request, Route } from 'playwright';
import { BROWSER_AT_ONCE } from '../manners/outbound.js';
import type { Answered, InForce, Leaving } from '../manners/outbound.js';
import type { RobotsDecision } from '../manners/request-log.js';
import { sendAsOwner } from './send-as-owner.js';

/** How the requests of one visit leave. */
export interface VisitManners {
  /** Waits until the page may navigate there. */
  readonly turn: (url: string) => Promise<InForce>;
  readonly robotsOn: (url: string, isDocumentOrData: boolean) => Promise<RobotsDecision | 'forbidden'>;
  /** Writes a request down that leaves now; throws where none may leave any more. */
  readonly depart: (leaving: Omit<Leaving, 'via'>, inForce?: InForce) => (answered: Answered) => void;
}

export interface TrafficOptions {
  /** Pictures are asked for too: what is behind a text may be one. */
  readonly withPictures?: boolean;
  /** Headers for addresses that get some. */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  readonly manners: VisitManners;
}

export interface Traffic {
  /** Requests that were let out, redirects among them. */
  readonly requests: number;
  /** Navigations of the page itself that were wanted. */
  readonly navigations: number;
  /** robots.txt forbids a document or data that the page wanted: what it shows is not whole. */
  readonly wasForbidden: boolean;
  /** The page goes elsewhere again and again, as a challenge does that is never content with its answer. */
  readonly isRestless: boolean;
  /** Resolves once it is. The browser goes on waiting for what will not come. */
  readonly restless: Promise<void>;
  /** What the document that is there now asked for and got nothing of, or nothing but a server's excuse. */
  readonly lost: readonly { readonly url: string; readonly type: string }[];
  /** Ends the account of requests that the page left open. */
  settle(): void;
}

/** A page that asks for more than this is not a page but a load on its servers. */
const MOST_REQUESTS = 300;
/** A cookie challenge needs two or three; who wants more is not going anywhere. */
const MOST_NAVIGATIONS = 5;
const UNSEEN = new Set(['image', 'media', 'font']);
/** The visitor is turned away, which says nothing of what readers get (contract.md, At the edges). */
const EXCUSES = new Set([401, 403, 407, 412, 421, 422, 429]);
/** What may hold the content of a page, and is asked for as a crawler would ask for it. */
const CONTENT = new Set(['document', 'xhr', 'fetch', 'eventsource']);

/** Bounds a page before it is sent anywhere; the figures that come back go on counting. */
export async function boundTraffic(
  page: Page,
  { headersFor, manners, withPictures }: TrafficOptions,
): Promise<Traffic> {
  let tellRestless = (): void => undefined;
  const restless = new Promise<void>((resolve) => {
    tellRestless = resolve;
  });
  const account = openAccount(manners);
  const lost: { url: string; type: string }[] = [];
  const traffic = { requests: 0, navigations: 0, isRestless: false, restless, wasForbidden: false, lost };
  const isUnseen = (type: string): boolean => UNSEEN.has(type) && !(withPictures === true && type === 'image');

  const decide = async (route: Route): Promise<void> => {
    const request = route.request();
    const type = request.resourceType();
    const isNavigation = isMainNavigation(request, page);
    if (isNavigation) {
      traffic.navigations += 1;
      if (traffic.navigations > MOST_NAVIGATIONS) {
        traffic.isRestless = true;
        tellRestless();
        // "Aborted" leaves the page as it stands; any other word would put an error page in its place.
        return await route.abort('aborted');
      }
    }
    if (isUnseen(type) || traffic.requests >= MOST_REQUESTS) return await route.abort();
    const robots = await manners.robotsOn(request.url(), CONTENT.has(type));
    if (robots === 'forbidden') {
      traffic.wasForbidden = true;
      return await route.abort('aborted');
    }
    const place = await account.place(request);
    try {
      const force = isNavigation ? await manners.turn(request.url()) : undefined;
      const kind = isNavigation ? (traffic.navigations > 1 ? 'reload' : 'navigation') : type;
      account.begin(request, place, `browser:${kind}`, robots, force);
    } catch (error) {
      place();
      throw error;
    }
    traffic.requests += 1;
    await sendAsOwner(route, headersFor, (url, method) => {
      traffic.requests += 1;
      return manners.depart({ url, method, purpose: 'browser:redirect', robots });
    });
  };

  await page.route('**/*', (route) => {
    // A page that is closed meanwhile answers no more: that is no fault of anybody.
    decide(route).catch(() => route.abort('aborted').catch(() => undefined));
  });
  // A socket that stays open is no page; none leaves.
  await page.routeWebSocket(/.*/, (socket) => void socket.close().catch(() => undefined));
  // Redirects pass no route.
  page.on('request', (request) => {
    const from = request.redirectedFrom();
    if (!from) return;
    traffic.requests += 1;
    void account.follow(from, request);
  });
  const lose = (request: Request): void => {
    const type = request.resourceType();
    if (!isUnseen(type) && lost.length < MOST_REQUESTS) lost.push({ url: request.url(), type });
  };
  // What an earlier document asked for is no part of this one.
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) lost.length = 0;
  });
  page.on('response', (response) => {
    const status = response.status();
    if (EXCUSES.has(status) || status >= 500) lose(response.request());
    account.answer(response.request(), status, response.headers());
  });
  page.on('requestfinished', (request) => {
    account.end(request, {});
  });
  page.on('requestfailed', (request) => {
    // What the page itself called off, or forbade itself, its readers do without too.
    if (!/ERR_(?:ABORTED|BLOCKED_BY)/.test(request.failure()?.errorText ?? '')) lose(request);
    account.end(request, { fault: request.failure()?.errorText ?? 'UNKNOWN' });
  });
  return Object.assign(traffic, { settle: account.settle });
}

interface Open {
  readonly over: (answered: Answered) => void;
  readonly place: () => void;
  answered: Answered;
}

/** Who is under way, host by host: no more at a time than a browser would ask, each with its line in the log. */
function openAccount(manners: VisitManners) {
  const open = new Map<Request, Open>();
  const robotsOf = new WeakMap<Request, RobotsDecision>();
  const hosts = new Map<string, { underway: number; readonly queue: (() => void)[] }>();
  const settle = (request: Request, last: Answered): void => {
    const entry = open.get(request);
    if (!entry) return;
    open.delete(request);
    entry.over({ ...last, ...entry.answered });
  };
  /** Waits for a place, unless it is told to take one more; resolves with what gives it back. */
  const placeAt = async (url: string, mayWait: boolean): Promise<() => void> => {
    const { host: name } = new URL(url);
    const host = hosts.get(name) ?? { underway: 0, queue: [] };
    hosts.set(name, host);
    if (mayWait && host.underway >= BROWSER_AT_ONCE) await new Promise<void>((resolve) => host.queue.push(resolve));
    else host.underway += 1;
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      const next = host.queue.shift();
      if (next) next();
      else host.underway -= 1;
    };
  };
  const begin = (
    request: Request,
    place: () => void,
    purpose: string,
    robots: RobotsDecision,
    force?: InForce,
  ): void => {
    const over = manners.depart({ url: request.url(), method: request.method(), purpose, robots }, force);
    robotsOf.set(request, robots);
    open.set(request, { over, place, answered: {} });
  };
  return {
    place: (request: Request) => placeAt(request.url(), true),
    begin,
    /** A redirect goes on in the place of what led to it; the browser tells of it before or after the end of that. */
    follow: async (from: Request, request: Request): Promise<void> => {
      const robots = robotsOf.get(from);
      const place = open.get(from)?.place;
      settle(from, {});
      if (robots === undefined || !/^https?:/.test(request.url())) {
        place?.();
        return;
      }
      try {
        begin(request, place ?? (await placeAt(request.url(), false)), 'browser:redirect', robots);
      } catch {
        place?.(); // the crawl is over: the page is about to be closed
      }
    },
    answer: (request: Request, status: number, headers: Readonly<Record<string, string>>): void => {
      const entry = open.get(request);
      if (!entry) return;
      const { 'retry-after': retryAfter, date: serverDate } = headers;
      entry.answered = {
        status,
        ...(retryAfter !== undefined && { retryAfter, ...(serverDate !== undefined && { serverDate }) }),
      };
    },
    end: (request: Request, last: Answered): void => {
      const entry = open.get(request);
      settle(request, last);
      entry?.place();
    },
    settle: (): void => {
      for (const request of [...open.keys()]) settle(request, { fault: 'ERR_INTERRUPTED' });
    },
  };
}

/** False too while the frame of a navigation is not there yet, for which the library throws. */
export function isMainNavigation(request: Request, page: Page): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    return false;
  }
}
