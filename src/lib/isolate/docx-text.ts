/** Text of a DOCX: paragraphs as lines, table rows as lines whose cells are joined by tabs. */
import mammoth from 'mammoth';
import type { AttachmentText } from './attachment-text.js';

/** What mammoth reads a document into, as far as text goes. */
interface Element {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Element[];
}

/** Throws on what is no DOCX. */
export async function docxText(bytes: Uint8Array): Promise<AttachmentText> {
  let lines: readonly string[] = [];
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      transformDocument: (document: Element & object) => {
        lines = linesOf(document.children ?? []);
        return { ...document, children: [] };
      },
    },
  );
  const text = lines.join('\n');
  return /[\p{L}\p{N}]/u.test(text) ? { text } : { failure: 'no-text' };
}

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
