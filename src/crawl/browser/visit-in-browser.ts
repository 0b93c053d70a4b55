/** A visit in the browser with the manners of any other request: its host's turn, its hours, its place in the count. */
import { registrableDomain } from '../../lib/url/registrable-domain.js';
import type { VisitManners } from './bound-traffic.js';
import type { CrawlSession } from '../crawl-session.js';
import { NothingLeaves } from '../manners/outbound.js';
import type { Examination, Rendering } from './render-page.js';

export interface BrowserVisit {
  /** A plain request got a challenge or a refusal there. */
  readonly isChallenged: boolean;
  /** What robots.txt wants between two requests. */
  readonly crawlDelayMs?: number;
  /** A reachability probe of the home page, which robots.txt does not keep out (contract.md). */
  readonly isProbe?: boolean;
  /** What is done on the page once it is there. */
  readonly examination?: Examination;
}

/** Undefined without a browser. An abort cuts the visit short. */
export async function visitInBrowser(
  session: CrawlSession,
  url: string,
  { isChallenged, crawlDelayMs = 0, isProbe = false, examination }: BrowserVisit,
): Promise<Rendering | undefined> {
  const { outbound, renderer } = session;
  if (!renderer) return undefined;
  try {
    for (;;) {
      const rendering = await outbound.hold(url, crawlDelayMs, (heldSinceMs) =>
        renderer.render(url, isChallenged, mannersOf(session, crawlDelayMs, heldSinceMs, isProbe), examination),
      );
      // While it waited for the browser the hours of the site ended: it waits for the next ones.
      if (rendering.isPutOff !== true) return rendering;
    }
  } catch (error) {
    if (error instanceof NothingLeaves) return { requests: 0 };
    throw error;
  }
}

/**
 * robots.txt holds for what a page loads as documents and as data from the site itself: navigations, frames, XHR.
 * Scripts and style sheets are needed to show a page that may be asked, as in any browser.
 */
function mannersOf(session: CrawlSession, crawlDelayMs: number, heldSinceMs: number, isProbe: boolean): VisitManners {
  const { outbound, robots } = session;
  const isIgnored = session.options.robots === 'ignored';
  const own = registrableDomain(new URL(session.plan.site.url).hostname);
  let since: number | undefined = heldSinceMs;
  return {
    turn: async (url) => {
      const force = await outbound.turn(url, crawlDelayMs, since);
      since = undefined;
      return force;
    },
    robotsOn: async (url, isDocumentOrData) => {
      if (isIgnored) return 'ignored';
      if (!isDocumentOrData || registrableDomain(new URL(url).hostname) !== own) return 'sub-resource';
      if (isProbe) return 'exempt';
      return (await robots.rulesFor(url)).allows(url) ? 'allowed' : 'forbidden';
    },
    depart: (leaving, force) => outbound.depart({ ...leaving, via: 'browser' }, force),
  };
}
