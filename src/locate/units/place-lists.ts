/** A column of the portal in which units publish: its own lists, those below it that bear a unit's name, and the others. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Unit } from '../../model/site-entry.js';
import { siblingsOf } from '../finding.js';
import { findColumn } from '../columns/find-columns.js';
import { readBackTo } from '../columns/list-order.js';
import { columnName } from '../columns/match-column.js';
import { readColumn } from '../columns/read-column.js';
import type { LocatedColumn } from '../columns/read-column.js';
import { isFileAddress, pageKey } from '../address.js';
import { looksLikeColumn } from '../columns/child-columns.js';
import type { MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';
import { textOf, UNIT_PRIORITY, type Roster } from './unit-ground.js';

export interface PlaceLists {
  readonly id: string;
  /** Lists that all units share: the column's own, those by year or kind. */
  readonly common: readonly LocatedColumn[];
  /** What leads to a unit's own list there, or is itself what it published. */
  readonly own: ReadonlyMap<Unit, readonly MarkedLink[]>;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
  /** Turns a unit's list over as far back. */
  read(marked: MarkedLink): LocatedColumn;
}

/** Lists below a column that bear no unit's name: years, kinds. */
const MOST_LISTS = 8;
/** The same where it is read to two levels. */
const MOST_DEEP = 30;
const MOST_PAGES = 10;
const YEARS_BEFORE = 1;

export interface Reach {
  /** Other columns in which it counts: of those below only they and such of no known name are read. */
  readonly besides?: readonly string[];
  /** Two levels down, whatever the columns there are called. */
  readonly isDeep?: boolean;
}

export function readPlace(
  roster: Roster,
  id: string,
  from: string | undefined,
  units: number,
  { besides = [], isDeep = false }: Reach = {},
): PlaceLists {
  const { finding, names, ground } = roster;
  const located = findColumn(finding, id);
  const read = (marked: { page: SeenPage; link?: MarkedLink['link'] }, url: string, priority: number, most: number) =>
    readColumn(ground, { page: marked.page, ...(marked.link && { link: marked.link }) }, url, {
      purpose: `unit:place:${id}`,
      priority,
      foundOn: 'parent',
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings: siblingsOf(finding, marked.page),
      needsMore: (items, pages) => pages < most && !(from !== undefined && (readBackTo(items) ?? from) < from),
    });
  const readList = (marked: MarkedLink): LocatedColumn => read(marked, marked.link.url, UNIT_PRIORITY - 4, 3);
  const none = { id, common: [], own: new Map(), read: readList };
  if (located.state === 'absent') return { ...none, looked: located.looked };
  if (located.state === 'undecided') return { ...none, reason: located.reason, looked: located.looked };
  const { value } = located;
  // A list by department has a row or so for each unit.
  const most = Math.min(MOST_PAGES, 3 + Math.ceil(units / 10));
  const main = value.from.link ? read(value.from, value.url, UNIT_PRIORITY - 1, most) : value;
  const below = new Map(main.subColumns.map((marked) => [marked.key, marked]));
  for (const page of main.pages)
    for (const marked of ground.links(page)) if (isOfUnit(roster, id, marked)) below.set(marked.key, marked);
  const own = new Map<Unit, MarkedLink[]>();
  /** Those that bear a unit's name are its own; of the others what may hold what is looked for. */
  const othersOf = (links: Iterable<MarkedLink>): readonly MarkedLink[] => {
    const others: MarkedLink[] = [];
    for (const marked of links) {
      if (isOwnPage(roster, id, marked)) continue;
      const unit = names.named(textOf(marked.link));
      if (unit) own.set(unit, [...(own.get(unit) ?? []).filter(({ key }) => key !== marked.key), marked]);
      else if (!isLongPast(marked, from ?? finding.ground.plan.asOf)) others.push(marked);
    }
    const [likely, unlikely] = [true, false].map((is) =>
      others.filter((marked) => mayHold(marked, [id, ...besides]) === is),
    );
    return [...(likely ?? []), ...(isDeep ? (unlikely ?? []) : [])];
  };
  const others = othersOf(below.values());
  const mostLists = isDeep ? MOST_DEEP : MOST_LISTS;
  const children = others
    .slice(0, mostLists)
    .map((marked) => read(marked, marked.link.url, UNIT_PRIORITY - (isDeep ? 8 : 2), most));
  const known = new Set([...below.keys(), ...main.pages.map((page) => pageKey(page.exchange.url))]);
  const deeper = !isDeep
    ? []
    : othersOf(children.flatMap(({ subColumns }) => subColumns)).filter(({ key }) => {
        const isNew = !known.has(key);
        known.add(key);
        return isNew;
      });
  const grandchildren = deeper
    .slice(0, Math.max(0, mostLists - children.length))
    .map((marked) => read(marked, marked.link.url, UNIT_PRIORITY - 9, most));
  const common = [main, ...children, ...grandchildren];
  for (const list of common.slice(1))
    for (const page of list.pages)
      for (const marked of ground.links(page)) {
        const unit = isOfUnit(roster, id, marked) ? names.named(textOf(marked.link)) : undefined;
        if (unit && !own.get(unit)?.some(({ key }) => key === marked.key))
          own.set(unit, [...(own.get(unit) ?? []), marked]);
      }
  const short = common.map((list) => whyShort(roster, list, from)).find((why) => why !== undefined);
  // Where only the column itself counts, what stands in the dozens below it is looked into, but not asked for.
  const reason = short ?? (isDeep && others.length + deeper.length > mostLists ? 'not-crawled' : undefined);
  return {
    id,
    common,
    own,
    ...(reason ? { reason } : {}),
    looked: common.flatMap(({ pages }) => pages),
    read: readList,
  };
}

/** A link of the page's own that is a unit's name. */
const isOfUnit = (roster: Roster, id: string, marked: MarkedLink): boolean =>
  !isOwnPage(roster, id, marked) &&
  marked.link.isVisible &&
  !isFileAddress(marked.link.url) &&
  looksLikeColumn(marked) &&
  roster.names.named(textOf(marked.link)) !== undefined;

/** A menu prints the units' own pages everywhere: they are no lists of this column, but of that of units. */
const isOwnPage = ({ places }: Roster, id: string, { key }: MarkedLink): boolean => id !== 'units' && places.has(key);

/** 财政预决算 below 法定主动公开内容 holds its own, not what is looked for beside it. */
const mayHold = ({ matches }: MarkedLink, ids: readonly string[]): boolean =>
  matches.length === 0 || matches.some((match) => ids.includes(match.id));

/** 2018年 holds nothing of a period that begins in 2020. */
function isLongPast({ link }: MarkedLink, from: string): boolean {
  const year = Number(/^(20\d{2})年?度?$/.exec(columnName(link.text))?.[1] ?? NaN);
  return year < Number(from.slice(0, 4)) - YEARS_BEFORE;
}

/** Why rows dated since a day may be missing from a list. */
export function whyShort(
  { ground }: Pick<Roster, 'ground'>,
  list: LocatedColumn,
  from: string | undefined,
): CantTellReason | undefined {
  if (list.deadStatus !== undefined) return undefined;
  if (list.pages.length === 0) return list.blankness === 'filled' ? undefined : (list.unknownBecause ?? 'truncated');
  if (list.pages.some(ground.lacksBrowser)) return 'needs-browser';
  if (list.isWhole || list.items.length === 0) return undefined;
  return from !== undefined && list.readBackTo !== undefined && list.readBackTo < from ? undefined : 'not-crawled';
}
