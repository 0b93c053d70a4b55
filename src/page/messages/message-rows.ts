/** Lists of letters: tables and rows below a head that names their cells, and rows that bear a word of state. */
import { findDates } from '../../lib/date/find-dates.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { MessageEntry } from '../../model/page.js';
import type { PlacedLink } from '../links/read-links.js';
import { contains } from '../tree/element.js';
import type { Element, Tree } from '../tree/element.js';
import { textOf } from '../tree/text.js';
import { ASKED, REPLIED, STATE, stateIn, stateInCell } from './message-words.js';

type Kind = 'title' | 'asked' | 'replied' | 'date' | 'state' | 'other';

const TITLE = /标题|主题|题目|信件名称|来信内容|留言内容|咨询内容|诉求内容|问题/;
const LONGEST_HEAD = 12;
const MOST_ROWS = 400;
const LONGEST_QUOTE = 160;
/** Levels between a word of state and the row that it stands in. */
const MOST_LEVELS = 5;

/** Rows in the order of the page, each once. */
export function readMessageRows(tree: Tree, links: readonly PlacedLink[]): MessageEntry[] {
  const headed = headedRows(tree, links);
  return headed.length > 0 ? headed : markedRows(tree, links);
}

const childrenOf = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string' && !child.isHidden);

function kindOf(text: string): Kind {
  const head = squeeze(text);
  if (head === '' || head.length > LONGEST_HEAD) return 'other';
  if (REPLIED.test(head)) return 'replied';
  if (ASKED.test(head)) return 'asked';
  if (STATE.test(head)) return 'state';
  if (TITLE.test(head)) return 'title';
  return /^(?:发布|公开|更新)?(?:时间|日期)$/.test(head) ? 'date' : 'other';
}

/** A head has a cell for the title and one that only letters have. */
function headedRows(tree: Tree, links: readonly PlacedLink[]): MessageEntry[] {
  const found: MessageEntry[] = [];
  for (const element of tree.elements) {
    if (element.isHidden || element.ink > LONGEST_HEAD * 12 || !/^(?:tr|li|ul|dl|div|thead|p)$/.test(element.tag))
      continue;
    const heads = childrenOf(element).map((cell) => textOf(tree, cell));
    if (heads.length < 3 || heads.length > 12) continue;
    const kinds = heads.map(kindOf);
    if (!kinds.includes('title') || !kinds.some((kind) => kind === 'state' || kind === 'replied' || kind === 'asked'))
      continue;
    for (const row of rowsBelow(tree, element, heads.length)) {
      const entry = rowByHead(tree, childrenOf(row), kinds, heads, links, textOf(tree, row));
      if (entry) found.push(entry);
      if (found.length >= MOST_ROWS) return found;
    }
  }
  return found;
}

/** Elements like the head, behind it, in the same table or list. */
function rowsBelow(tree: Tree, head: Element, cells: number): Element[] {
  const isAlone = head.parent && (head.parent.tag === 'thead' || childrenOf(head.parent).length === 1);
  const holder = isAlone ? head.parent?.parent : head.parent;
  if (!holder) return [];
  const rows: Element[] = [];
  for (let index = head.end; index < holder.end; index++) {
    const row = tree.elements[index];
    if (!row || row.tag !== head.tag || row.isHidden || childrenOf(row).length !== cells) continue;
    rows.push(row);
  }
  return rows;
}

function rowByHead(
  tree: Tree,
  cells: readonly Element[],
  kinds: readonly Kind[],
  heads: readonly string[],
  links: readonly PlacedLink[],
  quote: string,
): MessageEntry | undefined {
  const cell = (kind: Kind): Element | undefined => cells[kinds.indexOf(kind)];
  const text = (kind: Kind): string => {
    const element = cell(kind);
    return element ? textOf(tree, element) || pictured(tree, element) : '';
  };
  const day = (kind: Kind): string | undefined => findDates(text(kind))[0]?.on;
  const named = cell('title');
  const link = named && links.find(({ element, url }) => contains(named, element) && /^https?:/.test(url));
  const title = link?.text || text('title');
  const [askedOn, answeredOn, on] = [day('asked'), day('replied'), day('date')];
  const state = stateInCell(text('state'), heads[kinds.indexOf('state')] ?? '') ?? stateIn(text('replied'));
  if (title === '' || (askedOn ?? answeredOn ?? on) === undefined) return undefined;
  return entryOf({ title, url: link?.url, askedOn, answeredOn, on, state, quote });
}

/** What a picture in the place of a word says. */
function pictured(tree: Tree, element: Element): string {
  for (let index = element.index; index < element.end; index++) {
    const { tag, attributes } = tree.elements[index] as Element;
    if (tag === 'img') return attributes['alt'] ?? attributes['title'] ?? '';
  }
  return '';
}

/** Rows without a head: each holds one word of state, a date and a title. */
function markedRows(tree: Tree, links: readonly PlacedLink[]): MessageEntry[] {
  const marks = tree.elements.filter((element) => {
    if (element.isHidden || element.ink > 16) return false;
    const said =
      element.tag === 'img' ? (element.attributes['alt'] ?? element.attributes['title'] ?? '') : textOf(tree, element);
    return (
      said !== '' && stateIn(said) !== undefined && !childrenOf(element).some((child) => stateIn(textOf(tree, child)))
    );
  });
  const rows = new Map<Element, MessageEntry>();
  for (const mark of marks) {
    const row = rowAround(tree, mark, marks);
    const entry = row && !rows.has(row) ? readMarked(tree, row, mark, links) : undefined;
    if (row && entry) rows.set(row, entry);
    if (rows.size >= MOST_ROWS) break;
  }
  return [...rows.values()];
}

/** The smallest element around the word that has a date and a title too, and no other row's word. */
function rowAround(tree: Tree, mark: Element, marks: readonly Element[]): Element | undefined {
  let at = mark.parent;
  for (let level = 0; at && level < MOST_LEVELS; level += 1, at = at.parent) {
    const row = at;
    if (marks.filter((other) => contains(row, other)).length > 1 || at === tree.body) return undefined;
    if (hasTitle(textOf(tree, row))) return row;
  }
  return undefined;
}

/** A date, and words enough for a title beside it and the word of state. */
function hasTitle(text: string): boolean {
  const dates = findDates(text);
  const words = dates.reduce((rest, { quote }) => rest.replace(quote, ' '), text).split(/\s+/);
  const said = words.filter((word) => stateIn(word) === undefined).join('');
  return dates.length > 0 && (said.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= LEAST_TITLE;
}
const LEAST_TITLE = 4;

function readMarked(tree: Tree, row: Element, mark: Element, links: readonly PlacedLink[]): MessageEntry | undefined {
  const quote = textOf(tree, row);
  const said = mark.tag === 'img' ? (mark.attributes['alt'] ?? mark.attributes['title'] ?? '') : textOf(tree, mark);
  const inside = links.filter(
    ({ element, url, text }) => contains(row, element) && /^https?:/.test(url) && !stateIn(text),
  );
  const link = inside.sort((a, b) => b.text.length - a.text.length)[0];
  const title = link?.text ?? textOf(tree, childrenOf(row)[0] ?? row);
  if (squeeze(title).length < 2 || (!link && isLabel(title))) return undefined;
  return entryOf({ title, url: link?.url, ...datesOf(quote), state: stateIn(said), quote });
}

/** A row that begins with a label (来信时间 | … | 办理状态 | …) tells of the one letter that the page shows. */
const isLabel = (text: string): boolean => !['other', 'title'].includes(kindOf(text.replace(/[：:]\s*$/, '')));

/** Dates of a row by the words before them; of two without words the earlier is the question's. */
function datesOf(text: string): Pick<MessageEntry, 'askedOn' | 'answeredOn' | 'on'> {
  const dates = findDates(text);
  let from = 0;
  let askedOn: string | undefined;
  let answeredOn: string | undefined;
  const bare: string[] = [];
  for (const { on, index, quote } of dates) {
    const lead = squeeze(text.slice(from, index)).slice(-10);
    from = index + quote.length;
    if (REPLIED.test(lead)) answeredOn ??= on;
    else if (ASKED.test(lead)) askedOn ??= on;
    else bare.push(on);
  }
  bare.sort();
  const [first, last] = [bare[0], bare.at(-1)];
  if (askedOn === undefined && answeredOn === undefined && first !== undefined && last !== undefined && first !== last)
    return { askedOn: first, answeredOn: last };
  return {
    ...(askedOn === undefined ? {} : { askedOn }),
    ...(answeredOn === undefined ? {} : { answeredOn }),
    ...(first === undefined || askedOn !== undefined ? {} : { on: first }),
  };
}

interface Read {
  readonly title: string;
  readonly url: string | undefined;
  readonly askedOn?: string | undefined;
  readonly answeredOn?: string | undefined;
  readonly on?: string | undefined;
  readonly state: Exclude<MessageEntry['state'], 'unknown'> | undefined;
  readonly quote: string;
}

function entryOf({ title, url, askedOn, answeredOn, on, state, quote }: Read): MessageEntry {
  return {
    title,
    ...(url === undefined ? {} : { url }),
    ...(askedOn === undefined ? {} : { askedOn }),
    // A day of the answer beside 办理中 is the day of its last step.
    ...(answeredOn === undefined || state === 'waiting' ? {} : { answeredOn }),
    ...(on === undefined ? {} : { on }),
    state: state ?? (answeredOn === undefined ? 'unknown' : 'answered'),
    quote: quote.slice(0, LONGEST_QUOTE),
  };
}
