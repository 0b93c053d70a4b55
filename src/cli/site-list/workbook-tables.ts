/** Lists in a workbook (XLSX, XLS, ET, ODS): a sheet as a table, its cells as text. */
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { openZip } from '../../lib/isolate/zip-file.js';
import type { Say } from '../language.js';
import type { ListProblem } from '../config/list-problems.js';
import { UsageError } from '../errors.js';
import { readUserFile } from '../config/read-yaml.js';
import { fieldOf, type Table, type TableCell } from './table.js';
import type { TableColumns } from './table-columns.js';

/** Ten times what a province lists. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;
/** A heading stands below a title and a note, not further down. */
const HEADING_WITHIN = 20;
/** A list of that many rows unpacks to a tenth of it. */
const MOST_UNPACKED = 200 * 1024 * 1024;

export interface Sheet {
  readonly name: string;
  /** The first row that names these columns is the heading; undefined where no row does. */
  table(columns: TableColumns, required: readonly string[], problems: ListProblem[]): Table | undefined;
}

/** The visible sheets of a workbook that the user named, empty ones left out. Throws `UsageError`. */
export async function workbookSheets(path: string, say: Say): Promise<readonly Sheet[]> {
  const bytes = await readUserFile(path, say);
  const book = await open(bytes, path, say);
  const dayZero = book.Workbook?.WBProps?.date1904 === true ? SINCE_1904 : SINCE_1900;
  return book.SheetNames.flatMap((name, index): Sheet[] => {
    const sheet = book.Sheets[name];
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (!sheet || isHidden || lastRow(sheet) < 0) return [];
    if (lastRow(sheet) >= MOST_ROWS) {
      const message = say(
        `${path} 的表“${name}”超过 ${MOST_ROWS} 行`,
        `${path}: the sheet ${name} has over ${MOST_ROWS} rows`,
      );
      throw new UsageError(message);
    }
    return [
      {
        name,
        table: (columns, required, problems) => tableOf(sheet, name, { columns, required, problems, say, dayZero }),
      },
    ];
  });
}

async function open(bytes: Buffer, path: string, say: Say) {
  const unreadable = (): UsageError =>
    new UsageError(say(`${path} 不是能打开的电子表格`, `${path} is no workbook that can be opened`), [
      say(
        '请用 Excel 或 WPS 打开，另存为 .xlsx（不加密码）',
        'open it in Excel or WPS and save it as .xlsx, without a password',
      ),
    ]);
  const isPacked = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const isCompound = bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
  if (!isPacked && !isCompound) throw unreadable();
  if (isPacked) {
    const entries = await openZip(bytes).catch(() => {
      throw unreadable();
    });
    if (entries.reduce((sum, entry) => sum + entry.bytes, 0) > MOST_UNPACKED) throw unreadable();
  }
  const { read, set_cptable } = await import('@e965/xlsx');
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  try {
    // Stubs are formulas that nobody has worked out, besides empty cells with a frame.
    const shown = { cellNF: true, sheetStubs: true, cellHTML: false, cellDates: false, bookVBA: false };
    return read(bytes, { type: 'buffer', dense: true, codepage: 936, sheetRows: MOST_ROWS + 1, ...shown });
  } catch {
    throw unreadable();
  }
}

type Cells = readonly (readonly (CellObject | undefined)[] | undefined)[];
const cellsOf = (sheet: WorkSheet): Cells => sheet['!data'] ?? [];
/** Of those that hold something, from 0; -1 where none does. */
const lastRow = (sheet: WorkSheet): number =>
  cellsOf(sheet).findLastIndex((row) =>
    row?.some((cell) => cell !== undefined && (cell.t !== 'z' || cell.f !== undefined)),
  );

interface Wish {
  readonly columns: TableColumns;
  readonly required: readonly string[];
  readonly problems: ListProblem[];
  readonly say: Say;
  /** Days before 1970-01-01 at which the workbook begins to count, negative. */
  readonly dayZero: number;
}

function tableOf(sheet: WorkSheet, name: string, wish: Wish): Table | undefined {
  const faults: ListProblem[] = [];
  const captions = new Set((sheet['!merges'] ?? []).filter(({ s, e }) => e.c > s.c).map(({ s }) => `${s.r},${s.c}`));
  const rows = Array.from(cellsOf(sheet), (row, at) => {
    const cells = Array.from((row ?? []).slice(0, MOST_COLUMNS), (cell, column): TableCell => {
      const place = { line: at + 1, column: column + 1, cell: `${name}!${lettersOf(column)}${at + 1}` };
      const { text, fault } = textOf(cell, wish);
      if (fault !== undefined) faults.push({ ...place, message: fault });
      const link = cell?.l?.Target;
      return { text, place, ...(link !== undefined && /^https?:/i.test(link) && { link }) };
    });
    return { place: { line: at + 1, cell: `${name}!${at + 1}` }, cells };
  });
  const isHeading = ({ cells }: (typeof rows)[number]): boolean => {
    const fields = new Set(cells.map(({ text }) => fieldOf(text, wish.columns)));
    return wish.required.every((field) => fields.has(field));
  };
  const at = rows.slice(0, HEADING_WITHIN).findIndex(isHeading);
  const heading = rows[at];
  if (!heading) return undefined;
  // What stands beside the table, under no name, are remarks.
  const width = heading.cells.findLastIndex(({ text }) => text !== '') + 1;
  const below = spread(sheet, rows.slice(at + 1), at + 1).map(({ place, cells }) => ({
    place,
    cells: cells.slice(0, width),
  }));
  wish.problems.push(
    ...faults.filter(({ line, column = 1 }) => line > at + 1 && (heading.cells[column - 1]?.text ?? '') !== ''),
  );
  return {
    heading: heading.cells.slice(0, width),
    rows: below.filter(({ cells, place }) => {
      const filled = cells.filter(({ text }) => text !== '');
      // A line across the table (一、区县) is a caption.
      const [only, second] = filled;
      const isCaption =
        only !== undefined && !second && captions.has(`${place.line - 1},${(only.place.column ?? 1) - 1}`);
      return filled.length > 0 && !isCaption;
    }),
  };
}

type SheetRow = Table['rows'][number];

/** A cell merged downwards holds for each row that it covers. */
function spread(sheet: WorkSheet, rows: readonly SheetRow[], first: number): readonly SheetRow[] {
  const down = (sheet['!merges'] ?? []).filter(({ s, e }) => s.c === e.c && e.r > s.r && s.r >= first);
  if (down.length === 0) return rows;
  return rows.map(({ place, cells }, at) => {
    const row = first + at;
    const filled = [...cells];
    for (const { s, e } of down) {
      if (row <= s.r || row > e.r) continue;
      const above = rows[s.r - first]?.cells[s.c];
      while (filled.length <= s.c) filled.push({ text: '', place });
      if (above) filled[s.c] = above;
    }
    return { place, cells: filled };
  });
}

/** A cell as text: dates as days, numbers as they are and not as they are shown. */
function textOf(
  cell: CellObject | undefined,
  { say, dayZero }: Wish,
): { readonly text: string; readonly fault?: string } {
  if (!cell) return { text: '' };
  if (cell.t === 'e') {
    const shown = cell.w ?? '';
    return { text: '', fault: say(`单元格的公式出错（${shown}）`, `the formula of the cell failed (${shown})`) };
  }
  if (cell.v === undefined || cell.t === 'z') {
    if (cell.f === undefined) return { text: '' };
    const fault = say(
      '单元格的公式没有算出的值，请用 Excel 或 WPS 打开并保存一次',
      'the formula has no stored value: open and save the workbook once',
    );
    return { text: '', fault };
  }
  if (cell.t === 'n') return { text: isDateForm(cell.z) ? dayOf(Number(cell.v) + dayZero) : String(cell.v) };
  return { text: String(cell.v).replace(/\s+/g, ' ').trim() };
}

/** A number format that shows a day: yyyy-mm-dd, 2024"年"3"月". Words in quotes and brackets are no part of it. */
const isDateForm = (form: string | number | undefined): boolean =>
  typeof form === 'string' && /y|d/i.test(form.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replace(/general/i, ''));

/** The day so many days after 1970-01-01. */
const dayOf = (days: number): string => new Date(Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
/** Workbooks count from 1899-12-30, those of old Macs from 1904. */
const SINCE_1900 = -25_569;
const SINCE_1904 = -24_107;

/** 0 → A, 26 → AA. */
const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${lettersOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
