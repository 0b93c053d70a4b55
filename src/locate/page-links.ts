/** The links that visitors of the pages read can click, each once, and which of them to try. */
import type { Link } from '../model/page.js';
import type { LinkPlan } from '../model/plan.js';
import { isSameSite, requestKey } from './address.js';
import type { SeenPage } from './seen-page.js';

export interface PageLink {
  readonly url: string;
  readonly text: string;
  readonly page: SeenPage;
  readonly isOnHome: boolean;
}

/** What a script of the page would have filled in before anybody could click. */
const PLACEHOLDER = /[{}]|%7[bd]|<%|\$\(|javascript:|\bundefined\b/i;
/** Leaving is not looking. */
const SIGN_OUT = /log(?:ged)?-?_?out|sign-?_?out|\/exit\b/i;

/** Links of the home page and its frames first, in their order; then those of the other pages, by address. */
export function pageLinks(pages: readonly SeenPage[], siteUrl: string, isExternal: boolean): readonly PageLink[] {
  const shown = new Map<string, SeenPage>();
  for (const page of pages) {
    const { exchange, digest } = page;
    if (exchange.status >= 400 || digest.facts.kind === 'challenge' || digest.facts.kind === 'error') continue;
    const key = requestKey(exchange.url);
    if (exchange.via === 'render' || !shown.has(key)) shown.set(key, page);
  }
  const ordered = [...shown.values()].sort(
    (a, b) => Number(isHome(b)) - Number(isHome(a)) || (a.exchange.url < b.exchange.url ? -1 : 1),
  );
  const found = new Map<string, PageLink>();
  for (const page of ordered) {
    for (const link of page.digest.links) {
      const { url, text } = link;
      if (!isClickable(link) || !(isExternal || isSameSite(url, siteUrl))) continue;
      const key = requestKey(url);
      if (!found.has(key)) found.set(key, { url, text, page, isOnHome: isHome(page) });
    }
  }
  const all = [...found.entries()];
  const others = all.filter(([, link]) => !link.isOnHome).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...all.filter(([, link]) => link.isOnHome), ...others].map(([, link]) => link);
}

/** A visitor sees it, and it leads to a page or file. */
export const isClickable = ({ url, isVisible, from }: Link): boolean =>
  isVisible &&
  (from === 'href' || from === 'area') &&
  /^https?:/i.test(url) &&
  !PLACEHOLDER.test(url) &&
  !SIGN_OUT.test(url);

const isHome = ({ exchange }: SeenPage): boolean => exchange.purpose === 'home';

/** All of the home page, then of the others some, evenly; no more than `most` together, nor `mostInner` of these. */
export function sampleLinks(
  links: readonly PageLink[],
  { most, mostInner }: Pick<LinkPlan, 'most' | 'mostInner'>,
): readonly PageLink[] {
  const onHome = links.filter(({ isOnHome }) => isOnHome).slice(0, most);
  const others = links.filter(({ isOnHome }) => !isOnHome);
  const count = Math.min(others.length, most - onHome.length, mostInner);
  const evenly = Array.from({ length: count }, (_, index) => others[Math.floor((index * others.length) / count)]);
  return [...onHome, ...evenly.filter((link) => link !== undefined)];
}
