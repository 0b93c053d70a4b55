/** Tables whose rows say where each cell ends, as RTF and old Word files do: rows of unlike cells are fitted together. */
import type { Rows } from './attachment-reading.js';
import { expandSpans, isTable } from './expand-spans.js';

export interface EdgedCell {
  readonly text: string;
  /** In twentieths of a point from the left. */
  readonly right: number;
  /** Whether it begins a cell of several rows, or goes on with one. */
  readonly down: 'none' | 'first' | 'more';
}

/** Edges nearer than this are one edge drawn by hand. */
const SAME_EDGE = 60;

/** Undefined for what is no table of two columns. */
export function gridFromEdges(rows: readonly (readonly EdgedCell[])[]): Rows | undefined {
  const edges: number[] = [];
  for (const right of rows.flatMap((row) => row.map((cell) => cell.right)).sort((a, b) => a - b))
    if (right - (edges.at(-1) ?? -Infinity) > SAME_EDGE) edges.push(right);
  const columnAt = (right: number): number => edges.findIndex((edge) => right - edge <= SAME_EDGE);
  const placed = rows.map((row) => {
    let left = 0;
    return row.map((cell) => {
      const end = columnAt(cell.right) + 1;
      const place = { ...cell, left, columns: Math.max(1, end - left) };
      left = Math.max(end, left + 1);
      return place;
    });
  });
  const goesOn = (row: number, left: number): boolean =>
    placed[row]?.some((cell) => cell.left === left && cell.down === 'more') === true;
  const spanned = placed.map((row, at) =>
    row
      .filter(({ down }) => at === 0 || down !== 'more')
      .map(({ text, columns, left }) => {
        let high = 1;
        while (goesOn(at + high, left)) high += 1;
        return { text, columns, rows: high };
      }),
  );
  const grid = expandSpans(spanned);
  return isTable(grid) ? grid : undefined;
}
