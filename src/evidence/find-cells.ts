import { bareText } from '../lib/text/bare-text.js';
import { squeeze } from '../lib/text/squeeze.js';
import type { MarkedTable } from '../model/marked-table.js';

/** A table of a page as a browser lays it out: numbers of cells at their rows and columns, and what each cell says. */
export interface PageTable {
  readonly grid: readonly (readonly number[])[];
  readonly cells: readonly string[];
}

/** A cell of a page: the number of its table and its own. */
export interface CellPlace {
  readonly table: number;
  readonly cell: number;
}

/**
 * The marked cells of a finding's table on the page. A table is known by its figures: its lines stand in the page's table in
 * their order, with the same figures from the same column on. Lines of other pages are passed over, and so are lines that may as
 * well stand elsewhere. Undefined where the figures are not there, or may be others that look alike.
 */
export function findCells(
  tables: readonly PageTable[],
  { rows, marks }: MarkedTable,
): readonly CellPlace[] | undefined {
  const wanted = rows.map(({ label, cells }) => ({ label: bareText(label).text, cells: cells.map(squeeze) }));
  const marked = new Set(marks.map(({ row }) => row));
  const best = tables
    .flatMap((table, number) => alignmentsOf(table).map((shift) => ({ number, shift, ...align(table, wanted, shift) })))
    .filter(({ rowOf }) => [...marked].some((row) => rowOf.has(row)))
    .sort((one, other) => other.score - one.score);
  const [first, second] = best;
  if (!first || (second && second.score === first.score)) return undefined;
  const { grid } = tables[first.number] ?? { grid: [] };
  const places = marks.flatMap(({ row, column }) => {
    const cell = grid[first.rowOf.get(row) ?? -1]?.[first.shift + column];
    return cell === undefined ? [] : [{ table: first.number, cell }];
  });
  return places.length > 0 ? places : undefined;
}

interface WantedRow {
  readonly label: string;
  readonly cells: readonly string[];
}

/** Columns from which the figures of a line may begin. */
const alignmentsOf = ({ grid }: PageTable): readonly number[] =>
  Array.from({ length: Math.max(0, ...grid.map((row) => row.length)) }, (_, column) => column);

/** The longest run of lines that both have, in their order; a line that has its label too counts more. */
function align(
  { grid, cells }: PageTable,
  wanted: readonly WantedRow[],
  shift: number,
): { readonly score: number; readonly rowOf: ReadonlyMap<number, number> } {
  const texts = grid.map((row) => row.map((cell) => squeeze(cells[cell] ?? '')));
  const beforeIn = (row: number): string => {
    const own = [...new Set(grid[row]?.slice(0, shift))];
    return bareText(own.map((cell) => cells[cell] ?? '').join('')).text;
  };
  const worth = (line: WantedRow, at: number): number => {
    const row = texts[at] ?? [];
    if (line.cells.length === 0 || line.cells.some((text, column) => row[shift + column] !== text)) return 0;
    const before = beforeIn(at);
    const hasLabel = before.length > 1 && (line.label.includes(before) || before.includes(line.label));
    return hasLabel ? 2 : 1;
  };
  const width = texts.length + 1;
  const table = new Float64Array((wanted.length + 1) * width);
  for (let line = wanted.length - 1; line >= 0; line -= 1) {
    for (let row = texts.length - 1; row >= 0; row -= 1) {
      const own = worth(wanted[line] ?? NO_LINE, row);
      const both = own === 0 ? 0 : own + (table[(line + 1) * width + row + 1] ?? 0);
      table[line * width + row] = Math.max(
        both,
        table[(line + 1) * width + row] ?? 0,
        table[line * width + row + 1] ?? 0,
      );
    }
  }
  const at = (line: number, row: number): number => table[line * width + row] ?? 0;
  /** Lines and the rows they stand in, as early on the page as may be, or as late. */
  const trace = (isLate: boolean): ReadonlyMap<number, number> => {
    const rowOf = new Map<number, number>();
    for (let line = 0, row = 0; line < wanted.length && row < texts.length;) {
      const own = worth(wanted[line] ?? NO_LINE, row);
      const isPair = own > 0 && at(line, row) === own + at(line + 1, row + 1);
      if (isPair && !(isLate && at(line, row) === at(line, row + 1))) rowOf.set(line++, row++);
      else if (!isLate && at(line, row) === at(line + 1, row)) line += 1;
      else if (at(line, row) === at(line, row + 1)) row += 1;
      else line += 1;
    }
    return rowOf;
  };
  const late = trace(true);
  const rowOf = new Map([...trace(false)].filter(([line, row]) => late.get(line) === row));
  return { score: at(0, 0), rowOf };
}
const NO_LINE: WantedRow = { label: '', cells: [] };
