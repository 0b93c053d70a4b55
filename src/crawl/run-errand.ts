/** One errand of the crawl: robots first, then the request or the browser. Writes nothing: the crawl does, in order. */
import { normaliseUrl } from '../lib/url/normalise-url.js';
import type { UnansweredReason } from '../model/snapshot.js';
import type { NewExchange } from '../snapshot/write-snapshot.js';
import { withGrace } from './ask-address.js';
import type { CrawlSession } from './crawl-session.js';
import { newExchange, RENDERED_TYPE, requestOf } from './crawl-session.js';
import type { Errand } from './crawl-state.js';

export interface Errandry {
  readonly errand: Errand;
  readonly answers: readonly { readonly exchange: NewExchange; readonly changedCookies: boolean }[];
  /** Requests that brought no answer. */
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
  if (normaliseUrl(errand.url) === undefined) return silent('other', 'ERR_SCHEME');
  if (session.signal.aborted) return silent('interrupted');
  const rules = await session.robots.rulesFor(errand.url);
  if (session.signal.aborted) return silent('interrupted');
  if (rules.silence !== undefined) return silent(rules.silence, 'robots.txt');
  if (!rules.allows(errand.url)) return silent('robots');
  if (errand.render) return await renderErrand(session, errand, silent);

  const asked = await session.ask(requestOf(errand), rules.crawlDelayMs);
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
  silent: (why: UnansweredReason, detail?: string) => Errandry,
): Promise<Errandry> {
  const { politeness, concurrency, delayMs, signal, renderer } = session;
  if (!renderer) return silent('browser-failed', 'no browser');
  const rendered = await politeness
    .run(errand.url, { concurrency, delayMs, signal }, () => withGrace(renderer.render(errand.url), signal))
    .catch(() => undefined);
  if (!rendered) return signal.aborted ? silent('interrupted') : { ...silent('browser-failed'), lost: 1 };
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
  return {
    errand,
    answers: [page, ...scripted].map((exchange) => ({ exchange, changedCookies: false })),
    lost: 0,
    at: rendered.at,
    endsCrawl: false,
    isPutOff: false,
  };
}
