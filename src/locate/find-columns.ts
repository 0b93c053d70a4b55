/** Each wanted column: looked for where it must be linked, then on the site map; read when found. */
import type { ColumnTerm } from '../model/vocabulary.js';
import type { CantTellReason } from '../model/outcome.js';
import { isSameSite, pageKey } from './address.js';
import { looksLikeColumn } from './child-columns.js';
import { findCandidates } from './column-candidates.js';
import type { LocatedHome, LocatedPlatform } from './find-platform.js';
import { isFixed } from './find-platform.js';
import { lacksBrowser } from './ground.js';
import type { Ground, MarkedLink } from './ground.js';
import { columnName, matchColumns } from './match-column.js';
import type { ColumnMatch } from './match-column.js';
import { readColumn, readFrames } from './read-column.js';
import type { FoundOn, Located, LocatedColumn } from './read-column.js';
import type { SeenPage } from './seen-page.js';

/** Pages on which a column's link may stand, and whether all of them were seen. */
export interface Place {
  readonly foundOn: FoundOn;
  readonly pages: readonly SeenPage[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
}

export interface Finding {
  readonly ground: Ground;
  readonly home: LocatedHome;
  readonly platform: LocatedPlatform;
  readonly siteMap: Place;
  readonly noise: ReadonlySet<string>;
  readonly template: ReadonlySet<string>;
  readonly templateLines: ReadonlySet<string>;
  /** Columns found so far, by id. */
  readonly found: Map<string, Located>;
}

/** How eagerly a column is asked for: the platform's own first, what is sampled later. */
const PRIORITY: Readonly<Record<string, number>> = {
  guide: 860,
  system: 855,
  statutory: 858,
  'annual-report': 857,
  application: 850,
  documents: 720,
  interpretation: 715,
};

export function findColumn(finding: Finding, id: string): Located {
  const known = finding.found.get(id);
  if (known) return known;
  const term = finding.ground.plan.vocabulary.get(id);
  const located: Located = term ? locate(finding, term) : { state: 'undecided', reason: 'not-crawled', looked: [] };
  finding.found.set(id, located);
  return located;
}

function locate(finding: Finding, term: ColumnTerm): Located {
  const { ground } = finding;
  const seen: Place[] = [];
  const readings: LocatedColumn[] = [];
  for (const place of placesOf(finding, term)) {
    seen.push(place);
    const links = findCandidates(ground, place.pages, term);
    for (const marked of links.slice(0, 3)) {
      const first = readAs(finding, term, marked, place.foundOn);
      const inner = isFixed(term.id) ? undefined : exactlyNamed(ground, first, marked, term);
      const column = inner ? readAs(finding, term, inner, 'parent') : first;
      readings.push(column);
      if (column.blankness === 'filled' || column.blankness === 'unknown' || isFixed(term.id)) break;
    }
    if (readings.length > 0) break;
  }
  // Of several links the first that holds something counts; else the first.
  const best =
    readings.find((column) => column.blankness === 'filled') ??
    readings.find((column) => column.blankness === 'stated-none') ??
    readings[0];
  if (best) return { state: 'found', value: best };

  const looked = [...new Set(seen.flatMap((place) => place.pages))];
  if (term.under === 'platform' && isTab(finding, term)) return { state: 'undecided', reason: 'not-crawled', looked };
  const short = seen.find((place) => !place.isWhole);
  if (short) return { state: 'undecided', reason: short.reason ?? 'truncated', looked };
  return { state: 'absent', looked };
}

/** The platform names its columns in tabs that have no address: what their panels hold was not told apart. */
function isTab({ ground, platform }: Finding, term: ColumnTerm): boolean {
  return platform.pages.some((page) => {
    const named = new Set(
      page.digest.tabs.flatMap((text) => matchColumns(text, ground.plan.vocabulary).map(({ id }) => id)),
    );
    return named.has(term.id) && [...named].filter(isFixed).length >= 2;
  });
}

/** 解读回应 may stand for 政策解读, unless it leads to a column of that very name. */
function exactlyNamed(
  ground: Ground,
  column: LocatedColumn,
  { matches }: MarkedLink,
  term: ColumnTerm,
): MarkedLink | undefined {
  const isExact = (match: ColumnMatch): boolean => match.id === term.id && match.level === 'exact';
  if (matches.some(isExact)) return undefined;
  return column.pages
    .flatMap((page) => ground.links(page))
    .find(
      (marked) =>
        marked.link.isVisible &&
        marked.matches.some(isExact) &&
        looksLikeColumn(marked) &&
        isSameSite(marked.link.url, column.url),
    );
}

function readAs(finding: Finding, term: ColumnTerm, marked: MarkedLink, foundOn: FoundOn): LocatedColumn {
  const { ground } = finding;
  const column = readColumn(ground, { page: marked.page, link: marked.link }, marked.link.url, {
    id: term.id,
    purpose: `column:${term.id}`,
    priority: PRIORITY[term.id] ?? 740,
    foundOn,
    noise: finding.noise,
    template: finding.template,
    templateLines: finding.templateLines,
    siblings: siblingsOf(finding, marked.page),
  });
  if (term.id === 'statutory') return withCategories(finding, column);
  return column.blankness === 'blank' && column.subColumns.length > 0 ? readChildren(finding, column) : column;
}

/** A column that only leads to sub-columns is as full as they are; three of them are looked into. */
function readChildren(finding: Finding, column: LocatedColumn): LocatedColumn {
  const purpose = `column:${column.id ?? 'other'}:child`;
  const children = column.subColumns.slice(0, 3).map((marked) => readChild(finding, marked, purpose, 700));
  if (children.some((child) => child.blankness === 'filled'))
    return { ...column, blankness: 'filled', items: children.flatMap((child) => child.items), isWhole: false };
  const unread = children.find((child) => child.blankness === 'unknown');
  if (unread) return { ...column, blankness: 'unknown', unknownBecause: unread.unknownBecause ?? 'truncated' };
  return column.subColumns.length > children.length
    ? { ...column, blankness: 'unknown', unknownBecause: 'not-crawled' }
    : column;
}

/** 法定主动公开内容 is often the platform's own menu: its categories count as its sub-columns wherever the two print them. */
function withCategories(finding: Finding, column: LocatedColumn): LocatedColumn {
  const { ground, home, platform } = finding;
  const isUnder = (place: string, { matches }: MarkedLink): boolean =>
    matches.some(({ id }) => id === place || ground.plan.vocabulary.get(id)?.under === place);
  const isCategory = (marked: MarkedLink): boolean =>
    isUnder('statutory', marked) && !marked.matches.some(({ id }) => id === 'statutory');
  const categories = new Map<string, MarkedLink>(column.subColumns.map((marked) => [pageKey(marked.link.url), marked]));
  for (const page of [...column.pages, ...platform.pages])
    for (const marked of ground.links(page)) if (isCategory(marked)) categories.set(pageKey(marked.link.url), marked);
  const subColumns = [...categories.values()];
  // Where the platform's menu itself lists the categories, what stands beside them is disclosed as one of them.
  const onHome = new Set(home.pages.flatMap((page) => ground.links(page).map(({ link }) => pageKey(link.url))));
  const beside = platform.pages
    .filter((page) => !home.pages.includes(page) && ground.links(page).filter(isCategory).length >= 3)
    .flatMap((page) =>
      ground.links(page).filter((marked) => looksLikeColumn(marked) && !onHome.has(pageKey(marked.link.url))),
    );
  const others = new Map(
    [...column.subColumns, ...beside]
      .filter(
        (marked) =>
          !isCategory(marked) &&
          !isUnder('platform', marked) &&
          !isElsewhere(marked) &&
          isSameSite(marked.link.url, column.url),
      )
      .map((marked) => [pageKey(marked.link.url), marked]),
  );
  const children = [...others.values()]
    .slice(0, MOST_OTHERS)
    .map((marked) => readChild(finding, marked, 'column:statutory:child', 550));
  const items = [...column.items, ...children.flatMap((child) => child.items)];
  return {
    ...column,
    subColumns,
    children,
    items: [...new Map(items.map((item) => [pageKey(item.url), item])).values()],
    ...(column.blankness === 'blank' && subColumns.length > 0 ? { blankness: 'filled' as const } : {}),
  };
}

/** Sub-columns of no known name that are read for what they list. */
const MOST_OTHERS = 8;

const readChild = (finding: Finding, marked: MarkedLink, purpose: string, priority: number): LocatedColumn =>
  readColumn(finding.ground, { page: marked.page, link: marked.link }, marked.link.url, {
    purpose,
    priority,
    foundOn: 'parent',
    noise: finding.noise,
    template: finding.template,
    templateLines: finding.templateLines,
    siblings: new Set(finding.ground.links(marked.page).map(({ link }) => pageKey(link.url))),
  });

/** Lazy: a later place is only asked for when the earlier ones do not show the column. */
function* placesOf(finding: Finding, term: ColumnTerm): Generator<Place> {
  const { home, platform, siteMap } = finding;
  const homePlace: Place = {
    foundOn: 'home',
    pages: home.pages,
    isWhole: home.isWhole,
    ...(home.reason ? { reason: home.reason } : {}),
  };
  const platformReason = platform.state === 'undecided' ? platform.reason : platform.wholeReason;
  const platformPlace: Place = {
    foundOn: 'platform',
    pages: platform.pages,
    isWhole: platform.state === 'absent' || (platform.state === 'found' && platform.isWhole),
    ...(platformReason ? { reason: platformReason } : {}),
  };
  switch (term.under) {
    case 'platform':
      // Without a platform the column may still stand on the home page; with one it must be linked from there.
      yield platformPlace;
      if (platform.state !== 'found') yield homePlace;
      yield siteMap;
      break;
    case 'home':
      yield homePlace;
      yield platformPlace;
      yield* parentPlaces(finding, 'statutory');
      yield channelPlace(finding);
      yield siteMap;
      break;
    default:
      yield* parentPlaces(finding, term.under);
      yield platformPlace;
  }
}

/** The pages of the home page's own channels (政务公开, 互动交流 …): what they link is one click further, yet on the site. */
function channelPlace({ ground, home }: Finding): Place {
  const folder = pageKey(ground.plan.site.url).replace(/[^/]*$/, '');
  const pages = new Set<SeenPage>();
  const asked = new Set<string>();
  let reason: CantTellReason | undefined;
  for (const page of home.pages)
    for (const marked of ground.links(page)) {
      const key = pageKey(marked.link.url);
      if (marked.link.region !== 'navigation' || !looksLikeColumn(marked) || !key.startsWith(folder)) continue;
      if (asked.has(key) || home.pages.some((doc) => pageKey(doc.exchange.url) === key)) continue;
      asked.add(key);
      if (asked.size > MOST_CHANNELS) break;
      const visit = ground.want(marked.link.url, {
        purpose: 'channel',
        priority: 540,
        from: { page, link: marked.link },
      });
      if (visit.state === 'seen') pages.add(visit.page);
      else if (visit.state !== 'dead') reason ??= visit.reason;
    }
  return { foundOn: 'home', pages: [...pages], isWhole: reason === undefined, ...(reason ? { reason } : {}) };
}

/** A menu with its drop-downs: channels and the columns under them. */
const MOST_CHANNELS = 40;

/** The parent column's pages, and for 法定主动公开内容 its group pages (重点领域 …) one level down. */
function* parentPlaces(finding: Finding, parentId: string): Generator<Place> {
  const parent = findColumn(finding, parentId);
  if (parent.state === 'undecided') yield { foundOn: 'parent', pages: [], isWhole: false, reason: parent.reason };
  if (parent.state !== 'found') return;
  const column = parent.value;
  const unread = column.pages.length === 0 || column.pages.some(lacksBrowser);
  yield {
    foundOn: 'parent',
    pages: column.pages,
    isWhole: !unread,
    ...(unread ? { reason: column.unknownBecause ?? 'needs-browser' } : {}),
  };
  yield groupPlace(finding, column);
}

/** Sub-columns that name no column of the vocabulary may be groups of such: they are looked into, within reason. */
function groupPlace(finding: Finding, column: LocatedColumn): Place {
  const pages: SeenPage[] = [];
  let reason: CantTellReason | undefined;
  const unnamed = column.subColumns.filter((marked) => marked.matches.length === 0 && !isElsewhere(marked));
  const groups = [...unnamed.slice(0, MOST_GROUPS), ...namedGroups(finding, column)];
  for (const marked of groups) {
    const visit = finding.ground.want(marked.link.url, {
      purpose: `group:${column.id ?? 'other'}`,
      priority: 560,
      from: { page: marked.page, link: marked.link },
    });
    if (visit.state === 'seen') pages.push(visit.page, ...readFrames(finding.ground, visit.page, 'group', 555).pages);
    else if (visit.state !== 'dead') reason ??= visit.reason;
  }
  if (unnamed.length > MOST_GROUPS) reason ??= 'not-crawled';
  return { foundOn: 'parent', pages, isWhole: reason === undefined, ...(reason ? { reason } : {}) };
}

const MOST_GROUPS = 24;

/** Categories may be groups themselves (财政信息 over 收费 and 采购), and so is 重点领域信息公开, wherever it stands. */
function namedGroups({ ground, platform }: Finding, column: LocatedColumn): readonly MarkedLink[] {
  if (column.id !== 'statutory') return [];
  const isNamed = ({ matches }: MarkedLink): boolean =>
    matches.some(({ id }) => id === 'key-areas' || ground.plan.vocabulary.get(id)?.under === 'statutory');
  const links = [...column.pages, ...platform.pages].flatMap((page) => ground.links(page));
  const groups = [...column.subColumns, ...links.filter(({ matches }) => matches.some(({ id }) => id === 'key-areas'))];
  return [
    ...new Map(
      groups
        .filter((marked) => isNamed(marked) && looksLikeColumn(marked) && isSameSite(marked.link.url, column.url))
        .map((marked) => [pageKey(marked.link.url), marked]),
    ).values(),
  ].slice(0, MOST_NAMED_GROUPS);
}
const MOST_NAMED_GROUPS = 40;

/** Names of other bodies and of years lead to their reports and lists, not to groups of categories. */
const isElsewhere = (marked: MarkedLink): boolean =>
  /^\d{4}年?$|(?:局|委|办|镇|乡|街道|街道办事处|委员会)$/.test(columnName(marked.link.text));

/** Links of the pages above a column: what they print too is its sibling, not its child. */
export function siblingsOf(finding: Finding, parent: SeenPage): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const page of new Set([parent, ...finding.home.pages, ...finding.platform.pages]))
    for (const { link } of finding.ground.links(page)) keys.add(pageKey(link.url));
  return keys;
}
