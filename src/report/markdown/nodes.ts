import type { PhrasingContent, RootContent, Table } from 'mdast';
import { inert } from './inert.js';

/** Phrasing: strings are words of others and made inert. */
export type Words = readonly (string | PhrasingContent)[];

const phrasing = (words: Words): PhrasingContent[] =>
  words.flatMap((word) => (typeof word === 'string' ? inertKeepingEdges(word) : [word]));

/** The blanks at both ends part a word from its neighbours. */
function inertKeepingEdges(text: string): PhrasingContent[] {
  const nodes = inert(text);
  const before = /^\s/.test(text) ? [{ type: 'text' as const, value: ' ' }] : [];
  const after = /\s$/.test(text) && text.trim() !== '' ? [{ type: 'text' as const, value: ' ' }] : [];
  return [...before, ...nodes, ...after];
}

/** Bold words, made inert. */
export const strong = (text: string): PhrasingContent => ({ type: 'strong', children: inert(text) });
/** A file name or another word of ours that stays as it is. */
export const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value });
/** A link of ours; the address must have passed `webAddress`. */
export const link = (text: string, url: string): PhrasingContent => ({ type: 'link', url, children: inert(text) });

/** A heading of the second or third level. */
export const heading = (depth: 2 | 3, ...words: Words): RootContent => ({
  type: 'heading',
  depth,
  children: phrasing(words),
});

/** A paragraph. */
export const line = (...words: Words): RootContent => ({ type: 'paragraph', children: phrasing(words) });

/** A quotation of others in a paragraph of its own. */
export const quotation = (text: string): RootContent => ({
  type: 'blockquote',
  children: [{ type: 'paragraph', children: inert(text) }],
});

/** A list without blank lines between its items. */
export const list = (items: readonly Words[]): RootContent => ({
  type: 'list',
  spread: false,
  children: items.map((words) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: phrasing(words) }],
  })),
});

/** The first column at the left, figures at the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Words[])[],
  align: Table['align'] = [],
): RootContent {
  const row = (cells: readonly Words[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((words) => ({ type: 'tableCell', children: phrasing(words) })),
  });
  return { type: 'table', align, children: [row(head.map((word) => [word])), ...rows.map(row)] };
}

/** A part that opens on demand. The summary is HTML and only ever our own words and counts. */
export const folded = (summary: string, children: readonly RootContent[]): RootContent[] => [
  { type: 'html', value: `<details><summary>${escapeHtml(summary)}</summary>` },
  ...children,
  { type: 'html', value: '</details>' },
];

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'@#]/g, (character) => `${SPLIT.has(character) ? '<!-- -->' : ''}&#${character.charCodeAt(0)};`);

/** What would mention or refer to something at the start of a word. */
const SPLIT = new Set(['@', '#']);
