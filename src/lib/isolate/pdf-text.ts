/** Text of a PDF: its printed lines, those that only the width of the page broke put together again. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { joinPdfLines } from './join-pdf-lines.js';
import type { PdfPiece } from './join-pdf-lines.js';
import { getDocument } from './pdfjs.js';
import type { AttachmentContent } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';

/** Beyond it the text is refused by the reader, so there is no use in going on. */
const ENOUGH_CHARACTERS = 2_000_001;

/** Throws on what is no PDF or needs a password. */
export async function pdfText(bytes: Uint8Array): Promise<AttachmentContent> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const document = await getDocument({
    data: new Uint8Array(bytes),
    // Without character maps old Chinese files give no text at all.
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  }).promise;
  const pages: string[][] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages && length < ENOUGH_CHARACTERS; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = joinPdfLines(items.filter((item): item is Extract<typeof item, PdfPiece> => 'str' in item));
    length += lines.reduce((sum, line) => sum + line.length, 0);
    pages.push(lines);
    page.cleanup();
  }
  if (!isReadable(pages)) throw new UnreadableFile('no-text');
  return { text: pages.flat().join('\n'), grids: [] };
}

/** Letters that a page must have; page numbers and the marks of scanning programs are no text. */
const FEWEST_LETTERS = 8;

/** False for scans: most pages say nothing but what stands on other pages too. */
function isReadable(pages: readonly (readonly string[])[]): boolean {
  const seenOn = new Map<string, number>();
  for (const lines of pages) for (const line of new Set(lines)) seenOn.set(line, (seenOn.get(line) ?? 0) + 1);
  const readable = pages.filter((lines) => {
    const own = lines.filter((line) => seenOn.get(line) === 1).join('');
    return (own.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS;
  });
  return readable.length > 0 && readable.length * 2 >= pages.length;
}
