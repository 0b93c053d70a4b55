/** Every address that a page shows or leads to, each with the way it was found there. */
import { normaliseUrl } from '../lib/url/normalise-url.js';
import type { PageDigest } from '../model/page.js';
import { errandKey, plainAddress } from './crawl-state.js';
import type { CrawlState, Errand } from './crawl-state.js';
import type { FoundBy } from './ledger.js';

export interface SeenAddress {
  readonly url: string;
  readonly method?: 'POST';
  readonly body?: string;
  readonly by: FoundBy;
  readonly anchor?: string;
}

/** An address that stands there in several ways comes as often; the most telling way comes first. */
export function* seenOn(digest: PageDigest): Generator<SeenAddress> {
  const { redirect, frames, facts, morePages, listRequests = [], links, forms } = digest;
  if (redirect) yield { url: redirect.url, by: 'forward' };
  for (const { url, title } of frames) yield { url, by: 'frame', ...named(title) };
  for (const { url, method, body } of morePages) yield { url, ...asked(method, body), by: 'paging' };
  for (const { url, method, body } of listRequests) yield { url, ...asked(method, body), by: 'list' };
  for (const { url, text } of facts.attachments) yield { url, by: 'attachment', ...named(text) };
  for (const { url, text } of links) yield { url, by: 'link', ...named(text) };
  for (const { url, title } of facts.items) yield { url, by: 'list', ...named(title) };
  for (const { action, method } of forms) yield { url: action, ...(method === 'POST' && { method }), by: 'form' };
}

const named = (text: string | undefined): { readonly anchor?: string } =>
  text === undefined || text === '' ? {} : { anchor: text };

const asked = (method: 'GET' | 'POST', body: string | undefined) => ({
  ...(method === 'POST' && { method }),
  ...(body !== undefined && { body }),
});

/** How an errand came about, as its ledger entry says it. */
export function howFound(
  state: CrawlState,
  home: string,
  errand: Omit<Errand, 'by'> & { readonly by?: Errand['by'] },
): FoundBy {
  if (errand.by === 'redirect') return 'redirect';
  if (errand.foundOn === undefined) return normaliseUrl(errand.url) === normaliseUrl(home) ? 'start' : 'guess';
  const address = plainAddress(errand.url);
  for (const render of [true, false]) {
    const page = state.pages.get(errandKey({ url: errand.foundOn, method: 'GET', render }));
    for (const { by, url, method = 'GET', body } of page ? seenOn(page.digest) : []) {
      if (method === errand.method && body === errand.body && plainAddress(url) === address) return by;
    }
  }
  return errand.method === 'POST' ? 'paging' : 'link';
}
