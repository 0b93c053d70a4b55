import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Markup } from './parse-markup.js';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

interface Compound {
  readonly combinator: '' | ' ' | '>';
  readonly fits: (element: Element) => boolean;
}

/** So many elements are looked at; selectors of evidence name one. */
const MOST_LOOKED = 100_000;

/**
 * The one element that a selector of evidence names (tags, ids, classes, attributes, `:nth-child(n)`, descendants and children:
 * what axe-core writes). Undefined for other selectors, and where none or several elements fit.
 */
export function findSelected(document: Markup, selector: string): Element | undefined {
  const compounds = readSelector(selector);
  const last = compounds?.at(-1);
  if (!compounds || !last) return undefined;
  let found: Element | undefined;
  let looked = 0;
  const stack: Node[] = [...document.childNodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('tagName' in node)) continue;
    if (++looked > MOST_LOOKED) return undefined;
    if (last.fits(node) && climbs(node, compounds, compounds.length - 1)) {
      if (found) return undefined;
      found = node;
    }
    for (const child of node.childNodes) stack.push(child);
  }
  return found;
}

function climbs(element: Element, compounds: readonly Compound[], at: number): boolean {
  if (at === 0) return true;
  const before = compounds[at - 1];
  for (let parent = parentOf(element); parent && before; parent = parentOf(parent)) {
    if (before.fits(parent) && climbs(parent, compounds, at - 1)) return true;
    if (compounds[at]?.combinator === '>') return false;
  }
  return false;
}

const parentOf = ({ parentNode }: Element): Element | undefined =>
  parentNode && 'tagName' in parentNode ? parentNode : undefined;

const PART =
  /(?<combinator>\s*>\s*|\s+)|#(?<id>[\w-]+)|\.(?<class>[\w-]+)|\[(?<name>[\w-]+)(?:(?<sign>[$^*]?)="(?<value>[^"\\]*)")?\]|:nth-child\((?<nth>\d+)\)|(?<tag>[a-z][a-z\d-]*)/giy;

/** A few parts: what is longer was not written by a check. */
const LONGEST_SELECTOR = 600;

function readSelector(selector: string): readonly Compound[] | undefined {
  const text = selector.trim();
  if (text === '' || text.length > LONGEST_SELECTOR) return undefined;
  const compounds: { combinator: Compound['combinator']; tests: ((element: Element) => boolean)[] }[] = [
    { combinator: '', tests: [] },
  ];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const groups = PART.exec(text)?.groups;
    if (!groups) return undefined;
    const { combinator } = groups;
    if (combinator !== undefined) compounds.push({ combinator: combinator.includes('>') ? '>' : ' ', tests: [] });
    else compounds.at(-1)?.tests.push(testOf(groups));
  }
  if (compounds.length > 30 || compounds.some(({ tests }) => tests.length === 0)) return undefined;
  return compounds.map(({ combinator, tests }) => ({
    combinator,
    fits: (element) => tests.every((test) => test(element)),
  }));
}

function testOf(part: Readonly<Record<string, string | undefined>>): (element: Element) => boolean {
  const { id, class: name, name: attribute, sign, value, nth, tag } = part;
  if (id !== undefined) return (element) => valueOf(element, 'id') === id;
  if (name !== undefined) return (element) => (valueOf(element, 'class') ?? '').split(/\s+/).includes(name);
  if (nth !== undefined) return (element) => placeOf(element) === Number(nth);
  if (attribute !== undefined)
    return (element) => {
      const own = valueOf(element, attribute);
      if (own === undefined || value === undefined) return own !== undefined;
      if (sign === '$') return own.endsWith(value);
      if (sign === '^') return own.startsWith(value);
      return sign === '*' ? own.includes(value) : own === value;
    };
  return (element) => element.tagName === tag?.toLowerCase();
}

const valueOf = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;

/** 1 for the first element among its siblings. */
function placeOf(element: Element): number {
  const siblings = parentOf(element)?.childNodes ?? [];
  let place = 0;
  for (const sibling of siblings) {
    if ('tagName' in sibling) place += 1;
    if (sibling === element) return place;
  }
  return 0;
}
