/** Leads a fresh page of the browser to an address and takes what is there once it has settled. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import { isMainNavigation } from './bound-traffic.js';
import type { Traffic } from './bound-traffic.js';
import { readDom } from './read-dom.js';
import { readScriptAnswer } from '../script-answer.js';
import type { ScriptAnswer } from '../script-answer.js';

export interface RenderedPage {
  /** Where the browser ended. */
  readonly url: string;
  readonly status: number;
  /** The DOM as UTF-8 HTML. */
  readonly html: Buffer;
  /** The DOM is that of a challenge which let nobody through. */
  readonly isChallenge: boolean;
  readonly scriptAnswers: readonly ScriptAnswer[];
  readonly elapsedMs: number;
  readonly at: string;
}

export interface CaptureOptions {
  readonly traffic: Traffic;
  readonly limitMs: number;
  readonly bodyBytes: number;
  readonly isChallenge: (html: Buffer, url: string) => boolean;
  /** False where challenges of this site were waited for in vain. */
  readonly waitsForChallenge: boolean;
}

/** Scripts that poll never let the network rest; then the page is taken as it stands. */
const QUIET_LIMIT_MS = 6_000;
const CHALLENGE_LIMIT_MS = 8_000;
const MOST_SCRIPT_ANSWERS = 40;
const MOST_POPUPS = 20;
/** Without any of these nothing more comes of a page. */
const CAN_MOVE = /<(?:script|iframe|frame)\b|http-equiv=["']?refresh/i;

/**
 * Undefined where there was no answer, too long a one, or none of a website: an error page of the browser. Rejects when
 * the page does not come in time.
 */
export async function capturePage(page: Page, url: string, options: CaptureOptions): Promise<RenderedPage | undefined> {
  const { traffic, bodyBytes } = options;
  const session = await page.context().newCDPSession(page);
  const at = new Date().toISOString();
  const startedAt = performance.now();
  const left = (limitMs: number): number =>
    Math.max(1, Math.min(limitMs, 0.95 * options.limitMs - (performance.now() - startedAt)));
  let status = 0;
  const scripted: Promise<ScriptAnswer | undefined>[] = [];
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  let popups = 0;
  page.on('popup', (popup) => {
    void popup.close().catch(() => undefined);
    // Who opens windows without end is not waited for.
    if ((popups += 1) === MOST_POPUPS) void page.close().catch(() => undefined);
  });
  page.on('download', (download) => void download.cancel().catch(() => undefined));
  page.on('response', (response) => {
    const request = response.request();
    if (isMainNavigation(request, page)) status = response.status();
    const isData = request.resourceType() === 'xhr' || request.resourceType() === 'fetch';
    if (isData && /^https?:/.test(request.url()) && scripted.length < MOST_SCRIPT_ANSWERS)
      scripted.push(readScriptAnswer(response));
  });

  const settle = async (): Promise<void> => {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: left(options.limitMs) }).catch((error: unknown) => {
      // A page that went on before it was there is waited for as what it became.
      if (traffic.navigations < 2) throw error;
    });
    await page.waitForLoadState('networkidle', { timeout: left(QUIET_LIMIT_MS) }).catch(() => undefined);
  };
  await Promise.race([settle(), traffic.restless]);
  let html = await contentOf(page, session, bodyBytes);
  if (!html || !/^https?:/.test(page.url())) return undefined;
  let isChallenge = options.isChallenge(html, page.url());
  const mayPass = (waitedMs: number): boolean =>
    options.waitsForChallenge &&
    !traffic.isRestless &&
    waitedMs < CHALLENGE_LIMIT_MS &&
    left(2) > 1 &&
    html !== undefined &&
    CAN_MOVE.test(html.toString('utf8'));
  for (let waitedMs = 0; isChallenge && mayPass(waitedMs); waitedMs += 500) {
    await page.waitForTimeout(500);
    html = await contentOf(page, session, bodyBytes);
    isChallenge = html !== undefined && options.isChallenge(html, page.url());
  }
  if (page.url() !== url) html = await withBase(page, session, bodyBytes).catch(() => html);
  if (!html || status === 0 || !/^https?:/.test(page.url())) return undefined;
  const nothing: readonly (ScriptAnswer | undefined)[] = [];
  const answers = await Promise.race([Promise.all(scripted), sleep(left(2_000), nothing, { ref: false })]);
  return {
    url: page.url(),
    status,
    html,
    isChallenge,
    scriptAnswers: answers.flatMap((answer) => answer ?? []),
    elapsedMs: Math.round(performance.now() - startedAt),
    at,
  };
}

/** The DOM; a page that is just going elsewhere is asked again when it is there. */
async function contentOf(page: Page, session: CDPSession, limitBytes: number): Promise<Buffer | undefined> {
  try {
    return await readDom(session, limitBytes);
  } catch {
    await page.waitForLoadState('domcontentloaded', { timeout: QUIET_LIMIT_MS });
    return await readDom(session, limitBytes);
  }
}

/** The DOM is kept under the address asked for; where the browser went on, links keep their meaning by a `base`. */
async function withBase(page: Page, session: CDPSession, limitBytes: number): Promise<Buffer | undefined> {
  await page.evaluate(`(() => {
    if (document.querySelector('base[href]')) return;
    const base = document.createElement('base');
    base.href = document.baseURI;
    document.head?.prepend(base);
  })()`);
  return await contentOf(page, session, limitBytes);
}
