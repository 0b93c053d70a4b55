import type { PlacedLink } from './links/read-links.js';
import { contains } from './tree/element.js';
import type { Element, Tree } from './tree/element.js';
import { textOf } from './tree/text.js';

const made = /(?:^|[^a-z])(?:tabs?|hd|nav|menu|switch|item)(?![a-z])/;
const tags = /^(?:a|li|dt|dd|span|div|button|td|h[1-6])$/;
const most = 100;

/** A name that is clicked, and where it stands. */
export interface Tab {
  readonly text: string;
  readonly element: Element;
}

/** Names that one clicks without leaving the page: tabs, whose panels stand on the page itself or come by script. */
export const readTabs = (tree: Tree, links: readonly PlacedLink[]): Tab[] => {
  const tabs = new Map<string, Tab>();
  const linked = new Set(links.map((link) => link.element));
  const isLinked = (element: Element): boolean => {
    for (let at: Element | undefined = element; at; at = at.parent) if (linked.has(at)) return true;
    return element.linkInk > 0 && links.some((link) => contains(element, link.element));
  };
  for (const element of tree.elements) {
    if (tabs.size >= most) break;
    if (element.isHidden || element.ink < 4 || element.ink > 20 || !tags.test(element.tag)) continue;
    if (!isClicked(element)) continue;
    const text = textOf(tree, element);
    if (/^\p{Script=Han}{4,20}$/u.test(text) && !isLinked(element) && !tabs.has(text))
      tabs.set(text, { text, element });
  }
  return [...tabs.values()];
};

/** By its tag, its attributes, or what it and its row are called. */
const isClicked = (element: Element): boolean =>
  element.tag === 'a' ||
  element.tag === 'button' ||
  element.attributes['role'] === 'tab' ||
  Object.keys(element.attributes).some((name) => name.startsWith('data-') || /^on(?:click|mouseover)$/.test(name)) ||
  made.test(`${element.words} ${element.parent?.words ?? ''}`);
