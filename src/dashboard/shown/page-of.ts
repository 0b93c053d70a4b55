import { PAGE_ROWS } from '../layout/table.js';
import type { Call } from '../route.js';

/** The part of a sorted list that the address asks for: what follows the row whose id is `after`. One that is gone begins anew. */
export function pageOf<Row>(
  call: Call,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  size = PAGE_ROWS,
): { readonly shown: readonly Row[]; readonly next: string | undefined; readonly total: number } {
  const after = call.query.text('after');
  const at = after === '' ? -1 : rows.findIndex((row) => idOf(row) === after);
  const shown = rows.slice(at + 1, at + 1 + size);
  const last = shown.at(-1);
  return { shown, next: last && at + 1 + size < rows.length ? idOf(last) : undefined, total: rows.length };
}
