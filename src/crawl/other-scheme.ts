/** A home page whose own scheme is dead may live at the other one: https switched on and http forgotten, or never installed. */
import type { StoppedBecause, UnansweredReason } from '../model/snapshot.js';
import type { CrawlSession } from './crawl-session.js';
import { errandKey } from './crawl-state.js';
import type { Errand } from './crawl-state.js';

/** Nothing speaks there, or not what was expected. A name without an address has none for either scheme. */
export const DEAD: ReadonlySet<UnansweredReason | undefined> = new Set([
  'refused',
  'timeout',
  'tls',
  'reset',
  'malformed',
]);

/**
 * True where the crawl ended in silence at the home page and the other scheme was not asked yet: its home page is put
 * down to be asked next, under its own address. Whether the target itself can be reached stays what its probes say.
 */
export function turnsToOtherScheme({ plan, state, signal }: CrawlSession, stopped: StoppedBecause): boolean {
  const home = plan.site.url;
  if (stopped !== 'unreachable' || signal.aborted || state.pageCount > 0) return false;
  const errand: Errand = { url: otherScheme(home), method: 'GET', purpose: 'home', render: false, by: 'start' };
  if (!DEAD.has(state.unanswered.get(home)) || state.asked.has(errandKey(errand))) return false;
  state.hops.push(errand);
  return true;
}

/** The same place by the other scheme, at its usual port unless the address names one. */
export function otherScheme(address: string): string {
  const url = new URL(address);
  return `${url.protocol === 'http:' ? 'https:' : 'http:'}${url.href.slice(url.protocol.length)}`;
}
