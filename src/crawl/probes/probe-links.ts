/** Whether the links of the pages read answer (`links-alive`): host by host, twice before one counts as dead. */
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { parseResolveRule } from '../../lib/net/resolve-rule.js';
import { isSameSite, requestKey } from '../../locate/address.js';
import { entryLinks } from '../../locate/entry-links.js';
import { doubtfulHosts, nowhereBeside, standingOf } from '../../locate/link-answer.js';
import type { Landing } from '../../locate/link-answer.js';
import { pageLinks, sampleLinks } from '../../locate/page-links.js';
import type { PageLink } from '../../locate/page-links.js';
import type { SeenPage } from '../../locate/seen-page.js';
import type { SnapshotReader, StoppedBecause, UnansweredReason } from '../../model/snapshot.js';
import type { CrawlSession } from '../crawl-session.js';
import { errandKey } from '../crawl-state.js';
import { deservesSecondTry, followLink } from './follow-link.js';
import type { Followed } from './follow-link.js';

/** Only a crawl that came to its own end goes on to links: where it was cut short or kept out, more requests help nobody. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);
/** Hosts that are asked side by side, each with its own manners: a slow one keeps nobody waiting. */
const MOST_HOSTS_AT_ONCE = 8;
/** A host that kept silent so often in a row is asked no more. */
const MOST_SILENCES = 3;
/** So many refusals or requests for a later hour in a row: whoever stands there does not want links tried. */
const MOST_REFUSALS = 10;
/** Links with the words of entries, together: beyond these a site has directories, not entries. */
const MOST_ENTRIES = 150;
/** The second try comes at least this many first back-offs after the first: a bad moment is over by then. */
const BACK_OFFS_BETWEEN_TRIES = 5;
const DEFAULT_BACK_OFF_MS = 1_000;
/** Second tries of a site with more dead links than this would tell nothing new. */
const MOST_SECOND_TRIES = 100;
/** Silences of the crawl that may have been a bad moment: the link check asks once more. */
const PASSING: ReadonlySet<UnansweredReason> = new Set(['dns', 'refused', 'reset', 'timeout']);

/** Asks the links that the plan wants and that nothing is known of; `earlier` is what a crawl taken up again has. */
export async function probeLinks(
  session: CrawlSession,
  stopped: StoppedBecause,
  earlier: SnapshotReader | undefined,
): Promise<void> {
  const { plan, state, signal } = session;
  if (!(plan.links ?? plan.entries) || !ENDS_WELL.has(stopped)) return;
  const pages = [...state.pages.values()];
  const entries = entriesOf(session, pages);
  const counted = plan.links ? pageLinks(pages, plan.site.url, plan.links.isExternal) : [];
  const links = unique([...counted, ...entries]);
  const known = knownOf(session);
  const isUnknown = ({ url }: PageLink): boolean => !known.has(requestKey(url));
  // The sample is that of an undisturbed crawl; what was tried before a kill is then left out.
  const sample = unique([
    ...(plan.links ? sampleLinks(counted.filter(isUnknown), plan.links) : []),
    ...entries.filter(isUnknown).slice(0, Math.min(plan.entries?.most ?? 0, MOST_ENTRIES)),
  ]);
  const tries = triesOf(earlier);
  const landings = new Map<string, Landing>();
  const doubted = links.filter(({ url }) => looksDead(session, url));

  const ask = async (url: string): Promise<Followed> => {
    const followed = await followLink(session, url);
    if (typeof followed !== 'string') landings.set(url, followed);
    return followed;
  };
  const untried = sample.filter(({ url }) => !tries.has(requestKey(url)));
  const first = await askByHost(session, untried, ask);
  const again = [...doubted, ...sample.filter(({ url }) => mayBeDead(first.get(url), tries.get(requestKey(url))))]
    .filter(({ url }) => (tries.get(requestKey(url))?.count ?? 0) < 2)
    .slice(0, MOST_SECOND_TRIES);
  if (again.length > 0) {
    const betweenMs = BACK_OFFS_BETWEEN_TRIES * (session.options.backOffMs ?? DEFAULT_BACK_OFF_MS);
    await sleep(betweenMs, undefined, { signal }).catch(() => undefined);
    await askByHost(session, [...new Map(again.map((link) => [requestKey(link.url), link])).values()], ask);
  }
  await askNowhere(session, links, landings, tries);
}

/** Entries that rules want: of the site's own hosts, and of those that the user gave an address for. */
function entriesOf({ plan, options }: CrawlSession, pages: readonly SeenPage[]): readonly PageLink[] {
  if (!plan.entries) return [];
  const given = new Set(
    [...(options.resolve ?? []), ...(plan.site.resolve ?? [])].flatMap((rule) => parseResolveRule(rule)?.host ?? []),
  );
  const mayBeAsked = (url: string): boolean =>
    isSameSite(url, plan.site.url) || given.has(new URL(url).hostname) || plan.links?.isExternal === true;
  // The order in which pages came must not matter.
  const ordered = [...pages].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.exchange.url < b.exchange.url ? -1 : 1) || (a.exchange.via < b.exchange.via ? -1 : 1),
  );
  return entryLinks(ordered, plan.entries)
    .filter(({ link }) => mayBeAsked(link.url))
    .map(({ link: { url, text }, page }) => ({ url, text, page, isOnHome: page.exchange.purpose === 'home' }));
}

const rankOf = ({ exchange: { purpose } }: SeenPage): number =>
  purpose.startsWith('home') ? 0 : purpose.startsWith('platform') ? 1 : 2;

/** Each address once. */
const unique = (links: readonly PageLink[]): readonly PageLink[] =>
  [...new Map(links.toReversed().map((link) => [requestKey(link.url), link])).values()].toReversed();

/** Asks the links of each host in their order, several hosts at once; gives what came, of those that were asked. */
async function askByHost(
  session: CrawlSession,
  links: readonly PageLink[],
  ask: (url: string) => Promise<Followed>,
): Promise<ReadonlyMap<string, Followed>> {
  const hosts = new Map<string, string[]>();
  for (const { url } of links) {
    const { host } = new URL(url);
    hosts.set(host, [...(hosts.get(host) ?? []), url]);
  }
  const results = new Map<string, Followed>();
  const askHost = async (urls: readonly string[]): Promise<void> => {
    let silences = 0;
    let refusals = 0;
    const queue = new PQueue({ concurrency: session.concurrency });
    await queue.addAll(
      urls.map((url) => async () => {
        if (session.signal.aborted || refusals >= MOST_REFUSALS || silences >= MOST_SILENCES) return;
        const followed = await ask(url);
        results.set(url, followed);
        silences = followed === 'silent' ? silences + 1 : 0;
        const isRefused = typeof followed !== 'string' && standingOf(followed.exchange, followed.digest) === 'refused';
        refusals = isRefused ? refusals + 1 : 0;
      }),
    );
  };
  const queue = new PQueue({ concurrency: MOST_HOSTS_AT_ONCE });
  await queue.addAll([...hosts.values()].map((urls) => () => askHost(urls)));
  return results;
}

/**
 * Where links of a host end at its home page, or several show one page, it is asked for an address that cannot be: what
 * comes for that is what it has for dead links.
 */
async function askNowhere(
  session: CrawlSession,
  links: readonly PageLink[],
  landings: ReadonlyMap<string, Landing>,
  tries: ReadonlyMap<string, Tries>,
): Promise<void> {
  const pages = [...session.state.pages.values()];
  const home = pages.find(({ exchange }) => exchange.purpose === 'home');
  const visited = links.flatMap(({ url }) => {
    const page = landings.has(url) ? undefined : pageAt(session, url);
    return page ? [{ link: url, exchange: page.exchange, isElsewhere: false, digest: page.digest }] : [];
  });
  const doubtful = [...doubtfulHosts([...landings.values(), ...visited], home)]
    .map(([, link]) => nowhereBeside(link))
    .filter((url) => isSameSite(url, session.plan.site.url) && !tries.has(requestKey(url)));
  for (const url of doubtful) if (!session.signal.aborted) await followLink(session, url, 'link:nowhere');
}

/** The page that the crawl read at this address, redirects followed. */
function pageAt({ state }: CrawlSession, link: string): SeenPage | undefined {
  let url = link;
  for (let hops = 0; hops < 10; hops += 1) {
    const page = state.pages.get(errandKey({ url, method: 'GET', render: false }));
    if (page) return page;
    const next = state.redirects.get(url);
    if (next === undefined) return undefined;
    url = next;
  }
  return undefined;
}

/** The crawl read it once, and it was no page; or nothing came then. */
function looksDead(session: CrawlSession, url: string): boolean {
  const page = pageAt(session, url);
  if (!page) return PASSING.has(session.state.unanswered.get(url) ?? 'other');
  const standing = standingOf(page.exchange, page.digest);
  return standing === 'gone' || standing === 'broken';
}

/** Addresses of which the crawl knows already what they answer; those that its budget left out are asked here. */
function knownOf({ state }: CrawlSession): ReadonlySet<string> {
  const pages = [...state.pages.values()].map(({ exchange }) => requestKey(exchange.url));
  const silent = [...state.unanswered].flatMap(([url, why]) => (why === 'budget' ? [] : [requestKey(url)]));
  return new Set([...pages, ...silent, ...[...state.redirects.keys()].map(requestKey)]);
}

/** What an earlier part of this crawl got of a link: how often it was tried, and whether that was in vain. */
interface Tries {
  readonly count: number;
  readonly isInVain: boolean;
}

function triesOf(earlier: SnapshotReader | undefined): ReadonlyMap<string, Tries> {
  const tries = new Map<string, Tries>();
  const note = (url: string, isInVain: boolean): void => {
    const key = requestKey(url);
    tries.set(key, { count: (tries.get(key)?.count ?? 0) + 1, isInVain });
  };
  const isOurs = ({ purpose }: { readonly purpose: string }): boolean => /^link(?::|$)/.test(purpose);
  for (const exchange of earlier?.exchanges ?? [])
    if (isOurs(exchange) && !(exchange.method === 'HEAD' && exchange.status >= 400))
      note(exchange.url, exchange.status >= 400);
  for (const silence of earlier?.unanswered ?? [])
    if (isOurs(silence) && silence.why !== 'interrupted') note(silence.url, silence.why !== 'robots');
  return tries;
}

const mayBeDead = (followed: Followed | undefined, before: Tries | undefined): boolean =>
  followed === undefined ? before?.isInVain === true : deservesSecondTry(followed);
