import { squeeze, tidy } from '../../lib/text/squeeze.js';
import type { Grid, GridMarks } from '../../model/page.js';
import type { Element, Tree } from '../tree/element.js';

const maxRows = 5000;
const maxColumns = 200;
const maxCells = 200_000;

export interface ReadGrid {
  readonly grid: Grid;
  readonly marks: GridMarks;
  readonly caption?: string;
}

/**
 * Tables expanded by row and column spans. Spans are cut at the table's own rows and at 200 columns: a span of a million
 * costs nothing. Tables that only arrange the page (a table inside, or a single cell) are left out.
 */
export const readGrids = (tree: Tree, isOwn: (element: Element) => boolean): ReadGrid[] => {
  const grids: ReadGrid[] = [];
  for (const table of tree.elements) {
    if (
      table.tag !== 'table' ||
      table.isHidden ||
      !isOwn(table) ||
      table.to === table.from ||
      hasInnerTable(tree, table)
    )
      continue;
    const rows = rowsOf(table);
    const { grid, marks } = expand(tree, rows);
    const columns = grid.reduce((most, row) => Math.max(most, row.length), 0);
    if (grid.length === 0 || columns < 2) continue;
    const caption = table.children.find((child) => typeof child !== 'string' && child.tag === 'caption') as
      Element | undefined;
    const title = caption ? tidy(tree.text.slice(caption.from, caption.to)) : '';
    grids.push({ grid, marks, ...(title === '' ? {} : { caption: title }) });
  }
  return grids;
};

/** A table of a single cell inside a cell is only a frame round what the cell says. */
const hasInnerTable = (tree: Tree, table: Element): boolean => {
  for (let index = table.index + 1; index < table.end; index++) {
    const inner = tree.elements[index];
    if (inner?.tag === 'table' && !isFrame(tree, inner)) return true;
  }
  return false;
};

const isFrame = (tree: Tree, table: Element): boolean => {
  let cells = 0;
  for (let index = table.index + 1; index < table.end; index++) {
    const tag = tree.elements[index]?.tag;
    if ((tag === 'td' || tag === 'th') && ++cells > 1) return false;
  }
  return true;
};

const rowsOf = (table: Element): Element[] => {
  const rows: Element[] = [];
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || child.isHidden || rows.length >= maxRows) continue;
      if (child.tag === 'tr') rows.push(child);
      else if (/^(?:thead|tbody|tfoot)$/.test(child.tag)) visit(child);
    }
  };
  visit(table);
  return rows;
};

const span = (cell: Element, name: string, most: number): number => {
  const value = parseInt(cell.attributes[name] ?? '1', 10);
  return Number.isFinite(value) && value > 1 ? Math.min(value, most) : name === 'rowspan' && value === 0 ? most : 1;
};

/** Digits on both sides of a blank or a line's end: `217 1`. */
const APART = /(?<=[0-9\uff10-\uff19])[\s\u00a0\u3000]+(?=[0-9\uff10-\uff19])/u;

const expand = (tree: Tree, rows: readonly Element[]): { readonly grid: Grid; readonly marks: GridMarks } => {
  const grid: string[][] = rows.map(() => []);
  const covered: number[][] = rows.map(() => []);
  const apart: { column: number; parts: readonly string[] }[][] = rows.map(() => []);
  let cells = 0;
  fill: for (const [rowIndex, row] of rows.entries()) {
    const line = grid[rowIndex] as string[];
    let column = 0;
    for (const cell of row.children) {
      if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th') || cell.isHidden) continue;
      while (line[column] !== undefined) column++;
      if (column >= maxColumns) break;
      const shown = tree.text.slice(cell.from, cell.to);
      const text = squeeze(shown);
      const parts = shown.split(APART).map(squeeze);
      const wide = span(cell, 'colspan', maxColumns - column);
      const high = span(cell, 'rowspan', rows.length - rowIndex);
      if ((cells += wide * high) > maxCells) break fill;
      for (let down = rowIndex; down < rowIndex + high; down++)
        for (let at = column; at < column + wide; at++) {
          if (grid[down]?.[at] !== undefined) continue;
          (grid[down] as string[])[at] = text;
          if (at > column) covered[down]?.push(at);
          if (parts.length > 1) apart[down]?.push({ column: at, parts });
        }
      column += wide;
    }
  }
  return compact(grid, { covered, apart });
};

/** Fills holes and drops rows without a cell. */
const compact = (
  grid: readonly string[][],
  { covered, apart }: GridMarks,
): { readonly grid: Grid; readonly marks: GridMarks } => {
  const kept = [...grid.keys()].filter((row) => (grid[row]?.length ?? 0) > 0);
  const pick = <T>(rows: readonly (readonly T[])[]): (readonly T[])[] => kept.map((row) => rows[row] ?? []);
  return {
    grid: pick(grid).map((row) => Array.from(row.slice(0, maxColumns), (cell: string | undefined) => cell ?? '')),
    marks: { covered: pick(covered), apart: pick(apart) },
  };
};
