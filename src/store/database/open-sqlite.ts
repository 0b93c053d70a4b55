import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Db, Tables } from '../tables.js';

/** How long a write waits for another process that writes the same file. */
const BUSY_WAIT_MS = 15_000;

/** Opens (and makes) a database file in WAL mode: readers never wait for the writer. Throws the system's error. */
export function openSqlite(file: string): Db {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: BUSY_WAIT_MS });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(database) }) });
}

const asKyselyDatabase = (database: InstanceType<typeof DatabaseSync>): SqliteDatabase => ({
  close: () => database.close(),
  // A transaction that reads first and writes then would be refused if another process wrote in between: it takes the lock at once.
  prepare: (sql) => asKyselyStatement(database.prepare(sql === 'begin' ? 'begin immediate' : sql)),
});

const asKyselyStatement = (statement: ReturnType<InstanceType<typeof DatabaseSync>['prepare']>): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (values) => statement.all(...values).map((row: object) => ({ ...row })),
  run: (values) => statement.run(...values),
  iterate: (values) => statement.iterate(...values) as IterableIterator<unknown>,
});
