/** 收到和处理政府信息公开申请情况: the table of section three, found by its labels wherever its rows stand. */
import { COLUMNS, LINES, lineOf, type Format, type Line } from './application-lines.js';
import { readFigure, type Figure } from './figure.js';
import { partsAt, splitRow, startOf, type TableRow } from './table-rows.js';

export interface ApplicationsTable {
  /** Told by its lines, not by its year. */
  readonly format: Format;
  /** Line id → its seven figures, in the order of `COLUMNS`. */
  readonly lines: ReadonlyMap<string, readonly Figure[]>;
  /** Lines of the format that no row shows. */
  readonly missing: readonly Line[];
  /** Rows with figures that no line of the format explains. */
  readonly strangeRows: number;
}

interface OpenTable {
  readonly rows: { readonly id: string | undefined; readonly figures: readonly Figure[] }[];
  isClosed: boolean;
}

/** Every such table, in order; the same one printed twice counts once. */
export function readApplications(rows: readonly TableRow[]): ApplicationsTable[] {
  const tables: OpenTable[] = [];
  let header: (readonly string[])[] = [];
  let headerGrid = -1;
  let places: Places | undefined;
  let open: OpenTable | undefined;
  for (const row of rows) {
    const { cells, grid } = row;
    if (isHeader(cells)) {
      if (places || headerGrid !== grid) [header, places, headerGrid] = [[], undefined, grid];
      header.push(cells);
      continue;
    }
    const longer = places?.fromHeader ? cells.length - places.wide : -1;
    const { labels, from } = splitRow(cells, places && longer >= 0 ? places.first + longer : undefined);
    const id = lineOf(labels);
    if (id === 'subtotal' || from >= cells.length) continue;
    if (id === undefined && (!open || open.isClosed)) continue;
    const startsNew = id === 'new' && (!open || open.isClosed || open.rows.some((other) => other.id === 'new'));
    if (startsNew || (!open && header.length > 0)) tables.push((open = { rows: [], isClosed: false }));
    if (!open || open.isClosed) continue;
    places ??= placesIn(header);
    const figures = figuresOf(row, from, places);
    if (id === undefined && (!figures || figures.every(({ kind }) => kind !== 'number'))) continue;
    open.rows.push({ id, figures: figures ?? UNREAD });
    if (id === 'carried-out') open.isClosed = true;
  }
  const read = tables
    .filter((table) => table.rows.filter(({ id }) => id !== undefined).length >= LEAST_LINES)
    .map(asTable);
  return read.filter((table, at) => read.findIndex((other) => isSame(other, table)) === at);
}

/** Fewer lines are a table about something else. */
const LEAST_LINES = 4;
const UNREAD: readonly Figure[] = COLUMNS.map(() => ({ text: '', kind: 'unreadable', value: 0 }));

const HEADER_WORDS = [/自然人/, /商业|企业/, /科研/, /公益/, /法律/, /^其[他它]/, /^(?:总计|合计|总数)/] as const;
const isHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => /^(?:申请人情况|法人或其[他它]组织)/.test(cell)) ||
  HEADER_WORDS.slice(0, 5).filter((word) => cells.some((cell) => cell.length <= 12 && word.test(cell))).length >= 2;

/** Where the seven columns stand in a row as wide as the header; `fromHeader` is false where they are merely the last. */
interface Places {
  readonly at: readonly number[];
  readonly first: number;
  readonly wide: number;
  readonly fromHeader: boolean;
}

function placesIn(header: readonly (readonly string[])[]): Places {
  const wide = Math.max(0, ...header.map((cells) => cells.length));
  const leaves = Array.from({ length: wide }, (_, column) => {
    const stack = header.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
    return stack.at(-1) ?? '';
  });
  const at = HEADER_WORDS.map((word) => leaves.findLastIndex((leaf) => leaf.length <= 12 && word.test(leaf)));
  if (at.every((place) => place >= 0) && new Set(at).size === at.length)
    return { at, first: Math.min(...at), wide, fromHeader: true };
  // A header whose spans are lost still says how many columns there are.
  const extra = header.some((cells) => cells.some((cell) => cell === '小计')) ? 1 : 0;
  const columns = COLUMNS.map((_, column) => 3 + column + (column === COLUMNS.length - 1 ? extra : 0));
  return { at: columns, first: 3, wide: 3 + COLUMNS.length + extra, fromHeader: false };
}

/** The figures of a row: at the header's places, else counted from its right end, else right behind its label. */
function figuresOf(row: TableRow, from: number, { at, first, wide }: Places): readonly Figure[] | undefined {
  const { cells } = row;
  const last = Math.max(...at);
  for (const shift of [cells.length === wide ? 0 : cells.length - wide, from - first, cells.length - 1 - last]) {
    const places = at.map((place) => place + shift);
    if (places.some((place) => place < from || place >= cells.length)) continue;
    const starts = places.map((place) => startOf(row, place));
    const isOutside = (cell: string, place: number): boolean =>
      place >= from &&
      (place < first + shift || place > last + shift) &&
      !starts.includes(startOf(row, place)) &&
      readFigure(cell).kind === 'number';
    if (cells.some(isOutside)) continue;
    return places.map((place, index): Figure => {
      const parts = partsAt(row, place);
      const figure = readFigure(cells[place] ?? '', parts !== undefined);
      const sharing = starts.filter((start) => start === starts[index]).length;
      if (sharing === 1) return figure;
      // One cell for several columns holds a figure for each, or nothing, or a figure that is nobody's.
      if (parts?.length === sharing) return readFigure(parts[index - starts.indexOf(starts[index] ?? -1)] ?? '');
      return figure.kind !== 'unreadable' && figure.value === 0 ? figure : { ...figure, kind: 'unreadable', value: 0 };
    });
  }
  return undefined;
}

function asTable({ rows }: OpenTable): ApplicationsTable {
  const hasOthers = rows.some(({ id }) => id?.startsWith('others-'));
  const format: Format = hasOthers || !rows.some(({ id }) => id === 'others') ? 2021 : 2019;
  const order = LINES[format];
  const own = rows.filter(({ id }) => id !== 'others' || format === 2019);
  const named = nameByPlace(
    own.map(({ id }) => id),
    order,
  );
  const lines = new Map<string, readonly Figure[]>();
  let strangeRows = 0;
  for (const [index, id] of named.entries()) {
    const figures = own[index]?.figures ?? UNREAD;
    if (id === undefined || lines.has(id)) strangeRows++;
    else lines.set(id, figures);
  }
  return { format, lines, missing: order.filter(({ id }) => !lines.has(id)), strangeRows };
}

/** Rows whose label cannot be told, but which fill a gap between told ones exactly, are the lines of the gap. */
function nameByPlace(ids: readonly (string | undefined)[], order: readonly Line[]): (string | undefined)[] {
  const named = [...ids];
  for (let start = 0; start < named.length; start++) {
    if (named[start] !== undefined) continue;
    let end = start;
    while (end < named.length && named[end] === undefined) end++;
    const before = order.findIndex(({ id }) => id === named[start - 1]);
    const after = end < named.length ? order.findIndex(({ id }) => id === named[end]) : order.length;
    if ((before >= 0 || start === 0) && after - before - 1 === end - start)
      for (let at = start; at < end; at++) named[at] = order[before + 1 + at - start]?.id;
    start = end;
  }
  return named;
}

const isSame = (one: ApplicationsTable, other: ApplicationsTable): boolean =>
  one.lines.size === other.lines.size &&
  [...one.lines].every(([id, figures]) =>
    figures.every(({ text }, column) => (other.lines.get(id)?.[column]?.text ?? '') === text),
  );
