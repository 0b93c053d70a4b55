import type { Context } from 'hono';
import { DocProperties, Workbook } from 'wasm-xlsxwriter';
import { csvText } from '../../report/csv/csv-text.js';
import { plain } from '../../report/neutralise.js';
import type { Cell } from '../../report/scorecard/cells.js';
import { gridOn } from '../../report/scorecard/grid.js';
import { listOn } from '../../report/scorecard/list-sheet.js';
import { sheetNames } from '../../report/scorecard/sheet-names.js';
import { displayWidth } from '../../lib/text/display-width.js';
import { stylesOf } from '../../report/scorecard/styles.js';
import type { Call } from '../route.js';
import { fileAnswer } from './file-answer.js';
import { beijingMinute } from './marks.js';
import type { Column } from './table.js';

/** Rows of one export at most: what a list of the office may reach, with room. Owners read no more than this. */
export const EXPORT_ROWS = 100_000;

/** Borders about the cells of longer lists would cost more than they tell. */
const RULED_ROWS = 2_000;

/** What `?format=` asks for: `xlsx`, `csv`, or undefined for the page. Anything else throws `Invalid`. */
export const wantedFormat = (call: Call): 'xlsx' | 'csv' | undefined => call.query.choice('format', ['xlsx', 'csv']);

/** A list as a file: what is shown, every page of it. Text is never taken for a formula, nor for anything but text. */
export function exportTable<Row>(
  c: Context,
  call: Call,
  {
    name,
    title,
    columns,
    rows,
  }: { name: string; title: string; columns: readonly Column<Row>[]; rows: readonly Row[] },
  format: 'xlsx' | 'csv',
): Response {
  const given = columns.filter(({ value }) => value !== undefined);
  const heads = given.map(({ head }) => head);
  const table = rows.map((row) => given.map(({ value }) => cellOf(value?.(row))));
  const at = beijingMinute(call.office.now().toISOString());
  const file = `${name}-${at.slice(0, 10)}`;
  if (format === 'csv')
    return fileAnswer(c, {
      name: `${file}.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: `\ufeff${csvText([heads, ...table.map((row) => row.map(bare))])}`,
    });
  return fileAnswer(c, {
    name: `${file}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: workbook(title, `${title} · ${at} · ${rows.length}`, heads, table),
  });
}

function workbook(
  title: string,
  heading: string,
  heads: readonly string[],
  table: readonly (readonly Cell[])[],
): Uint8Array {
  const book = new Workbook();
  const isSmall = table.length <= RULED_ROWS;
  const sheet = book.addWorksheet();
  sheet.setName(sheetNames([title], [])[0] ?? '1').free();
  const list = listOn<readonly Cell[]>(
    gridOn(sheet, stylesOf(isSmall), isSmall),
    heads.map((head, column) => ({ title: head, width: widthOf(head, table, column), cell: (row) => row[column] })),
    { note: heading, none: '—', heading },
  );
  for (const row of table) list.add(row);
  list.end();
  book.setProperties(new DocProperties().setTitle(title).setAuthor('gongkai'));
  const bytes = book.saveToBufferSync();
  sheet.free();
  book.free();
  return bytes;
}

const cellOf = (value: Cell | number): Cell => {
  if (typeof value === 'number') return Number.isInteger(value) ? { count: value } : { points: value };
  if (typeof value === 'string') return plain(value);
  return value;
};

const bare = (cell: Cell): string | number => {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if ('count' in cell) return cell.count;
  if ('points' in cell) return cell.points;
  if ('day' in cell) return cell.day;
  if ('href' in cell) return cell.href;
  if ('text' in cell) return cell.text;
  return 'result' in cell ? cell.result : '';
};

/** As wide as what stands in its first rows, within reason. */
const widthOf = (head: string, table: readonly (readonly Cell[])[], column: number): number => {
  const texts = [head, ...table.slice(0, 200).map((row) => String(bare(row[column])))];
  return Math.min(60, Math.max(8, ...texts.map((text) => displayWidth(text) + 3)));
};
