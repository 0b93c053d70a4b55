import { tablesInOrder, type TableFacts } from '../database/table-order.js';
import type { Store } from '../open-store.js';
import { StoreProblem } from '../store-problem.js';
import type { Db, Trx } from '../tables.js';
import { readRows, type AnyTables } from './read-rows.js';
import { tableDigest, type TableDigest } from './table-digest.js';

/** A table that is the same on both sides now. */
export interface CopiedTable extends TableDigest {
  readonly name: string;
  /** It was there from an attempt before. */
  readonly wasThere: boolean;
}

/** Fewer values than SQLite takes a statement, for tables of up to sixty columns. */
const ROWS_AT_ONCE = 200;
/** Its entries cannot be removed: what is there must be how the other begins. */
const LOG = 'log';

/**
 * Copies all tables from a reading of one moment into a store of the same version, each in one transaction, then holds the two side by
 * side. What an attempt before has copied stays, as far as it is still the same. Throws `StoreProblem` where the target is no part of that copy.
 */
export async function copyTables(
  from: Trx,
  { source, target }: { readonly source: Pick<Store, 'dialect'>; readonly target: Store },
  onTable: (table: CopiedTable) => void = () => undefined,
): Promise<readonly CopiedTable[]> {
  const tables = await tablesInOrder(from, source.dialect);
  const copied: CopiedTable[] = [];
  const wanted = new Map<string, TableDigest>();
  for (const table of tables) wanted.set(table.name, await tableDigest(from, table));
  const stays = await sameTables(target.db, tables, wanted);
  // What refers to a table that is written anew goes first.
  await target.transaction(async (trx) => {
    for (const { name } of [...tables].reverse())
      if (!stays.has(name) && name !== LOG) await (trx as unknown as AnyTables).deleteFrom(name).execute();
  });
  for (const table of tables) {
    const { name } = table;
    if (!stays.has(name)) await target.transaction((trx) => fill(from, trx, table));
    const digest = await tableDigest(target.db, table);
    if (digest.sha256 !== wanted.get(name)?.sha256) throw differs(name);
    const done = { name, ...digest, wasThere: stays.has(name) };
    copied.push(done);
    onTable(done);
  }
  return copied;
}

/** Tables that need not be written again: the same, and so is all that they are behind of. */
async function sameTables(
  db: Db,
  tables: readonly TableFacts[],
  wanted: ReadonlyMap<string, TableDigest>,
): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const table of tables) {
    if ((await tableDigest(db, table)).sha256 === wanted.get(table.name)?.sha256) same.add(table.name);
    else if (table.name !== LOG && table.name !== 'log_head') break;
  }
  return same;
}

async function fill(from: Trx, trx: Trx, table: TableFacts): Promise<void> {
  const any = trx as unknown as AnyTables;
  let last = 0;
  if (table.name === LOG) {
    const head = await trx.selectFrom('log').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
    last = head?.seq ?? 0;
  }
  for await (const batch of readRows(from, table)) {
    const rows = table.name === LOG ? batch.filter((row) => Number(row['seq']) > last) : batch;
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
      await any
        .insertInto(table.name)
        .values(rows.slice(start, start + ROWS_AT_ONCE))
        .execute();
  }
}

const differs = (table: string): StoreProblem =>
  new StoreProblem('foreign', {
    zh: `表 ${table} 复制后与原来不一致：目标里有别的内容，或正被使用`,
    en: `the table ${table} is not the same after copying: the target holds something else, or is in use`,
  });
