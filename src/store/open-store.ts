import { join } from 'node:path';
import { makeFolder } from '../lib/fs/make-folder.js';
import { postgresProblem, sqliteProblem } from './database/failures.js';
import { inTransaction } from './database/in-transaction.js';
import { migrate } from './database/migrate.js';
import { openPostgres } from './database/open-postgres.js';
import { openSqlite } from './database/open-sqlite.js';
import { migrations } from './migrations/migrations.js';
import { StoreProblem } from './store-problem.js';
import type { Db, Trx } from './tables.js';

/** Everything an office keeps but the files of evidence. */
export interface Store {
  readonly db: Db;
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * All or nothing. Within `work` use only what it is given. It may be called several times where it is known that nothing was
   * committed (see database/in-transaction.ts), so it leaves no trace but in the database.
   */
  readonly transaction: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
  /** Reads as of one moment, however long it takes; whoever writes meanwhile does not wait. */
  readonly snapshot: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
  /** What an error means for the keeper of the store, such as that the server is away; undefined for one of another kind. */
  readonly problemOf: (error: unknown) => StoreProblem | undefined;
  readonly close: () => Promise<void>;
}

/** Where a store is. */
export interface StorePlace {
  readonly folder: string;
  /** Of a PostgreSQL. */
  readonly url?: string | undefined;
  /** A copy that is not complete may be opened only to go on with it. */
  readonly isCopying?: boolean;
}

/**
 * Opens the store, `url` being that of a PostgreSQL, else `office.sqlite` in the folder; brings its tables up to date. Throws
 * `StoreProblem` where its keeper can do something about it.
 */
export async function openStore({ folder, url, isCopying = false }: StorePlace): Promise<Store> {
  const dialect = url === undefined ? 'sqlite' : 'postgres';
  const file = join(folder, 'office.sqlite');
  const problemOf = (error: unknown): StoreProblem | undefined =>
    url === undefined ? sqliteProblem(error, file) : postgresProblem(error, url);
  if (url !== undefined) assertAddress(url);
  let db: Db | undefined;
  try {
    if (url === undefined) await makeFolder(folder);
    db = url === undefined ? openSqlite(file) : openPostgres(url);
    await migrate(db as never, migrations, { dialect, isCopying });
    const opened = db;
    return {
      db: opened,
      dialect,
      transaction: (work) => inTransaction(opened, work),
      snapshot: (work) => (url === undefined ? readSqlite(file, work) : readPostgres(opened, work)),
      problemOf,
      close: () => opened.destroy(),
    };
  } catch (error) {
    await db?.destroy();
    throw problemOf(error) ?? error;
  }
}

/** Over a connection of its own: within the one that writes it would keep every other reader waiting. */
const readSqlite = async <T>(file: string, work: (trx: Trx) => Promise<T>): Promise<T> => {
  const db = openSqlite(file, { isReader: true });
  try {
    return await db.transaction().execute(work);
  } finally {
    await db.destroy();
  }
};

const readPostgres = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);

/** Throws `StoreProblem` for what is no address of a PostgreSQL. */
export const assertAddress = (url: string): void => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPostgres = parsed !== undefined && ['postgres:', 'postgresql:'].includes(parsed.protocol);
  if (isPostgres && parsed.pathname.length > 1) return;
  throw new StoreProblem('address', {
    zh: '数据库地址要写成 postgres://用户:密码@主机:端口/数据库',
    en: 'the address of a database is written postgres://user:password@host:port/database',
  });
};
