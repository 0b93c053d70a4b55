/** A visit in the browser with the manners of any other request: its host's turn, its delay, its place in the count. */
import type { CrawlSession } from './crawl-session.js';
import type { Rendering } from './render-page.js';

export interface BrowserVisit {
  /** A plain request got a challenge or a refusal there. */
  readonly isChallenged: boolean;
  /** What robots.txt wants between two requests. */
  readonly crawlDelayMs?: number;
}

/** Undefined without a browser. An abort cuts the visit short. */
export async function visitInBrowser(
  session: CrawlSession,
  url: string,
  { isChallenged, crawlDelayMs = 0 }: BrowserVisit,
): Promise<Rendering | undefined> {
  const { politeness, renderer, signal } = session;
  if (!renderer) return undefined;
  const concurrency = crawlDelayMs > session.delayMs ? 1 : session.concurrency;
  const delayMs = Math.max(session.delayMs, crawlDelayMs);
  return await politeness
    .run(url, { concurrency, delayMs, signal }, () => renderer.render(url, isChallenged))
    .catch(() => ({ requests: 0 }));
}
