// Longer than most: one algorithm, from drawn lines to cells, whose steps share their tolerances.
/** Tables of a printed page, told by their drawn lines: the only sign that says for certain which cell spans what. */
import type { Rows } from './attachment-reading.js';
import { isTable } from './expand-spans.js';
import { linesOfRuns, textOfLine } from './page-layout.js';
import type { Rule, Run } from './page-layout.js';

export interface RuledTable {
  readonly grid: Rows;
  /** Numbers of the cells at each place: one cell that covers several places has one number. */
  readonly cells: readonly (readonly number[])[];
  readonly edges: readonly number[];
  readonly box: Rule;
  readonly runs: ReadonlySet<Run>;
}

/** A page that draws more is a map or a plan. */
const MOST_RULES = 6_000;
const MOST_PLACES = 40_000;

/**
 * `unit`: the height of ordinary text, by which it is said what is thin and what is near. A table over whose lines text runs is left out: its
 * cells would not be what a reader sees.
 */
export function ruledTables(rules: readonly Rule[], runs: readonly Run[], unit: number): RuledTable[] {
  const near = 0.3 * unit;
  if (rules.length > MOST_RULES) return [];
  const level = join(rules.filter(({ top, bottom }) => bottom - top <= near).map(levelLine), near);
  const upright = join(rules.filter(({ left, right }) => right - left <= near).map(uprightLine), near);
  return groupsOf(level, upright, near)
    .flatMap((group) => tableOf(group, runs, near, unit) ?? [])
    .sort((a, b) => a.box.top - b.box.top);
}

/** A line as its place across and its two ends along. */
interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const levelLine = ({ left, right, top, bottom }: Rule): Line => ({ at: (top + bottom) / 2, from: left, to: right });
const uprightLine = ({ left, right, top, bottom }: Rule): Line => ({ at: (left + right) / 2, from: top, to: bottom });

/** Lines are drawn cell by cell: those that lie on one another or touch are one. */
function join(lines: readonly Line[], near: number): Line[] {
  const joined: Line[] = [];
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.at - b.at)) {
    const row = rows.at(-1);
    if (row && line.at - (row[0] as Line).at <= near) row.push(line);
    else rows.push([line]);
  }
  for (const row of rows) {
    let current: Line | undefined;
    for (const line of row.sort((a, b) => a.from - b.from)) {
      if (current && line.from <= current.to + near) current = { ...current, to: Math.max(current.to, line.to) };
      else {
        if (current) joined.push(current);
        current = line;
      }
    }
    if (current) joined.push(current);
  }
  return joined.filter(({ from, to }) => to - from > 2 * near);
}

interface Group {
  readonly level: Line[];
  readonly upright: Line[];
}

/** Lines that cross or meet belong to one table. */
function groupsOf(level: readonly Line[], upright: readonly Line[], near: number): Group[] {
  const parents = Array.from({ length: level.length + upright.length }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    parents[index] = root;
    return root;
  };
  level.forEach((one, row) => {
    upright.forEach((other, column) => {
      const meet =
        other.at >= one.from - near &&
        other.at <= one.to + near &&
        one.at >= other.from - near &&
        one.at <= other.to + near;
      if (meet) parents[rootOf(row)] = rootOf(level.length + column);
    });
  });
  const groups = new Map<number, Group>();
  const groupAt = (index: number): Group => {
    const root = rootOf(index);
    const group = groups.get(root) ?? { level: [], upright: [] };
    groups.set(root, group);
    return group;
  };
  level.forEach((line, row) => groupAt(row).level.push(line));
  upright.forEach((line, column) => groupAt(level.length + column).upright.push(line));
  return [...groups.values()].filter((group) => group.level.length >= 2 && group.upright.length >= 2);
}

/** Undefined for a single frame, and where text runs over a line. */
function tableOf(group: Group, runs: readonly Run[], near: number, unit: number): RuledTable | undefined {
  const level = [...group.level, ...closing(group.upright, unit)];
  const upright = [...group.upright, ...closing(group.level, unit)];
  const xs = placesOf(upright, 0.5 * unit);
  const ys = placesOf(level, 0.5 * unit);
  const wide = xs.length - 1;
  const high = ys.length - 1;
  if (wide < 1 || high < 1 || wide * high > MOST_PLACES) return undefined;
  const isDrawn = (lines: readonly Line[], at: number, along: number): boolean =>
    lines.some((line) => Math.abs(line.at - at) <= 0.5 * unit && line.from <= along + near && line.to >= along - near);
  const middle = (edges: readonly number[], index: number): number =>
    ((edges[index] as number) + (edges[index + 1] as number)) / 2;

  let count = 0;
  const cells: number[][] = Array.from({ length: high }, () => Array<number>(wide).fill(-1));
  for (let row = 0; row < high; row += 1)
    for (let column = 0; column < wide; column += 1) {
      const line = cells[row] as number[];
      const isOpenLeft = column > 0 && !isDrawn(upright, xs[column] as number, middle(ys, row));
      const isOpenAbove = row > 0 && !isDrawn(level, ys[row] as number, middle(xs, column));
      const left = isOpenLeft ? (line[column - 1] as number) : undefined;
      const above = isOpenAbove ? (cells[row - 1]?.[column] as number) : undefined;
      if (left !== undefined && above !== undefined && left !== above) replace(cells, left, above);
      line[column] = above ?? left ?? count++;
    }

  const box: Rule = {
    left: xs[0] as number,
    right: xs.at(-1) as number,
    top: ys[0] as number,
    bottom: ys.at(-1) as number,
  };
  const inside = new Map<number, Run[]>();
  const taken = new Set<Run>();
  for (const run of runs) {
    const row = indexOf(ys, (run.top + run.bottom) / 2);
    const column = indexOf(xs, (run.left + run.right) / 2);
    const cell = row === undefined || column === undefined ? undefined : cells[row]?.[column];
    if (cell === undefined || row === undefined) continue;
    taken.add(run);
    // What separates two cells is a blank as wide as the gap.
    if (run.text.trim() === '') continue;
    const ends = [run.left + 0.4 * unit, run.right - 0.4 * unit].map((end) => indexOf(xs, end));
    // A run of several cells' text, or a stamp across them.
    if (run.right - run.left > unit && ends.some((end) => end === undefined || cells[row]?.[end] !== cell))
      return undefined;
    inside.set(cell, [...(inside.get(cell) ?? []), run]);
  }
  const textOf = new Map([...inside].map(([cell, own]) => [cell, linesOfRuns(own).map(textOfLine).join('')]));
  const grid = cells.map((row) => row.map((cell) => textOf.get(cell) ?? ''));
  return isTable(grid) ? { grid, cells, edges: xs, box, runs: taken } : undefined;
}

/**
 * The page breaks a table without a line, and some are drawn without sides: where two lines end beside one another, one stands across. Those
 * that are drawn there already do no harm.
 */
function closing(lines: readonly Line[], unit: number): Line[] {
  const from = Math.min(...lines.map((line) => line.from));
  const to = Math.max(...lines.map((line) => line.to));
  const across = { from: Math.min(...lines.map(({ at }) => at)), to: Math.max(...lines.map(({ at }) => at)) };
  const isEnd = (place: number, end: 'from' | 'to'): boolean =>
    lines.filter((line) => Math.abs(line[end] - place) <= 0.5 * unit).length >= 2;
  return [
    ...(isEnd(from, 'from') ? [{ at: from, ...across }] : []),
    ...(isEnd(to, 'to') ? [{ at: to, ...across }] : []),
  ];
}

/** Where lines stand, those that are meant for one taken together. */
function placesOf(lines: readonly Line[], near: number): number[] {
  const places: number[] = [];
  for (const { at } of [...lines].sort((a, b) => a.at - b.at))
    if (places.length === 0 || at - (places.at(-1) as number) > near) places.push(at);
  return places;
}

function indexOf(edges: readonly number[], place: number): number | undefined {
  const after = edges.findIndex((edge) => edge > place);
  return after > 0 ? after - 1 : undefined;
}

function replace(cells: readonly number[][], from: number, to: number): void {
  for (const row of cells) row.forEach((cell, column) => (cell === from ? (row[column] = to) : undefined));
}

/**
 * A table that goes on over the page: as wide, the last on its page and the first on the next. What a tall cell on the last row says is said of
 * the blank one that goes on with it.
 */
export function joinTables(one: RuledTable, other: RuledTable, unit: number): RuledTable | undefined {
  const ends = [one.edges[0], one.edges.at(-1), other.edges[0], other.edges.at(-1)] as [number, number, number, number];
  if (Math.abs(ends[0] - ends[2]) > unit || Math.abs(ends[1] - ends[3]) > unit) return undefined;
  const edges = placesOf(
    [...one.edges, ...other.edges].map((at) => ({ at, from: 0, to: 0 })),
    unit,
  );
  const [above, below] = [withEdges(one, edges), withEdges(other, edges)];
  const last = above.cells.length - 1;
  const isTall = (column: number): boolean =>
    last > 0 && above.cells[last]?.[column] === above.cells[last - 1]?.[column];
  const offset = above.cells.flat().reduce((most, cell) => Math.max(most, cell), 0) + 1;
  const goesOn = new Map<number, string>();
  below.cells[0]?.forEach((cell, column) => {
    if (below.grid[0]?.[column] === '' && isTall(column)) goesOn.set(cell, above.grid[last]?.[column] ?? '');
  });
  const head = headRows(above.grid, below.grid);
  const rows = below.grid.map((row, at) =>
    row.map((text, column) => goesOn.get(below.cells[at]?.[column] ?? -1) ?? text),
  );
  return {
    ...other,
    edges,
    grid: [...above.grid, ...rows.slice(head)],
    cells: [...above.cells, ...below.cells.slice(head).map((row) => row.map((cell) => cell + offset))],
  };
}

/** The same table with all these edges: a part of it may show fewer columns than the whole. */
function withEdges(table: RuledTable, edges: readonly number[]): Pick<RuledTable, 'grid' | 'cells'> {
  const columns = edges.slice(1).map((edge, index) => {
    const middle = (edge + (edges[index] as number)) / 2;
    return Math.min(Math.max(0, table.edges.filter((one) => one < middle).length - 1), table.edges.length - 2);
  });
  return {
    grid: table.grid.map((row) => columns.map((column) => row[column] ?? '')),
    cells: table.cells.map((row) => columns.map((column) => row[column] ?? -1)),
  };
}

/** Rows of headings that are printed again on each page. */
function headRows(above: Rows, below: Rows): number {
  let count = 0;
  while (count < Math.min(above.length, below.length) - 1 && isSameHead(above[count], below[count])) count += 1;
  return count;
}

/** Words alone: rows of figures may well be alike. */
const isSameHead = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one?.some((text) => /\p{L}/u.test(text)) === true &&
  one.every((text, column) => text === other?.[column] && !/^[\d.,/\s-]+$/.test(text));
