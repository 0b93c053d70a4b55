/** Printed pages as text with their tables in it: table rows as lines of cells, a table that the page broke as one. */
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { contentOf } from './content-of.js';
import { joinPdfLines } from './join-pdf-lines.js';
import type { PdfPiece } from './join-pdf-lines.js';
import { heightOf } from './page-layout.js';
import type { Rule, Run } from './page-layout.js';
import { joinTables, ruledTables } from './ruled-tables.js';
import type { RuledTable } from './ruled-tables.js';

export interface PrintedPage {
  readonly pieces: readonly PdfPiece[];
  /** Where each of the pieces stands. */
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}

/** Throws `UnreadableFile` where the pages say nothing. */
export function layOut(pages: readonly PrintedPage[], pictures: number): AttachmentContent {
  const lines: string[] = [];
  const grids: Rows[] = [];
  let open: RuledTable | undefined;
  for (const page of pages) {
    const unit = unitOf(page.runs);
    const tables = ruledTables(page.rules, page.runs, unit);
    const taken = new Set(tables.flatMap(({ runs }) => [...runs]));
    const free = page.runs
      .map((run, index) => ({ run, piece: page.pieces[index] }))
      .filter(({ run }) => !taken.has(run));
    tables.forEach((table, index) => {
      const before = free.filter(({ run }) => indexAt(tables, run) === index);
      const text = linesOf(before);
      const joined = open && index === 0 && isMargin(text) ? joinTables(open, table, unit) : undefined;
      lines.push(...(joined ? [] : text), ...rowLines(table));
      if (joined) grids[grids.length - 1] = joined.grid;
      else grids.push(table.grid);
      open = joined ?? table;
    });
    const after = linesOf(free.filter(({ run }) => indexAt(tables, run) === tables.length));
    lines.push(...after);
    if (!isMargin(after)) open = undefined;
  }
  return contentOf(lines, grids, pictures);
}

/** The height of most of the text. */
function unitOf(runs: readonly Run[]): number {
  const counts = new Map<number, number>();
  for (const run of runs) {
    const height = Math.round(heightOf(run));
    counts.set(height, (counts.get(height) ?? 0) + run.text.trim().length);
  }
  const [most] = [...counts].filter(([height]) => height > 0).sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 10;
}

const indexAt = (tables: readonly RuledTable[], { top, bottom }: Run): number =>
  tables.filter(({ box }) => box.top < (top + bottom) / 2).length;

const linesOf = (free: readonly { readonly piece: PdfPiece | undefined }[]): string[] =>
  joinPdfLines(free.flatMap(({ piece }) => piece ?? []));

/** Nothing but what stands at the edge of every page: its number, a short running title. */
const isMargin = (lines: readonly string[]): boolean =>
  lines.length === 0 || (lines.length === 1 && /^[-—–\s\d第页共/]*$/.test(lines[0] ?? ''));

/** A cell is said once, in its first row. */
function rowLines({ grid, cells }: RuledTable): string[] {
  return grid.flatMap((row, at) => {
    const own = row.flatMap((text, column) => {
      const cell = cells[at]?.[column];
      if (column > 0 && cells[at]?.[column - 1] === cell) return [];
      return [cells[at - 1]?.[column] === cell ? '' : text];
    });
    const line = own.join('\t').trimEnd();
    return line.trim() === '' ? [] : [line];
  });
}
