import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import type { Column, PageView, Place, PlaceList, SiteModel } from '../../model/site-model.js';
import { columnEvidence, columnState, stateEvidence, stateOf, type ColumnState } from './column-state.js';
import { unreadRows } from './unread.js';

/** One thing published in a place: a row of a list, a heading of a page, a whole column that is one article. */
export interface PlacedRow {
  readonly title: string;
  readonly url: string;
  /** The day that its list or its own page shows. */
  readonly publishedOn?: string;
  /** Names of the lists between the place and the row. */
  readonly path: readonly string[];
  /** The page that shows it, quoted. */
  readonly evidence: Evidence;
  /** Of a line of a page: that page. */
  readonly text?: PageView;
}

/** What a place holds, and what of it was not seen. */
export interface PlaceRows {
  readonly id: string;
  readonly state: ColumnState['state'];
  readonly rows: readonly PlacedRow[];
  /** Addresses of the column and of the lists below it: a link to one of them is no item. */
  readonly addresses: readonly string[];
  /** Pages of text in the place, which may say what no line of them is called: their lines, without mere links. */
  readonly texts: readonly { readonly view: PageView; readonly lines: readonly string[] }[];
  readonly evidence: readonly Evidence[];
  /** Why rows published on that day or later may stand where nobody looked; without a day any row. */
  readonly unseenSince: (day: string | undefined) => CantTellReason | undefined;
}

/** Rows of a column and of those `depth` levels below it; columns that hold nothing have none. */
export function readPlace(site: SiteModel, id: string, depth: number): PlaceRows {
  const known = kept.get(site) ?? new Map<string, PlaceRows>();
  kept.set(site, known);
  const key = `${id} ${String(depth)}`;
  const rows = known.get(key) ?? read(site, id, depth);
  known.set(key, rows);
  return rows;
}
/** Many rules look into the same places. */
const kept = new WeakMap<SiteModel, Map<string, PlaceRows>>();

function read(site: SiteModel, id: string, depth: number): PlaceRows {
  const sighting = site.column(id);
  const place = site.place(id) ?? (sighting.state === 'found' ? asPlace(sighting.value) : undefined);
  // A column that only leads on may be undecided by itself: what was read below it says more.
  const state = place?.lists.some(isFilledBelow) === true ? filledState(sighting) : stateOf(site, id);
  if (!('column' in state) || !place) {
    const reason = state.state === 'undecided' ? state.reason : undefined;
    return {
      id,
      state: state.state,
      rows: [],
      addresses: [],
      texts: [],
      evidence: stateEvidence(state),
      unseenSince: () => reason,
    };
  }
  const lists = place.lists.filter(({ path }) => path.length <= depth);
  const asLists = new Set(lists.filter(({ path }) => path.length > 0).map(({ column }) => column.url));
  const rows = lists.flatMap((list) => rowsOf(site, list, asLists));
  const filled = rows.length > 0 || lists.some(({ column }) => columnState(column).state === 'filled');
  const beyond = site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';
  return {
    id,
    state: filled ? 'filled' : state.state,
    rows,
    addresses: lists.map(({ column }) => column.url),
    texts: lists.flatMap(({ column }) => (isText(column) ? textOf(column) : [])),
    evidence: [state.state === 'dead' ? state.column.linkedFrom : columnEvidence(state.column)],
    unseenSince: (day) =>
      lists
        .filter(({ column, path }) => path.length === depth || !onlyLeadsOn(column))
        .map((list) => whyShort(list, day, beyond))
        .find((reason) => reason !== undefined) ??
      place.reason ??
      (place.isShallow === true || hasUnread(lists, depth, day) ? beyond : undefined),
  };
}

const isFilledBelow = ({ column, path }: PlaceList): boolean =>
  path.length > 0 && columnState(column).state === 'filled';

const filledState = (sighting: ReturnType<SiteModel['column']>): ColumnState =>
  sighting.state === 'found' ? { state: 'filled', column: sighting.value } : sighting;

/** It was read, shows no row of its own, and whether it holds anything rests on the columns below it. */
const onlyLeadsOn = ({ pages, items, subColumns, blankness, unknownBecause }: Column): boolean =>
  blankness === 'unknown' &&
  unknownBecause === 'not-crawled' &&
  pages.length > 0 &&
  items.length === 0 &&
  subColumns.length > 0;

/** A column below was not read, though rows may stand there: not one that is named for a year long past. */
function hasUnread(lists: readonly PlaceList[], depth: number, day: string | undefined): boolean {
  const known = new Set(lists.map(({ column }) => column.url));
  const rows = new Set(lists.flatMap(({ column }) => column.items.map(({ url }) => url)));
  const isPast = (name: string): boolean =>
    day !== undefined && Number(/^(20\d{2})年?度?$/.exec(squeeze(name))?.[1] ?? 9999) < Number(day.slice(0, 4)) - 1;
  return lists.some(
    ({ column, path }) =>
      path.length < depth &&
      column.subColumns.some(({ url, name }) => !known.has(url) && !rows.has(url) && !isPast(name)),
  );
}

/** A column that no rule wanted read as a place: itself, and what was read of the columns below it. */
function asPlace(column: Column): Place {
  const children = column.children ?? [];
  const below = new Set(children.flatMap(({ items }) => items.map(({ url }) => url)));
  const own = { ...column, items: column.items.filter(({ url }) => !below.has(url)) };
  return { lists: [{ column: own, path: [] }, ...children.map((child) => ({ column: child, path: [child.name] }))] };
}

/** Why rows of a list may be missing. */
function whyShort(
  { column, leadsAway }: PlaceList,
  day: string | undefined,
  beyond: CantTellReason,
): CantTellReason | undefined {
  const state = columnState(column);
  if (state.state === 'undecided') return state.reason;
  if (state.state === 'dead') return undefined;
  const unread = column.pages.map(unreadRows).find((reason) => reason !== undefined);
  if (unread) return unread;
  const isReadBack = day !== undefined && column.readBackTo !== undefined && column.readBackTo < day;
  if (!column.isWhole && !isReadBack) return beyond;
  return leadsAway === undefined ? undefined : 'not-crawled';
}

/** A page of text instead of a list. */
const isText = (column: Column): boolean => column.items.length === 0 && columnState(column).state === 'filled';

function rowsOf(site: SiteModel, list: PlaceList, asLists: ReadonlySet<string>): readonly PlacedRow[] {
  const { column, goesBy } = list;
  const path = goesBy === undefined ? list.path : [...list.path, goesBy];
  if (isText(column)) return linesOf(site, column, path, asLists);
  return column.items
    .filter(({ url }) => !asLists.has(url))
    .map((item) => ({ ...shownAs(site, item), url: item.url, path, evidence: evidenceOf(column, item) }));
}

/** A row that shows no day, or not its whole title, is as its own page says. */
function shownAs(site: SiteModel, { title, url, publishedOn }: ListItem): { title: string; publishedOn?: string } {
  const isCut = /(?:…|\.{2,})\s*$/.test(title);
  if (publishedOn !== undefined && !isCut) return { title, publishedOn };
  const facts = site.page(url)?.facts;
  const shown = publishedOn ?? (facts?.publishedOnFrom === 'visible' ? facts.publishedOn : undefined);
  return {
    title: isCut && facts !== undefined && facts.kind === 'article' && facts.title !== '' ? facts.title : title,
    ...(shown === undefined ? {} : { publishedOn: shown }),
  };
}

function evidenceOf({ pages, linkedFrom }: Column, { title, url }: ListItem): Evidence {
  const page = pages.find(({ facts }) => facts.items.some((item) => item.url === url)) ?? pages[0];
  return page?.evidence(title) ?? { ...linkedFrom, quote: title };
}

/** Longer lines are sentences, not what something is called. */
const LONGEST_LINE = 40;

const pageOf = (column: Column): PageView | undefined => column.article ?? column.pages[0];

/** The content's lines but for those that only name what they link. */
function textOf(column: Column): PlaceRows['texts'] {
  const view = pageOf(column);
  if (!view) return [];
  const page = view.read();
  const names = [...page.links, ...view.facts.attachments]
    .map(({ text }) => squeeze(text))
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length);
  const isBare = (line: string): boolean =>
    names.reduce((rest, name) => rest.replaceAll(name, ''), squeeze(line)) === '';
  return [{ view, lines: page.contentText.split('\n').filter((line) => !isBare(line)) }];
}

/** Of a column that is a page: its title, its headings, cells and short lines, and the files and pages that it links. */
function linesOf(
  site: SiteModel,
  column: Column,
  path: readonly string[],
  asLists: ReadonlySet<string>,
): readonly PlacedRow[] {
  const view = pageOf(column);
  if (!view) return [];
  const { facts } = view;
  const page = view.read();
  const day = dayOf(view);
  const dated = day === undefined ? {} : { publishedOn: day };
  const links = page.links
    .filter(
      ({ region, isVisible, url }) => isVisible && (region === 'content' || region === 'list') && !asLists.has(url),
    )
    .map(({ text, title, url, publishedOn }) => {
      const on = publishedOn ?? dayOf(site.page(url));
      return {
        title: title && title.length > text.length ? title : text,
        url,
        ...(on === undefined ? {} : { publishedOn: on }),
      };
    });
  const files = facts.attachments.map(({ text, url }) => ({ title: text, url, ...dated }));
  const linked = [...new Map([...links, ...files].map((row) => [row.url, row])).values()];
  // A page that only leads to the columns below it shows no day, and says nothing of its own.
  const isHub = day === undefined && facts.kind === 'column' && column.subColumns.length > 0;
  const own = isHub
    ? []
    : [facts.title || column.name, ...textOf(column).flatMap(({ lines }) => lines.flatMap((line) => line.split('\t')))];
  const lines = own
    .filter((line, at) => at === 0 || line.length <= LONGEST_LINE)
    .map((line) => ({ title: line.trim(), url: view.url, ...dated, text: view }));
  return [...lines, ...linked]
    .filter(({ title }) => squeeze(title).length >= 2 && !/^(?:暂无|没有|无)/.test(squeeze(title)))
    .map((row) => ({ ...row, path, evidence: view.evidence(row.title) }));
}

/** The day that a page shows: of its publication, or of its update. */
function dayOf(view: PageView | undefined): string | undefined {
  if (!view) return undefined;
  const { publishedOn, publishedOnFrom, updatedOn } = view.facts;
  const shown = publishedOnFrom === 'visible' || publishedOnFrom === 'list' ? publishedOn : undefined;
  return updatedOn !== undefined && updatedOn > (shown ?? '') ? updatedOn : shown;
}
