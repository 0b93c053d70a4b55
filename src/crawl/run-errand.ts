/** One errand of the crawl: robots first, then the request or the browser. Writes nothing: the crawl does, in order. */
import { normaliseUrl } from '../lib/url/normalise-url.js';
import type { UnansweredReason } from '../model/snapshot.js';
import type { NewExchange } from '../snapshot/write-snapshot.js';
import type { CrawlSession } from './crawl-session.js';
import { newExchange, RENDERED_TYPE, requestOf } from './crawl-session.js';
import { errandKey } from './crawl-state.js';
import type { Errand } from './crawl-state.js';
import type { KeptAnswer } from './kept-answers.js';
import { isRefusal } from './refusal.js';
import { visitInBrowser } from './browser/visit-in-browser.js';

export interface Errandry {
  readonly errand: Errand;
  readonly answers: readonly { readonly exchange: NewExchange; readonly changedCookies: boolean }[];
  /** What the snapshot of a crawl that is taken up again holds of it; nothing was asked then. */
  readonly kept?: readonly KeptAnswer[];
  /** Requests that brought none of these answers. */
  readonly lost: number;
  readonly why?: UnansweredReason;
  readonly detail?: string;
  readonly at: string;
  readonly endsCrawl: boolean;
  readonly isPutOff: boolean;
}

export async function runErrand(session: CrawlSession, errand: Errand): Promise<Errandry> {
  const silent = (why: UnansweredReason, detail?: string): Errandry => ({
    errand,
    answers: [],
    lost: 0,
    why,
    ...(detail !== undefined && { detail }),
    at: new Date().toISOString(),
    endsCrawl: false,
    isPutOff: false,
  });
  if (normaliseUrl(errand.url) === undefined) return silent('malformed', 'ERR_SCHEME');
  if (session.signal.aborted) return silent('interrupted');
  const rules = await session.robots.rulesFor(errand.url);
  if (session.signal.aborted) return silent('interrupted');
  if (rules.silence !== undefined) return silent(rules.silence, 'robots.txt');
  if (!rules.allows(errand.url)) return silent('robots');
  if (errand.render) return await renderErrand(session, errand, rules.crawlDelayMs, silent);

  const asked = await session.ask(requestOf(errand), errand.purpose, rules.crawlDelayMs);
  return {
    errand,
    answers: asked.answers.map((answer) => ({
      exchange: newExchange(answer, errand.purpose, errand.body),
      changedCookies: answer.changedCookies,
    })),
    lost: asked.tries - asked.answers.length,
    ...(asked.why !== undefined && { why: asked.why }),
    ...(asked.detail !== undefined && { detail: asked.detail }),
    at: asked.at,
    endsCrawl: asked.endsCrawl,
    isPutOff: asked.isPutOff,
  };
}

async function renderErrand(
  session: CrawlSession,
  errand: Errand,
  crawlDelayMs: number | undefined,
  silent: (why: UnansweredReason, detail?: string) => Errandry,
): Promise<Errandry> {
  const plain = session.state.pages.get(errandKey({ ...errand, render: false }));
  const rendering = await visitInBrowser(session, errand.url, {
    isChallenged: plain !== undefined && isRefusal(plain.exchange.status, plain.digest),
    ...(crawlDelayMs !== undefined && { crawlDelayMs }),
  });
  if (!rendering) return silent('browser-failed', 'no browser');
  const { page: rendered, requests } = rendering;
  if (!rendered) {
    const isCut = session.signal.aborted;
    const silence = isCut
      ? silent('interrupted')
      : silent(
          'browser-failed',
          rendering.isShut === true ? 'challenge' : rendering.isForbidden === true ? 'robots.txt' : undefined,
        );
    return { ...silence, lost: requests };
  }
  const page: NewExchange = {
    url: errand.url,
    method: 'GET',
    status: rendered.status,
    allHeaders: [['content-type', RENDERED_TYPE]],
    capturedAt: rendered.at,
    elapsedMs: rendered.elapsedMs,
    via: 'render',
    purpose: errand.purpose,
    body: rendered.html,
  };
  const scripted = rendered.scriptAnswers.map(({ url, method, requestBody, status, headers, body }): NewExchange => ({
    url,
    method,
    ...(requestBody !== undefined && { requestBody }),
    status,
    allHeaders: headers,
    capturedAt: rendered.at,
    elapsedMs: rendered.elapsedMs,
    via: 'fetch',
    purpose: 'xhr',
    body,
  }));
  const answers = [page, ...scripted].map((exchange) => ({ exchange, changedCookies: false }));
  return {
    errand,
    answers,
    lost: Math.max(0, requests - answers.length),
    at: rendered.at,
    endsCrawl: false,
    isPutOff: false,
  };
}
