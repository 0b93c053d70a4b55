import { registrableDomain } from '../lib/url/registrable-domain.js';
import { errandKey } from './crawl-state.js';
import type { CrawlState } from './crawl-state.js';
import type { Ledger } from './ledger.js';

/** The rest of the ledger: every link seen whose address nobody asked for, and why not. */
export function noteUnvisited(ledger: Ledger, state: CrawlState, home: string, at: string): void {
  const own = registrableDomain(new URL(home).hostname);
  for (const { exchange, digest } of state.pages.values()) {
    for (const { url, text } of digest.links) {
      if (ledger.has(url) || state.asked.has(errandKey({ url, method: 'GET', render: false }))) continue;
      const hostname = URL.canParse(url) ? new URL(url).hostname : '';
      const isOwn = hostname === '' || registrableDomain(hostname) === own;
      const why = isOwn ? 'not-wanted' : 'other-site';
      ledger.note({ url, at, why, foundOn: exchange.url, ...(text !== '' && { anchor: text }), by: 'link' });
    }
  }
}
