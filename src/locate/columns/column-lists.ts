/** The lists of a column: its own, and those of the columns one level down. */
import type { CantTellReason } from '../../model/outcome.js';
import type { ListItem } from '../../model/page-facts.js';
import { pageKey } from '../address.js';
import { findColumn } from './find-columns.js';
import type { Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { readBackTo } from './list-order.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';

/** A row and the page that lists it. */
export interface ListedRow {
  readonly item: ListItem;
  readonly listedOn: SeenPage;
  /** Of the column below that lists it, or of the column itself. */
  readonly listName?: string;
}

export interface ColumnLists {
  readonly state: 'found' | 'absent' | 'undecided';
  readonly lists: readonly LocatedColumn[];
  readonly rows: readonly ListedRow[];
  /** Why a list, or the column itself, was not seen at all. */
  readonly unseenBecause?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** Columns one level down that are read; others name something else more often than not. */
const MOST_CHILDREN = 6;

/** Reads the column's lists; `isWanted` picks the columns below that may hold what is looked for. */
export function readColumnLists(
  finding: Finding,
  id: string,
  isWanted: (child: MarkedLink) => boolean = () => true,
): ColumnLists {
  const { ground } = finding;
  const located = findColumn(finding, id);
  if (located.state !== 'found')
    return {
      state: located.state,
      lists: [],
      rows: [],
      ...(located.state === 'undecided' ? { unseenBecause: located.reason } : {}),
      looked: located.looked,
    };
  const main = located.value;
  const siblings = new Set(main.pages.flatMap((page) => ground.links(page).map(({ key }) => key)));
  const plan = ground.plan.lists.get(id);
  const wanted = main.subColumns.filter(isWanted);
  const children = wanted.slice(0, MOST_CHILDREN).map((marked) =>
    readColumn(ground, { page: marked.page, link: marked.link }, marked.link.url, {
      purpose: `column:${id}:child`,
      priority: 700,
      foundOn: 'parent',
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings,
      ...(plan && { needsMore: (items, read) => read < plan.most && !((readBackTo(items) ?? plan.from) < plan.from) }),
    }),
  );
  // A column that only leads on is as full as the columns below it.
  const isHub = children.length > 0 && main.pages.every(({ digest }) => digest.facts.items.length === 0);
  const lists = isHub ? children : [main, ...children];
  const unread = lists.find((list) => list.pages.length === 0 && list.deadStatus === undefined);
  const isShort = lists.some((list) => list.pages.some(ground.lacksBrowser));
  const unseenBecause: CantTellReason | undefined = unread
    ? (unread.unknownBecause ?? 'truncated')
    : isShort
      ? 'needs-browser'
      : wanted.length > MOST_CHILDREN
        ? 'not-crawled'
        : undefined;
  return {
    state: 'found',
    lists,
    rows: rowsOf(lists),
    ...(unseenBecause ? { unseenBecause } : {}),
    looked: [...new Set([main, ...children].flatMap((list) => list.pages))],
  };
}

/** Rows of the lists, each once, with the page that shows it. */
function rowsOf(lists: readonly LocatedColumn[]): readonly ListedRow[] {
  const rows = new Map<string, ListedRow>();
  for (const { items, pages, from, name } of lists)
    for (const item of items) {
      const key = pageKey(item.url);
      const listedOn = pages.find((page) => page.digest.facts.items.some(({ url }) => url === item.url)) ?? pages[0];
      if (!rows.has(key)) rows.set(key, { item, listedOn: listedOn ?? from.page, listName: name });
    }
  return [...rows.values()];
}

/** Why rows dated on that day or later may have been missed (every row where no day is given); undefined where none was. */
export function missedSince(
  { lists, unseenBecause }: ColumnLists,
  day: string | undefined,
  beyond: CantTellReason,
): CantTellReason | undefined {
  if (unseenBecause) return unseenBecause;
  const isSeen = ({ isWhole, readBackTo: back, deadStatus }: LocatedColumn): boolean =>
    isWhole || deadStatus !== undefined || (day !== undefined && back !== undefined && back < day);
  return lists.every(isSeen) ? undefined : beyond;
}

/** Newest first; undated rows keep their places behind the dated ones. */
export const newestFirst = (rows: readonly ListedRow[]): readonly ListedRow[] =>
  [...rows].sort(({ item: a }, { item: b }) => {
    const [one, other] = [a.publishedOn ?? '', b.publishedOn ?? ''];
    return one < other ? 1 : one > other ? -1 : 0;
  });
