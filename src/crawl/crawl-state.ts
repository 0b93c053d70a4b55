/** What a crawl knows, as a function of what its snapshot holds: a crawl taken up again knows the same. */
import { normaliseUrl } from '../lib/url/normalise-url.js';
import { remember } from '../locate/remember.js';
import type { SeenPage, SurveyInput } from '../locate/survey.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import type { Exchange, UnansweredReason } from '../model/snapshot.js';
import { isRefusal } from './refusal.js';

/** One address to ask. */
export interface Errand {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly purpose: string;
  readonly render: boolean;
  readonly foundOn?: string;
  readonly anchor?: string;
  readonly by: 'start' | 'link' | 'redirect';
}

export interface CrawlState {
  readonly pages: Map<string, SeenPage>;
  readonly redirects: Map<string, string>;
  readonly unanswered: Map<string, UnansweredReason>;
  /** Keys of errands that were begun. */
  readonly asked: Set<string>;
  /** Targets of redirects that wait to be asked, first come first served. */
  readonly hops: Errand[];
  /** Keys that a redirect passed through on its way to an address. */
  readonly chains: Map<string, readonly string[]>;
  requests: number;
  pageCount: number;
  rendered: number;
  bytes: number;
  /** Refusals in a row, up to now. */
  refusedInARow: number;
}

export const emptyState = (): CrawlState => ({
  pages: new Map(),
  redirects: new Map(),
  unanswered: new Map(),
  asked: new Set(),
  hops: [],
  chains: new Map(),
  requests: 0,
  pageCount: 0,
  rendered: 0,
  bytes: 0,
  refusedInARow: 0,
});

/** contract.md, At the edges. */
const MOST_REDIRECTS = 10;

/** An address as two spellings of it share it; asked of every link of every page, time and again. */
export const plainAddress = remember((url) => normaliseUrl(url) ?? url);

/** Identity of an errand. */
export function errandKey(errand: Pick<Errand, 'url' | 'method' | 'body' | 'render'>): string {
  const address = plainAddress(errand.url);
  return [errand.render ? 'RENDER' : errand.method, address, errand.body ?? ''].join(' ').trimEnd();
}

/** The errand that an exchange answers. */
export const keyOfExchange = (exchange: Exchange): string =>
  errandKey({
    url: exchange.url,
    method: exchange.method === 'POST' ? 'POST' : 'GET',
    ...(exchange.requestBody !== undefined && { body: exchange.requestBody }),
    render: exchange.via === 'render',
  });

/** True for what the crawl asked for to read it: not robots files, probes, or what scripts fetched. */
export const isForReading = (purpose: string): boolean => !/^(?:robots|probe|xhr|link|search)(?::|$)/.test(purpose);

/** Takes in an answer that is in the snapshot. A page needs its digest; an answer that redirects has none. */
export function takeAnswer(
  state: CrawlState,
  exchange: Exchange,
  digest: PageDigest | undefined,
  changedCookies: boolean,
): void {
  if (!isForReading(exchange.purpose)) return;
  const key = keyOfExchange(exchange);
  state.asked.add(key);
  if (exchange.location !== undefined) {
    takeRedirect(state, exchange, exchange.location, key, changedCookies);
    return;
  }
  if (!digest) return;
  if (exchange.via === 'render' && !state.pages.has(key)) state.rendered += 1;
  state.redirects.delete(exchange.url);
  state.unanswered.delete(exchange.url);
  if (!state.pages.has(key) && exchange.via === 'fetch') state.pageCount += 1;
  state.pages.set(key, { exchange, digest });
  state.refusedInARow = isRefusal(exchange.status, digest) ? state.refusedInARow + 1 : 0;
}

function takeRedirect(
  state: CrawlState,
  exchange: Exchange,
  location: string,
  key: string,
  changedCookies: boolean,
): void {
  // RFC 9110 15.4: 307 and 308 keep the method, the others lead to a GET.
  const keepsMethod = exchange.status === 307 || exchange.status === 308;
  const hop: Errand = {
    url: location,
    method: keepsMethod && exchange.method === 'POST' ? 'POST' : 'GET',
    ...(keepsMethod && exchange.requestBody !== undefined && { body: exchange.requestBody }),
    purpose: exchange.purpose,
    render: false,
    foundOn: exchange.url,
    by: 'redirect',
  };
  const target = errandKey(hop);
  const chain = [...(state.chains.get(key) ?? []), key];
  const isLoop = chain.includes(target);
  if (chain.length > MOST_REDIRECTS || (isLoop && !changedCookies)) {
    state.unanswered.set(exchange.url, 'too-many-redirects');
    return;
  }
  if (!isLoop) state.redirects.set(exchange.url, location);
  if (isLoop || !state.asked.has(target)) {
    state.asked.delete(target);
    state.chains.set(target, chain);
    state.hops.push(hop);
  }
}

/** Takes in that an address has no answer. */
export function takeSilence(state: CrawlState, url: string, why: UnansweredReason): void {
  state.unanswered.set(url, why);
}

/** Addresses whose number the budget bounds: pages read and addresses asked in vain; what robots.txt forbids costs nothing. */
export function spentOf(state: CrawlState): number {
  return state.pageCount + [...state.unanswered.values()].filter((why) => !FREE.has(why)).length;
}

const FREE: ReadonlySet<UnansweredReason> = new Set([
  'robots',
  'browser-failed',
  'trap',
  'budget',
  'time',
  'interrupted',
]);

/** The state as the survey reads it. */
export function surveyInput(state: CrawlState, plan: CrawlPlan, canRender: boolean): SurveyInput {
  return {
    plan,
    pages: [...state.pages.values()],
    redirects: state.redirects,
    unanswered: state.unanswered,
    canRender,
  };
}
