import type { GridMarks, Page } from '../../model/page.js';
import { isLabel } from './figure.js';

/** One row of one of a page's tables. A page's tables are read as one list of rows: reports split and join them freely. */
export interface TableRow {
  readonly grid: number;
  readonly cells: readonly string[];
  /** Columns that the cell to their left covers too. */
  readonly covered?: readonly number[];
  /** Parts of cells that hold figures with blanks between them. */
  readonly apart?: GridMarks['apart'][number];
}

/** All rows of all tables, in document order. */
export const tableRows = ({ grids, gridMarks }: Pick<Page, 'grids' | 'gridMarks'>): TableRow[] =>
  grids.flatMap((rows, grid) => {
    const marks = gridMarks?.[grid];
    return rows.map((cells, row): TableRow => ({
      grid,
      cells,
      ...(marks && { covered: marks.covered[row] ?? [], apart: marks.apart[row] ?? [] }),
    }));
  });

/** Where the cell of a column begins. */
export function startOf({ covered = [] }: TableRow, column: number): number {
  let start = column;
  while (covered.includes(start)) start -= 1;
  return start;
}

/** The figures that blanks part in the cell of a column; undefined where it holds one. */
export const partsAt = ({ apart = [] }: TableRow, column: number): readonly string[] | undefined =>
  apart.find((cell) => cell.column === column)?.parts;

/** A row's label cells (each once, outermost first) and where its figures may begin. Labels stand in the first six cells. */
export function splitRow(
  cells: readonly string[],
  limit = 6,
): { readonly labels: readonly string[]; readonly from: number } {
  let last = -1;
  for (let at = 0; at < Math.min(limit, cells.length); at++) if (isLabel(cells[at] ?? '')) last = at;
  const labels = cells.slice(0, last + 1).filter(isLabel);
  return { labels: labels.filter((label, at) => labels.indexOf(label) === at), from: last + 1 };
}
