import type { Grid } from '../../model/page.js';
import { isLabel } from './figure.js';

/** One row of one of a page's tables. A page's tables are read as one list of rows: reports split and join them freely. */
export interface TableRow {
  readonly grid: number;
  readonly cells: readonly string[];
}

/** All rows of all tables, in document order, without wholly blank ones that hold fewer than five cells. */
export const tableRows = (grids: readonly Grid[]): TableRow[] =>
  grids.flatMap((cells, grid) => cells.map((row) => ({ grid, cells: row })));

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
