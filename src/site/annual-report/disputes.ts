/** 政府信息公开行政复议、行政诉讼情况: the table of section four, one row of three groups of five. */
import { isLabel, readFigure, type Figure } from './figure.js';
import type { TableRow } from './table-rows.js';

export const GROUPS = ['行政复议', '行政诉讼：未经复议直接起诉', '行政诉讼：复议后起诉'] as const;
export const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const;

/** Five figures for each of the three groups. */
export interface DisputesTable {
  readonly groups: readonly (readonly Figure[])[];
}

const KINDS = [/维持/, /纠正/, /^其[他它]|结果其[他它]/, /审结/, /^(?:总计|合计)/] as const;

interface Block {
  /** Of 结果维持, and how many cells its row has. */
  readonly column: number;
  readonly wide: number;
  readonly group: number | undefined;
  readonly row: number;
}

/** Every such table, in order; the same one printed twice counts once. */
export function readDisputes(rows: readonly TableRow[]): DisputesTable[] {
  const blocks = rows.flatMap((_, at) => blocksIn(rows, at));
  const tables: DisputesTable[] = [];
  for (let start = 0; start + GROUPS.length <= blocks.length; start += GROUPS.length) {
    const three = blocks.slice(start, start + GROUPS.length);
    const told = three.map(({ group }) => group);
    const order = new Set(told).size === GROUPS.length && !told.includes(undefined) ? told : [0, 1, 2];
    const figures = three.map((block) => figuresBelow(rows, block));
    if (figures.some((five) => five === undefined)) continue;
    tables.push({ groups: GROUPS.map((_, group) => figures[order.indexOf(group)] ?? []) });
  }
  const textOf = ({ groups }: DisputesTable): string =>
    groups.flatMap((five) => five.map(({ text }) => text)).join(' ');
  return tables.filter((table, at) => tables.findIndex((other) => textOf(other) === textOf(table)) === at);
}

/** Runs of the five kinds of result in a row, each with the group that the rows above name. */
function blocksIn(rows: readonly TableRow[], at: number): Block[] {
  const { cells, grid } = rows[at] ?? { cells: [], grid: -1 };
  const found: Block[] = [];
  for (let column = 0; column + KINDS.length <= cells.length; column++) {
    if (!namesResults(cells, column)) continue;
    // Names that span two rows of the head stand in both: the lower one counts.
    const below = rows[at + 1];
    if (below?.grid === grid && below.cells.length === cells.length && namesResults(below.cells, column)) {
      column += KINDS.length - 1;
      continue;
    }
    const above = rows
      .slice(Math.max(0, at - 4), at)
      .filter((row) => row.grid === grid && row.cells.length === cells.length)
      .map((row) => row.cells[column] ?? '')
      .join(' ');
    const group = /直接起诉|未经复议/.test(above) ? 1 : /复议后/.test(above) ? 2 : /复议/.test(above) ? 0 : undefined;
    found.push({ column, wide: cells.length, group, row: at });
    column += KINDS.length - 1;
  }
  return found;
}

const namesResults = (cells: readonly string[], column: number): boolean =>
  KINDS.every((kind, index) => kind.test(cells[column + index] ?? ''));

/** The first row of figures below; a blank row counts where no other follows. */
function figuresBelow(rows: readonly TableRow[], { column, wide, row }: Block): readonly Figure[] | undefined {
  let blank: readonly Figure[] | undefined;
  for (const { cells } of rows.slice(row + 1, row + 5)) {
    if (cells.some((cell) => KINDS[0].test(cell) || /新收|第二十条/.test(cell))) break;
    const extra = cells.length - wide;
    // A longer row has a label before its figures, or stray blank cells behind them.
    const shift = cells.slice(0, Math.max(0, extra)).every(isLabel) ? extra : 0;
    if (extra < 0 || cells.slice(wide + shift).some((cell) => cell !== '')) continue;
    const figures = KINDS.map((_, index) => readFigure(cells[column + shift + index] ?? ''));
    if (cells.every((cell) => readFigure(cell).kind === 'blank')) blank ??= figures;
    else return figures;
  }
  return blank;
}
