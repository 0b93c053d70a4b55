import { common, contains, linkShare } from '../tree/element.js';
import type { Element, Tree } from '../tree/element.js';
import { linesIn } from '../tree/text.js';
import type { Landmarks } from './find-landmarks.js';

/** A line of the page's own text, and where it begins in `Tree.text`. */
export interface PlacedLine {
  readonly text: string;
  readonly at: number;
  /** A row of a table whose last cell is blank. */
  readonly endsBlank?: true;
}

/** The part of the page that is its own: what its landmarks and side lists leave. */
export interface Main {
  readonly element: Element;
  readonly lines: readonly PlacedLine[];
  /** True for elements inside the main part that are not its own text: landmarks and side lists. */
  isAside(element: Element): boolean;
}

/** The main part: around the running text up to its neighbours that are landmarks or link lists; else the whole body. */
export const findMain = (
  tree: Tree,
  landmarks: Landmarks,
  core: Element | undefined,
  title: Element | undefined,
): Main => {
  const element = core ? widen(tree, core, title, landmarks) : tree.body;
  const asides = new Set<Element>();
  if (core) {
    for (let index = element.index + 1; index < element.end; index++) {
      const inner = tree.elements[index] as Element;
      if (
        !inner.isHidden &&
        (isLinkList(inner) || isSideBar(inner) || isSideBox(inner, core)) &&
        !contains(inner, core) &&
        !contains(core, inner) &&
        !(title && contains(inner, title))
      ) {
        asides.add(inner);
        index = inner.end - 1;
      }
    }
  }
  const cover: (boolean | undefined)[] = [];
  const isAside = (at: Element): boolean => {
    const known = cover[at.index];
    if (known !== undefined) return known;
    const answer = landmarks.of(at) !== undefined || asides.has(at) || (at.parent ? isAside(at.parent) : false);
    cover[at.index] = answer;
    return answer;
  };
  return { element, lines: linesOutside(tree, element, isAside), isAside };
};

const listTags = /^(?:div|ul|ol|table|td|section|aside|dl|tbody|nav)$/;

const isLinkList = (element: Element): boolean =>
  listTags.test(element.tag) && element.linkInk > 30 && linkShare(element) > 0.75 && linksUnder(element, 3) >= 3;

const isSideBar = (element: Element): boolean =>
  element.tag === 'aside' ||
  /(?:^|[^a-z])(?:side-?bar|aside|side-?(?:left|right)|(?:left|right)-?side)(?![a-z])/.test(element.words);

/** Beside the running text: titles with their dates, and whatever shares their box (contact data, codes). */
const isSideBox = (element: Element, core: Element): boolean =>
  element.parent !== undefined &&
  contains(element.parent, core) &&
  listTags.test(element.tag) &&
  element.linkInk > 30 &&
  linkShare(element) > 0.3 &&
  linksUnder(element, 3) >= 3;

const linksUnder = (element: Element, enough: number): number => {
  let count = 0;
  const visit = (at: Element): void => {
    for (const child of at.children) {
      if (count >= enough || typeof child === 'string') continue;
      if (child.tag === 'a' && !child.isHidden && child.to > child.from) count++;
      else visit(child);
    }
  };
  visit(element);
  return count;
};

const widen = (tree: Tree, core: Element, title: Element | undefined, landmarks: Landmarks): Element => {
  let at = core;
  while (at.parent && at.parent.index >= tree.body.index && at.parent !== tree.body) {
    const above = at.parent;
    const hasNeighbour = above.children.some(
      (child) => typeof child !== 'string' && child !== at && !child.isHidden && isForeign(tree, child, landmarks),
    );
    if (hasNeighbour) break;
    at = above;
  }
  return title ? common(at, title) : at;
};

/** A header, navigation, menu or footer, or a box that holds one, or a list of links. */
const isForeign = (tree: Tree, element: Element, landmarks: Landmarks): boolean => {
  if (isLinkList(element)) return true;
  for (let index = element.index; index < element.end; index++) {
    const landmark = landmarks.roots.get(tree.elements[index] as Element);
    if (landmark !== undefined && landmark !== 'breadcrumb' && landmark !== 'pager') return true;
  }
  return false;
};

/** Lines of the visible text under an element, less the parts that `isOut` names. */
export const linesOutside = (tree: Tree, element: Element, isOut: (element: Element) => boolean): PlacedLine[] => {
  const lines: PlacedLine[] = [];
  let from = element.from;
  const take = (to: number): void => {
    if (to <= from) return;
    let at = from;
    for (const raw of tree.text.slice(from, to).split('\n')) {
      const text = linesIn(raw)[0];
      if (text !== undefined) lines.push({ text, at, ...(/\t[ \u00a0\u3000]*$/.test(raw) ? { endsBlank: true } : {}) });
      at += raw.length + 1;
    }
  };
  for (let index = element.index; index < element.end; index++) {
    const inner = tree.elements[index] as Element;
    if (inner.isHidden || !isOut(inner)) continue;
    take(inner.from);
    from = Math.max(from, inner.to);
    index = inner.end - 1;
  }
  take(element.to);
  return lines;
};
