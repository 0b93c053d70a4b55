// Longer than most: all the ways in which a page offers an address, in the order of the document.
import { tidy } from '../../lib/text/squeeze.js';
import type { Link, LinkRegion } from '../../model/page.js';
import type { Landmarks } from '../regions/find-landmarks.js';
import type { Element, Tree } from '../tree/element.js';
import { rawTextOf, textOf } from '../tree/text.js';
import type { Resolve } from './address.js';
import { leavingOf } from './leaving.js';
import { addressKept, openedBy } from './opener.js';
import { createPageFunctions } from './page-functions.js';
import { linksInHtml, linksInScript } from './script-links.js';

/** A link with the element that offers it. */
export interface PlacedLink extends Omit<Link, 'region' | 'publishedOn'> {
  readonly element: Element;
  region: LinkRegion;
  publishedOn?: string;
}

/** Every address that the page offers, hidden ones too. */
export const readLinks = (tree: Tree, resolve: Resolve, landmarks: Landmarks, url: string): PlacedLink[] => {
  const links: PlacedLink[] = [];
  const { opens } = createPageFunctions(tree, url);
  const add = (
    element: Element,
    written: string | undefined,
    from: Link['from'],
    text?: string,
    isVisible = !element.isHidden,
  ): boolean => {
    const url = resolve(written);
    if (url === undefined) return false;
    const title = titleOf(element);
    const name = text ?? nameOf(tree, element);
    const leaving = leavingOf(element, name);
    links.push({
      url,
      text: name,
      ...(title === undefined ? {} : { title }),
      region: landmarks.of(element) ?? 'content',
      isVisible,
      from,
      ...(leaving === undefined ? {} : { leaving }),
      element,
    });
    return true;
  };
  for (const element of tree.elements) {
    const { attributes } = element;
    if (element.tag === 'option') {
      if (isJumpMenu(element)) add(element, attributes['value'], 'option', rawTextOf(element));
      continue;
    }
    const href = element.tag === 'a' || element.tag === 'area' ? attributes['href'] : undefined;
    if (href !== undefined && !/^\s*(?:javascript\s*:|#)/i.test(href) && href.trim() !== '') {
      add(element, href, element.tag === 'area' ? 'area' : 'href');
      continue;
    }
    if (
      href !== undefined &&
      /^\s*javascript\s*:/i.test(href) &&
      add(element, openedBy(safeDecode(href), opens), 'onclick')
    )
      continue;
    const onclick = attributes['onclick'];
    if (onclick !== undefined && element.tag !== 'body' && element.tag !== 'html')
      if (add(element, openedBy(onclick, opens), 'onclick', clickName(tree, element))) continue;
    if (element.ink >= 2 && element.ink <= 60 && element.linkInk <= (element.tag === 'a' ? element.ink : 0))
      add(element, addressKept(attributes), 'onclick', clickName(tree, element));
  }
  for (const script of tree.scripts) {
    if (script.text.length > 1_000_000 || /xml|template|html/i.test(script.attributes['type'] ?? '')) continue;
    for (const { href, text } of linksInScript(script.text)) add(script.element, href, 'script', text, true);
  }
  for (const html of [...tree.comments, ...tree.buried])
    for (const { href, text } of linksInHtml(html)) add(tree.root, href, 'href', text, false);
  return links;
};

const safeDecode = (href: string): string => {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
};

const isJumpMenu = (option: Element): boolean => {
  const value = option.attributes['value'] ?? '';
  if (!/^(?:https?:\/\/|\/|\.{1,2}\/|[\w-]+\/|[\w-]+\.s?html?)/i.test(value)) return false;
  if (/^https?:\/\//i.test(value)) return true;
  for (let at = option.parent; at; at = at.parent)
    if (at.tag === 'select') return /open|location|href|jump|url/i.test(at.attributes['onchange'] ?? '');
  return false;
};

/** Shown text, else its title, else the alternative text of its picture. */
const nameOf = (tree: Tree, element: Element): string => {
  if (element.tag === 'area') return tidy(element.attributes['alt'] ?? '') || tidy(element.attributes['title'] ?? '');
  const text = element.isHidden ? rawTextOf(element) : textOf(tree, element);
  if (text !== '') return text;
  const title = tidy(element.attributes['title'] ?? '');
  if (title !== '') return title;
  for (let index = element.index + 1; index < element.end; index++) {
    const inner = tree.elements[index];
    if (inner?.tag === 'img') {
      const alternative = tidy(inner.attributes['alt'] ?? '') || tidy(inner.attributes['title'] ?? '');
      if (alternative !== '') return alternative;
    } else if (inner && /^(?:svg|i|span)$/.test(inner.tag) && inner.attributes['title'])
      return tidy(inner.attributes['title']);
  }
  return tidy(element.attributes['aria-label'] ?? '');
};

const clickName = (tree: Tree, element: Element): string => {
  const name = element.tag === 'input' || element.tag === 'button' ? (element.attributes['value'] ?? '') : '';
  const text = nameOf(tree, element) || tidy(name) || tidy(element.attributes['alt'] ?? '');
  return text.length > 200 ? text.slice(0, 200) : text;
};

const titleOf = (element: Element): string | undefined => {
  const own = tidy(element.attributes['title'] ?? '');
  return own === '' ? undefined : own;
};
