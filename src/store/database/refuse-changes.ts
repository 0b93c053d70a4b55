import { PostgresAdapter, sql, type Kysely } from 'kysely';

/** From now on the database adds rows to the table, and neither alters nor removes any, whoever asks. */
export async function refuseChanges(db: Kysely<unknown>, table: string): Promise<void> {
  if (db.getExecutor().adapter instanceof PostgresAdapter) await refuseInPostgres(db, table);
  else await refuseInSqlite(db, table);
}

async function refuseInSqlite(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(sentence(table))}); end`.execute(db);
  }
}

async function refuseInPostgres(db: Kysely<unknown>, table: string): Promise<void> {
  const refusal = sql.ref(`refuse_change_of_${table}`);
  await sql`create function ${refusal}() returns trigger language plpgsql as ${sql.lit(
    `begin raise exception '${sentence(table)}'; end`,
  )}`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_no_change`)} before update or delete or truncate on ${sql.table(table)}
    for each statement execute function ${refusal}()`.execute(db);
}

const sentence = (table: string): string => `${table}: entries are added, never altered or removed`;
