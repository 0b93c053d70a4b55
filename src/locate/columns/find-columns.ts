/** Each wanted column: looked for where it must be linked, then on the site map; read when found. */
import type { ColumnTerm } from '../../model/vocabulary.js';
import { isSameSite, pageKey } from '../address.js';
import { looksLikeColumn } from './child-columns.js';
import { findCandidates } from './column-candidates.js';
import { describeChoice, type ColumnChoice } from './describe-choice.js';
import { readChildren, withCategories } from './column-children.js';
import { isFixed } from '../find-platform.js';
import { readBackTo } from './list-order.js';
import { siblingsOf } from '../finding.js';
import type { Finding, Place } from '../finding.js';
import type { Ground, MarkedLink } from '../ground.js';
import { channelPlace, groupPlace } from './group-pages.js';
import { matchColumns } from './match-column.js';
import type { ColumnMatch } from './match-column.js';
import { readColumn } from './read-column.js';
import type { FoundOn, Located, LocatedColumn } from './read-column.js';
import { tabColumn } from './tab-column.js';

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
  const weighed: { readonly places: ColumnChoice['places'][number][]; readonly readings: LocatedColumn[] } = {
    places: [],
    readings: [],
  };
  const located = choose(finding, term, weighed);
  finding.ground.tell?.(() => describeChoice({ term, located, ...weighed }));
  return located;
}

/** Writes down what it weighs. */
function choose(
  finding: Finding,
  term: ColumnTerm,
  { places, readings }: { readonly places: ColumnChoice['places'][number][]; readonly readings: LocatedColumn[] },
): Located {
  const { ground } = finding;
  let isPart = false;
  const seen: Place[] = [];
  for (const place of placesOf(finding, term)) {
    seen.push(place);
    const named = findCandidates(ground, place.pages, term);
    places.push({ foundOn: place.foundOn, pages: place.pages.length, candidates: named });
    const links = named.filter(({ link }) => !sharedAddresses(finding).has(pageKey(link.url)));
    isPart ||= named.length > 0 && links.length === 0;
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
  if (isPart) return { state: 'undecided', reason: 'not-crawled', looked };
  if (term.under === 'platform' && isTab(finding, term)) {
    const tab = tabColumn(finding, term);
    return tab ? { state: 'found', value: tab } : { state: 'undecided', reason: 'not-crawled', looked };
  }
  const short = seen.find((place) => !place.isWhole);
  if (short) return { state: 'undecided', reason: short.reason ?? 'truncated', looked };
  return { state: 'absent', looked };
}

/** The platform names its columns in tabs that have no address. */
function isTab({ ground, platform }: Finding, term: ColumnTerm): boolean {
  return platform.pages.some((page) => {
    const named = new Set(
      page.digest.tabs.flatMap((text) => matchColumns(text, ground.plan.vocabulary).map(({ id }) => id)),
    );
    return named.has(term.id) && [...named].filter(isFixed).length >= 2;
  });
}

/** Addresses that several of the platform's columns lead to: parts of a page (`#guide`, `#reports`), which were not told apart. */
function sharedAddresses(finding: Finding): ReadonlySet<string> {
  const known = shared.get(finding);
  if (known) return known;
  const named = new Map<string, Set<string>>();
  for (const { link, matches } of finding.platform.pages.flatMap((page) => finding.ground.links(page)))
    for (const { id } of link.isVisible ? matches.filter((match) => isFixed(match.id)) : [])
      named.set(pageKey(link.url), (named.get(pageKey(link.url)) ?? new Set<string>()).add(id));
  const found = new Set([...named].filter(([, ids]) => ids.size >= 2).map(([key]) => key));
  shared.set(finding, found);
  return found;
}
const shared = new WeakMap<Finding, ReadonlySet<string>>();

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
  const list = ground.plan.lists.get(term.id);
  const column = readColumn(ground, { page: marked.page, link: marked.link }, marked.link.url, {
    id: term.id,
    purpose: `column:${term.id}`,
    priority: PRIORITY[term.id] ?? 740,
    foundOn,
    noise: finding.noise,
    template: finding.template,
    templateLines: finding.templateLines,
    siblings: siblingsOf(finding, marked.page),
    ...(list && { needsMore: (items, read) => read < list.most && !((readBackTo(items) ?? list.from) < list.from) }),
  });
  if (term.id === 'statutory') return withCategories(finding, column);
  return isHub(column) ? readChildren(finding, column) : column;
}

/** Nothing but links to sub-columns, which may look like undated rows. */
function isHub({ id, blankness, items, subColumns }: LocatedColumn): boolean {
  const below = new Set(subColumns.map(({ key }) => key));
  if (below.size === 0) return false;
  return (
    blankness === 'blank' || (id !== 'guide' && items.length > 0 && items.every(({ url }) => below.has(pageKey(url))))
  );
}

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
      if (platform.state !== 'found' || !isFixed(term.id)) yield homePlace;
      // What no norm puts on the platform's own page may stand one level down as well.
      if (!isFixed(term.id)) {
        yield* parentPlaces(finding, 'statutory');
        yield channelPlace(finding);
      }
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

/** The parent column's pages, and for 法定主动公开内容 its group pages (重点领域 …) one level down. */
function* parentPlaces(finding: Finding, parentId: string): Generator<Place> {
  const parent = findColumn(finding, parentId);
  if (parent.state === 'undecided') yield { foundOn: 'parent', pages: [], isWhole: false, reason: parent.reason };
  if (parent.state !== 'found') return;
  const column = parent.value;
  const unread = column.pages.length === 0 || column.pages.some(finding.ground.lacksBrowser);
  yield {
    foundOn: 'parent',
    pages: column.pages,
    isWhole: !unread,
    ...(unread ? { reason: column.unknownBecause ?? 'needs-browser' } : {}),
  };
  yield groupPlace(finding, column);
}
