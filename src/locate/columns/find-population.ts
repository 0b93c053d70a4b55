/** The columns that home navigation, platform menu and site map lead to, to depth 2: what blank and stale are counted over. */
import type { CantTellReason } from '../../model/outcome.js';
import { isSameSite, pageKey } from '../address.js';
import type { Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { looksLikeColumn } from './child-columns.js';
import { readColumn } from './read-column.js';
import { freshKindOf, isSettled, readNewest } from './read-newest.js';
import type { FoundOn, LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';

export interface Population {
  readonly columns: readonly LocatedColumn[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** More than this and a page is a map of the whole country, not a menu. */
const MOST_COLUMNS = 400;

export function findPopulation(finding: Finding): Population {
  const { home, platform, siteMap, ground } = finding;
  const looked = [...new Set([...home.pages, ...platform.pages, ...siteMap.pages])];
  // Of a home page that is a mere directory the second level is what must be up to date.
  const isAsked = ground.plan.population || (home.isDirectory && ground.plan.homeFrom !== undefined);
  if (!isAsked) return { columns: [], isWhole: false, reason: 'not-crawled', looked };
  const lookedKeys = new Set(looked.map((page) => pageKey(page.exchange.url)));
  const members = new Map<string, { readonly marked: MarkedLink; readonly foundOn: FoundOn }>();
  let isCut = false;
  const add = (marked: MarkedLink, foundOn: FoundOn): void => {
    const { key } = marked;
    if (members.has(key) || lookedKeys.has(key)) return;
    if (!looksLikeColumn(marked) || !isSameSite(marked.link.url, marked.page.exchange.url)) return;
    if (members.size < MOST_COLUMNS) members.set(key, { marked, foundOn });
    else isCut = true;
  };
  for (const page of home.pages) for (const marked of menuLinks(finding, page)) add(marked, 'home');
  for (const page of platform.pages)
    for (const marked of ground.links(page))
      if (marked.link.region !== 'header' || marked.matches.length > 0) add(marked, 'platform');
  for (const page of siteMap.pages) for (const marked of ground.links(page)) add(marked, 'site-map');

  const first = [...members.values()];
  const siblings: ReadonlySet<string> = new Set([
    ...looked.flatMap((page) => ground.links(page).map(({ key }) => key)),
    ...members.keys(),
  ]);
  const columns = new Map<string, LocatedColumn>();
  // 法定主动公开内容 is full where the menu beside it lists its categories.
  const known = new Set(
    [...finding.found.values()].flatMap((located) =>
      located.state === 'found' && located.value.blankness === 'filled' ? [pageKey(located.value.url)] : [],
    ),
  );
  const second = new Map<string, MarkedLink>();
  let besides = siblings;
  const listOf = (marked: MarkedLink, foundOn: FoundOn, depth: 1 | 2 | 3): LocatedColumn => {
    const kind = freshKindOf(ground, marked.link);
    return readColumn(ground, { page: marked.page, link: marked.link }, marked.link.url, {
      purpose: `population:${depth}`,
      priority: { 1: 400, 2: 350, 3: 300 }[depth],
      foundOn,
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings: depth === 1 ? siblings : besides,
      ...(kind && { needsMore: (items, pagesRead) => pagesRead < 2 && !isSettled(items, kind.from) }),
    });
  };
  const read = ({ marked, foundOn }: { marked: MarkedLink; foundOn: FoundOn }, depth: 1 | 2): void => {
    const column = listOf(marked, foundOn, depth);
    const isHub = column.blankness === 'blank' && (column.subColumns.length > 0 || known.has(marked.key));
    columns.set(marked.key, !isHub ? column : depth === 1 || known.has(marked.key) ? filled(column) : leading(column));
  };
  /**
   * A page that only leads on is a directory; what it leads to is counted by itself. Where that lies deeper than is counted,
   * one of its pages tells whether it lies below at all: it may be a neighbour in a menu that was taken for content.
   */
  const leading = (column: LocatedColumn): LocatedColumn => {
    const [lead] = column.subColumns;
    if (!lead) return column;
    const visit = ground.want(lead.link.url, {
      purpose: 'population:3',
      priority: 300,
      from: { page: lead.page, link: lead.link },
    });
    return visit.state === 'unvisited'
      ? { ...column, blankness: 'unknown', unknownBecause: visit.reason }
      : filled(column);
  };
  for (const member of first) read(member, 1);
  for (const column of [...columns.values()])
    for (const marked of column.subColumns)
      if (columns.has(marked.key)) continue;
      else if (second.size < MOST_COLUMNS) second.set(marked.key, marked);
      else isCut ||= !second.has(marked.key);
  besides = new Set([...siblings, ...second.keys()]);
  for (const marked of second.values()) read({ marked, foundOn: 'parent' }, 2);

  const isKnown = ({ key }: MarkedLink): boolean => columns.has(key) || lookedKeys.has(key);
  for (const [key, column] of columns) {
    const kind = column.from.link && freshKindOf(ground, column.from.link);
    if (kind)
      columns.set(
        key,
        readNewest(finding, column, kind, isKnown, (below) => listOf(below, 'parent', 3)),
      );
  }

  const members2 = [...columns.values()].filter(isColumn);
  const unread = members2.find(
    (column) => column.blankness === 'unknown' && column.deadStatus === undefined && column.pages.length === 0,
  );
  const reason: CantTellReason | undefined = !home.page
    ? (home.unreadBecause ?? 'truncated')
    : looked.some(ground.lacksBrowser)
      ? 'needs-browser'
      : !home.isWhole
        ? (home.reason ?? 'truncated')
        : platform.state === 'undecided'
          ? (platform.reason ?? 'truncated')
          : !siteMap.isWhole
            ? (siteMap.reason ?? 'truncated')
            : unread
              ? (unread.unknownBecause ?? 'truncated')
              : isCut
                ? 'not-crawled'
                : undefined;
  return { columns: members2, isWhole: reason === undefined, ...(reason ? { reason } : {}), looked };
}

/** Links of a home page's menus; where its markup tells no menu from the rest, every short text counts. */
function menuLinks(finding: Finding, page: SeenPage): readonly MarkedLink[] {
  const links = finding.ground.links(page);
  const menus = links.filter(({ link }) => link.region === 'navigation' || link.region === 'menu');
  return menus.length >= 4 ? menus : links.filter(({ link }) => link.region !== 'footer' && link.region !== 'list');
}

/** An article that a menu leads to is no column; nor is a page that only offers forms. */
const isColumn = (column: LocatedColumn): boolean =>
  !(column.blankness === 'filled' && column.pages[0]?.digest.facts.kind === 'article');

const filled = (column: LocatedColumn): LocatedColumn => ({ ...column, blankness: 'filled' });
