/** A page as a browser makes it: the DOM after its scripts ran, and what they fetched. Bounded in time, size and reach. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright';
import PQueue from 'p-queue';
import type { Cookies } from '../lib/net/cookies.js';
import type { Guard } from '../lib/net/guard.js';
import { startGuardProxy } from '../lib/net/guard-proxy.js';
import type { GuardProxy } from '../lib/net/guard-proxy.js';
import { readScriptAnswer } from './script-answer.js';
import type { ScriptAnswer } from './script-answer.js';
import { holdBrowser, releaseBrowser, useBrowser } from './browser.js';

export interface RendererOptions {
  readonly browserPath: string;
  readonly guard: Guard;
  readonly userAgent: string;
  readonly bodyBytes: number;
  /** Headers for addresses that get some, e.g. what the owner gave us for the site's own host. */
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  /** The longest a page may take; never more than 20 s. */
  readonly timeoutMs: number;
  /** What the browser was given is taken over, so that a passed challenge opens the site for plain requests too. */
  readonly cookies: Cookies;
  /** True for the DOM of a challenge: the browser waits for what comes after it. */
  readonly isChallenge: (html: Buffer, url: string) => boolean;
}

export interface RenderedPage {
  /** Where the browser ended. */
  readonly url: string;
  readonly status: number;
  /** The DOM as UTF-8 HTML. */
  readonly html: Buffer;
  readonly scriptAnswers: readonly ScriptAnswer[];
  readonly elapsedMs: number;
  readonly at: string;
}

export interface Renderer {
  /** Undefined when the browser failed: crash, no answer, time-out. Never throws. */
  render(url: string): Promise<RenderedPage | undefined>;
  close(): Promise<void>;
}

const PAGE_LIMIT_MS = 20_000;
/** Scripts that poll never let the network rest; then the page is taken as it stands. */
const QUIET_LIMIT_MS = 6_000;
const CHALLENGE_LIMIT_MS = 8_000;
/** A page that asks for more than this is not a page but a load on its servers. */
const MOST_REQUESTS = 300;
const MOST_SCRIPT_ANSWERS = 40;
const UNSEEN = new Set(['image', 'media', 'font']);

/** Two cores do not render two pages sooner than one after the other. */
const oneAtATime = new PQueue({ concurrency: 1 });

export function createRenderer(options: RendererOptions): Renderer {
  holdBrowser();
  let proxy: Promise<GuardProxy> | undefined;
  let context: Promise<BrowserContext> | undefined;

  const openContext = async (): Promise<BrowserContext> => {
    proxy ??= startGuardProxy({ guard: options.guard, bodyBytes: options.bodyBytes });
    const browser = await useBrowser(options.browserPath);
    return await browser.newContext({
      userAgent: options.userAgent,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1280, height: 900 },
      proxy: { server: (await proxy).url, bypass: '<-loopback>' },
      ignoreHTTPSErrors: true,
      serviceWorkers: 'block',
      acceptDownloads: false,
    });
  };

  const render = async (url: string): Promise<RenderedPage | undefined> => {
    let page: Page | undefined;
    try {
      context ??= openContext();
      page = await (await context).newPage();
      const limitMs = Math.min(PAGE_LIMIT_MS, options.timeoutMs);
      const rendered = await Promise.race([
        capture(page, url, options, limitMs),
        sleep(limitMs, undefined, { ref: false }),
      ]);
      await takeCookies(await context, options.cookies).catch(() => undefined);
      return rendered ?? undefined;
    } catch {
      // If the browser died, the next page gets a new one.
      const opened = await context?.catch(() => undefined);
      if (opened?.browser()?.isConnected() !== true) context = undefined;
      return undefined;
    } finally {
      await page?.close().catch(() => undefined);
    }
  };

  return {
    render: (url) => oneAtATime.add(() => render(url)),
    close: async () => {
      await (await context?.catch(() => undefined))?.close().catch(() => undefined);
      await (await proxy)?.close();
      await releaseBrowser();
    },
  };
}

async function capture(
  page: Page,
  url: string,
  options: RendererOptions,
  pageLimitMs: number,
): Promise<RenderedPage | undefined> {
  const at = new Date().toISOString();
  const startedAt = performance.now();
  const left = (limitMs: number): number =>
    Math.max(1, Math.min(limitMs, 0.95 * pageLimitMs - (performance.now() - startedAt)));
  let status = 0;
  const scripted: Promise<ScriptAnswer | undefined>[] = [];
  let requests = 0;
  await page.route('**/*', (route) => {
    const request = route.request();
    requests += 1;
    const isUnseen = UNSEEN.has(request.resourceType()) || requests > MOST_REQUESTS;
    const extra = URL.canParse(request.url()) ? options.headersFor(new URL(request.url())) : {};
    const headers = Object.keys(extra).length > 0 ? { headers: { ...request.headers(), ...extra } } : {};
    // A page that is closed meanwhile answers no more: that is no fault of anybody.
    (isUnseen ? route.abort() : route.continue(headers)).catch(() => undefined);
  });
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('popup', (popup) => void popup.close().catch(() => undefined));
  page.on('download', (download) => void download.cancel().catch(() => undefined));
  page.on('response', (response) => {
    const request = response.request();
    if (isMainNavigation(request, page)) status = response.status();
    const isData = request.resourceType() === 'xhr' || request.resourceType() === 'fetch';
    if (isData && /^https?:/.test(request.url()) && scripted.length < MOST_SCRIPT_ANSWERS)
      scripted.push(readScriptAnswer(response));
  });

  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: left(pageLimitMs) });
  await page.waitForLoadState('networkidle', { timeout: left(QUIET_LIMIT_MS) }).catch(() => undefined);
  let html = await contentOf(page);
  for (
    let waited = 0;
    waited < CHALLENGE_LIMIT_MS && options.isChallenge(html, page.url()) && left(2) > 1;
    waited += 500
  ) {
    await page.waitForTimeout(500);
    html = await contentOf(page);
  }
  if (html.length > options.bodyBytes || status === 0) return undefined;
  if (page.url() !== url) html = await withBase(page).catch(() => html);
  const nothing: readonly (ScriptAnswer | undefined)[] = [];
  const answers = await Promise.race([Promise.all(scripted), sleep(left(2_000), nothing, { ref: false })]);
  return {
    url: page.url(),
    status,
    html,
    scriptAnswers: answers.flatMap((answer) => answer ?? []),
    elapsedMs: Math.round(performance.now() - startedAt),
    at,
  };
}

/** False too while the frame of a navigation is not there yet, for which the library throws. */
function isMainNavigation(request: Request, page: Page): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    return false;
  }
}

/** The DOM; a page that is just going elsewhere is asked again when it is there. */
async function contentOf(page: Page): Promise<Buffer> {
  try {
    return Buffer.from(await page.content(), 'utf8');
  } catch {
    await page.waitForLoadState('domcontentloaded', { timeout: QUIET_LIMIT_MS });
    return Buffer.from(await page.content(), 'utf8');
  }
}

/** The DOM is kept under the address asked for; where the browser went on, links keep their meaning by a `base`. */
async function withBase(page: Page): Promise<Buffer> {
  await page.evaluate(`(() => {
    if (document.querySelector('base[href]')) return;
    const base = document.createElement('base');
    base.href = document.baseURI;
    document.head?.prepend(base);
  })()`);
  return await contentOf(page);
}

async function takeCookies(context: BrowserContext, cookies: Cookies): Promise<void> {
  for (const { name, value, domain, path, secure } of await context.cookies()) {
    const host = domain.replace(/^\./, '');
    const scope = domain.startsWith('.') ? `; Domain=${host}` : '';
    cookies.put(`${secure ? 'https' : 'http'}://${host}${path}`, `${name}=${value}; Path=${path}${scope}`);
  }
}
