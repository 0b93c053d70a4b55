/**
 * Longer than most: how far a place is read is one decision, in four steps.
 * The columns in which something must be published, with those below them. Nothing more is read than rules need: columns below only
 * where the column itself does not show it, further pages only while it was not found, and pages of rows where their elements or
 * days matter.
 */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import { isWithin } from '../../model/period.js';
import type { PublishedWish } from '../../model/plan.js';
import { isCutShort, isTitled, isTitledPath, isTitledRow } from '../../model/titled.js';
import { isSameSite, pageKey } from '../address.js';
import { looksLikeColumn } from '../columns/child-columns.js';
import { findCandidates } from '../columns/column-candidates.js';
import { findColumn } from '../columns/find-columns.js';
import { readBackTo } from '../columns/list-order.js';
import { columnName } from '../columns/match-column.js';
import { readColumn, type LocatedColumn } from '../columns/read-column.js';
import { openAttached } from '../documents/attached-pages.js';
import { siblingsOf, type Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { isOfAnotherGovernment, isOrgan } from '../own-names.js';
import type { SeenPage } from '../seen-page.js';

export interface LocatedPlace {
  /** The column itself first. */
  readonly lists: readonly LocatedList[];
  /** Why a list below was left out. */
  readonly reason?: CantTellReason;
  /** What stands below and beside it was not looked for, for nothing was wanting. */
  readonly isShallow?: true;
}

export interface LocatedList {
  readonly column: LocatedColumn;
  readonly path: readonly string[];
  readonly goesBy?: string;
  readonly leadsAway?: MarkedLink;
}

/** Pages of one list: of the column itself, and of one below it. */
const MOST_PAGES = 10;
const MOST_CHILD_PAGES = 4;
/** Lists below a column: one level down, and two. 重点领域 of a usual district has twenty areas of three or four lists each. */
const MOST_CHILDREN = 30;
const MOST_BELOW = 90;
const MOST_NAMESAKES = 4;
/** Rows opened for the day or the whole title that their list does not show. */
const MOST_DATED = 5;

/**
 * The places themselves among other columns; what goes deeper after the columns that national rules count (400 to 290), for where
 * pages are limited these come first.
 */
const PRIORITY = { place: 739, child: 288, below: 284, further: 275, row: 255 } as const;

/** By column id; columns that were not found are left out. */
export function readPlaces(finding: Finding): ReadonlyMap<string, LocatedPlace> {
  const wishes = finding.ground.plan.published ?? [];
  const places = new Map<string, LocatedPlace>();
  const reader = listReader(finding);
  for (const id of new Set(wishes.flatMap((wish) => wish.places.map(({ column }) => column)))) {
    const located = findColumn(finding, id);
    if (located.state === 'found') places.set(id, { lists: [reader.main(id, located.value)], isShallow: true });
  }
  const wanting = (open: readonly PublishedWish[], id: string): readonly PublishedWish[] =>
    open.filter((wish) => wish.places.some(({ column }) => column === id));

  const beyondMain = wishes.filter((wish) => !isMet(finding, wish, places));
  for (const [id, place] of places) {
    const open = wanting(beyondMain, id);
    if (open.length > 0) places.set(id, withBelow(finding, reader, id, place, open));
  }
  const unmet = wishes.filter((wish) => !isMet(finding, wish, places));
  // Where an evaluator has the last word, one thing that is found is for him to see already.
  const begun = new Set(wishes.filter((wish) => !unmet.includes(wish)).map(({ forEvaluator }) => forEvaluator));
  const beyondFirst = unmet.filter(({ forEvaluator }) => forEvaluator === undefined || !begun.has(forEvaluator));
  for (const [id, place] of places) {
    const open = wanting(beyondFirst, id);
    if (open.length > 0) places.set(id, { ...place, lists: place.lists.map((list) => reader.further(id, list, open)) });
  }
  for (const wish of wishes) openRows(finding, wish, places);
  return places;
}

interface ListReader {
  main(id: string, located: LocatedColumn): LocatedList;
  child(id: string, marked: MarkedLink, path: readonly string[], priority: number): LocatedList;
  further(id: string, list: LocatedList, open: readonly PublishedWish[]): LocatedList;
}

function listReader(finding: Finding): ListReader {
  const { ground, noise, template, templateLines } = finding;
  const siblings = new Map<SeenPage, ReadonlySet<string>>();
  const beside = (page: SeenPage): ReadonlySet<string> => {
    const known = siblings.get(page) ?? siblingsOf(finding, page);
    siblings.set(page, known);
    return known;
  };
  const read = (
    id: string,
    { from, url, foundOn, ...located }: Pick<LocatedColumn, 'from' | 'url' | 'foundOn' | 'id'>,
    priority: number,
    needsMore?: (items: readonly ListItem[], pages: number) => boolean,
  ): LocatedColumn =>
    readColumn(ground, from, url, {
      ...(located.id === undefined ? {} : { id: located.id }),
      purpose: located.id === undefined ? `column:${id}:child` : `column:${id}`,
      priority,
      foundOn,
      noise,
      template,
      templateLines,
      siblings: beside(from.page),
      ...(needsMore && { needsMore }),
    });
  const placed = (id: string, column: LocatedColumn, path: readonly string[]): LocatedList => {
    const away = column.pages.length === 0 ? undefined : linkAway(finding, column);
    const goesBy = path.join('') === '' ? narrowerName(finding, id, column) : undefined;
    return { column, path, ...(goesBy !== undefined && { goesBy }), ...(away && { leadsAway: away }) };
  };
  return {
    // A tab of the platform has no page of its own to read again.
    main: (id, located) => placed(id, located.from.link ? read(id, { ...located, id }, PRIORITY.place) : located, []),
    child: (id, { page, link }, path, priority) =>
      placed(id, read(id, { from: { page, link }, url: link.url, foundOn: 'parent' }, priority), path),
    further: (id, list, open) => {
      const { column, path } = list;
      const names = namesOf(list);
      if (column.isWhole || column.pages.length === 0 || !column.from.link) return list;
      const days = open.map(({ from }) => from ?? '');
      const first = days.reduce((one, other) => (other < one ? other : one));
      const isOpen = (items: readonly ListItem[]): boolean =>
        open.some(
          (wish) => fittingRows(finding, wish, items, names).filter(({ isInside }) => isInside).length < wish.enough,
        );
      return placed(
        id,
        read(
          id,
          column,
          PRIORITY.further,
          (items, pages) =>
            pages < (path.length === 0 ? MOST_PAGES : MOST_CHILD_PAGES) &&
            !((readBackTo(items) ?? first) < first) &&
            isOpen(items),
        ),
        path,
      );
    },
  };
}

/** Adds the neighbours that share its name, the columns one level down, and those below them where a rule says so; named ones before others. */
function withBelow(
  finding: Finding,
  reader: ListReader,
  id: string,
  place: LocatedPlace,
  open: readonly PublishedWish[],
): LocatedPlace {
  const isDeep = open.some(({ places }) => places.some(({ column, isBelow }) => column === id && isBelow));
  const most = isDeep ? MOST_BELOW : MOST_CHILDREN;
  const first = Math.min(...open.map(({ from }) => Number((from ?? '0').slice(0, 4))));
  const known = new Set(place.lists.map(({ column }) => pageKey(column.url)));
  let isCut = false;
  const below = (parents: readonly LocatedList[], priority: number): readonly LocatedList[] => {
    const found: { readonly marked: MarkedLink; readonly path: readonly string[]; readonly rank: number }[] = [];
    for (const { column, path } of parents)
      for (const marked of column.subColumns) {
        const name = columnName(marked.link.text);
        if (known.has(marked.key) || isOfEarlierYear(name, first)) continue;
        known.add(marked.key);
        const isNamed = open.some((wish) => wish.titles !== undefined && isTitled(name, [], wish));
        found.push({
          marked,
          path: [...path.filter((part) => part !== ''), name],
          rank: isNamed ? 0 : isOrgan(name) ? 2 : 1,
        });
      }
    const room = most + 1 - lists.length;
    isCut ||= found.length > room;
    const chosen = [...found].sort((a, b) => a.rank - b.rank).slice(0, Math.max(0, room));
    const read = chosen.map(({ marked, path }) => reader.child(id, marked, path, priority));
    lists.push(...read);
    return read;
  };
  const lists = [...place.lists];
  for (const marked of namesakes(finding, id, lists)) {
    if (known.has(marked.key)) continue;
    known.add(marked.key);
    lists.push(reader.child(id, marked, [''], PRIORITY.child));
  }
  const children = below([...lists], PRIORITY.child);
  if (isDeep) below(children, PRIORITY.below);
  return { lists, ...(isCut ? { reason: 'not-crawled' as const } : {}) };
}

/** 义务教育 beside 学前教育, where 教育 is looked for: other links that name the column. */
function namesakes(finding: Finding, id: string, [main]: readonly LocatedList[]): readonly MarkedLink[] {
  const { ground, platform, home } = finding;
  const term = ground.plan.vocabulary.get(id);
  if (!term || !main) return [];
  const above = ['statutory', 'key-areas'].flatMap((group) => {
    const located = finding.found.get(group);
    return located?.state === 'found' ? located.value.pages : [];
  });
  const pages = new Set([
    main.column.from.page,
    ...above,
    ...platform.pages,
    ...(term.under === 'home' ? home.pages : []),
  ]);
  return findCandidates(ground, [...pages], term)
    .filter(
      (marked) =>
        marked.link.isVisible &&
        marked.link.text !== '' &&
        marked.key !== pageKey(main.column.url) &&
        marked.matches[0]?.id === id &&
        looksLikeColumn(marked) &&
        isSameSite(marked.link.url, ground.plan.site.url),
    )
    .slice(0, MOST_NAMESAKES);
}

/** 2018年 on a page of years: what it lists was published before the time that counts. */
const isOfEarlierYear = (name: string, first: number): boolean =>
  Number(/^(20\d{2})年?度?$/.exec(squeeze(name))?.[1] ?? first) < first - 1;

/** Names that say what the rows of a list are about. */
const namesOf = ({ path, goesBy }: LocatedList): readonly string[] => (goesBy === undefined ? path : [...path, goesBy]);

/** 义务教育 for 教育. Columns of the home page that hold all sorts of things go by many names, none of which says what is in them. */
function narrowerName({ ground }: Finding, id: string, { name }: LocatedColumn): string | undefined {
  const term = ground.plan.vocabulary.get(id);
  const called = columnName(name);
  return term === undefined || term.under === 'home' || called === squeeze(term.name) ? undefined : called;
}

function isMet(finding: Finding, wish: PublishedWish, places: ReadonlyMap<string, LocatedPlace>): boolean {
  const rows = listsOf(wish, places).flatMap((list) =>
    fittingRows(finding, wish, rowsOf(list.column), namesOf(list)).filter((row) => row.isInside),
  );
  return new Set(rows.map(({ item, publishedOn }) => `${item.title} ${publishedOn ?? ''}`)).size >= wish.enough;
}

/** What the column publishes: its rows, but for those that lead one level down; of a page of text that page. */
function rowsOf({ items, subColumns, blankness, pages, name }: LocatedColumn): readonly ListItem[] {
  const below = new Set(subColumns.map(({ key }) => key));
  const [page] = pages;
  if (items.length > 0 || blankness !== 'filled' || !page) return items.filter(({ url }) => !below.has(pageKey(url)));
  const { title, publishedOn, publishedOnFrom } = page.digest.facts;
  const shown = publishedOnFrom === 'visible' ? publishedOn : undefined;
  return [{ title: title || name, url: page.exchange.url, ...(shown === undefined ? {} : { publishedOn: shown }) }];
}

/** Lists of the wish's places; a place that two rules read to different depths serves both. */
const listsOf = ({ places }: PublishedWish, read: ReadonlyMap<string, LocatedPlace>): readonly LocatedList[] =>
  places.flatMap(({ column, isBelow }) =>
    (read.get(column)?.lists ?? []).filter(({ path }) => isBelow || path.length <= 1),
  );

interface FittingRow {
  readonly item: ListItem;
  readonly publishedOn?: string;
  readonly isInside: boolean;
}

/** Rows of the kind, each with the day that its list or its own page shows. */
function fittingRows(
  { ground }: Finding,
  wish: PublishedWish,
  items: readonly ListItem[],
  path: readonly string[],
): readonly FittingRow[] {
  const isNamedPath = isTitledPath(path, wish);
  return items
    .filter((item) => isTitledRow(item, isNamedPath, wish))
    .filter(({ title }) => wish.own === undefined || !isOfAnotherGovernment(title, ground.own))
    .map((item) => {
      const visit = item.publishedOn === undefined ? ground.visits.at(item.url) : undefined;
      const facts = visit?.state === 'seen' ? visit.page.digest.facts : undefined;
      const shown = facts?.publishedOnFrom === 'visible' ? facts.publishedOn : undefined;
      const publishedOn = item.publishedOn ?? shown;
      return {
        item,
        ...(publishedOn === undefined ? {} : { publishedOn }),
        isInside: publishedOn !== undefined ? isWithin(publishedOn, wish) : wish.from === undefined,
      };
    });
}

/** Opens the newest rows where their elements count, and some that show no day or not their whole title. */
function openRows(finding: Finding, wish: PublishedWish, places: ReadonlyMap<string, LocatedPlace>): void {
  const { ground } = finding;
  const lists = listsOf(wish, places);
  const [page] = lists.flatMap(({ column }) => column.pages);
  if (!page) return;
  const ask = (item: ListItem, index: number, isEnough: (words: string, page: SeenPage) => boolean): void => {
    openAttached(
      ground,
      item.url,
      { purpose: `item:${wish.places[0]?.column ?? 'published'}`, priority: PRIORITY.row - index, from: { page } },
      isEnough,
    );
  };
  const seen = new Map<string, FittingRow>();
  for (const list of lists)
    for (const row of fittingRows(finding, wish, rowsOf(list.column), namesOf(list)))
      seen.set(pageKey(row.item.url), row);
  const rows = [...seen.values()];
  const inside = rows.filter(({ isInside }) => isInside).sort(newestFirst);
  const words = wish.labels.map(squeeze);
  inside.slice(0, wish.opened).forEach(({ item }, index) => {
    ask(item, index, (start) => words.every((word) => start.includes(word)));
  });
  if (inside.length >= wish.enough) return;
  const undated = rows.filter(({ publishedOn, isInside }) => publishedOn === undefined && !isInside);
  const cut = lists
    .flatMap(({ column, path }) =>
      column.items.filter((item) => isCutShort(item.title) && !isTitledRow(item, isTitledPath(path, wish), wish)),
    )
    .filter(({ publishedOn }) => publishedOn === undefined || isWithin(publishedOn, wish));
  [...undated.map(({ item }) => item).slice(0, MOST_DATED), ...cut.slice(0, MOST_DATED)].forEach((item, index) => {
    ask(item, 20 + index, () => true);
  });
}

const newestFirst = (a: FittingRow, b: FittingRow): number => {
  const [one, other] = [a.publishedOn ?? '', b.publishedOn ?? ''];
  if (one !== other) return one < other ? 1 : -1;
  return a.item.url < b.item.url ? -1 : 1;
};

/** A link of the content to a system on another site: 公共资源交易平台 may hold what the column itself does not list. */
function linkAway({ ground, template }: Finding, column: LocatedColumn): MarkedLink | undefined {
  return column.pages
    .flatMap((page) => ground.links(page))
    .find(
      ({ link, key }) =>
        (link.region === 'content' || link.region === 'list') &&
        link.isVisible &&
        /平台|系统|专栏|网站|公示网/.test(link.text) &&
        /^https?:/i.test(link.url) &&
        !isSameSite(link.url, ground.plan.site.url) &&
        !template.has(key),
    );
}
