import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Db, Tables } from '../tables.js';
import { storable } from './storable.js';

type Database = InstanceType<typeof DatabaseSync>;

/** How long a statement waits, and with it the whole process, for another that writes the same file; a transaction is then tried again. */
const BUSY_WAIT_MS = 2_000;
/** Statements that are kept ready; the office knows some hundreds. */
const READY_STATEMENTS = 500;

/**
 * Opens (and makes, in a folder that is there) a database file in WAL mode: readers never wait for the writer. Throws the system's error. The transactions of a
 * reader see one moment and keep nobody from writing; they may write nothing.
 */
export function openSqlite(file: string, { isReader = false }: { readonly isReader?: boolean } = {}): Db {
  const database = new DatabaseSync(file, { timeout: BUSY_WAIT_MS });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    if (isReader) database.exec('pragma query_only = on');
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(database, isReader) }) });
}

const asKyselyDatabase = (database: Database, isReader: boolean): SqliteDatabase => {
  const ready = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = ready.get(sql);
    if (known !== undefined) return known;
    const statement = asKyselyStatement(database, sql);
    const [oldest] = ready.keys();
    if (ready.size >= READY_STATEMENTS && oldest !== undefined) ready.delete(oldest);
    ready.set(sql, statement);
    return statement;
  };
  return {
    close: () => {
      ready.clear();
      database.close();
    },
    prepare: (sql) => {
      // A transaction that reads first and writes then would be refused if another process wrote in between: it takes the lock at once.
      if (sql === 'begin' && !isReader) return prepare('begin immediate');
      // After a full disk there is no transaction left to roll back: to say so would hide what happened.
      return sql === 'rollback' && !database.isTransaction ? NOTHING : prepare(sql);
    },
  };
};

const asKyselyStatement = (database: Database, sql: string): SqliteStatement => {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...values.map(storable)).map((row: object) => ({ ...row })),
    run: (values) => statement.run(...values.map(storable)),
    // While rows are read one by one the same question may be asked again: each has a statement of its own.
    iterate: (values) => database.prepare(sql).iterate(...values.map(storable)) as IterableIterator<unknown>,
  };
};

const NOTHING: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};
