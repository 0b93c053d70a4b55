/** The home page, and the page that gathers disclosure: 政府信息公开平台. */
import { squeeze } from '../lib/text/squeeze.js';
import type { CantTellReason } from '../model/outcome.js';
import { isSameSite, pageKey } from './address.js';
import type { Ground, MarkedLink } from './ground.js';
import { MATCH_STRENGTH, matchColumns, matchesPath } from './columns/match-column.js';
import { readFrames } from './columns/read-frames.js';
import type { Framed } from './columns/read-frames.js';
import type { SeenPage } from './seen-page.js';

export interface LocatedHome {
  /** Undefined while it was not read. */
  readonly page?: SeenPage;
  readonly unreadBecause?: CantTellReason;
  /** Home page, its frames, and the page behind a splash screen. */
  readonly pages: readonly SeenPage[];
  /** Nothing of it stays hidden behind frames or scripts. */
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly isDirectory: boolean;
}

export function findHome(ground: Ground): LocatedHome {
  const url = ground.plan.site.url;
  const part = ground.plan.render.has('home') ? 'whole' : 'menu';
  const visit = ground.want(url, { purpose: 'home', priority: 1000, part });
  if (visit.state !== 'seen' || visit.page.digest.facts.kind === 'attachment') {
    // A file in the place of the home page is no home page.
    const unreadBecause = visit.state === 'seen' || visit.state === 'dead' ? 'unreadable' : visit.reason;
    return { unreadBecause, pages: [], isWhole: false, reason: unreadBecause, isDirectory: false };
  }
  const { page } = visit;
  const framed = readFrames(ground, page, 'home', 995);
  const pages = [page, ...framed.pages];
  let isWhole = framed.isWhole;
  const entry = splashEntry(ground, pages);
  if (entry) {
    const behind = ground.want(entry.link.url, {
      purpose: 'home',
      priority: 990,
      from: { page: entry.page, link: entry.link },
      part,
    });
    if (behind.state === 'seen') {
      const inner = readFrames(ground, behind.page, 'home', 985);
      pages.push(...[behind.page, ...inner.pages].filter((doc) => !pages.includes(doc)));
      isWhole &&= inner.isWhole;
    } else if (behind.state !== 'dead') isWhole = false;
  }
  const short = pages.some(ground.lacksMenu);
  return {
    page,
    pages,
    isWhole: isWhole && !short,
    ...(isWhole && !short ? {} : { reason: short ? 'needs-browser' : 'truncated' }),
    isDirectory: pages.every((doc) => doc.digest.facts.items.length < 3),
  };
}

/** A page with a handful of links, one of which says 进入网站: the home page stands behind it. */
function splashEntry(ground: Ground, pages: readonly SeenPage[]): MarkedLink | undefined {
  const links = pages.flatMap((page) => ground.links(page)).filter(({ link }) => link.isVisible);
  const distinct = new Set(links.map(({ link }) => pageKey(link.url)));
  if (distinct.size > 12) return undefined;
  return links.find(
    ({ link, page }) =>
      /^(?:点击|请)?(?:进入|访问|浏览)(?:.{0,16}(?:网站|首页|主页|门户|政府|版))?$|^(?:网站)?(?:首页|主页)$|^(?:简体)?中文版$|^ENTER$/i.test(
        link.text.replace(/[>»\s]+/g, ''),
      ) &&
      isSameSite(link.url, page.exchange.url) &&
      !pages.some((doc) => pageKey(doc.exchange.url) === pageKey(link.url)),
  );
}

/** The four columns that make a page a platform. */
const FIXED_COLUMNS = ['guide', 'system', 'statutory', 'annual-report'];
export const isFixed = (id: string): boolean => FIXED_COLUMNS.includes(id);

export interface LocatedPlatform {
  readonly state: 'found' | 'absent' | 'undecided';
  readonly reason?: CantTellReason;
  /** The link of the home page that leads there; none where the home page is itself the platform. */
  readonly entrance?: MarkedLink;
  readonly url?: string;
  readonly page?: SeenPage;
  /** Platform page and its frames. */
  readonly pages: readonly SeenPage[];
  readonly isWhole: boolean;
  readonly wholeReason?: CantTellReason;
}

interface Candidate {
  readonly entrance?: MarkedLink;
  readonly url: string;
  readonly strength: number;
  readonly hop: number;
}

export function findPlatform(ground: Ground, home: LocatedHome): LocatedPlatform {
  const unread = { pages: [], isWhole: false };
  if (!home.page) return { ...unread, state: 'undecided', reason: home.unreadBecause ?? 'truncated' };

  const candidates = platformLinks(ground, home.pages).slice(0, 5);
  const examined: {
    candidate: Candidate;
    pages: readonly SeenPage[];
    carried: number;
    isWhole: boolean;
    page: SeenPage;
  }[] = [];
  let pending: CantTellReason | undefined;
  /** Something else than the menus of the pages read is open. */
  let isUnread = false;
  const queue = [...candidates];
  for (let index = 0; index < queue.length && index < 8; index++) {
    const candidate = queue[index];
    if (!candidate) break;
    const from = candidate.entrance ? { from: { page: candidate.entrance.page, link: candidate.entrance.link } } : {};
    const visit = ground.want(candidate.url, { purpose: 'platform', priority: 900 - index, part: 'menu', ...from });
    if (visit.state !== 'seen') {
      if (visit.state === 'dead') continue;
      pending ??= visit.reason;
      isUnread = true;
      continue;
    }
    if (home.pages.includes(visit.page)) continue;
    const shell = readPlatformFrames(ground, visit.page);
    const { framed, pages, carried } = shell;
    if (pages.some(ground.lacksMenu) && carried < 4) pending ??= 'needs-browser';
    if (!framed.isWhole && carried < 2) {
      pending ??= 'truncated';
      isUnread = true;
    }
    examined.push({ candidate, pages, carried, isWhole: framed.isWhole, page: shell.page });
    // 政务公开 → 政府信息公开: the platform may stand one level below.
    if (carried < 2 && candidate.hop === 0)
      for (const inner of platformLinks(ground, pages))
        if (
          !queue.some((known) => pageKey(known.url) === pageKey(inner.url)) &&
          !home.pages.some((doc) => pageKey(doc.exchange.url) === pageKey(inner.url))
        )
          queue.push({ ...inner, ...(candidate.entrance ? { entrance: candidate.entrance } : {}), hop: 1 });
  }

  // A department in a folder of the portal bears the portal's header: its own platform goes before the portal's.
  const isOwn = ({ candidate, pages }: { candidate: Candidate; pages: readonly SeenPage[] }): number =>
    isInFolder(ground, candidate.url) || bearsOwnName(ground, pages[0]) ? 1 : 0;
  const best = examined.sort(
    (a, b) =>
      Math.min(isOwn(b), b.carried) - Math.min(isOwn(a), a.carried) ||
      b.carried - a.carried ||
      b.candidate.strength - a.candidate.strength ||
      a.candidate.hop - b.candidate.hop ||
      (a.candidate.url < b.candidate.url ? -1 : 1),
  )[0];
  const ownCount = countFixed(ground, home.pages);
  const isNamed = best !== undefined && best.candidate.strength >= MATCH_STRENGTH.exact;
  if (best && (best.carried >= 1 || (isNamed && ownCount < 2 && !isUnread))) {
    const short = best.pages.some(ground.lacksMenu);
    // Another page may yet turn out to be the platform, as long as this one hardly looks like it.
    const isOpen = best.carried < 2 && pending !== undefined;
    const isWhole = best.isWhole && !short && !isOpen;
    return {
      state: 'found',
      ...(best.candidate.entrance ? { entrance: best.candidate.entrance } : {}),
      url: best.candidate.url,
      page: best.page,
      pages: best.pages,
      isWhole,
      ...(isWhole ? {} : { wholeReason: short ? 'needs-browser' : (pending ?? 'truncated') }),
    };
  }
  if (ownCount >= 2)
    return {
      state: 'found',
      url: ground.plan.site.url,
      page: home.page,
      pages: home.pages,
      isWhole: home.isWhole,
      ...(home.reason ? { wholeReason: home.reason } : {}),
    };
  if (pending !== undefined) return { ...unread, state: 'undecided', reason: pending };
  if (!home.isWhole) return { ...unread, state: 'undecided', reason: home.reason ?? 'truncated' };
  return { ...unread, state: 'absent' };
}

/** In the folder of a department, or in one of that name: `/slj/` has its platform in `/zfxxgk/bm/slj/`. */
function isInFolder({ plan }: Ground, url: string): boolean {
  const folder = pageKey(plan.site.url).replace(/[^/]*$/, '');
  const name = folder.split('/').slice(1).filter(Boolean).at(-1);
  return pageKey(url).startsWith(folder) || (name !== undefined && pageKey(url).includes(`/${name}/`));
}

/** 定河县水利局政府信息公开, on a portal whose own platform is 定河县人民政府's. */
function bearsOwnName({ own }: Ground, page: SeenPage | undefined): boolean {
  if (!page || own.length < 4 || own.endsWith('人民政府')) return false;
  const { title, columnName, breadcrumb } = page.digest.facts;
  return [title, columnName ?? '', ...breadcrumb].some((name) => squeeze(name).includes(own));
}

interface PlatformFrames {
  readonly framed: Framed;
  readonly pages: readonly SeenPage[];
  readonly carried: number;
  /** Where the columns stand: the page itself, or another site's that it shows. */
  readonly page: SeenPage;
}

/** A page that names no columns may only show the platform of another site, which then is where the platform lives. */
function readPlatformFrames(ground: Ground, page: SeenPage): PlatformFrames {
  const framed = readFrames(ground, page, 'platform', 895);
  const pages = [page, ...framed.pages];
  const carried = countFixed(ground, pages);
  if (carried >= 2 || !framed.showsElsewhere) return { framed, pages, carried, page };
  const beyond = readFrames(ground, page, 'platform', 895, true);
  const all = [page, ...beyond.pages];
  const host = beyond.pages.find(
    (shown) => !isSameSite(shown.exchange.url, page.exchange.url) && countFixed(ground, [shown]) >= 2,
  );
  return { framed: beyond, pages: all, carried: countFixed(ground, all), page: host ?? page };
}

/** Links that name the platform, best first: exact name, visible, early; by the path word where an image says nothing. */
function platformLinks(ground: Ground, pages: readonly SeenPage[]): readonly Candidate[] {
  const term = ground.plan.vocabulary.get('platform');
  const known = new Map<string, Candidate & { readonly order: number }>();
  let order = 0;
  for (const page of pages)
    for (const marked of ground.links(page)) {
      order++;
      const match = marked.matches.find(({ id }) => id === 'platform');
      const byPath = marked.link.text === '' && term !== undefined && matchesPath(marked.link.url, term);
      if (!match && !byPath) continue;
      const strength = (match ? MATCH_STRENGTH[match.level] : MATCH_STRENGTH.path) - (marked.link.isVisible ? 0 : 10);
      const key = pageKey(marked.link.url);
      const before = known.get(key);
      if (!before || before.strength < strength)
        known.set(key, { entrance: marked, url: marked.link.url, strength, hop: 0, order });
    }
  return [...known.values()].sort((a, b) => b.strength - a.strength || a.order - b.order);
}

/** How many of the platform's columns these pages name. */
export function countFixed(ground: Ground, pages: readonly SeenPage[]): number {
  return new Set(pages.flatMap((page) => [...fixedOn(ground, page)])).size;
}

function fixedOn(ground: Ground, page: SeenPage): ReadonlySet<string> {
  const links = ground.links(page);
  const known = fixed.get(links);
  if (known) return known;
  const tabs = page.digest.tabs.flatMap((text) => matchColumns(text, ground.plan.vocabulary));
  const ids = [...links.flatMap(({ matches }) => matches), ...tabs].map(({ id }) => id).filter(isFixed);
  const found = new Set(ids);
  fixed.set(links, found);
  return found;
}
/** By a page's links, which are marked once. */
const fixed = new WeakMap<readonly MarkedLink[], ReadonlySet<string>>();
