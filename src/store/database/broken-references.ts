import { sql } from 'kysely';
import type { Store } from '../open-store.js';

/** What the database itself finds wrong: torn pages, rows that refer to nothing. PostgreSQL lets no such row in. */
export async function databaseFaults({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<readonly string[]> {
  if (dialect === 'postgres') return [];
  const { rows: torn } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  const { rows: orphans } = await sql<{ table: string; parent: string; rows: number }>`
    select "table", parent, count(*) as "rows" from pragma_foreign_key_check group by "table", parent`.execute(db);
  return [
    ...torn.flatMap(({ integrity_check: text }) => (text === 'ok' ? [] : [text])),
    ...orphans.map(({ table, parent, rows }) => `${table}: ${rows} → ${parent}`),
  ];
}
