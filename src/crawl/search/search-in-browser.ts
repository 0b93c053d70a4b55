/** The site's own search as a visitor uses it: words are typed into its field in the browser, and what it shows is taken. */
import type { Page } from 'playwright';
import { DEFAULT_LIMITS } from '../../lib/net/http-client.js';
import type { SearchForm } from '../../locate/search/search-form.js';
import type { CrawlSession } from '../crawl-session.js';
import { enterWorld, evaluateIn, mainFrameOf } from '../browser/isolated-world.js';
import { readDom } from '../browser/read-dom.js';
import { announceKeys, focusOn, sendForm, textsWith, typeAndPress, type Typed } from './search-in-page.js';
import { visitInBrowser } from '../browser/visit-in-browser.js';

/** What the browser showed in the end. */
export interface Shown {
  readonly url: string;
  readonly status: number;
  readonly html: Buffer;
  readonly at: string;
}

export type BrowserSearch = { readonly shown: Shown } | { readonly why: 'browser-failed' | 'no-field' | 'robots' };

/** Three ways to send what was typed; each is given time to be answered. */
const LIMIT_MS = 25_000;
const QUIET_LIMIT_MS = 5_000;
/** Scripts that wait for the visitor to stop typing ask a little later. */
const BEGIN_MS = 600;
const SCRIPT_LIMIT_MS = 5_000;

/** `isAnswer` tells whether what is shown is more than the page that was begun with. */
export async function searchInBrowser(
  session: CrawlSession,
  { page: bearer, field }: SearchForm,
  words: string,
  isAnswer: (shown: Shown) => boolean,
): Promise<BrowserSearch> {
  const { url } = bearer.exchange;
  const rules = await session.robots.rulesFor(url);
  if (rules.silence !== undefined || !rules.allows(url)) return { why: 'robots' };
  let shown: Shown | undefined;
  let typed: Typed | undefined;
  const rendering = await visitInBrowser(session, url, {
    isChallenged: false,
    ...(rules.crawlDelayMs !== undefined && { crawlDelayMs: rules.crawlDelayMs }),
    examination: {
      limitMs: LIMIT_MS,
      withPictures: false,
      run: async (page) => {
        let status = 200;
        page.on('response', (response) => {
          const request = response.request();
          if (request.isNavigationRequest() && request.frame() === page.mainFrame()) status = response.status();
        });
        // Answers that want a window of their own get this one.
        await page.evaluate('window.open = (url) => { if (url) location.href = url; return window; }');
        const look = async (): Promise<boolean> => {
          const html = await settle(page);
          if (!html || !/^https?:/.test(page.url())) return false;
          const now = { url: page.url(), status, html, at: new Date().toISOString() };
          if (shown === undefined || isAnswer(now)) shown = now;
          return isAnswer(now);
        };
        typed = await inPage<Typed>(page, typeAndPress(field, words));
        if (typed === 'none' || (typed === 'pressed' && (await look()))) return;
        await inPage(page, focusOn(field));
        await page.keyboard.press('Enter');
        if (await look()) return;
        if (await inPage<boolean>(page, sendForm(field))) await look();
      },
    },
  });
  session.state.requests += rendering?.requests ?? 0;
  if (rendering?.isForbidden === true) return { why: 'robots' };
  if (typed === 'none') return { why: 'no-field' };
  return shown ? { shown } : { why: 'browser-failed' };
}

/** Types the words without sending them: what the page then offers that it did not show before and that bears `sought`. */
export async function typeInBrowser(
  session: CrawlSession,
  { page: bearer, field }: SearchForm,
  words: string,
  sought: string,
): Promise<
  { readonly shown: Shown; readonly suggested: readonly string[] } | Exclude<BrowserSearch, { shown: Shown }>
> {
  const { url } = bearer.exchange;
  const rules = await session.robots.rulesFor(url);
  if (rules.silence !== undefined || !rules.allows(url)) return { why: 'robots' };
  let shown: Shown | undefined;
  let isThere = true;
  let suggested: readonly string[] = [];
  const rendering = await visitInBrowser(session, url, {
    isChallenged: false,
    ...(rules.crawlDelayMs !== undefined && { crawlDelayMs: rules.crawlDelayMs }),
    examination: {
      limitMs: LIMIT_MS,
      withPictures: false,
      run: async (page) => {
        const before = new Set(await inPage<readonly string[]>(page, textsWith(field, sought)));
        isThere = await inPage<boolean>(page, focusOn(field));
        if (!isThere) return;
        await page.keyboard.type(words, { delay: KEY_MS });
        await inPage(page, announceKeys(field));
        const html = await settle(page);
        const after = await inPage<readonly string[]>(page, textsWith(field, sought));
        suggested = after.filter((text) => !before.has(text)).slice(0, MOST_SUGGESTED);
        if (html && /^https?:/.test(page.url()))
          shown = { url: page.url(), status: 200, html, at: new Date().toISOString() };
      },
    },
  });
  session.state.requests += rendering?.requests ?? 0;
  if (rendering?.isForbidden === true) return { why: 'robots' };
  if (!isThere) return { why: 'no-field' };
  return shown ? { shown, suggested } : { why: 'browser-failed' };
}
const KEY_MS = 80;
const MOST_SUGGESTED = 20;

/** A page as the browser shows it, for what its scripts bring. */
export async function lookInBrowser(session: CrawlSession, url: string): Promise<Shown | undefined> {
  const rules = await session.robots.rulesFor(url);
  if (rules.silence !== undefined || !rules.allows(url)) return undefined;
  const rendering = await visitInBrowser(session, url, {
    isChallenged: false,
    ...(rules.crawlDelayMs !== undefined && { crawlDelayMs: rules.crawlDelayMs }),
  });
  session.state.requests += rendering?.requests ?? 0;
  const page = rendering?.page;
  return page && !page.isChallenge ? page : undefined;
}

async function inPage<T>(page: Page, expression: string): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    const world = await enterWorld(session, await mainFrameOf(session), 'gongkai-search');
    return await evaluateIn<T>(world, expression, SCRIPT_LIMIT_MS);
  } finally {
    await session.detach().catch(() => undefined);
  }
}

/** The DOM once the page has come to rest, or as it stands when it never does. */
async function settle(page: Page): Promise<Buffer | undefined> {
  await page.waitForTimeout(BEGIN_MS);
  await page.waitForLoadState('domcontentloaded', { timeout: QUIET_LIMIT_MS }).catch(() => undefined);
  await page.waitForLoadState('networkidle', { timeout: QUIET_LIMIT_MS }).catch(() => undefined);
  const session = await page.context().newCDPSession(page);
  return await readDom(session, DEFAULT_LIMITS.bodyBytes).catch(() => undefined);
}
