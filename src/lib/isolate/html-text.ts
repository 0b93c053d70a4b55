/** Text of a web page that was saved as an office document: blocks as lines, table rows as lines of cells, tables. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterMap } from 'parse5';
import { decodeText } from '../charset/decode-text.js';
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { contentOf } from './content-of.js';
import { expandSpans, isTable } from './expand-spans.js';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

const UNSEEN: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'template',
  'noscript',
  'xml',
  'o:p',
  'object',
]);
const INLINE =
  /^(?:a|b|big|bdo|cite|code|del|em|font|i|img|ins|label|s|small|span|strong|sub|sup|u|strike|tt|wbr|\w+:\w+)$/;

/** In whatever Chinese encoding it is. */
export const htmlText = (bytes: Uint8Array): Promise<AttachmentContent> =>
  Promise.resolve(contentOfHtml(decodeText(bytes).text));

/** Throws `UnreadableFile` where it says nothing. */
export function contentOfHtml(source: string): AttachmentContent {
  const { childNodes } = parse(source);
  return contentOf(linesOf(childNodes), gridsOf(childNodes), countPictures(childNodes));
}

const countPictures = (nodes: readonly Node[]): number =>
  nodes
    .filter(isElement)
    .reduce((sum, { tagName, childNodes }) => sum + (tagName === 'img' ? 1 : countPictures(childNodes)), 0);

const isElement = (node: Node): node is Element => 'tagName' in node;

function linesOf(nodes: readonly Node[]): string[] {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const visit = (node: Node): void => {
    if (node.nodeName === '#text' && 'value' in node) line += node.value;
    if (!isElement(node) || isUnseen(node)) return;
    if (node.tagName === 'br') end();
    else if (INLINE.test(node.tagName)) node.childNodes.forEach(visit);
    else {
      end();
      if (node.tagName === 'tr') lines.push(...rowLines(node));
      else node.childNodes.forEach(visit);
      end();
    }
  };
  nodes.forEach(visit);
  end();
  return lines;
}

/** A row of one cell is a frame round text that keeps its lines. */
function rowLines(row: Element): string[] {
  const cells = cellsOf(row).map((cell) => linesOf(cell.childNodes));
  if (cells.length < 2) return cells.flat();
  const line = cells.map((lines) => lines.join(' ')).join('\t');
  return line.trim() === '' ? [] : [line];
}

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

const isUnseen = (element: Element): boolean =>
  UNSEEN.has(element.tagName) || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(element, 'style'));

const attribute = ({ attrs }: Element, name: string): string => attrs.find((one) => one.name === name)?.value ?? '';

/** Of tables in tables the innermost: the others only arrange the page. */
function gridsOf(nodes: readonly Node[]): Rows[] {
  return nodes.flatMap((node) => {
    if (!isElement(node) || isUnseen(node)) return [];
    const inner = gridsOf(node.childNodes);
    if (node.tagName !== 'table' || inner.length > 0) return inner;
    const span = (cell: Element, name: string): number => {
      const value = Number.parseInt(attribute(cell, name), 10);
      return value > 1 ? Math.min(value, 1_000) : 1;
    };
    const grid = expandSpans(
      rowsOf(node).map((row) =>
        cellsOf(row).map((cell) => ({
          text: linesOf(cell.childNodes).join(' '),
          columns: span(cell, 'colspan'),
          rows: span(cell, 'rowspan'),
        })),
      ),
    );
    return isTable(grid) ? [grid] : [];
  });
}

const rowsOf = (table: Element): Element[] =>
  table.childNodes.filter(isElement).flatMap((child) => (child.tagName === 'tr' ? [child] : rowsOf(child)));
