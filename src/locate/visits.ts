/** The pages seen so far, by address: redirects followed, the rendered page before the bytes, dead told from unread. */
import type { CantTellReason } from '../model/outcome.js';
import type { UnansweredReason } from '../model/snapshot.js';
import type { PageDigest } from '../model/page.js';
import { pageKey, requestKey } from './address.js';
import { columnName } from './columns/match-column.js';
import { countCopies, countVariants, isHomeAgain, variantKey } from './same-content.js';
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
  wasRenderedInVain(url: string): boolean;
  /** Addresses that answered with the bytes of this page, itself among them. */
  copiesOf(page: SeenPage): number;
  /** The same of addresses that differ in their query only. */
  variantsOf(page: SeenPage): number;
  readonly pages: readonly SeenPage[];
  /** Names that stand on the way to some page: its trail without its own name. */
  readonly trails: ReadonlySet<string>;
}

const keyOf = (url: string, body?: string): string =>
  body === undefined ? requestKey(url) : `${requestKey(url)} ${body}`;

export function indexVisits(input: SurveyInput, homeUrl: string): Visits {
  const pages = new Map<string, SeenPage>();
  for (const page of input.pages) {
    const key = keyOf(page.exchange.url, page.exchange.requestBody);
    const known = pages.get(key);
    if (!known || rank(page) > rank(known) || (rank(page) === rank(known) && page.exchange.url < known.exchange.url))
      pages.set(key, page);
  }
  const redirects = new Map<string, string>();
  for (const [from, to] of input.redirects)
    if (requestKey(from) !== requestKey(to)) redirects.set(requestKey(from), to);
  const unanswered = new Map<string, UnansweredReason>();
  for (const [url, why] of input.unanswered) unanswered.set(requestKey(url), why);
  const isKnown = (key: string): boolean => pages.has(key) || redirects.has(key) || unanswered.has(key);
  const twins = new Map<string, string[]>();
  for (const key of [...pages.keys(), ...redirects.keys(), ...unanswered.keys()].sort()) {
    const loose = pageKey(`http://${key}`);
    twins.set(loose, [...(twins.get(loose) ?? []), key]);
  }

  let home: SeenPage | undefined;
  const follow = (url: string, body: string | undefined): Visit => {
    const passed = new Set<string>();
    for (let next = url; ;) {
      const exact = keyOf(next, next === url ? body : undefined);
      // `/a/` stands for `/a/index.html` unless each was asked for by itself, as where one sends on to the other.
      const twin =
        isKnown(exact) || body !== undefined ? undefined : twins.get(pageKey(next))?.find((key) => !passed.has(key));
      const key = twin ?? exact;
      if (passed.has(key) || passed.size > MOST_HOPS) return { state: 'unread', reason: 'unreadable' };
      passed.add(key);
      const page = pages.get(key);
      // Where a challenge leads is for the browser to find out.
      const isPage = page && page.exchange.status < 400 && page.digest.facts.kind !== 'challenge';
      const sentOn = isPage ? page.digest.redirect?.url : undefined;
      if (sentOn !== undefined && !passed.has(requestKey(sentOn))) {
        next = sentOn;
        continue;
      }
      if (page)
        return passed.size > 1 && pageKey(next) === pageKey(homeUrl) && pageKey(url) !== pageKey(homeUrl)
          ? { state: 'unread', reason: 'unreadable', page }
          : standing(page, home);
      const target = redirects.get(key);
      if (target === undefined) {
        // Silence is kept by address: a form that was not answered stands for all that are sent there.
        const why = unanswered.get(key) ?? unanswered.get(requestKey(next));
        return why === undefined
          ? { state: 'unvisited', url: next, reason: input.unvisitedReason ?? 'truncated' }
          : { state: 'unread', reason: why === 'robots' ? 'robots' : 'truncated' };
      }
      next = target;
    }
  };

  const atHome = follow(homeUrl, undefined);
  if (atHome.state === 'seen') home = atHome.page;
  const ordered = [...pages.values()].sort((a, b) => (a.exchange.url < b.exchange.url ? -1 : 1));
  const copies = countCopies(ordered);
  const variants = countVariants(ordered);

  const followed = new Map<string, Visit>();

  return {
    at: (url, body) => {
      if (body !== undefined) return follow(url, body);
      const visit = followed.get(url) ?? follow(url, undefined);
      followed.set(url, visit);
      return visit;
    },
    wasRenderedInVain: (url) => unanswered.get(requestKey(url)) === 'browser-failed',
    copiesOf: (page) => copies.get(page.exchange.sha256) ?? 1,
    variantsOf: (page) => variants.get(variantKey(page.exchange)) ?? 1,
    pages: ordered,
    trails: new Set(ordered.flatMap(({ digest }) => trailOf(digest))),
  };
}

/** The names on the way to a page, as column names; kept with its digest. */
export function trailOf(digest: PageDigest): readonly string[] {
  const known = trails.get(digest) ?? digest.facts.breadcrumb.slice(0, -1).map(columnName);
  trails.set(digest, known);
  return known;
}
const trails = new WeakMap<PageDigest, readonly string[]>();

/** Redirects of any kind between a link and its page (contract, limits per exchange). */
const MOST_HOPS = 10;

const rank = (page: SeenPage): number =>
  (page.exchange.via === 'render' ? 2 : 0) + (page.exchange.status < 400 ? 1 : 0);

const DEAD = new Set([404, 410]);
/** Of these pages a piece was read. */
const CUT: ReadonlySet<string> = new Set(['part', 'cut', 'too-complex']);

function standing(page: SeenPage, home: SeenPage | undefined): Visit {
  const { status } = page.exchange;
  if (DEAD.has(status)) return { state: 'dead', page };
  if (home && isHomeAgain(page, home)) return { state: 'unread', reason: 'unreadable', page };
  const kind = page.digest.facts.kind;
  if (kind === 'challenge' || (kind === 'shell' && page.digest.facts.needsBrowser !== undefined))
    return { state: 'unread', reason: page.exchange.via === 'render' ? 'unreadable' : 'needs-browser', page };
  if (status >= 400) return { state: 'unread', reason: 'unreadable', page };
  const { unread } = page.digest.facts;
  if (unread !== undefined) return { state: 'unread', reason: CUT.has(unread) ? 'truncated' : 'unreadable', page };
  return kind === 'error' ? { state: 'dead', page } : { state: 'seen', page };
}
