import { contains, linkShare } from '../tree/element.js';
import type { Element, Tree } from '../tree/element.js';

/** Names under which the big page systems keep the body of an article. */
const known =
  /(?:^|[^a-z])(?:ucap-?content|trs-?editor|trs-?editor-view|trs-?ueditor|zoom|ivs-content|vsb-content(?:-\d+)?|v-?news-?content|article-?content|articlecontent|article-body|news-?content|zwcontent|zw-content|con-?content|pages-content|text-content|info-?content|content-?body|xl-?content|main-?text|zwnr|cont-?txt|detail-?content|art-?con(?:tent)?|wzcon|TRS_Editor)(?![a-z])/i;
const aside =
  /(?:^|[^a-z])(?:foot(?:er)?|bottom|copyright|nav|menu|header|crumbs?|breadcrumb|pager?|pagination|sidebar|links?|yqlj|share|related|relevant)(?![a-z])/;
/** A table of data is running text too: its cells are short, but they are the document. */
const tableGain = (table: Element): number => (linkShare(table) < 0.3 && table.ink >= 80 ? table.ink * 0.4 : 0);
const blocks = new Set([
  'table',
  'p',
  'div',
  'td',
  'section',
  'article',
  'li',
  'dd',
  'pre',
  'blockquote',
  'span',
  'font',
  'h2',
  'h3',
  'h4',
]);

export interface Core {
  readonly element: Element;
  /** Named as an article's body by its page system, not only found by its density of text. */
  readonly isNamed: boolean;
  /** Characters of text outside links. */
  readonly words: number;
}

/** The running text of the page: what its system names so, else the densest block. Undefined where there is none. */
export const findCore = (tree: Tree, title?: Element): Core | undefined => named(tree) ?? densest(tree, title);

const ownWords = (element: Element): number => element.ink - element.linkInk;

const named = (tree: Tree): Core | undefined => {
  let best: Core | undefined;
  for (const element of tree.elements) {
    if (element.isHidden) continue;
    const isMark = element.tag === 'meta' && /^contentstart$/i.test(element.attributes['name'] ?? '');
    const place = isMark ? element.parent : element;
    if (!place || place.tag === 'body' || place.tag === 'html' || place.isHidden) continue;
    if (!isMark && element.tag !== 'ucapcontent' && !known.test(element.words)) continue;
    if (element.tag === 'input' || element.tag === 'a') continue;
    const words = ownWords(place);
    const hasPicture = words < 20 && holdsMedia(tree, place);
    if (words < 20 && !hasPicture) continue;
    if (linkShare(place) > 0.6 && !isMark) continue;
    // An outer box of the same name gives way to the inner one unless much of the text lies outside.
    if (!best || (contains(best.element, place) ? words > best.words * 0.8 : words > best.words * 1.5))
      best = { element: place, isNamed: true, words };
  }
  return best;
};

const holdsMedia = (tree: Tree, element: Element): boolean => {
  for (let index = element.index; index < element.end; index++)
    if (/^(?:img|video|embed|object|iframe)$/.test(tree.elements[index]?.tag ?? '')) return true;
  return false;
};

/** Scores every parent by the running text that stands in its direct paragraphs. */
const isPage = (element: Element): boolean => element.tag === 'body' || element.tag === 'html';

const densest = (tree: Tree, title: Element | undefined): Core | undefined => {
  const scores = new Map<Element, number>();
  for (const element of tree.elements) {
    if (element.isHidden || !blocks.has(element.tag) || !element.parent) continue;
    let own = 0;
    for (const child of element.children)
      if (typeof child === 'string') own += child.trim().length;
      else if (/^(?:span|font|strong|b|em|u|o:p)$/.test(child.tag)) own += ownWords(child);
    if (element.tag === 'table') {
      const gain = tableGain(element);
      let box: Element | undefined = gain > 0 ? element.parent : undefined;
      for (let share = 1; box && share > 0.2 && !isPage(box); share *= 0.6, box = box.parent)
        scores.set(box, (scores.get(box) ?? 0) + gain * share);
      continue;
    }
    if (own < 25 || linkShare(element) > 0.5) continue;
    const gain = own * (element.tag === 'p' ? 1.2 : 1) - 15;
    let at: Element | undefined =
      element.tag === 'p' || element.tag === 'span' || element.tag === 'font' ? element.parent : element;
    for (let share = 1; at && share > 0.2 && at.tag !== 'body' && at.tag !== 'html'; share *= 0.6, at = at.parent)
      scores.set(at, (scores.get(at) ?? 0) + gain * share);
  }
  let best: Element | undefined;
  let top = 60;
  for (const [element, score] of scores) {
    let fair = score * (1 - linkShare(element));
    if (title && element.end <= title.index) fair *= 0.3;
    for (let at: Element | undefined = element; at; at = at.parent)
      if (aside.test(at.words) || at.tag === 'footer' || at.tag === 'nav') fair *= 0.15;
    if (fair > top) {
      top = fair;
      best = element;
    }
  }
  return best && { element: best, isNamed: false, words: ownWords(best) };
};
