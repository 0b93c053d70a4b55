import type { CellMark, MarkedTable } from '../../model/marked-table.js';
import type { Wording } from '../wording/catalogue.js';

const SIGNS: Readonly<Record<CellMark['as'], string>> = { part: '+', due: '=', likely: '!' };
const MARKS = ['part', 'due', 'likely'] as const;

/** The mark of a cell; a likely fault hides no other mark but shows first. */
const markAt = ({ marks }: MarkedTable, row: number, column: number): CellMark['as'] | undefined => {
  const own = marks.filter((mark) => mark.row === row && mark.column === column).map((mark) => mark.as);
  return own.includes('likely') ? 'likely' : own[0];
};

function Rows({ table, rows }: { readonly table: MarkedTable; readonly rows: readonly number[] }) {
  return (
    <div class="table-scroll" tabindex={0} role="group" aria-label={table.title}>
      <table class="figures" lang="zh-CN">
        <thead>
          <tr>
            <td />
            {table.columns.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{table.rows[row]?.label}</th>
              {table.columns.map((_, column) => {
                const mark = markAt(table, row, column);
                return mark === undefined ? (
                  <td>{table.rows[row]?.cells[column]}</td>
                ) : (
                  <td class={`mark-${mark}`}>
                    <small aria-hidden="true">{SIGNS[mark]}</small>
                    {table.rows[row]?.cells[column]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table of a finding: the lines with marked cells at once, the whole of it one click away. */
export function MarkedTableView({ table, words }: { readonly table: MarkedTable; readonly words: Wording }) {
  const all = table.rows.map((_, row) => row);
  const marked = all.filter((row) => table.marks.some((mark) => mark.row === row));
  const used = MARKS.filter((as) => table.marks.some((mark) => mark.as === as));
  return (
    <div class="marked-table">
      <p class="figures-legend">
        <span lang="zh-CN">{table.title}</span>
        {used.map((as) => (
          <span class={`mark-${as}`}>
            <small aria-hidden="true">{SIGNS[as]}</small> {words.text[`mark-${as}`]}
          </span>
        ))}
      </p>
      <Rows table={table} rows={marked} />
      {marked.length === all.length ? null : (
        <details class="whole-table">
          <summary>{words.text.wholeTable}</summary>
          <Rows table={table} rows={all} />
        </details>
      )}
    </div>
  );
}
