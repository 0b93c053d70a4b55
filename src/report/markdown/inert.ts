/** Words of others in Markdown: shown as they are, whatever they say. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';

/**
 * A run of characters that a forge would make something of even when it is escaped, since it looks at the rendered text: an
 * address, a mention `@x`, references `#1 !1 $1 %x &1 GH-1`, an emoji `:x:`, mathematics `$x$`. Shown as code it stays text.
 */
const LIVELY = /:\/\/|www\.|[@#$]|[!&]\d|%[\w"]|~[\p{L}"]|\bGH-\d|:[\w+-]+:|(?:mailto|javascript|data|xmpp):/iu;
const WORDS = /[^\s，。、；：！？（）“”‘’《》【】]+/g;

/** Text as nodes: what is lively becomes code, the serialiser escapes the rest. Line breaks become blanks. */
export function inert(text: string): PhrasingContent[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const match of line.matchAll(WORDS)) {
    if (!LIVELY.test(match[0])) continue;
    if (match.index > from) nodes.push({ type: 'text', value: line.slice(from, match.index) });
    nodes.push({ type: 'inlineCode', value: match[0] });
    from = match.index + match[0].length;
  }
  if (from < line.length) nodes.push({ type: 'text', value: line.slice(from) });
  return nodes;
}

/** Nodes as Markdown with tables as GitHub and GitLab read it. */
export function markdownOf(children: RootContent[]): string {
  const root: Nodes = { type: 'root', children };
  return toMarkdown(root, {
    bullet: '-',
    rule: '-',
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    // Struck through by one wave or two; a line that looks like the end of our own folded part.
    unsafe: [
      { character: '~', inConstruct: 'phrasing' },
      { character: '<', inConstruct: 'phrasing' },
      { character: '>', inConstruct: 'phrasing' },
    ],
  });
}
