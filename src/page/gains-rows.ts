import type { Element, Tree } from './tree/element.js';
import { buildsRows, isEmptyRow } from './row-scripts.js';

const holder = /^(?:ul|ol|dl|div|section|tbody|table)$/;
const listName = /news|list|dongtai|yaowen|xinwen|^xw|article|info/i;
/** Counters, clocks, the weather and the like: what scripts put there is no row. */
const ornament =
  /visit|count|hits|weather|tianqi|date|time|clock|jiucuo|login|user|share|foot|copy|search|menu|nav|banner|float|slide|page/i;
const fills = /innerHTML|\.html\s*\(|\.append\w*\s*\(|insertAdjacentHTML|\.load\s*\(|\.render\s*\(|appendChild|el\s*:/;

/**
 * A script fills a list of the home page that its bytes do not have: rows it repeats, an empty box that it names beside a
 * request, or, on a page that has no rows, an empty box called a list beside script files of the site.
 */
export function gainsRows(tree: Tree, itemCount: number): boolean {
  if (tree.elements.some(isEmptyRow)) return true;
  const boxes = tree.elements.filter(isEmptyBox);
  if (boxes.length === 0) return false;
  const scripts = tree.scripts.map(({ text }) => text.slice(0, 200_000));
  const requests = scripts.filter((text) => buildsRows(text) && fills.test(text));
  const isNamed = ({ attributes: { id } }: Element): boolean =>
    id !== undefined &&
    id !== '' &&
    requests.some((text) => [`'${id}'`, `"${id}"`, `#${id}`].some((name) => text.includes(name)));
  if (boxes.some(isNamed)) return true;
  const hasFiles = tree.scripts.some(({ attributes }) => /\.js(?:$|\?)/.test(attributes['src'] ?? ''));
  return itemCount < FEW_ROWS && hasFiles && boxes.some(({ attributes }) => listName.test(nameOf(attributes)));
}

/** A page with fewer rows is a mere directory of columns. */
const FEW_ROWS = 3;

const isEmptyBox = ({ tag, isHidden, attributes, children }: Element): boolean =>
  holder.test(tag) &&
  !isHidden &&
  !ornament.test(nameOf(attributes)) &&
  nameOf(attributes) !== '' &&
  children.every((child) => (typeof child === 'string' ? child.trim() === '' || /加载|loading/i.test(child) : false));

const nameOf = (attributes: Readonly<Record<string, string>>): string =>
  `${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`.trim();
