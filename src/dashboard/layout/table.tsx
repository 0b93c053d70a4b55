import type { Child } from 'hono/jsx';
import { Invalid } from '../../model/refusal.js';
import type { Cell } from '../../report/scorecard/cells.js';
import type { Call } from '../route.js';
import { withQuery } from './address.js';
import { WORDS } from './words.js';

/** A column of a list: on the page, and in its export. */
export interface Column<Row> {
  /** Of the address (`?sort=`) where it can be sorted by. */
  readonly id: string;
  readonly head: string;
  /** On the page; without it the column is in the export only. */
  readonly cell?: (row: Row) => Child;
  /** In XLSX and CSV; without it the column is on the page only. */
  readonly value?: (row: Row) => Cell | number;
  readonly canSort?: boolean;
  /** `number`: right, tabular · `long`: may wrap and takes the room that is left · `title`: names the row (its header cell). */
  readonly kind?: 'number' | 'long' | 'title';
}

/** How a list is sorted: by a column, upwards or downwards. */
export interface Sort<Id extends string = string> {
  readonly by: Id;
  readonly isDown: boolean;
}

/** Reads `?sort=name` or `?sort=-name`; throws `Invalid` for a column that cannot be sorted by. */
export function sortOf<Id extends string>(call: Call, allowed: readonly Id[], standard: Sort<Id>): Sort<Id> {
  const wanted = call.query.text('sort', 60);
  if (wanted === '') return standard;
  const isDown = wanted.startsWith('-');
  const by = allowed.find((id) => id === (isDown ? wanted.slice(1) : wanted));
  if (by === undefined) throw new Invalid({ zh: '不能按这一列排序。', en: 'The list cannot be sorted by this.' });
  return { by, isDown };
}

/** A list. Rows that lead somewhere are walked with j and k, and opened with Enter. On narrow screens each row becomes a card. */
export function Table<Row>({
  call,
  caption,
  columns,
  rows,
  sort,
  href,
  empty,
  rowClass,
}: {
  call: Call;
  /** Said to those who cannot see the table; shown by `showsCaption` of the style only. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  sort?: Sort;
  /** Where a row leads; the title cell is the link. */
  href?: (row: Row) => string | undefined;
  empty?: Child;
  rowClass?: (row: Row) => string | undefined;
}) {
  const shown = columns.flatMap(({ cell, ...column }) => (cell ? [{ ...column, cell }] : []));
  if (rows.length === 0) return <Empty>{empty ?? call.say(WORDS.nothing)}</Empty>;
  return (
    <div class="table" tabindex={0} role="region" aria-label={caption}>
      <table data-rows={href ? '' : undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <Head call={call} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const leads = href?.(row);
            return (
              <tr class={rowClass?.(row)}>
                {shown.map(({ kind, cell, head }) => {
                  if (kind !== 'title')
                    return (
                      <td class={kind} data-head={head}>
                        {cell(row)}
                      </td>
                    );
                  return (
                    <th scope="row" class="title">
                      {leads === undefined ? cell(row) : <a href={leads}>{cell(row)}</a>}
                    </th>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ call, column, sort }: { call: Call; column: Column<Row>; sort: Sort | undefined }) {
  const { id, head, kind, canSort } = column;
  if (!canSort)
    return (
      <th scope="col" class={kind}>
        {head}
      </th>
    );
  const isBy = sort?.by === id;
  const next = isBy && !sort.isDown ? `-${id}` : id;
  return (
    <th scope="col" class={kind} aria-sort={isBy ? (sort.isDown ? 'descending' : 'ascending') : undefined}>
      <a href={withQuery(call.here, { sort: next, after: undefined })}>
        {head}
        <span aria-hidden="true">{isBy ? (sort.isDown ? ' ↓' : ' ↑') : ''}</span>
      </a>
    </th>
  );
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ children }: { children?: Child }) {
  return <div class="empty">{children}</div>;
}

/** Rows on one page of a list. */
export const PAGE_ROWS = 50;

/** Below a list: how many there are, and the way to the next page. `next`: cursor after the last row, undefined on the last page. */
export function Pager({
  call,
  next,
  total,
  shown,
}: {
  call: Call;
  next?: string | undefined;
  total?: number | undefined;
  shown: number;
}) {
  const { say } = call;
  const isFirst = call.query.text('after', 2_000) === '';
  return (
    <nav class="pager" aria-label={say({ zh: '翻页', en: 'Pages' })}>
      <span>
        {total === undefined
          ? say({ zh: `本页 ${shown} 条`, en: `${shown} on this page` })
          : say({ zh: `共 ${total} 条，本页 ${shown} 条`, en: `${total} in all, ${shown} on this page` })}
      </span>
      {isFirst ? null : <a href={withQuery(call.here, { after: undefined })}>{say(WORDS.first)}</a>}
      {next === undefined ? null : (
        <a href={withQuery(call.here, { after: next })} rel="next" data-key="n">
          {say(WORDS.next)}
        </a>
      )}
    </nav>
  );
}

/** Links to what is shown as XLSX and CSV; stands among a page's `actions`. */
export function ExportLinks({ call }: { call: Call }) {
  return (
    <>
      <a class="button quiet" href={withQuery(call.here, { format: 'xlsx', after: undefined })}>
        {call.say(WORDS.exportXlsx)}
      </a>
      <a class="button quiet" href={withQuery(call.here, { format: 'csv', after: undefined })}>
        {call.say(WORDS.exportCsv)}
      </a>
    </>
  );
}
