import { Parser, defaultTreeAdapter } from 'parse5';
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes } from 'parse5';
import { flattenSource, hasOverlongTag } from './flatten-source.js';

/** What the parser hands over, without its own types. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  | {
      readonly kind: 'element';
      readonly tag: string;
      readonly attributes: Record<string, string>;
      readonly children: () => Node[];
    };

/** Real pages stay under 100; the parser's work per tag grows with the depth. */
const maxOpenElements = 1000;
/** The longest tables of real pages have some 50,000 cells. */
const maxElements = 150_000;
/** Characters; the longest pages of real sites have a tenth of it. */
const maxSource = 4_000_000;

class TooCostlyError extends Error {}

export interface Parsed {
  readonly nodes: Node[];
  /** The source was too long or too intricate to be read to its end. */
  readonly isCut: boolean;
}

/** Parses as a browser with scripts does. A source made to be costly is flattened first, an endless one cut. */
export const parseNodes = (whole: string): Parsed => {
  const source = whole.length > maxSource ? whole.slice(0, maxSource) : whole;
  const isShort = source.length < whole.length;
  if (!hasOverlongTag(source)) {
    const { document, stopped } = parse(source);
    if (stopped !== 'depth') return { nodes: nodesOf(document.childNodes), isCut: isShort || stopped !== undefined };
  }
  // Too deep, or tags of thousands of attributes: read it flattened.
  const { document, stopped } = parse(flattenSource(source));
  return { nodes: nodesOf(document.childNodes), isCut: isShort || stopped !== undefined };
};

/** The document as far as it was worth the work. */
const parse = (
  source: string,
): {
  readonly document: DefaultTreeAdapterTypes.Document;
  readonly stopped?: 'depth' | 'size';
} => {
  let open = 0;
  let made = 0;
  let stopped: 'depth' | 'size' | undefined;
  const document = defaultTreeAdapter.createDocument();
  const stop = (why: 'depth' | 'size'): never => {
    stopped = why;
    throw new TooCostlyError();
  };
  try {
    Parser.parse<DefaultTreeAdapterMap>(source, {
      treeAdapter: {
        ...defaultTreeAdapter,
        ...nearTheEnd,
        createDocument: () => document,
        createElement: (...given) => {
          if (++made > maxElements) stop('size');
          return defaultTreeAdapter.createElement(...given);
        },
        onItemPush: () => {
          if (++open > maxOpenElements) stop('depth');
        },
        onItemPop: () => {
          open--;
        },
      },
    });
  } catch (error) {
    if (!(error instanceof TooCostlyError)) throw error;
  }
  return { document, ...(stopped !== undefined && { stopped }) };
};

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Child = DefaultTreeAdapterTypes.ChildNode;

/**
 * What mis-nested tables and formatting move about stands near the end of its parent's children. The parser's own
 * adapter looks for it from the front, which costs the square of their number.
 */
const nearTheEnd = {
  insertBefore: (parent: Parent, node: Child, reference: Child): void => {
    parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
    node.parentNode = parent;
  },
  insertTextBefore: (parent: Parent, text: string, reference: Child): void => {
    const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
    if (before && defaultTreeAdapter.isTextNode(before)) before.value += text;
    else nearTheEnd.insertBefore(parent, { nodeName: '#text', value: text, parentNode: parent }, reference);
  },
  detachNode: (node: Child): void => {
    const siblings = node.parentNode?.childNodes;
    if (!siblings) return;
    siblings.splice(siblings.lastIndexOf(node), 1);
    node.parentNode = null;
  },
};

const nodesOf = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Node[] => {
  const list: Node[] = [];
  for (const node of nodes) {
    if ('tagName' in node) list.push(elementOf(node));
    else if (node.nodeName === '#text') list.push({ kind: 'text', text: node.value });
    else if (node.nodeName === '#comment') list.push({ kind: 'comment', text: node.data });
  }
  return list;
};

const elementOf = (node: DefaultTreeAdapterTypes.Element): Node => {
  const attributes = Object.create(null) as Record<string, string>;
  for (const attribute of node.attrs) attributes[attribute.name] ??= attribute.value;
  const inner = 'content' in node ? (node as DefaultTreeAdapterTypes.Template).content.childNodes : node.childNodes;
  return { kind: 'element', tag: node.tagName.toLowerCase(), attributes, children: () => nodesOf(inner) };
};
