/** Second-level links (of the home page) and third-level links (of the pages that these lead to) to hosts of the site itself, by host. */
import type { Link } from '../model/page.js';
import { isFileAddress, isSameSite, isServiceAddress, requestKey } from './address.js';
import { isClickable } from './page-links.js';
import type { SeenPage } from './seen-page.js';

/** A host that links lead to, with its port unless that is the scheme's own. */
export interface LinkedHost {
  readonly host: string;
  /** Its `/`, by the scheme of the first link. */
  readonly origin: string;
  /** Distinct addresses there. */
  readonly links: number;
  /** The first link to it. */
  readonly example: { readonly page: SeenPage; readonly text: string; readonly url: string };
}

export interface LinkLevel {
  /** Those with most links first. */
  readonly hosts: readonly LinkedHost[];
  readonly links: number;
  /** Pages whose links were counted. */
  readonly pages: readonly SeenPage[];
  /** Pages that links of the level above lead to and that were not read. */
  readonly unread: number;
}

export interface LinkLevels {
  readonly second: LinkLevel;
  readonly third: LinkLevel;
}

/** A function of the set of pages. What the home page links to already is not counted again on the third level. */
export function linkLevels(
  pages: readonly SeenPage[],
  redirects: ReadonlyMap<string, string>,
  siteUrl: string,
): LinkLevels {
  const shown = shownPages(pages);
  const home = [...shown.values()]
    .filter(({ exchange }) => exchange.purpose === 'home')
    .sort((a, b) => (a.exchange.url < b.exchange.url ? -1 : 1));
  const met = new Set([requestKey(siteUrl), ...home.map(({ exchange }) => requestKey(exchange.url))]);
  const second = collect(home, siteUrl, met);

  const homePages = new Set(home);
  const below: SeenPage[] = [];
  let unread = 0;
  for (const { url } of second) {
    if (isFileAddress(url) || isServiceAddress(url)) continue;
    const page = shown.get(requestKey(endOf(url, redirects)));
    if (!page) unread += 1;
    else if (!homePages.has(page) && page.digest.facts.kind !== 'attachment' && !below.includes(page)) below.push(page);
  }
  below.sort((a, b) => (a.exchange.url < b.exchange.url ? -1 : 1));
  const third = collect(below, siteUrl, met);
  return {
    second: { hosts: byHost(second), links: second.length, pages: home, unread: 0 },
    third: { hosts: byHost(third), links: third.length, pages: below, unread },
  };
}

/** Pages by the address asked for; of two the one that a browser showed. Errors and walls of shields show no links of the site. */
function shownPages(pages: readonly SeenPage[]): ReadonlyMap<string, SeenPage> {
  const shown = new Map<string, SeenPage>();
  for (const page of pages) {
    const { exchange, digest } = page;
    if (exchange.status >= 400 || digest.facts.kind === 'challenge' || digest.facts.kind === 'error') continue;
    const key = requestKey(exchange.url);
    if (exchange.via === 'render' || !shown.has(key)) shown.set(key, page);
  }
  return shown;
}

interface FoundLink {
  readonly url: string;
  readonly text: string;
  readonly page: SeenPage;
}

/** Links of these pages that were not met before, each once; `met` learns them. */
function collect(pages: readonly SeenPage[], siteUrl: string, met: Set<string>): readonly FoundLink[] {
  return pages.flatMap((page) =>
    page.digest.links.flatMap((link: Link): readonly FoundLink[] => {
      const key = requestKey(link.url);
      if (met.has(key) || !isClickable(link) || !isSameSite(link.url, siteUrl)) return [];
      met.add(key);
      return [{ url: link.url, text: link.text, page }];
    }),
  );
}

function byHost(links: readonly FoundLink[]): readonly LinkedHost[] {
  const hosts = new Map<string, LinkedHost>();
  for (const { url, text, page } of links) {
    const { host, origin } = new URL(url);
    const known = hosts.get(host) ?? { host, origin: `${origin}/`, links: 0, example: { page, text, url } };
    hosts.set(host, { ...known, links: known.links + 1 });
  }
  return [...hosts.values()].sort((a, b) => b.links - a.links || (a.host < b.host ? -1 : 1));
}

const MOST_HOPS = 10;

function endOf(url: string, redirects: ReadonlyMap<string, string>): string {
  let at = url;
  for (let hops = 0; hops < MOST_HOPS; hops += 1) at = redirects.get(at) ?? at;
  return at;
}

/** What a browser loads for the home page and its frames: an address of each origin. */
export function resourcesOfHome(pages: readonly SeenPage[]): readonly string[] {
  const home = [...shownPages(pages).values()].filter(({ exchange }) => exchange.purpose === 'home');
  const first = new Map<string, string>();
  for (const url of home.flatMap(({ digest }) => digest.resources ?? [])) {
    const { origin } = new URL(url);
    if (!first.has(origin)) first.set(origin, url);
  }
  return [...first.values()].sort();
}
