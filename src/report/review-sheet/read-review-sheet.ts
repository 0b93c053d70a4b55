/** The workbook as evaluators give it back: XLSX, XLS, ODS or CSV. Formulas are never worked out, and everything that is wrong is told at once. */
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { openZip } from '../../lib/isolate/zip-file.js';
import { isDay } from '../../lib/date/day.js';
import type { FilledRow, SheetFault } from '../../model/review-row.js';
import { columnName } from '../scorecard/cells.js';
import { DECISION_WORDS, HEADINGS, REVIEW_COLUMNS, type ReviewColumn } from './words.js';

const MOST_BYTES = 30 * 1024 * 1024;
const MOST_UNPACKED = 200 * 1024 * 1024;
const MOST_ROWS = 50_000;
/** A heading stands below a note, not further down. */
const HEADING_WITHIN = 20;

export interface ReadSheet {
  readonly rows: readonly FilledRow[];
  readonly faults: readonly SheetFault[];
}

/** Undefined for bytes that are no such workbook. */
export async function readReviewSheet(bytes: Uint8Array): Promise<ReadSheet | undefined> {
  if (bytes.length > MOST_BYTES) return undefined;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPacked = data.subarray(0, 2).toString('latin1') === 'PK';
  if (isPacked) {
    const entries = await openZip(data).catch(() => undefined);
    if (!entries || entries.reduce((sum, entry) => sum + entry.bytes, 0) > MOST_UNPACKED) return undefined;
  }
  const isCompound = data.subarray(0, 4).toString('hex') === 'd0cf11e0';
  const { read, set_cptable } = await import('@e965/xlsx');
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const how = { dense: true, cellHTML: false, cellDates: false, bookVBA: false, sheetRows: MOST_ROWS + 1 };
  try {
    const book =
      isPacked || isCompound
        ? read(data, { type: 'buffer', codepage: 936, cellNF: true, ...how })
        : read(csvText(data), { type: 'string', raw: true, ...how });
    for (const name of book.SheetNames) {
      const sheet = book.Sheets[name];
      const found = sheet && readSheet(sheet, isPacked || isCompound ? name : '');
      if (found) return found;
    }
  } catch {
    return undefined;
  }
  return undefined;
}

/** UTF-8, else what Chinese Excel saves. */
function csvText(data: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return new TextDecoder('gb18030').decode(data);
  }
}

type Columns = ReadonlyMap<ReviewColumn, number>;

function readSheet(sheet: WorkSheet, name: string): ReadSheet | undefined {
  const lines = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const heading = lines
    .slice(0, HEADING_WITHIN)
    .findIndex((cells) => columnsOf(cells).has('id') && columnsOf(cells).has('value'));
  if (heading < 0) return undefined;
  const columns = columnsOf(lines[heading]);
  const rows: FilledRow[] = [];
  const faults: SheetFault[] = [];
  const seen = new Map<string, string>();
  lines.slice(heading + 1).forEach((cells, nth) => {
    const row = readRow(
      cells ?? [],
      columns,
      (column) => `${name === '' ? '' : `${name}!`}${columnName(columns.get(column) ?? 0)}${heading + nth + 2}`,
      faults,
    );
    if (!row) return;
    const before = seen.get(row.id);
    if (before !== undefined)
      faults.push({ cell: row.cells.id, zh: `与 ${before} 是同一事项`, en: `the same item as in ${before}` });
    seen.set(row.id, row.cells.id);
    rows.push(row);
  });
  return { rows, faults };
}

function columnsOf(cells: readonly (CellObject | undefined)[] | undefined): Columns {
  const found = new Map<ReviewColumn, number>();
  cells?.forEach((cell, nth) => {
    const text = textOf(cell);
    const column = REVIEW_COLUMNS.find((one) => text === HEADINGS[one].zh || text === HEADINGS[one].en);
    if (column && !found.has(column)) found.set(column, nth);
  });
  return found;
}

const textOf = (cell: CellObject | undefined): string =>
  cell?.v === undefined || cell.t === 'e' ? '' : String(cell.v).trim();

const FILLED = ['value', 'earned', 'reason', 'until', 'files', 'by'] as const;

function readRow(
  line: readonly (CellObject | undefined)[],
  columns: Columns,
  placeOf: (column: ReviewColumn) => string,
  faults: SheetFault[],
): FilledRow | undefined {
  const cellOf = (column: ReviewColumn): CellObject | undefined => {
    const at = columns.get(column);
    return at === undefined ? undefined : line[at];
  };
  const text = (column: ReviewColumn): string => textOf(cellOf(column));
  const fault = (column: ReviewColumn, zh: string, en: string): void => {
    faults.push({ cell: placeOf(column), zh, en });
  };
  const formula = FILLED.find((column) => cellOf(column)?.f !== undefined);
  if (formula) {
    fault(formula, '这一格是公式，请填写文字或数值', 'a formula: write text or a number');
    return undefined;
  }
  const word = text('value');
  if (word === '') {
    const stray = (['earned', 'reason', 'until', 'files'] as const).find((column) => text(column) !== '');
    if (stray) fault('value', '填了其他各列，没有填结论', 'no decision, though other columns are filled');
    return undefined;
  }
  const value = (Object.keys(DECISION_WORDS) as FilledRow['value'][]).find((one) =>
    [DECISION_WORDS[one].zh, DECISION_WORDS[one].en.toLowerCase(), one].includes(word.toLowerCase()),
  );
  if (!value) {
    fault(
      'value',
      `“${word.slice(0, 20)}”不是结论，应为 符合、不符合、部分符合、不适用 之一`,
      `${word.slice(0, 20)} is no decision`,
    );
    return undefined;
  }
  const reason = text('reason');
  if (reason === '') fault('reason', '请写明理由', 'give the reason');
  const until = dayOf(cellOf('until'));
  if (until !== undefined && !isDay(until)) fault('until', '不是日期，如 2026-12-31', 'no day such as 2026-12-31');
  const earned = pointsOf(cellOf('earned'));
  if (earned === null) fault('earned', '不是得分，如 2.5 或 50%', 'no points such as 2.5 or 50%');
  if (value === 'partly' && earned === undefined) fault('earned', '部分符合时请填得分', 'give the points');
  if (value !== 'partly' && earned !== undefined && earned !== null)
    fault('earned', '只有部分符合时才填得分', 'points are given only where it holds partly');
  const by = text('by');
  return {
    ...{ id: text('id'), state: text('state'), value, reason },
    ...(earned !== undefined && earned !== null && { earned }),
    ...(until !== undefined && { until }),
    files: text('files')
      .split(/[;；\n]/)
      .map((file) => file.trim())
      .filter((file) => file !== ''),
    ...(by !== '' && { by }),
    cells: {
      ...{ id: placeOf('id'), value: placeOf('value'), earned: placeOf('earned'), reason: placeOf('reason') },
      ...{ until: placeOf('until'), files: placeOf('files'), by: placeOf('by') },
    },
  };
}

/** Undefined: nothing there; null: something that is neither points nor a share. */
function pointsOf(cell: CellObject | undefined): FilledRow['earned'] | null {
  const text = textOf(cell).replace('％', '%');
  if (text === '') return undefined;
  const isShare = text.endsWith('%') || (cell?.t === 'n' && typeof cell.z === 'string' && cell.z.includes('%'));
  const number = Number(text.replace(/%$/, ''));
  if (!Number.isFinite(number) || number < 0) return null;
  if (!isShare) return { points: number };
  return { share: text.endsWith('%') ? number / 100 : number };
}

/** A date of the workbook, or one that was typed as text. */
function dayOf(cell: CellObject | undefined): string | undefined {
  const text = textOf(cell);
  if (text === '') return undefined;
  if (cell?.t === 'n') return new Date((Math.floor(Number(cell.v)) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
