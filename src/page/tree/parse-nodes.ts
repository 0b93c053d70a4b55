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

class TooCostlyError extends Error {}

/** Parses as a browser with scripts does. A source made to be costly is flattened first. */
export const parseNodes = (source: string): Node[] => {
  if (!hasOverlongTag(source)) {
    try {
      return nodesOf(parse(source).childNodes);
    } catch {
      // Too deep, or more elements than tags: read it flattened.
    }
  }
  try {
    return nodesOf(parse(flattenSource(source)).childNodes);
  } catch {
    return [{ kind: 'text', text: source.slice(0, 1_000_000).replace(/<[^<>]{0,2000}>/g, '\n') }];
  }
};

const parse = (source: string): DefaultTreeAdapterTypes.Document => {
  let open = 0;
  let made = 0;
  const maxMade = 2000 + source.length / 2;
  return Parser.parse<DefaultTreeAdapterMap>(source, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...given) => {
        if (++made > maxMade) throw new TooCostlyError();
        return defaultTreeAdapter.createElement(...given);
      },
      onItemPush: () => {
        if (++open > maxOpenElements) throw new TooCostlyError();
      },
      onItemPop: () => {
        open--;
      },
    },
  });
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
