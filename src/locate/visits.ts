/** The pages seen so far, by address: redirects followed, the rendered page before the bytes, dead told from unread. */
import type { CantTellReason } from '../model/outcome.js';
import type { UnansweredReason } from '../model/snapshot.js';
import { pageKey } from './address.js';
import type { SeenPage, SurveyInput } from './seen-page.js';

/** What became of an address. `dead`: the site itself says that there is no such page. */
export type Visit =
  | { readonly state: 'seen'; readonly page: SeenPage }
  | { readonly state: 'dead'; readonly page: SeenPage }
  | { readonly state: 'unread'; readonly reason: CantTellReason; readonly page?: SeenPage }
  | { readonly state: 'unvisited'; readonly url: string; readonly reason: CantTellReason };

export interface Visits {
  /** Follows recorded redirects and those a browser would follow by itself. */
  at(url: string, body?: string): Visit;
  /** True if this very address was asked for, whatever came of it. */
  wasAsked(url: string, body?: string): boolean;
  wasRenderedInVain(url: string): boolean;
  readonly pages: readonly SeenPage[];
}

const requestKey = (url: string, body?: string): string =>
  body === undefined ? pageKey(url) : `${pageKey(url)} ${body}`;

export function indexVisits(input: SurveyInput, homeUrl: string): Visits {
  const pages = new Map<string, SeenPage>();
  for (const page of input.pages) {
    const key = requestKey(page.exchange.url, page.exchange.requestBody);
    const known = pages.get(key);
    if (!known || rank(page) > rank(known) || (rank(page) === rank(known) && page.exchange.url < known.exchange.url))
      pages.set(key, page);
  }
  const redirects = new Map<string, string>();
  for (const [from, to] of input.redirects) if (pageKey(from) !== pageKey(to)) redirects.set(pageKey(from), to);
  const unanswered = new Map<string, UnansweredReason>();
  for (const [url, why] of input.unanswered) unanswered.set(pageKey(url), why);
  const homeKey = pageKey(homeUrl);

  const follow = (url: string, body: string | undefined): Visit => {
    const passed = new Set<string>();
    for (let next = url; ;) {
      const key = requestKey(next, next === url ? body : undefined);
      if (passed.has(key) || passed.size > 10) return { state: 'unread', reason: 'truncated' };
      passed.add(key);
      const page = pages.get(key);
      if (page?.digest.redirect && !passed.has(pageKey(page.digest.redirect.url)) && page.exchange.status < 400) {
        next = page.digest.redirect.url;
        continue;
      }
      if (page)
        return passed.size > 1 && key === homeKey && pageKey(url) !== homeKey
          ? { state: 'unread', reason: 'unreadable', page }
          : standing(page);
      const target = redirects.get(key);
      if (target === undefined) {
        const why = unanswered.get(key);
        return why === undefined
          ? { state: 'unvisited', url: next, reason: input.unvisitedReason ?? 'truncated' }
          : { state: 'unread', reason: why === 'robots' ? 'robots' : 'truncated' };
      }
      next = target;
    }
  };

  return {
    at: follow,
    wasAsked: (url, body) => {
      const key = requestKey(url, body);
      return pages.has(key) || redirects.has(key) || unanswered.has(key);
    },
    wasRenderedInVain: (url) => unanswered.get(pageKey(url)) === 'browser-failed',
    pages: [...pages.values()].sort((a, b) => (a.exchange.url < b.exchange.url ? -1 : 1)),
  };
}

const rank = (page: SeenPage): number =>
  (page.exchange.via === 'render' ? 2 : 0) + (page.exchange.status < 400 ? 1 : 0);

const DEAD = new Set([404, 410]);

function standing(page: SeenPage): Visit {
  const { status } = page.exchange;
  if (DEAD.has(status)) return { state: 'dead', page };
  const kind = page.digest.facts.kind;
  if (kind === 'challenge' || (kind === 'shell' && page.digest.facts.needsBrowser !== undefined))
    return { state: 'unread', reason: page.exchange.via === 'render' ? 'unreadable' : 'needs-browser', page };
  if (status >= 400) return { state: 'unread', reason: 'unreadable', page };
  return kind === 'error' ? { state: 'dead', page } : { state: 'seen', page };
}
