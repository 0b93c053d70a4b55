/** A page as a browser makes it: the DOM after its scripts ran, and what they fetched. Bounded in time, size and reach. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import PQueue from 'p-queue';
import type { Cookies } from '../lib/net/cookies.js';
import type { Guard } from '../lib/net/guard.js';
import { startGuardProxy } from '../lib/net/guard-proxy.js';
import type { GuardProxy } from '../lib/net/guard-proxy.js';
import { boundTraffic } from './bound-traffic.js';
import type { Traffic, TrafficOptions, VisitManners } from './bound-traffic.js';
import { holdBrowser, releaseBrowser, useBrowser } from './browser.js';
import { capturePage } from './capture-page.js';
import type { RenderedPage } from './capture-page.js';
import { isRefusal } from './refusal.js';

export interface RendererOptions {
  readonly browserPath: string;
  readonly guard: Guard;
  readonly userAgent: string;
  readonly bodyBytes: number;
  /** Headers for addresses that get some, e.g. what the owner gave us for the site's own host. */
  readonly headersFor: TrafficOptions['headersFor'];
  /** Whether a page begun now is shown within the hours of its site. */
  readonly mayBegin: () => boolean;
  /** The longest a page may take; never more than 20 s. */
  readonly timeoutMs: number;
  /** What the browser was given is taken over, so that a passed challenge opens the site for plain requests too. */
  readonly cookies: Cookies;
  /** True for the DOM of a challenge: the browser waits for what comes after it. */
  readonly isChallenge: (html: Buffer, url: string) => boolean;
  /** Ends what is under way at once. */
  readonly signal: AbortSignal;
}

/** What came of a visit. */
export interface Rendering {
  /** Without one the browser failed: crash, no answer, time-out, abort. */
  readonly page?: RenderedPage;
  /** Requests that the browser sent. */
  readonly requests: number;
  /** Not begun: the challenges of this site were tried in vain already. */
  readonly isShut?: boolean;
  /** Not begun: while it waited for the browser the hours of the site ended. */
  readonly isPutOff?: boolean;
  /** robots.txt forbids what the page is made of. */
  readonly isForbidden?: boolean;
}

export interface Renderer {
  /** `isChallenged`: a plain request got a challenge or a refusal there. Never throws. */
  render(url: string, isChallenged: boolean, manners: VisitManners): Promise<Rendering>;
  close(): Promise<void>;
}

const PAGE_LIMIT_MS = 20_000;
const CLOSE_LIMIT_MS = 3_000;
/** A challenge that the browser does not pass is tried once more, later; a third time would be no manners. */
const MOST_VAIN_TRIES = 2;

/** Two cores do not render two pages sooner than one after the other. */
const oneAtATime = new PQueue({ concurrency: 1 });

/** A renderer of one site: it remembers whether the site's challenges can be passed. */
export function createRenderer(options: RendererOptions): Renderer {
  const { signal } = options;
  holdBrowser();
  let proxy: Promise<GuardProxy> | undefined;
  let context: Promise<BrowserContext> | undefined;
  let vainTries = 0;

  const openContext = async (): Promise<BrowserContext> => {
    proxy ??= startGuardProxy({ guard: options.guard, bodyBytes: options.bodyBytes });
    const browser = await useBrowser(options.browserPath);
    const opened = await browser.newContext({
      userAgent: options.userAgent,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1280, height: 900 },
      proxy: { server: (await proxy).url, bypass: '<-loopback>' },
      ignoreHTTPSErrors: true,
      serviceWorkers: 'block',
      acceptDownloads: false,
    });
    // Pages of ours have a route of their own; windows that they open ask for nothing.
    await opened.route('**/*', (route) => void route.abort().catch(() => undefined));
    return opened;
  };

  const visit = async (url: string, manners: VisitManners): Promise<Rendering> => {
    let page: Page | undefined;
    let traffic: Traffic | undefined;
    try {
      context ??= openContext();
      page = await (await context).newPage();
      traffic = await boundTraffic(page, { headersFor: options.headersFor, manners });
      const limitMs = Math.min(PAGE_LIMIT_MS, options.timeoutMs);
      const capture = capturePage(page, url, {
        traffic,
        limitMs,
        bodyBytes: options.bodyBytes,
        isChallenge: options.isChallenge,
        waitsForChallenge: vainTries < MOST_VAIN_TRIES,
      });
      const rendered = await Promise.race([capture, sleep(limitMs, undefined, { ref: false, signal })]);
      await takeCookies(await context, options.cookies).catch(() => undefined);
      // What robots.txt kept from the page may be what its rows come from.
      if (traffic.wasForbidden) return { requests: traffic.requests, isForbidden: true };
      return { ...(rendered && { page: rendered }), requests: traffic.requests };
    } catch {
      // If the browser died, the next page gets a new one.
      const opened = await context?.catch(() => undefined);
      if (opened?.browser()?.isConnected() !== true) context = undefined;
      return { requests: traffic?.requests ?? 0 };
    } finally {
      traffic?.settle();
      await Promise.race([page?.close().catch(() => undefined), sleep(CLOSE_LIMIT_MS, undefined, { ref: false })]);
    }
  };

  const render = async (url: string, isChallenged: boolean, manners: VisitManners): Promise<Rendering> => {
    if (!options.mayBegin()) return { requests: 0, isPutOff: true };
    if (isChallenged && vainTries >= MOST_VAIN_TRIES) return { requests: 0, isShut: true };
    const rendering = await visit(url, manners);
    if (signal.aborted) return rendering;
    const { page } = rendering;
    const isPassed = page !== undefined && !page.isChallenge && !isRefusal(page.status);
    if (isChallenged) vainTries = isPassed ? 0 : vainTries + 1;
    else if (page?.isChallenge === true) vainTries += 1;
    return rendering;
  };

  return {
    // Aborted, it no more waits for its turn.
    render: (url, isChallenged, manners) =>
      oneAtATime.add(() => render(url, isChallenged, manners), { signal }).catch(() => ({ requests: 0 })),
    close: async () => {
      await (await context?.catch(() => undefined))?.close().catch(() => undefined);
      await (await proxy)?.close();
      await releaseBrowser();
    },
  };
}

async function takeCookies(context: BrowserContext, cookies: Cookies): Promise<void> {
  for (const { name, value, domain, path, secure } of await context.cookies()) {
    const host = domain.replace(/^\./, '');
    const scope = domain.startsWith('.') ? `; Domain=${host}` : '';
    cookies.put(`${secure ? 'https' : 'http'}://${host}${path}`, `${name}=${value}; Path=${path}${scope}`);
  }
}
