// Longer than most: one pass turns the parser's nodes into elements, visible text and places, so that nothing later walks twice.
import type { Element, Script, Tree } from './element.js';
import { parseNodes } from './parse-nodes.js';
import type { Node } from './parse-nodes.js';

const maxDepth = 512;

const blockTags = new Set(
  (
    'address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'frame frameset h1 h2 h3 h4 h5 h6 header hr html iframe legend li main map menu nav ol optgroup option p pre section select summary table ' +
    'tbody textarea tfoot thead tr ul ucapcontent ucaptitle marquee'
  ).split(' '),
);
const unseenTags = new Set(['head', 'script', 'style', 'template', 'noscript', 'title', 'datalist', 'object-data']);
const textless = new Set(['style', 'noscript', 'title', 'textarea', 'iframe', 'noframes', 'xmp']);
/** A table with one of these inside arranges the page; its cells are blocks, not cells. */
const layoutTags = new Set(['table', 'ul', 'ol', 'form', 'iframe', 'h1', 'h2', 'select', 'marquee', 'textarea']);

const isStyledAway = (attributes: Readonly<Record<string, string>>): boolean => {
  if (attributes['hidden'] !== undefined) return true;
  const style = attributes['style'];
  return style !== undefined && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
};

const wordsOf = (attributes: Readonly<Record<string, string>>): string => {
  const own = [attributes['id'], attributes['class'], attributes['role']]
    .filter((part) => part !== undefined)
    .join(' ');
  return own === ''
    ? ''
    : own
        .slice(0, 300)
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .toLowerCase();
};

/** HTML source → tree. Linear in the source's length; deeper nesting than 512 is flattened, as browsers do. */
export const buildTree = (source: string): Tree => {
  const elements: Element[] = [];
  const comments: string[] = [];
  const scripts: Script[] = [];
  const buried: string[] = [];
  let titleTag = '';

  type Step = { node: Node; parent: Element | undefined };
  const steps: Step[] = [];
  const pushChildren = (nodes: readonly Node[], parent: Element | undefined): void => {
    for (let index = nodes.length - 1; index >= 0; index--) steps.push({ node: nodes[index] as Node, parent });
  };
  const root = newElement('html', {}, undefined, 0, false);
  elements.push(root);
  const parsed = parseNodes(source);
  pushChildren(parsed.nodes, root);
  while (steps.length > 0) {
    const { node, parent: above } = steps.pop() as Step;
    const parent = above ?? root;
    if (node.kind === 'text') {
      if (parent.tag === 'title' && titleTag === '' && parent.parent?.tag !== 'svg')
        titleTag = node.text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
      else if (parent.tag === 'script')
        scripts.push({ attributes: parent.attributes, text: node.text, element: parent });
      else if (parent.tag === 'noscript') buried.push(node.text);
      else if (!textless.has(parent.tag)) parent.children.push(node.text);
      continue;
    }
    if (node.kind === 'comment') {
      comments.push(node.text);
      continue;
    }
    if (node.tag === 'html') {
      Object.assign(root.attributes, node.attributes);
      pushChildren(node.children(), root);
      continue;
    }
    const isHidden = parent.isHidden || unseenTags.has(node.tag) || isStyledAway(node.attributes);
    const holder = parent.depth >= maxDepth ? (parent.parent ?? parent) : parent;
    const element = newElement(node.tag, node.attributes, holder, elements.length, isHidden);
    elements.push(element);
    holder.children.push(element);
    const children = node.children();
    if (node.tag === 'script' && children.length === 0)
      scripts.push({ attributes: node.attributes, text: '', element });
    pushChildren(children, element);
  }
  for (let index = elements.length - 1; index > 0; index--) {
    const element = elements[index] as Element;
    const above = element.parent as Element;
    above.end = Math.max(above.end, element.end);
  }
  const body = elements.find((element) => element.tag === 'body' || element.tag === 'frameset') ?? root;
  return {
    root,
    body,
    elements,
    text: writeText(root, elements),
    comments,
    scripts,
    buried,
    titleTag,
    isCut: parsed.isCut,
  };
};

const newElement = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  parent: Element | undefined,
  index: number,
  isHidden: boolean,
): Element => ({
  tag,
  attributes,
  parent,
  children: [],
  index,
  end: index + 1,
  depth: parent ? parent.depth + 1 : 0,
  isHidden,
  from: 0,
  to: 0,
  ink: 0,
  linkInk: 0,
  words: wordsOf(attributes),
});

/** Tables whose cells hold data, not parts of the page. */
const dataTables = (elements: readonly Element[]): ReadonlySet<Element> => {
  const layout = new Set<Element>();
  const tables: Element[] = [];
  for (const element of elements) {
    if (element.tag === 'table') {
      tables.push(element);
      if (holdsText(element)) layout.add(element);
    }
    if (!layoutTags.has(element.tag)) continue;
    for (let at = element.parent; at; at = at.parent) {
      if (layout.has(at)) break;
      if (at.tag === 'table') layout.add(at);
    }
  }
  return new Set(tables.filter((table) => !layout.has(table)));
};

/** One cell with the paragraphs of a text, and nearly all that the table says. */
const holdsText = (table: Element): boolean => {
  const rows = elementsIn(table).flatMap((part) => (part.tag === 'tr' ? [part] : elementsIn(part)));
  const long = rows.flatMap((row) => (row.tag === 'tr' ? elementsIn(row) : [])).find((cell) => paragraphsIn(cell) >= 4);
  return long !== undefined && lettersIn(long) > lettersIn(table) * 0.8;
};
const elementsIn = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string');
const paragraphsIn = (element: Element): number =>
  elementsIn(element).reduce(
    (sum, child) =>
      sum + (child.tag === 'p' ? 1 : /^(?:div|section|article|span)$/.test(child.tag) ? paragraphsIn(child) : 0),
    0,
  );
const lettersIn = (element: Element): number =>
  element.children.reduce(
    (sum, child) => sum + (typeof child === 'string' ? child.trim().length : lettersIn(child)),
    0,
  );

/** Blanks, and the bars that part links in a row. */
const isBlank = (code: number): boolean =>
  code <= 32 || code === 0x7c || code === 0xff5c || code === 0xa0 || code === 0x3000;

/** Writes the visible text once and notes in every element where its part of it stands. */
const writeText = (root: Element, elements: readonly Element[]): string => {
  const data = dataTables(elements);
  const parts: string[] = [];
  let length = 0;
  let last = '\n';
  let ink = 0;
  let linked = 0;
  let linkDepth = 0;
  let cellDepth = 0;
  const write = (text: string): void => {
    parts.push(text);
    length += text.length;
    let blanks = 0;
    for (let index = 0; index < text.length; index++) if (isBlank(text.charCodeAt(index))) blanks++;
    ink += text.length - blanks;
    if (linkDepth > 0) linked += text.length - blanks;
    last = text.at(-1) as string;
  };
  const breakLine = (): void => {
    if (cellDepth > 0) {
      if (last !== ' ' && last !== '\t' && last !== '\n') write(' ');
    } else if (last !== '\n') write('\n');
  };
  const visit = (element: Element): void => {
    const isBlock = blockTags.has(element.tag);
    const isCell = element.tag === 'td' || element.tag === 'th';
    const inData = isCell && data.has(tableOf(element) as Element);
    if (inData && cellDepth === 0) {
      if (last !== '\n') write('\t');
    } else if (element.tag === 'tr' && cellDepth === 0 && last !== '\n') write('\n');
    else if (isBlock || isCell) breakLine();
    element.from = length;
    const inkBefore = ink;
    const linkedBefore = linked;
    if (element.tag === 'a') linkDepth++;
    if (inData) cellDepth++;
    for (const child of element.children) {
      if (typeof child !== 'string') {
        if (!child.isHidden || (element.isHidden && !unseenTags.has(child.tag) && !isStyledAway(child.attributes)))
          visit(child);
        continue;
      }
      const text = child.replace(/[\s\u200b\ufeff]+/g, ' ');
      if (text === ' ' ? last !== '\n' && last !== ' ' : text !== '') write(text);
    }
    element.to = length;
    if (element.tag === 'a') linkDepth--;
    element.ink = ink - inkBefore;
    element.linkInk = linked - linkedBefore;
    if (inData) cellDepth--;
    else if (isBlock || isCell) breakLine();
  };
  visit(root);
  // Panels of tabs: their text stands behind the page's own, outside every visible element.
  for (const element of elements) if (isTabPanel(element)) visit(element);
  return parts.join('');
};

/**
 * A part hidden by its style beside a shown one of the same make: a panel that a tab brings up. Its links stay hidden,
 * but its rows are the page's rows.
 */
const isTabPanel = (element: Element): boolean => {
  const { parent } = element;
  if (!element.isHidden || !parent || parent.isHidden || !/^(?:div|ul|ol|dl|table|section|li|dd)$/.test(element.tag))
    return false;
  const make = makesOf(element)[0];
  return (
    isStyledAway(element.attributes) &&
    parent.children.some(
      (other) =>
        typeof other !== 'string' &&
        other !== element &&
        !other.isHidden &&
        other.tag === element.tag &&
        makesOf(other).includes(make ?? ''),
    )
  );
};

/** What panels are called less their numbers: `con_one_1` and `con_one_2` are of one make. */
const makesOf = ({ words }: Element): readonly string[] => words.split(/\s+/).map((word) => word.replace(/\d+/g, '0'));

const tableOf = (cell: Element): Element | undefined => {
  for (let at = cell.parent; at; at = at.parent) if (at.tag === 'table') return at;
  return undefined;
};
