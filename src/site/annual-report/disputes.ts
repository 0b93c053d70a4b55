/** 政府信息公开行政复议、行政诉讼情况: the table of section four, one row of three groups of five. */
import { isLabel, readFigure, type Figure } from './figure.js';
import { partsAt, startOf, type TableRow } from './table-rows.js';

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
  const lines = rows.map(asLine);
  const blocks = lines.flatMap((_, at) => blocksIn(lines, at));
  const tables: DisputesTable[] = [];
  for (let start = 0; start + GROUPS.length <= blocks.length; start += GROUPS.length) {
    const three = blocks.slice(start, start + GROUPS.length);
    const told = three.map(({ group }) => group);
    const order = new Set(told).size === GROUPS.length && !told.includes(undefined) ? told : [0, 1, 2];
    const figures = three.map((block) => figuresBelow(lines, block));
    if (figures.some((five) => five === undefined)) continue;
    tables.push({ groups: GROUPS.map((_, group) => figures[order.indexOf(group)] ?? []) });
  }
  const textOf = ({ groups }: DisputesTable): string =>
    groups.flatMap((five) => five.map(({ text }) => text)).join(' ');
  return tables.filter((table, at) => tables.findIndex((other) => textOf(other) === textOf(table)) === at);
}

/** A row with each of its cells once, however many columns they cover. */
interface RowCells {
  readonly grid: number;
  readonly cells: readonly string[];
  /** Where each of `cells` begins in the row. */
  readonly starts: readonly number[];
  readonly apart: readonly boolean[];
  readonly row: TableRow;
}

function asLine(row: TableRow): RowCells {
  const starts = [...row.cells.keys()].filter((column) => startOf(row, column) === column);
  const cells = starts.map((start) => row.cells[start] ?? '');
  return { grid: row.grid, cells, starts, apart: starts.map((start) => partsAt(row, start) !== undefined), row };
}

/** Runs of the five kinds of result in a row, each with the group that the rows above name. */
function blocksIn(lines: readonly RowCells[], at: number): Block[] {
  const line = lines[at];
  if (!line) return [];
  const { cells, grid, starts } = line;
  const found: Block[] = [];
  for (let column = 0; column + KINDS.length <= cells.length; column++) {
    if (!namesResults(cells, column)) continue;
    const start = starts[column] ?? column;
    // Names that span two rows of the head stand in both: the lower one counts.
    const below = lines[at + 1];
    const isLowest = below?.grid !== grid || !namesResults(below.cells, below.starts.indexOf(start));
    if (isLowest) {
      const above = lines
        .slice(Math.max(0, at - 4), at)
        .filter(({ grid: other, row }) => other === grid && row.cells.length === line.row.cells.length)
        .map(({ row }) => row.cells[start] ?? '')
        .join(' ');
      const group = /直接起诉|未经复议/.test(above) ? 1 : /复议后/.test(above) ? 2 : /复议/.test(above) ? 0 : undefined;
      found.push({ column, wide: cells.length, group, row: at });
    }
    column += KINDS.length - 1;
  }
  return found;
}

const namesResults = (cells: readonly string[], column: number): boolean =>
  column >= 0 && KINDS.every((kind, index) => kind.test(cells[column + index] ?? ''));

/** The first row of figures below; a blank row counts where no other follows. */
function figuresBelow(lines: readonly RowCells[], { column, wide, row }: Block): readonly Figure[] | undefined {
  let blank: readonly Figure[] | undefined;
  for (const { cells, apart } of lines.slice(row + 1, row + 5)) {
    if (cells.some((cell) => KINDS[0].test(cell) || /新收|第二十条/.test(cell))) break;
    const extra = cells.length - wide;
    // A longer row has a label before its figures, or stray blank cells behind them.
    const shift = cells.slice(0, Math.max(0, extra)).every(isLabel) ? extra : 0;
    if (extra < 0 || cells.slice(wide + shift).some((cell) => cell !== '')) continue;
    const figures = KINDS.map((_, index) =>
      readFigure(cells[column + shift + index] ?? '', apart[column + shift + index]),
    );
    if (cells.every((cell) => readFigure(cell).kind === 'blank')) blank ??= figures;
    else return figures;
  }
  return blank;
}
