import { createHash } from 'node:crypto';
import { canonical } from '../../lib/text/canonical-json.js';
import type { TableFacts } from '../database/table-order.js';
import type { Db, Trx } from '../tables.js';
import { readRows } from './read-rows.js';

export interface TableDigest {
  readonly rows: number;
  /** Of all rows in the order of their keys. */
  readonly sha256: string;
}

/** Counts and hashes a table: the same rows give the same digest in every database. */
export async function tableDigest(db: Db | Trx, table: TableFacts): Promise<TableDigest> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const batch of readRows(db, table)) {
    for (const row of batch) hash.update(`${canonical(row)}\n`);
    rows += batch.length;
  }
  return { rows, sha256: hash.digest('hex') };
}
