import { sql } from 'kysely';
import type { Db, Trx } from '../tables.js';

/** A table with its columns; `key` orders its rows. */
export interface TableFacts {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** All tables of the office, each behind those that it refers to. */
export async function tablesInOrder(db: Db | Trx, dialect: 'sqlite' | 'postgres'): Promise<readonly TableFacts[]> {
  const tables = (await db.introspection.getTables()).filter(
    ({ name, isView }) => !isView && !name.startsWith('store_'),
  );
  const facts = new Map<string, TableFacts>();
  const parents = new Map<string, ReadonlySet<string>>();
  for (const { name, columns } of tables) {
    const key = dialect === 'sqlite' ? await sqliteKey(db, name) : await postgresKey(db, name);
    const all = columns.map((column) => column.name).sort();
    facts.set(name, { name, columns: all, key: key.length > 0 ? key : all });
    parents.set(name, new Set(dialect === 'sqlite' ? await sqliteParents(db, name) : await postgresParents(db, name)));
  }
  const ordered: TableFacts[] = [];
  const visit = (name: string, above: readonly string[]): void => {
    const own = facts.get(name);
    if (own === undefined || ordered.includes(own) || above.includes(name)) return;
    for (const parent of [...(parents.get(name) ?? [])].sort()) visit(parent, [...above, name]);
    ordered.push(own);
  };
  for (const name of [...facts.keys()].sort()) visit(name, []);
  return ordered;
}

const sqliteKey = async (db: Db | Trx, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${table})`.execute(
    db,
  );
  return rows
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
    .map(({ name }) => name);
};

const sqliteParents = async (db: Db | Trx, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{
    parent: string;
  }>`select "table" as parent from pragma_foreign_key_list(${table})`.execute(db);
  return rows.map(({ parent }) => parent);
};

const postgresKey = async (db: Db | Trx, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indisprimary and i.indrelid = ${table}::regclass order by k.place`.execute(db);
  return rows.map(({ name }) => name);
};

const postgresParents = async (db: Db | Trx, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ parent: string }>`
    select r.relname as parent from pg_constraint c join pg_class r on r.oid = c.confrelid
    where c.contype = 'f' and c.conrelid = ${table}::regclass`.execute(db);
  return rows.map(({ parent }) => parent);
};
