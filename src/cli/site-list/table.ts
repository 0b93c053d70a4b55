import type { Say } from '../language.js';
import type { ListProblem } from '../config/list-problems.js';
import { unknownField, type ListedRow, type ListedValue, type Place } from './listed-row.js';
import { headingOf, kindWords, type TableColumns } from './table-columns.js';

export interface TableCell {
  readonly text: string;
  readonly place: Place;
  /** Where the cell leads to. */
  readonly link?: string;
}

/** Rows of cells; those that are wholly empty are left out, and so is what stands above the heading. */
export interface Table {
  readonly heading: readonly TableCell[];
  readonly rows: readonly { readonly place: Place; readonly cells: readonly TableCell[] }[];
}

/** The field of a column by its heading; undefined where it is none. */
export const fieldOf = (heading: string, columns: TableColumns): string | undefined =>
  columns.has(heading) ? heading : [...columns].find(([, names]) => names.includes(heading))?.[0];

/**
 * Rows of a table with their cells under the fields' names. Faults of its form are named: unknown columns, one field twice, cells
 * beyond the heading. `elsewhere`: fields that only YAML can hold.
 */
export function rowsOfTable(
  { heading, rows }: Table,
  columns: TableColumns,
  problems: ListProblem[],
  say: Say,
  elsewhere: readonly string[] = [],
): readonly ListedRow[] {
  const fields = heading.map(({ text, place }, at): string | undefined => {
    if (text === '') return undefined;
    const field = fieldOf(text, columns);
    if (field === undefined) {
      const message = elsewhere.includes(text)
        ? say(`${text} 这一列只能写在 YAML 名单里`, `column ${text} works in YAML only`)
        : unknownColumn(text, columns, say);
      problems.push({ ...place, message });
    } else if (heading.slice(0, at).some((one) => fieldOf(one.text, columns) === field)) {
      problems.push({ ...place, message: say(`${text} 这一列写了两次`, `column ${text} stands twice`) });
      return undefined;
    }
    return field;
  });
  return rows.map(({ place, cells }) => {
    if (cells.slice(heading.length).some(({ text }) => text !== ''))
      problems.push({ ...place, message: say('单元格比表头多', 'more cells than the heading has') });
    const read = new Map<string, ListedValue>();
    fields.forEach((field, at) => {
      const cell = cells[at];
      if (field === undefined || cell === undefined || cell.text === '') return;
      read.set(field, { value: valueOf(field, cell), place: cell.place });
    });
    return { place, fields: read };
  });
}

const unknownColumn = (text: string, columns: TableColumns, say: Say): string => {
  const headings = [...columns.keys()].map((field) => headingOf(field, columns, say));
  return unknownField(text, headings, say, [...columns].flat(2));
};

const valueOf = (field: string, { text, link }: TableCell): unknown => {
  switch (field) {
    case 'kind':
      return kindWords.get(text) ?? text;
    case 'aliases':
      return text.split(/[、，,；;\s]+/).filter((alias) => alias !== '');
    case 'since':
      return /^(\d{4})(?:-\d\d-\d\d$|年)/.exec(text)?.[1] ?? text;
    case 'url':
      // 点击打开, 青禾区人民政府: the address stands behind the words.
      return link !== undefined && !/[./]/.test(text) ? link : text;
    default:
      return text;
  }
};
