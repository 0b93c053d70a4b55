import type { DefaultTreeAdapterTypes } from 'parse5';
import type { PageTable } from '../find-cells.js';
import type { Markup } from './parse-markup.js';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Cells of a page; what has more is no table that a report quotes. */
const MOST_CELLS = 20_000;
/** A cell spans no more rows or columns than real tables do. */
const WIDEST_SPAN = 100;
const LONGEST_TEXT = 400;

/** Tables of a page as they are laid out, each with its cells in the order of their numbers. */
export function readTables(document: Markup): readonly (PageTable & { readonly elements: readonly Element[] })[] {
  let left = MOST_CELLS;
  return elementsOf(document.childNodes, 'table', new Set()).map((table) => {
    const grid: number[][] = [];
    const elements: Element[] = [];
    const cells: string[] = [];
    const rows = elementsOf(table.childNodes, 'tr', new Set(['table']));
    rows.forEach((row, at) => {
      const line = (grid[at] ??= []);
      let column = 0;
      for (const cell of row.childNodes) {
        if (!('tagName' in cell) || (cell.tagName !== 'td' && cell.tagName !== 'th') || --left < 0) continue;
        while (line[column] !== undefined) column += 1;
        const number = elements.push(cell) - 1;
        cells.push(textOf(cell));
        const [wide, high] = [spanOf(cell, 'colspan'), Math.min(spanOf(cell, 'rowspan'), rows.length - at)];
        for (let down = 0; down < high; down++)
          for (let right = 0; right < wide; right++) (grid[at + down] ??= [])[column + right] = number;
        column += wide;
      }
    });
    return { grid: Array.from(grid, (row) => Array.from(row, (cell) => cell ?? -1)), cells, elements };
  });
}

/** Elements of a name in their order, not looked for inside those that end the search. */
function elementsOf(nodes: readonly Node[], name: string, ends: ReadonlySet<string>): Element[] {
  const found: Element[] = [];
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('tagName' in node)) continue;
    if (node.tagName === name) found.push(node);
    if (ends.has(node.tagName)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as Node);
  }
  return found;
}

const spanOf = ({ attrs }: Element, name: string): number => {
  const span = Number(attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, WIDEST_SPAN) : 1;
};

function textOf(cell: Element): string {
  let text = '';
  const stack: Node[] = [...cell.childNodes].reverse();
  for (let node = stack.pop(); node !== undefined && text.length < LONGEST_TEXT; node = stack.pop()) {
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value;
    else if ('tagName' in node)
      for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at] as Node);
  }
  return text.slice(0, LONGEST_TEXT);
}
