/** A table that a finding shows as it is printed, with the cells at fault marked. Stands in the finding's `data.table`. */
export interface MarkedTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  /** Places of cells, counted from 0. `part` is added up, `due` is what the parts must come to, `likely` the cell that is probably wrong. */
  readonly marks: readonly CellMark[];
}

export interface CellMark {
  readonly row: number;
  readonly column: number;
  readonly as: 'part' | 'due' | 'likely';
}

const MARKS: ReadonlySet<unknown> = new Set(['part', 'due', 'likely']);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** True for the marked table of a finding, whoever wrote the report that holds it. */
export const isMarkedTable = (value: unknown): value is MarkedTable =>
  isRecord(value) &&
  typeof value['title'] === 'string' &&
  areTexts(value['columns']) &&
  Array.isArray(value['rows']) &&
  value['rows'].every((row: unknown) => isRecord(row) && typeof row['label'] === 'string' && areTexts(row['cells'])) &&
  Array.isArray(value['marks']) &&
  value['marks'].every(
    (mark: unknown) =>
      isRecord(mark) && Number.isInteger(mark['row']) && Number.isInteger(mark['column']) && MARKS.has(mark['as']),
  );
