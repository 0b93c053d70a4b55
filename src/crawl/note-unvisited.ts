import { registrableDomain } from '../lib/url/registrable-domain.js';
import type { CrawlState } from './crawl-state.js';
import type { LedgerEntry, LedgerReason } from './ledger.js';
import { seenOn } from './seen-on.js';

/** The rest of the ledger: every address that a page shows and nobody asked for, and why not. */
export function* unvisited(state: CrawlState, home: string, at: string): Generator<LedgerEntry> {
  const own = registrableDomain(new URL(home).hostname);
  for (const { exchange, digest } of state.pages.values()) {
    for (const seen of seenOn(digest)) {
      if (seen.url !== '') yield { ...seen, at, why: whyNot(seen, own), foundOn: exchange.url };
    }
  }
}

function whyNot({ url, by }: Pick<LedgerEntry, 'url' | 'by'>, own: string): LedgerReason {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (protocol !== 'http:' && protocol !== 'https:') return 'scheme';
  if (registrableDomain(hostname) !== own) return 'other-site';
  return by === 'form' ? 'form' : 'not-wanted';
}
