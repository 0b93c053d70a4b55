/** The ground of one unit: its own names, the links of its pages without those that are the portal's, few and late requests. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { Link, PageDigest } from '../../model/page.js';
import type { Unit } from '../../model/site-entry.js';
import { isBelow } from '../columns/child-columns.js';
import { pageKey, requestKey } from '../address.js';
import { columnName, matchColumns } from '../columns/match-column.js';
import type { LocatedColumn } from '../columns/read-column.js';
import type { Finding } from '../finding.js';
import type { Ground, MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';
import type { UnitNames } from './unit-names.js';
import { withoutOtherUnits, type UnitPlaces } from './whose-link.js';

/** Requests for all units together: sixty units with a dozen columns and lists each. */
const MOST_REQUESTS = 900;
/** After everything that the portal itself is judged by. */
export const UNIT_PRIORITY = 240;

/** What all units share: the finding, what the portal prints, the requests made. */
export interface Roster {
  readonly finding: Finding;
  readonly names: UnitNames;
  /** Addresses that the home page, the platform and the lists of units link. */
  readonly portal: ReadonlySet<string>;
  /** The own pages of all units. */
  readonly places: UnitPlaces;
  /** Asks after everything else, and no more than the limit. */
  readonly ground: Ground;
}

export function openRoster(
  finding: Finding,
  names: UnitNames,
  listedOn: readonly SeenPage[],
  places: UnitPlaces,
): Roster {
  const pages = new Set([...finding.home.pages, ...finding.platform.pages, ...listedOn]);
  const portal = new Set([...pages].flatMap((page) => keysOfPortal(finding.ground.links(page))));
  return { finding, names, portal, places, ground: frugal(finding.ground) };
}

/** A list of units may link the guide of each: what bears one name and leads to many places is the units' own. */
function keysOfPortal(links: readonly MarkedLink[]): readonly string[] {
  const byName = new Map<string, Set<string>>();
  for (const { link, key } of links) {
    const name = columnName(link.text);
    byName.set(name, (byName.get(name) ?? new Set<string>()).add(key));
  }
  return [...byName.values()].flatMap((keys) => (keys.size > MOST_NAMESAKES ? [] : [...keys]));
}
const MOST_NAMESAKES = 4;

function frugal(ground: Ground): Ground {
  const asked = new Set<string>();
  return withOwn(ground, {
    want: (url, request) => {
      const visit = ground.visits.at(url, request.body);
      const key = `${requestKey(url)} ${request.body ?? ''}`;
      if (visit.state === 'unvisited' && !asked.has(key) && asked.size >= MOST_REQUESTS)
        return { ...visit, reason: 'not-crawled' };
      asked.add(key);
      return ground.want(url, { ...request, priority: Math.min(request.priority, UNIT_PRIORITY) });
    },
  });
}

/** The same ground but for some of its parts; what is wanted is known by the first. */
function withOwn(ground: Ground, own: Partial<Pick<Ground, 'own' | 'links' | 'want'>>): Ground {
  const { plan, visits, canRender, lacksBrowser, lacksMenu } = ground;
  const links: Ground['links'] = own.links ?? ((page) => ground.links(page));
  const want: Ground['want'] = own.want ?? ((url, request) => ground.want(url, request));
  return {
    plan,
    visits,
    canRender,
    lacksBrowser,
    lacksMenu,
    own: own.own ?? ground.own,
    links,
    want,
    get wanted() {
      return ground.wanted;
    },
  };
}

/** A unit with a page of its own, and what its links are read by. */
export interface UnitGround {
  readonly roster: Roster;
  readonly unit: Unit;
  readonly ground: Ground;
  readonly column: LocatedColumn;
  /** Its pages are the portal's own: the government's office discloses there. */
  readonly isPortal: boolean;
}

/** What lies in the folder of a unit's page is its own, though 机构职能 of the portal may link it too. */
export function groundOfUnit(roster: Roster, unit: Unit, column: LocatedColumn): UnitGround {
  const { finding, names, portal, places, ground: base } = roster;
  const above = new Set([...finding.home.pages, ...finding.platform.pages]);
  const isPortal = column.pages.some((page) => above.has(page));
  const spellings = names.spellings(unit);
  const filtered = new Map<SeenPage, readonly MarkedLink[]>();
  const ownLinks = (page: SeenPage): readonly MarkedLink[] => {
    const self = pageKey(page.exchange.url);
    const own =
      filtered.get(page) ??
      withoutOtherUnits(renamed(base.links(page), page.digest, spellings, base), unit, places).filter(
        ({ key, link }) => key === self || !portal.has(key) || isBelow(link.url, column.url),
      );
    filtered.set(page, own);
    return own;
  };
  const ground = withOwn(base, { own: squeeze(unit.name), ...(isPortal ? {} : { links: ownLinks }) });
  return { roster, unit, ground, column, isPortal };
}

/** Links that the portal prints too, in the page's own text or in a menu that neither the home page nor the list of units has. */
export function sharedLinks(
  { roster, column, isPortal }: UnitGround,
  pages: readonly SeenPage[],
): readonly MarkedLink[] {
  if (isPortal) return [];
  const { home, ground } = roster.finding;
  const template = new Set([...home.pages, column.from.page].flatMap((page) => ground.links(page).map(placeOf)));
  return pages.flatMap((page) => {
    const inText = ground.links(page).filter(({ link, key }) => isText(link) && roster.portal.has(key));
    const isMenu = new Set(inText.map(({ key }) => key)).size > MOST_SHARED;
    return ground.links(page).filter((marked) => {
      if (!marked.link.isVisible || !roster.portal.has(marked.key)) return false;
      return marked.link.region === 'menu' ? !template.has(placeOf(marked)) : isText(marked.link) && !isMenu;
    });
  });
}

/** A page that sends its readers to the portal prints a few of its columns; more are the portal's own menu. */
const MOST_SHARED = 12;

const isText = ({ region }: Link): boolean => region === 'content' || region === 'list';

const placeOf = ({ key, link }: MarkedLink): string => `${link.region} ${key}`;

const kept = new WeakMap<PageDigest, Map<string, readonly MarkedLink[]>>();

/** The page's links with the columns that they name when the unit's own name is taken off. */
function renamed(
  links: readonly MarkedLink[],
  digest: PageDigest,
  spellings: readonly string[],
  ground: Ground,
): readonly MarkedLink[] {
  const known = kept.get(digest) ?? new Map<string, readonly MarkedLink[]>();
  kept.set(digest, known);
  const key = `${ground.own} ${spellings.join(' ')}`;
  const before = known.get(key);
  if (before && before.length === links.length && before[0]?.page === links[0]?.page) return before;
  const marked = links.map((one) => withoutUnit(one, spellings, ground));
  known.set(key, marked);
  return marked;
}

/** 财政局信息公开指南 on the page of 青禾区财政局 names what 信息公开指南 names. */
function withoutUnit(marked: MarkedLink, spellings: readonly string[], { plan }: Ground): MarkedLink {
  const text = columnName(textOf(marked.link));
  const name = spellings.find((one) => text.startsWith(one) && text.length > one.length);
  if (name === undefined) return marked;
  const matches = matchColumns(text.slice(name.length).replace(/^的/, ''), plan.vocabulary);
  return matches.length === 0 ? marked : { ...marked, matches };
}

/** A text that the template cut short stands whole in the title. */
export const textOf = ({ text, title }: Link): string =>
  title && (text === '' || /(?:…|\.\.\.?)$/.test(text)) ? title : text;
