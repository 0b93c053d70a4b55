import type { DefaultTreeAdapterTypes } from 'parse5';
import type { TextPiece } from '../page-text.js';
import type { Markup } from './parse-markup.js';

type TextNode = DefaultTreeAdapterTypes.TextNode;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements whose text stands within a line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const UNREAD = new Set('script style noscript template head title textarea select iframe object svg math'.split(' '));

/** Characters: a long report has a tenth of it, and all of it is looked through for numbers of persons. */
const MOST_TEXT = 300_000;

/** Texts of a page in their order, each with the line in which it is read: blocks and breaks part lines. No recursion: pages nest deep. */
export function readTexts(document: Markup): {
  readonly nodes: readonly TextNode[];
  readonly pieces: TextPiece[];
  readonly isCut: boolean;
} {
  const nodes: TextNode[] = [];
  const pieces: TextPiece[] = [];
  let line = 0;
  let length = 0;
  const stack: (Node | 'line')[] = [...document.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'line') line += 1;
    else if (node.nodeName === '#text') {
      const text = node as TextNode;
      if (text.value.trim() === '') continue;
      length += text.value.length;
      if (length > MOST_TEXT) return { nodes, pieces, isCut: true };
      nodes.push(text);
      pieces.push({ text: text.value, line });
    } else if ('tagName' in node && !UNREAD.has(node.tagName)) {
      if (!INLINE.has(node.tagName)) {
        line += 1;
        stack.push('line');
      }
      for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as Node);
    }
  }
  return { nodes, pieces, isCut: false };
}
