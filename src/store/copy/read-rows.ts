import { type Kysely } from 'kysely';
import type { TableFacts } from '../database/table-order.js';
import type { Db, Trx } from '../tables.js';

export type Row = Readonly<Record<string, unknown>>;
/** Tables as data: whichever there are. */
export type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

const BATCH = 1_000;

/** The rows of a table in the order of its key, so many at a time; each batch begins behind the last. */
export async function* readRows(db: Db | Trx, { name, columns, key }: TableFacts): AsyncIterable<readonly Row[]> {
  const any = db as unknown as AnyTables;
  let last: Row | undefined;
  for (;;) {
    let query = any
      .selectFrom(name)
      .select([...columns])
      .limit(BATCH);
    for (const column of key) query = query.orderBy(column);
    const after = last;
    if (after !== undefined) {
      // (a, b) > (1, 2) as both databases read it, also where a part of the key may be null.
      query = query.where((eb) =>
        eb.or(
          key.map((column, place) =>
            eb.and([
              ...key.slice(0, place).map((earlier) => eb(earlier, '=', after[earlier])),
              eb(column, '>', after[column]),
            ]),
          ),
        ),
      );
    }
    const rows = (await query.execute()) as readonly Row[];
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}
