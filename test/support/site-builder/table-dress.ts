/** How a table is written: as editors and word processors leave it in a page, as a Word table, as a sheet. */
import type { Cell, Table } from './report-tables.js';

/** `word`: pasted from a word processor, zeros left blank · `bare`: no paragraphs, zeros as `/` · `heads`: `th`. */
export type TableDress = 'plain' | 'word' | 'bare' | 'heads';

const spans = (cell: Cell): string =>
  `${cell.columns ? ` colspan="${cell.columns}"` : ''}${cell.rows ? ` rowspan="${cell.rows}"` : ''}`;

const pasted = (cell: Cell): string => {
  if (!cell.isLabel && (cell.text === '0' || cell.text === ''))
    return '<p class="MsoNormal" align="center"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>';
  const parts = cell.text.match(/.{1,3}/gs) ?? [];
  return cell.text.length > 6
    ? `<p class="MsoNormal">${parts.map((part) => `<span style="font-family:仿宋">${part}</span>`).join('')}</p>`
    : `<p class="MsoNormal"><span>${parts.join('</span><span>')}</span></p>`;
};

const cellHtml = (cell: Cell, dress: TableDress): string => {
  switch (dress) {
    case 'plain':
      return `<td${spans(cell)}><p>${cell.text}</p></td>`;
    case 'word':
      return `<td${spans(cell)} width="58" valign="center" style="border:1px solid windowtext;padding:0 5px">${pasted(cell)}</td>`;
    case 'bare':
      return `<TD${spans(cell)} align=center>${!cell.isLabel && cell.text === '0' ? '/' : cell.text}</TD>`;
    case 'heads':
      return cell.isLabel
        ? `<th${spans(cell)}>${cell.text.length === 4 ? `${cell.text.slice(0, 2)}<br>${cell.text.slice(2)}` : cell.text}</th>`
        : `<td${spans(cell)}>${cell.text === '' ? '&nbsp;' : cell.text}</td>`;
  }
};

/** The table as HTML. */
export const tableHtml = (table: Table, dress: TableDress): string =>
  `<table border="1" cellspacing="0"><tbody>${table
    .map((row) => `<tr>${row.map((cell) => cellHtml(cell, dress)).join('')}</tr>`)
    .join('\n')}</tbody></table>`;

interface Placed {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}

/** Where each cell stands once spans are counted. */
const placed = (table: Table): Placed[] => {
  const taken = new Set<string>();
  const all: Placed[] = [];
  table.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row}:${column}`)) column += 1;
      for (let down = 0; down < (cell.rows ?? 1); down += 1)
        for (let across = 0; across < (cell.columns ?? 1); across += 1) taken.add(`${row + down}:${column + across}`);
      all.push({ cell, row, column });
    }
  });
  return all;
};

/** The table as Word writes it: gridSpan and vMerge. */
export const wordTable = (table: Table): string => {
  const cells = placed(table);
  const rows = table.map((_, row) => {
    const here = cells.filter((one) => one.row <= row && row < one.row + (one.cell.rows ?? 1));
    return `<w:tr>${here
      .sort((one, other) => one.column - other.column)
      .map(({ cell, row: first }) => {
        const merge = cell.rows ? `<w:vMerge${first === row ? ' w:val="restart"' : ''}/>` : '';
        const text = first === row ? cell.text : '';
        return `<w:tc><w:tcPr>${cell.columns ? `<w:gridSpan w:val="${cell.columns}"/>` : ''}${merge}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
      })
      .join('')}</w:tr>`;
  });
  return `<w:tbl>${rows.join('')}</w:tbl>`;
};

/** The table as rows of a sheet; covered cells are empty. */
export const sheetRows = (table: Table): string[][] => {
  const cells = placed(table);
  return table.map((_, row) => {
    const line: string[] = [];
    for (const one of cells.filter((cell) => cell.row === row)) line[one.column] = one.cell.text;
    return Array.from(line, (text: string | undefined) => text ?? '');
  });
};

/** The ranges of its cells with spans, as A1:C3. */
export const sheetMerges = (table: Table): string[] => {
  const place = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;
  return placed(table)
    .filter(({ cell }) => cell.rows !== undefined || cell.columns !== undefined)
    .map(
      ({ cell, row, column }) =>
        `${place(row, column)}:${place(row + (cell.rows ?? 1) - 1, column + (cell.columns ?? 1) - 1)}`,
    );
};
