/** Text of a DOCX: paragraphs as lines, table rows as lines whose cells are joined by tabs; tables beside it. */
import mammoth from 'mammoth';
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { expandSpans, isTable } from './expand-spans.js';
import { contentOf } from './content-of.js';

/** What mammoth reads a document into, as far as text goes. */
interface Element {
  readonly type: string;
  readonly value?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly children?: readonly Element[];
}

/** Throws on what is no DOCX, `UnreadableFile` where it bears no text. */
export async function docxText(bytes: Uint8Array): Promise<AttachmentContent> {
  let body: readonly Element[] = [];
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      transformDocument: (document: Element & object) => {
        body = document.children ?? [];
        return { ...document, children: [] };
      },
    },
  );
  return contentOf(linesOf(body), gridsOf(body), countPictures(body));
}

const countPictures = (elements: readonly Element[]): number =>
  elements.reduce((sum, { type, children = [] }) => sum + (type === 'image' ? 1 : 0) + countPictures(children), 0);

const linesOf = (elements: readonly Element[]): string[] => elements.flatMap(linesIn);

function linesIn(element: Element): string[] {
  if (element.type === 'table') return (element.children ?? []).flatMap(rowLines);
  if (element.type !== 'paragraph') return linesOf(element.children ?? []);
  return inline(element)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A row of one cell is a frame round text that keeps its lines. */
function rowLines(row: Element): string[] {
  const cells = (row.children ?? []).map((cell) => linesOf(cell.children ?? []));
  if (cells.length < 2) return cells.flat();
  const line = cells.map((lines) => lines.join(' ').replaceAll('\t', ' ')).join('\t');
  return line.trim() === '' ? [] : [line];
}

function inline(element: Element): string {
  if (element.type === 'text') return element.value ?? '';
  if (element.type === 'tab') return '\t';
  if (element.type === 'break') return '\n';
  return (element.children ?? []).map(inline).join('');
}

/** Of tables in tables the innermost: the others only arrange the page. */
function gridsOf(elements: readonly Element[]): Rows[] {
  return elements.flatMap((element) => {
    const inner = gridsOf(element.children ?? []);
    if (element.type !== 'table' || inner.length > 0) return inner;
    const grid = expandSpans(
      rowsOf(element).map((row) =>
        (row.children ?? []).map((cell) => ({
          text: linesOf(cell.children ?? []).join(' '),
          columns: cell.colSpan ?? 1,
          rows: cell.rowSpan ?? 1,
        })),
      ),
    );
    return isTable(grid) ? [grid] : [];
  });
}

const rowsOf = (table: Element): readonly Element[] =>
  (table.children ?? []).flatMap((child) => (child.type === 'tableRow' ? [child] : rowsOf(child)));
