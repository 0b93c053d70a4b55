import { join } from 'node:path';
import { Migrator } from 'kysely';
import { openPostgres } from './database/open-postgres.js';
import { openSqlite } from './database/open-sqlite.js';
import { migrations } from './migrations/migrations.js';
import type { Db, Trx } from './tables.js';

/** Everything an office keeps but the files of evidence. */
export interface Store {
  readonly db: Db;
  readonly dialect: 'sqlite' | 'postgres';
  /** All or nothing. Within `work` use only what it is given. */
  readonly transaction: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Opens the store, `url` being that of a PostgreSQL, else `office.sqlite` in the folder; brings its tables up to date. */
export async function openStore({ folder, url }: { folder: string; url?: string | undefined }): Promise<Store> {
  const db = url === undefined ? openSqlite(join(folder, 'office.sqlite')) : openPostgres(url);
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw error instanceof Error ? error : new Error('the tables of the store could not be made');
  }
  return {
    db,
    dialect: url === undefined ? 'sqlite' : 'postgres',
    transaction: (work) => db.transaction().execute(work),
    close: () => db.destroy(),
  };
}
