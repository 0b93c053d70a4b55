import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Db, Tables } from '../tables.js';

const INT8 = 20;
const NUMERIC = 1700;
/** A dashboard, its workers and their counts stay far below what PostgreSQL allows by default (100). */
const CONNECTIONS = 8;

/** A pool of connections to a shared PostgreSQL. Counts and sums come as numbers, as SQLite gives them. Connects when first asked. */
export function openPostgres(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types: {
      getTypeParser: ((id: number, format?: 'text' | 'binary') =>
        id === INT8 || id === NUMERIC
          ? Number
          : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks while nobody uses it is replaced; whoever uses one is told by its own query.
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
