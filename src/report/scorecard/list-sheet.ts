import type { Cell } from './cells.js';
import type { Grid } from './grid.js';
import { lineCount } from './line-count.js';
import { pageSetUp } from './page-set-up.js';

/** A column of a list: its title, its width in characters, and what a row has in it. */
export interface Column<Row> {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: Row, number: number) => Cell;
}

export interface ListSheet<Row> {
  readonly add: (row: Row) => void;
  /** Filter and print area, once all rows are there. Says how many there are. */
  readonly end: () => number;
}

/** A sheet that is one list: a note above, a header that stays in sight and on every page, a filter over each column. */
export function listOn<Row>(
  grid: Grid,
  columns: readonly Column<Row>[],
  given: { readonly note: string; readonly none: string; readonly heading: string },
): ListSheet<Row> {
  const { sheet } = grid;
  const header = 1;
  grid.setWidths(columns.map(({ width }) => width));
  sheet.mergeRange(0, 0, 0, Math.max(1, columns.length - 1), '', grid.styles('text', 'note')).free();
  grid.put(0, 0, given.note, 'note');
  const wide = columns.reduce((sum, { width }) => sum + width, 0);
  sheet.setRowHeight(0, lineCount(given.note, wide) * 15 + 3).free();
  grid.row(
    header,
    columns.map(({ title }) => title),
    'head',
  );
  sheet.setFreezePanes(header + 1, 0).free();
  pageSetUp(sheet, given.heading, header);
  let count = 0;
  return {
    add: (row) => {
      count++;
      grid.row(
        header + count,
        columns.map(({ cell }) => cell(row, count)),
      );
    },
    end: () => {
      if (count === 0) grid.put(header + 1, 0, given.none, 'note');
      sheet.autofilter(header, 0, header + Math.max(1, count), columns.length - 1).free();
      return count;
    },
  };
}
