/** Text of a DOC of Word 97 and later (WPS writes the same): paragraphs as lines, table rows as lines of cells. */
import WordExtractor from 'word-extractor';
import type { AttachmentContent } from './attachment-reading.js';
import { contentOf, holdsPicture } from './content-of.js';

/** No tables: the widths of their cells, by which rows of unlike cells fit together, are not read. */
export async function docText(bytes: Uint8Array): Promise<AttachmentContent> {
  const document = await new WordExtractor().extract(Buffer.from(bytes));
  const parts = [document.getBody(), document.getTextboxes({ includeHeadersAndFooters: false })];
  const lines = parts
    .flatMap((part) => part.split('\n'))
    .flatMap(partTable)
    .map((line) => line.replace(/^ +|[ \t]+$/g, ''));
  return contentOf(
    lines.filter((line) => line.trim() !== ''),
    [],
    holdsPicture(bytes) ? 1 : 0,
  );
}

/** Cells and rows end with a mark, here a tab: what follows the last row unmarked is the paragraph behind the table. */
const partTable = (line: string): string[] => {
  const end = line.lastIndexOf('\t\t') + 2;
  const isBehind = end > 2 && line.slice(0, end).trim() !== '' && !line.includes('\t', end);
  return isBehind ? [line.slice(0, end), line.slice(end)] : [line];
};
