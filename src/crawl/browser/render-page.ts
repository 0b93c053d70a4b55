/** A page as a browser makes it: the DOM after its scripts ran, and what they fetched. Bounded in time, size and reach. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import PQueue from 'p-queue';
import type { Cookies } from '../../lib/net/cookies.js';
import type { Guard } from '../../lib/net/guard.js';
import { startGuardProxy } from '../../lib/net/guard-proxy.js';
import type { GuardProxy } from '../../lib/net/guard-proxy.js';
import { boundTraffic } from './bound-traffic.js';
import type { Traffic, TrafficOptions, VisitManners } from './bound-traffic.js';
import { dropBrowser, holdBrowser, releaseBrowser, useBrowser } from './browser.js';
import { capturePage } from './capture-page.js';
import type { RenderedPage } from './capture-page.js';
import { killPages, watchMemory } from './page-processes.js';
import { isRefusal } from '../refusal.js';

export interface RendererOptions {
  readonly browserPath: string;
  readonly guard: Guard;
  readonly userAgent: string;
  readonly bodyBytes: number;
  /** Headers for addresses that get some, e.g. what the owner gave us for the site's own host. */
  readonly headersFor: TrafficOptions['headersFor'];
  /** Cookies that the owner gave us, by name, for the host of `home`. */
  readonly ownersCookies: Readonly<Record<string, string>>;
  /** Address of the site. */
  readonly home: string;
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

/** What is done on a page once it is there, before it is closed. */
export interface Examination {
  /** So much longer than to show it may it take. */
  readonly limitMs: number;
  readonly withPictures: boolean;
  /** What it rejects with is lost: it says itself how far it came. */
  readonly run: (page: Page, shown: RenderedPage, traffic: Traffic) => Promise<void>;
}

export interface Renderer {
  /** `isChallenged`: a plain request got a challenge or a refusal there. Never throws. */
  render(url: string, isChallenged: boolean, manners: VisitManners, examination?: Examination): Promise<Rendering>;
  close(): Promise<void>;
}

const PAGE_LIMIT_MS = 20_000;
const CLOSE_LIMIT_MS = 3_000;
const ANSWER_LIMIT_MS = 1_000;
const LATE = 'late';
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
  /** What the context was given: a browser that died takes it along. */
  let given: Awaited<ReturnType<BrowserContext['cookies']>> = [];
  const { origin } = new URL(options.home);
  const owners = Object.entries(options.ownersCookies).map(([name, value]) => ({ name, value, url: origin }));

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
    await opened.addCookies([...owners, ...given]);
    // Pages of ours have a route of their own; windows that they open ask for nothing.
    await opened.route('**/*', (route) => void route.abort().catch(() => undefined));
    return opened;
  };

  const visit = async (url: string, manners: VisitManners, examination?: Examination): Promise<Rendering> => {
    let page: Page | undefined;
    let traffic: Traffic | undefined;
    let memory: { readonly end: () => void } | undefined;
    let isOver = false;
    try {
      const known = await context?.catch(() => undefined);
      if (known?.browser()?.isConnected() !== true) context = undefined;
      context ??= openContext();
      const opened = await context;
      const browser = opened.browser();
      if (browser) memory = watchMemory(browser);
      page = await opened.newPage();
      traffic = await boundTraffic(page, {
        headersFor: options.headersFor,
        manners,
        withPictures: examination?.withPictures === true,
      });
      const limitMs = Math.min(PAGE_LIMIT_MS, options.timeoutMs);
      const capture = capturePage(page, url, {
        traffic,
        limitMs,
        bodyBytes: options.bodyBytes,
        isChallenge: options.isChallenge,
        waitsForChallenge: vainTries < MOST_VAIN_TRIES,
      });
      const rendered = await Promise.race([
        capture,
        sleep(limitMs, undefined, { ref: false, signal }).finally(() => {
          isOver = true;
        }),
      ]);
      if (rendered && examination) {
        const limit = sleep(examination.limitMs, LATE, { ref: false, signal });
        const examined = examination.run(page, rendered, traffic);
        isOver = (await Promise.race([examined, limit]).catch(() => undefined)) === LATE;
      }
      // A page that hangs answers no question about its cookies either.
      await within(
        ANSWER_LIMIT_MS,
        takeCookies(opened, options).then((cookies) => (given = cookies)),
      );
      // What robots.txt kept from the page may be what its rows come from.
      if (traffic.wasForbidden) return { requests: traffic.requests, isForbidden: true };
      return { ...(rendered && { page: rendered }), requests: traffic.requests };
    } catch {
      return { requests: traffic?.requests ?? 0 };
    } finally {
      traffic?.settle();
      memory?.end();
      if (page) await endPage(page, isOver);
    }
  };

  const render = async (
    url: string,
    isChallenged: boolean,
    manners: VisitManners,
    examination?: Examination,
  ): Promise<Rendering> => {
    if (!options.mayBegin()) return { requests: 0, isPutOff: true };
    if (isChallenged && vainTries >= MOST_VAIN_TRIES) return { requests: 0, isShut: true };
    const rendering = await visit(url, manners, examination);
    if (signal.aborted) return rendering;
    const { page } = rendering;
    const isPassed = page !== undefined && !page.isChallenge && !isRefusal(page.status);
    if (isChallenged) vainTries = isPassed ? 0 : vainTries + 1;
    else if (page?.isChallenge === true) vainTries += 1;
    return rendering;
  };

  return {
    // Aborted, it no more waits for its turn.
    render: (url, isChallenged, manners, examination) =>
      oneAtATime.add(() => render(url, isChallenged, manners, examination), { signal }).catch(() => ({ requests: 0 })),
    close: async () => {
      const opened = await context?.catch(() => undefined);
      if (opened) await within(CLOSE_LIMIT_MS, opened.close());
      await (await proxy)?.close();
      await releaseBrowser();
    },
  };
}

/** Closes a page; one that does not let go (a script without end) loses its process, then the browser its life. */
async function endPage(page: Page, isHanging: boolean): Promise<void> {
  const browser = page.context().browser();
  const closing = page.close().then(() => true);
  if (await within(isHanging ? ANSWER_LIMIT_MS : CLOSE_LIMIT_MS, closing)) return;
  const isKilled = browser !== null && (await within(ANSWER_LIMIT_MS, killPages(browser))) === true;
  if (isKilled && (await within(CLOSE_LIMIT_MS, closing))) return;
  await dropBrowser();
}

/** The promise's value, or undefined if it fails or takes longer. */
const within = async <T>(limitMs: number, promise: Promise<T>): Promise<T | undefined> =>
  await Promise.race([promise.catch(() => undefined), sleep(limitMs, undefined, { ref: false })]);

async function takeCookies(
  context: BrowserContext,
  { cookies, ownersCookies }: Pick<RendererOptions, 'cookies' | 'ownersCookies'>,
): Promise<Awaited<ReturnType<BrowserContext['cookies']>>> {
  const given = await context.cookies();
  for (const { name, value, domain, path, secure } of given) {
    // What the owner gave us is sent by its own rules.
    if (Object.hasOwn(ownersCookies, name) && ownersCookies[name] === value) continue;
    const host = domain.replace(/^\./, '');
    const scope = domain.startsWith('.') ? `; Domain=${host}` : '';
    cookies.put(`${secure ? 'https' : 'http'}://${host}${path}`, `${name}=${value}; Path=${path}${scope}`);
  }
  return given;
}
