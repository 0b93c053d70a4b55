import { sql } from 'kysely';
import type { DatabaseFacts } from './database-facts.js';
import { openPostgres } from './open-postgres.js';

/** Asks a server about our tables in its database; one connection, reading only. Throws the server's error. */
export async function lookAtPostgres(url: string): Promise<DatabaseFacts> {
  const db = openPostgres(url);
  try {
    const { rows } = await sql<{ server: string; may: boolean | null; tables: readonly string[]; ours: string | null }>`
      select current_setting('server_version') as server,
        has_schema_privilege(current_schema(), 'create') as may,
        array(select table_name::text from information_schema.tables where table_schema = current_schema()) as tables,
        to_regclass('store_versions') as ours`.execute(db);
    const [facts] = rows;
    const isOurs = typeof facts?.ours === 'string';
    const versions = isOurs
      ? (await sql<{ name: string }>`select name from store_versions`.execute(db)).rows
      : undefined;
    return {
      versions: versions?.map(({ name }) => name),
      tables: facts?.tables ?? [],
      server: `PostgreSQL ${facts?.server.split(' ')[0] ?? ''}`,
      mayAlter: facts?.may === true,
    };
  } finally {
    await db.destroy();
  }
}
