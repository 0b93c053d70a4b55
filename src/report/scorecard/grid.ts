import { Formula, Url, type Worksheet } from 'wasm-xlsxwriter';
import { daySerial, type Cell, type Look } from './cells.js';
import { lineCount } from './line-count.js';
import { cut } from './sheet-names.js';
import type { Styles } from './styles.js';

/** Excel's own limits; a text in UTF-16 units. */
const LONGEST_TEXT = 32_767;
const LINKS_A_SHEET = 65_530;
/** In points; a line is one of 10 points. */
const HIGHEST_ROW = 409;
const LINE_HEIGHT = 14;

/** One sheet being written: cells by row and column from 0. */
export interface Grid {
  readonly sheet: Worksheet;
  readonly styles: Styles;
  readonly put: (row: number, column: number, cell: Cell, look?: Look) => void;
  /** Widths of the columns in characters, from which heights of rows follow. */
  readonly setWidths: (widths: readonly number[]) => void;
  /** A row from its first cell on, high enough for its texts; `look` holds for cells that have none of their own. */
  readonly row: (row: number, cells: readonly Cell[], look?: Look) => void;
}

/**
 * Writes cells to a sheet. Text is never anything else than text: what begins like a formula is typed as a string. Links
 * beyond what a sheet may hold are written as text.
 * Each call of the writer answers one more handle on the sheet. They are freed at once: a million of them keep the garbage
 * collector busy for a minute. `makeRoom` is told of each cell.
 */
export function gridOn(
  sheet: Worksheet,
  styles: Styles,
  hasBorders: boolean,
  makeRoom: () => void = () => undefined,
): Grid {
  let links = 0;
  let columnWidths: readonly number[] = [];
  const write = (row: number, column: number, text: string, look: Look): void => {
    sheet.writeStringWithFormat(row, column, cut(text, LONGEST_TEXT), styles('text', look)).free();
  };
  const number = (row: number, column: number, value: number, kind: 'count' | 'points' | 'day', look: Look): void => {
    sheet.writeNumberWithFormat(row, column, value, styles(kind, look)).free();
  };
  const link = (row: number, column: number, href: string, text: string, look: Look): void => {
    const plain = new Url(href);
    const named = plain.setText(cut(text, LONGEST_TEXT));
    sheet.writeUrlWithFormat(row, column, named, styles('link', look)).free();
    named.free();
    plain.free();
  };
  const formula = (row: number, column: number, text: string, result: number, look: Look): void => {
    const bare = new Formula(text);
    const known = bare.setResult(String(result));
    sheet.writeFormulaWithFormat(row, column, known, styles('points', look)).free();
    known.free();
    bare.free();
  };
  const put = (row: number, column: number, cell: Cell, look: Look = 'plain'): void => {
    makeRoom();
    if (cell === undefined || cell === '') {
      if (hasBorders && look !== 'note' && look !== 'title') sheet.writeBlank(row, column, styles('text', look)).free();
    } else if (typeof cell === 'string') write(row, column, cell, look);
    else if ('href' in cell) {
      if (links++ < LINKS_A_SHEET) link(row, column, cell.href, cell.text, look);
      else write(row, column, cell.text, look);
    } else if ('text' in cell) write(row, column, cell.text, cell.look);
    else if ('count' in cell) number(row, column, cell.count, 'count', look);
    else if ('points' in cell) number(row, column, cell.points, 'points', cell.look ?? look);
    else if ('formula' in cell) formula(row, column, cell.formula, cell.result, cell.look ?? look);
    else if ('day' in cell) {
      const serial = daySerial(cell.day);
      if (serial === undefined) write(row, column, cell.day, look);
      else number(row, column, serial, 'day', look);
    } else if (hasBorders || cell.fill === 'day') sheet.writeBlank(row, column, styles(cell.fill, look)).free();
  };
  return {
    sheet,
    styles,
    put,
    setWidths: (widths) => {
      columnWidths = widths;
      widths.forEach((width, column) => {
        sheet.setColumnWidth(column, width).free();
      });
    },
    row: (row, cells, look) => {
      let lines = 1;
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        put(row, column, cell, look);
        const text = typeof cell === 'object' && 'text' in cell ? cell.text : cell;
        if (typeof text === 'string') lines = Math.max(lines, lineCount(text, columnWidths[column] ?? Infinity));
      }
      // Excel would find the height by itself, LibreOffice does not.
      if (lines > 1) sheet.setRowHeight(row, Math.min(HIGHEST_ROW, lines * LINE_HEIGHT + 3)).free();
    },
  };
}
