/** Columns that live by their sub-columns: hubs, and 法定主动公开内容 with its categories. */
import { isSameSite, pageKey } from '../address.js';
import { looksLikeColumn } from './child-columns.js';
import type { Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { columnName } from './match-column.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';

/**
 * A column that only leads to sub-columns is as full as they are; three of them are looked into, and of one that only leads on
 * in its turn the first column below it.
 */
export function readChildren(finding: Finding, column: LocatedColumn): LocatedColumn {
  const purpose = `column:${column.id ?? 'other'}:child`;
  const children = column.subColumns
    .slice(0, 3)
    .map((marked) => settled(finding, column, readChild(finding, marked, purpose, 700)));
  if (children.some((child) => child.blankness === 'filled'))
    return {
      ...column,
      blankness: 'filled',
      items: [...children.flatMap((child) => child.items), ...column.items.filter(({ url }) => !isList(children, url))],
      children,
      isWhole:
        column.isWhole &&
        children.length === column.subColumns.length &&
        children.every((child) => child.isWhole && child.subColumns.length === 0),
    };
  const unread = children.find((child) => child.blankness === 'unknown');
  if (unread) return { ...column, blankness: 'unknown', unknownBecause: unread.unknownBecause ?? 'truncated' };
  if (column.subColumns.length > children.length)
    return { ...column, blankness: 'unknown', unknownBecause: 'not-crawled' };
  return children.every((child) => child.blankness === 'blank') ? { ...column, blankness: 'blank', items: [] } : column;
}

/** A column that shows nothing of its own but leads to columns of its own is not blank as long as the first of them is not. */
function settled(finding: Finding, parent: LocatedColumn, child: LocatedColumn): LocatedColumn {
  // Pages of units are looked into for what rules ask of units.
  if (child.blankness !== 'blank' || parent.id === 'units') return child;
  const beside = new Set([pageKey(parent.url), ...parent.subColumns.map(({ key }) => key)]);
  const [first, ...others] = child.subColumns.filter(({ key }) => !beside.has(key));
  if (!first) return child;
  const { blankness, unknownBecause, items } = readChild(finding, first, `column:${parent.id ?? 'other'}:child`, 695);
  if (blankness === 'filled') return { ...child, blankness, items, isWhole: false };
  if (blankness === 'blank' && others.length === 0) return child;
  return { ...child, blankness: 'unknown', unknownBecause: unknownBecause ?? 'not-crawled' };
}

/** What looked like a row is a list of rows. */
const isList = (children: readonly LocatedColumn[], url: string): boolean =>
  children.some((child) => pageKey(child.url) === pageKey(url) && child.items.length > 0);

/** 法定主动公开内容 is often the platform's own menu: its categories count as its sub-columns wherever the two print them. */
export function withCategories(finding: Finding, column: LocatedColumn): LocatedColumn {
  const { ground, home, platform } = finding;
  const isUnder = (place: string, { matches }: MarkedLink): boolean =>
    matches.some(({ id }) => id === place || ground.plan.vocabulary.get(id)?.under === place);
  const isCategory = (marked: MarkedLink): boolean =>
    isUnder('statutory', marked) && !marked.matches.some(({ id }) => id === 'statutory');
  const categories = new Map<string, MarkedLink>(column.subColumns.map((marked) => [marked.key, marked]));
  for (const page of [...column.pages, ...platform.pages])
    for (const marked of ground.links(page)) if (isCategory(marked)) categories.set(marked.key, marked);
  const subColumns = [...categories.values()];
  // Where the platform's menu itself lists the categories, what stands beside them is disclosed as one of them.
  const onHome = new Set(home.pages.flatMap((page) => ground.links(page).map(({ key }) => key)));
  const beside = platform.pages
    .filter((page) => !home.pages.includes(page) && ground.links(page).filter(isCategory).length >= 3)
    .flatMap((page) => ground.links(page).filter((marked) => looksLikeColumn(marked) && !onHome.has(marked.key)));
  const others = new Map(
    [...column.subColumns, ...beside]
      .filter(
        (marked) =>
          !isCategory(marked) &&
          !isUnder('platform', marked) &&
          !isElsewhere(marked) &&
          isSameSite(marked.link.url, column.url),
      )
      .map((marked) => [marked.key, marked]),
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
    siblings: new Set(finding.ground.links(marked.page).map(({ key }) => key)),
  });

/** Names of other bodies and of years lead to their reports and lists, not to groups of categories. */
export const isElsewhere = (marked: MarkedLink): boolean =>
  /^\d{4}年?$|(?:局|委|办|镇|乡|街道|街道办事处|委员会)$/.test(columnName(marked.link.text));
