/** A table as its file writes it: a cell once, with how many rows and columns it covers. */
import type { Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';

export interface SpannedCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

const MOST_COLUMNS = 400;
const MOST_CELLS = 400_000;

/** Every cell at each place that it covers. Spans end with the table; a table beyond reason is refused as too large. */
export function expandSpans(rows: readonly (readonly SpannedCell[])[]): Rows {
  const grid: string[][] = rows.map(() => []);
  let cells = 0;
  rows.forEach((row, top) => {
    const line = grid[top] as string[];
    let left = 0;
    for (const { text, columns, rows: high } of row) {
      while (line[left] !== undefined) left += 1;
      const right = left + Math.max(1, columns);
      const bottom = Math.min(grid.length, top + Math.max(1, high));
      if (right > MOST_COLUMNS || (cells += (right - left) * (bottom - top)) > MOST_CELLS)
        throw new UnreadableFile('too-large');
      for (let down = top; down < bottom; down += 1)
        for (let column = left; column < right; column += 1) (grid[down] as string[])[column] ??= text;
      left = right;
    }
  });
  return even(grid);
}

/** Rows of one length, holes being blank cells. */
export function even(grid: readonly (readonly (string | undefined)[])[]): Rows {
  const wide = grid.reduce((most, row) => Math.max(most, row.length), 0);
  return grid.map((row) => Array.from({ length: wide }, (_, column) => row[column] ?? ''));
}

/** Two columns at least, and something in them: anything less is a frame round text. */
export const isTable = (grid: Rows): boolean =>
  (grid[0]?.length ?? 0) >= 2 && grid.some((row) => row.some((cell) => cell !== ''));
