/** Text of a PDF: its printed lines, those that only the width of the page broke put together again; its ruled tables. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { joinPdfLines } from './join-pdf-lines.js';
import type { PdfPiece } from './join-pdf-lines.js';
import { getDocument } from './pdfjs.js';
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { layOut } from './lay-out.js';
import type { PrintedPage } from './lay-out.js';
import type { Run } from './page-layout.js';
import { multiply, rulesOf } from './pdf-rules.js';
import type { Matrix } from './pdf-rules.js';
import { unifyRadicals } from './unify-radicals.js';
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
    // Pictures are not looked at: they are not unpacked either.
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: 0,
  }).promise;
  if (document.numPages === 0) throw new UnreadableFile('damaged');
  const pages: PrintedPage[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages && length < ENOUGH_CHARACTERS; number += 1) {
    const page = await readPage(await document.getPage(number));
    length += page.pieces.reduce((sum, { str }) => sum + str.length, 0);
    pages.push(page);
  }
  if (!isReadable(pages.map(({ pieces }) => joinPdfLines(pieces)))) throw new UnreadableFile('no-text');
  return layOut(pages, countPictures(bytes) + pages.filter(({ runs }) => isBare(runs)).length);
}

/** Pictures are streams, whose descriptions stand unpacked in the file. */
const countPictures = (bytes: Uint8Array): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .match(/\/Subtype\s*\/Image\b/g)?.length ?? 0;

/** A page that bears no text to speak of. */
const isBare = (runs: readonly Run[]): boolean =>
  runs.reduce((sum, { text }) => sum + text.trim().length, 0) < FEWEST_LETTERS;

/** What is drawn on a page matters only where there is text to stand between the lines. */
async function readPage(page: PDFPageProxy): Promise<PrintedPage> {
  const { items } = await page.getTextContent();
  const pieces = items
    .filter((item): item is Extract<typeof item, PdfPiece> => 'str' in item)
    .map((piece) => ({ ...piece, str: unifyRadicals(piece.str) }));
  const letters = pieces.reduce((sum, { str }) => sum + str.trim().length, 0);
  const place = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const rules = letters >= FEWEST_LETTERS ? rulesOf(await page.getOperatorList({ annotationMode: 0 }), place) : [];
  page.cleanup();
  return { pieces, runs: pieces.map((piece) => runOf(piece, place)), rules };
}

/** Where a piece stands, seen from the top left corner; nowhere for what does not run from left to right. */
function runOf({ str, transform, width, height }: PdfPiece, place: Matrix): Run {
  const [a, b, , , left, baseline] = multiply(place, transform as unknown as Matrix);
  const isLevel = a > 0 && Math.abs(b) < 0.05 * a;
  const run = { text: str, left, right: left + width, top: baseline - 0.85 * height, bottom: baseline + 0.15 * height };
  return isLevel ? run : { ...run, left: -1, right: -1 };
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
