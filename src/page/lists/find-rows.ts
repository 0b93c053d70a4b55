// Longer than most: finding rows, their titles, their dates and the lists they form is one walk over the links.
import { findDates } from '../../lib/date/find-dates.js';
import { tidy } from '../../lib/text/squeeze.js';
import type { PlacedLink } from '../links/read-links.js';
import type { Element, Tree } from '../tree/element.js';
import { rowDate, rowMonthDay } from './row-date.js';

/** A row of a list: its link, title and date. */
export interface Row {
  readonly link: PlacedLink;
  readonly title: string;
  readonly publishedOn?: string;
  /** `MM-DD` of a row that shows no year, where its address does not tell it. */
  readonly monthDay?: string;
  readonly element: Element;
}

/** Rows that stand in one box. */
export interface RowGroup {
  readonly box: Element;
  readonly rows: readonly Row[];
  readonly datedRows: number;
  readonly averageTitle: number;
}

const idle =
  /^(?:更\s*多|more|\+?更多\+?|查看更多|更多[>»+…\s]*|more[>»+\s]*|\[?更多\]?|上一[篇页条].*|下一[篇页条].*|首\s*页|尾\s*页|末页|网站首页|返回.*|打印.*|关闭.*|收藏.*|下载|\[?详细\]?|详情|查看|查看详情|点击查看|点击下载|进入|登录|注册|搜索|高级搜索|繁体版?|简体版?|English|en|无障碍.*|长者.*|设为首页|加入收藏|我要纠错|分享.*|大|中|小|\d+|[<>«»…+\s]+|…|RSS)$/i;
const rowTags = new Set(['li', 'tr', 'dl', 'dd']);
const maxRowText = 700;

/** Title as listed: the link's text without a date, or its `title` where the text is cut short. */
const titleFor = (link: PlacedLink, text: string): string => {
  const clean = tidy(text.replace(/^[\s·•■◆●▪・>»\-*]+/, '')).replace(/^\d{1,2}[.、](?=\D)/, (head) => head);
  const whole = link.title;
  if (whole !== undefined && whole.length > clean.length && !/^(?:点击|查看|打开|阅读)/.test(whole)) {
    const start = clean.replace(/(?:\.{2,}|…+)$/, '');
    if (start === '' || whole.startsWith(start) || (/(?:\.{2,}|…)$/.test(clean) && whole.includes(start.slice(0, 6))))
      return whole;
  }
  return clean;
};

/** All list rows outside header, navigation, breadcrumb, menu, pager and footer, grouped by the box they stand in. */
export const findRows = (
  tree: Tree,
  links: readonly PlacedLink[],
  isExcluded: (element: Element) => boolean,
): RowGroup[] => {
  const candidates: PlacedLink[] = [];
  for (const link of links) {
    if (
      (!link.isVisible && link.element.to === link.element.from) ||
      link.region !== 'content' ||
      link.from === 'script' ||
      link.from === 'option'
    )
      continue;
    if (link.from === 'area' ? false : link.text === '' || idle.test(link.text)) continue;
    if (isExcluded(link.element)) continue;
    candidates.push(link);
  }
  const counts = countBefore(candidates);
  const rows = new Map<Element, Row>();
  const used = new Set<PlacedLink>();
  for (const element of tree.elements) {
    if (!rowTags.has(element.tag) || element.to === element.from || element.to - element.from > maxRowText) continue;
    const inside = counts.within(element);
    if (inside.length < 2 || inside.length > 5 || hasInnerRow(tree, element, counts)) continue;
    const main = mainOf(inside);
    if (main === undefined) continue;
    const row = readRow(tree, element, main, inside);
    if (row?.publishedOn === undefined) continue;
    rows.set(element, row);
    for (const link of inside) used.add(link);
  }
  for (const link of candidates) {
    if (used.has(link)) continue;
    const element = rowOf(link, counts);
    const same = counts.within(element);
    const main = same.reduce((one, other) => (other.text.length > one.text.length ? other : one), link);
    for (const other of same) used.add(other);
    const row = readRow(tree, element, main, same);
    if (row) rows.set(element, row);
  }
  return group([...rows.values()]);
};

interface Counts {
  within(element: Element): PlacedLink[];
  /** Different addresses among the links inside, counted up to two. */
  addresses(element: Element): number;
}

const countBefore = (candidates: readonly PlacedLink[]): Counts => {
  const places = candidates.map((link) => link.element.index);
  const first = (index: number): number => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    within: (element) => candidates.slice(first(element.index), first(element.end)),
    addresses: (element) => {
      const from = first(element.index);
      const to = first(element.end);
      if (to - from <= 1) return to - from;
      for (let index = from + 1; index < Math.min(to, from + 8); index++)
        if (candidates[index]?.url !== candidates[from]?.url) return 2;
      return to - from > 8 ? 2 : 1;
    },
  };
};

const hasInnerRow = (tree: Tree, element: Element, counts: Counts): boolean => {
  for (let index = element.index + 1; index < element.end; index++) {
    const inner = tree.elements[index] as Element;
    if (rowTags.has(inner.tag) && inner.tag !== 'dd' && counts.within(inner).length > 0) return true;
  }
  return element.tag === 'dl' && isListOfTerms(tree, element, counts);
};

/** Several terms with a link each, or descriptions each with a link and a date: rows of a list, not the parts of one row. */
const isListOfTerms = (tree: Tree, list: Element, counts: Counts): boolean => {
  const linked = list.children.flatMap((child) =>
    typeof child !== 'string' && /^d[td]$/.test(child.tag) && counts.within(child).length > 0 ? [child] : [],
  );
  const terms = linked.filter(({ tag }) => tag === 'dt');
  if (terms.length > 0) return terms.length > 1;
  return linked.length > 1 && linked.every(({ from, to }) => findDates(tree.text.slice(from, to)).length > 0);
};

/** The title among a row's links: the longest by far; the others are its category, its department, its attachments. */
const mainOf = (inside: readonly PlacedLink[]): PlacedLink | undefined => {
  const [first, second] = [...inside].sort((one, other) => other.text.length - one.text.length);
  if (first === undefined) return undefined;
  return second === undefined || second.url === first.url || first.text.length >= second.text.length + 3
    ? first
    : undefined;
};

/** The largest element around a link that holds no link to elsewhere. */
const rowOf = (link: PlacedLink, counts: Counts): Element => {
  let row = link.element;
  for (let at = row.parent; at && at.tag !== 'body' && at.tag !== 'html'; at = at.parent) {
    if (counts.addresses(at) > 1 || at.to - at.from > maxRowText) break;
    row = at;
    if (rowTags.has(at.tag) && at.tag !== 'dd') break;
    if (/^(?:td|form|ul|ol|table|section|main)$/.test(at.tag) && at.to - at.from > 200) break;
  }
  return row;
};

const readRow = (tree: Tree, element: Element, main: PlacedLink, inside: readonly PlacedLink[]): Row | undefined => {
  const anchor = main.element;
  const dateBox = dateInside(tree, anchor);
  const inAnchor = dateBox ? tree.text.slice(dateBox.from, dateBox.to) : '';
  let text = dateBox
    ? tree.text.slice(anchor.from, dateBox.from) + ' ' + tree.text.slice(dateBox.to, anchor.to)
    : main.text;
  let beside = inAnchor;
  const glued = /[\s[(（【]*((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[\])）】\s]*$/.exec(
    text,
  );
  const leading = /^[\s[(（【]*((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[\])）】\s]+/.exec(text);
  if (beside === '' && glued && glued.index > 4) {
    beside = glued[1] as string;
    text = text.slice(0, glued.index);
  } else if (beside === '' && leading) {
    beside = leading[1] as string;
    text = text.slice(leading[0].length);
  }
  const outside =
    element === anchor
      ? besideOnLine(tree, anchor)
      : tree.text.slice(element.from, anchor.from) + '\n' + withoutLinks(tree, anchor.to, element.to, inside);
  const title = titleFor(main, text);
  if (main.from !== 'area' && title === '') return undefined;
  const on =
    rowDate(beside, main.url) ??
    rowDate(outside, main.url) ??
    rowDate(apart(element, anchor), main.url) ??
    (/^(?:t[dh]|dt)$/.test(element.tag) ? rowDate(nextCell(tree, element), main.url) : undefined);
  if (on !== undefined) return { link: main, title, element, publishedOn: on };
  const monthDay = rowMonthDay(beside) ?? rowMonthDay(outside) ?? rowMonthDay(apart(element, anchor));
  return { link: main, title, element, ...(monthDay === undefined ? {} : { monthDay }) };
};

/** What stands on the line of a link that has no box of its own: rows parted by `<br>`. */
const besideOnLine = (tree: Tree, anchor: Element): string => {
  const box = anchor.parent ?? anchor;
  // A row is short; a line without end is not searched to its end for every link in it.
  const start = Math.max(box.from, anchor.from - maxRowText);
  let from = start + tree.text.slice(start, anchor.from).lastIndexOf('\n') + 1;
  const rest = tree.text.slice(anchor.to, Math.min(box.to, anchor.to + maxRowText));
  const end = rest.indexOf('\n');
  let to = anchor.to + (end === -1 ? rest.length : end);
  // The neighbouring links, looked for among the next few elements only: a box may hold a hundred thousand.
  for (let step = 1; step <= 12; step++) {
    const before = tree.elements[anchor.index - step];
    const after = tree.elements[anchor.end - 1 + step];
    if (before?.tag === 'a' && before.parent === box) from = Math.max(from, before.to);
    if (after?.tag === 'a' && after.parent === box && after.from >= anchor.to) to = Math.min(to, after.from);
  }
  // In front of the link stands the date of the row before it, unless the line begins here.
  const before = from === box.from || tree.text[from - 1] === '\n' ? tree.text.slice(from, anchor.from) : '';
  return `${before}\n${tree.text.slice(anchor.to, Math.max(anchor.to, to))}`;
};

/** The texts beside a link, a blank between the elements: day and month may stand in boxes that touch. */
const apart = (element: Element, anchor: Element): string => {
  if (element === anchor) return '';
  const parts: string[] = [];
  const visit = (at: Element): void => {
    for (const child of at.children)
      if (typeof child === 'string') parts.push(child.trim());
      else if (child !== anchor) visit(child);
  };
  visit(element);
  const text = parts.filter((part) => part !== '').join(' ');
  return text.length > 200 ? '' : text;
};

/** Two lists side by side in one row of a table: the date stands in the cell after the link's. */
const nextCell = (tree: Tree, cell: Element): string => {
  const following = tree.elements[cell.end];
  const next = following?.parent === cell.parent ? following : undefined;
  return next && next.linkInk === 0 && next.to - next.from <= 40 ? tree.text.slice(next.from, next.to) : '';
};

const withoutLinks = (tree: Tree, from: number, to: number, inside: readonly PlacedLink[]): string => {
  let text = '';
  let at = from;
  for (const { element } of inside) {
    if (element.from < at || element.to > to) continue;
    text += tree.text.slice(at, element.from) + ' ';
    const own = tree.text.slice(element.from, element.to);
    if (own.length <= 24 && findDates(own).length > 0) text += own;
    at = element.to;
  }
  return text + tree.text.slice(at, to);
};

/** An element inside the link that holds nothing but a date. */
const dateInside = (tree: Tree, anchor: Element): Element | undefined => {
  for (let index = anchor.index + 1; index < anchor.end; index++) {
    const inner = tree.elements[index] as Element;
    const size = inner.to - inner.from;
    if (size < 4 || size > 40) continue;
    const text = tree.text.slice(inner.from, inner.to).normalize('NFKC');
    if (
      /^[\s[(【]*(?:发布(?:时间|日期)[:：]?\s*)?(?:(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?|\d{1,2}[-./月]\d{1,2}日?|\d{1,2}日?\s+(?:19|20)\d\d[-./年]\d{1,2}月?|(?:19|20)\d\d[-./年]\d{1,2}月?\s+\d{1,2}日?)(?:\s+\d{1,2}:\d\d(?::\d\d)?)?[\])】\s]*$/.test(
        text,
      )
    )
      return inner;
  }
  return undefined;
};

const group = (rows: readonly Row[]): RowGroup[] => {
  const boxes = new Map<Element, Row[]>();
  for (const row of rows) {
    const box = boxOf(row);
    const known = boxes.get(box);
    if (known) known.push(row);
    else boxes.set(box, [row]);
  }
  return [...boxes].map(([box, inside]) => ({
    box,
    rows: inside.sort((one, other) => one.link.element.index - other.link.element.index),
    datedRows: inside.filter((row) => row.publishedOn !== undefined).length,
    averageTitle: inside.reduce((sum, row) => sum + row.title.length, 0) / inside.length,
  }));
};

/** Rows of one list may stand in several lists of five (a gap after each) or in a table's body. */
const boxOf = (row: Row): Element => {
  let box = row.element.parent ?? row.element;
  for (let steps = 0; steps < 2 && box.parent && /^(?:ul|ol|tbody|dl)$/.test(box.tag); steps++) box = box.parent;
  return box;
};
