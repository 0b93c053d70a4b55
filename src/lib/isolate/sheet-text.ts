/** Text of a workbook (XLS, XLSX, XML of Excel 2003): a sheet's name, then its rows, cells joined by tabs; sheets as tables; hidden ones apart. */
import { read, set_cptable } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { contentOf, holdsPicture } from './content-of.js';
import { even, isTable } from './expand-spans.js';

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 400;
const MOST_CELLS = 400_000;

/** Workbooks of old Excel are in the code page of their machine. */
set_cptable(codePages);

/** Throws on what is no workbook; `UnreadableFile` where a sheet is longer or wider than we read, or nothing stands in any. */
export function sheetText(bytes: Uint8Array): Promise<AttachmentContent> {
  const book = read(bytes, {
    type: 'buffer',
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellDates: false,
    bookVBA: false,
    // Older workbooks that name no code page were written on Chinese machines.
    codepage: 936,
    sheetRows: MOST_ROWS + 1,
  });
  const lines: string[] = [];
  const hidden: string[] = [];
  const grids: Rows[] = [];
  let left = MOST_CELLS;
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name];
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (!sheet) return;
    const content = isHidden ? readHidden(sheet) : readSheet(sheet);
    if (!content) return;
    const { own, grid } = content;
    if (!isHidden) left -= grid.length * (grid[0]?.length ?? 0);
    if (left < 0) throw new UnreadableFile('too-large');
    const rows = own.map((row) => row.join('\t').trimEnd()).filter((line) => line.trim() !== '');
    if (rows.length === 0) return;
    (isHidden ? hidden : lines).push(name, ...rows);
    if (!isHidden && isTable(grid)) grids.push(grid);
  });
  // A function that throws is one that rejects.
  return Promise.resolve(contentOf(lines, grids, holdsDrawing(bytes) ? 1 : 0, hidden));
}

/** In a packed workbook the names of the parts stand unpacked. */
const holdsDrawing = (bytes: Uint8Array): boolean =>
  holdsPicture(bytes) || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/media/');

/** A hidden sheet of any size does not keep us from the others. */
function readHidden(sheet: WorkSheet): ReturnType<typeof readSheet> | undefined {
  try {
    return readSheet(sheet);
  } catch {
    return undefined;
  }
}

/** `own`: a merged cell once, as it is written; `grid`: at each place that it covers. */
function readSheet(sheet: WorkSheet): { readonly own: Rows; readonly grid: Rows } {
  const data = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  if (data.length > MOST_ROWS) throw new UnreadableFile('too-large');
  const rows: string[][] = [];
  data.forEach((cells, at) => {
    const row = (cells ?? []).slice(0, MOST_COLUMNS + 1).map(textOf);
    while (row.at(-1) === '') row.pop();
    if (row.length > MOST_COLUMNS) throw new UnreadableFile('too-large');
    if (row.length > 0) {
      while (rows.length < at) rows.push([]);
      rows.push(row);
    }
  });
  const own = even(rows);
  const wide = own[0]?.length ?? 0;
  const grid = own.map((row) => [...row]);
  let left = MOST_CELLS;
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    const text = own[start.r]?.[start.c] ?? '';
    for (let row = start.r; row <= Math.min(end.r, grid.length - 1); row += 1)
      for (let column = start.c; column <= Math.min(end.c, wide - 1); column += 1) {
        if ((left -= 1) < 0) throw new UnreadableFile('too-large');
        (grid[row] as string[])[column] = text;
      }
  }
  return { own, grid };
}

/** As the sheet shows it; line breaks inside a cell are blanks. */
function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.t === 'z' || cell.t === 'e') return '';
  const shown = cell.w ?? (cell.v === undefined ? '' : String(cell.v));
  return shown.replace(/\s+/g, ' ').trim();
}
