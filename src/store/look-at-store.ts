import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { postgresProblem, sqliteProblem } from './database/failures.js';
import { foreign, newer } from './database/migrate.js';
import { lookAtPostgres } from './database/look-at-postgres.js';
import { lookAtSqlite } from './database/look-at-sqlite.js';
import { migrations } from './migrations/migrations.js';
import { assertAddress, type StorePlace } from './open-store.js';

/** How a store stands, without opening it for work. */
export interface StoreLook {
  /** False where `gongkai serve` would begin a new one. */
  readonly exists: boolean;
  /** Steps by which its tables would be brought up to date. */
  readonly pending: readonly string[];
  readonly server: string;
  readonly mayAlter: boolean;
  /** Of the file of an embedded one. */
  readonly bytes?: number;
}

/** Looks without making, altering or locking anything. Throws `StoreProblem` where the store could not be used. */
export async function lookAtStore({ folder, url }: Omit<StorePlace, 'isCopying'>): Promise<StoreLook> {
  const file = join(folder, 'office.sqlite');
  const all = Object.keys(migrations).sort();
  if (url === undefined && !existsSync(file)) return { exists: false, pending: all, server: 'SQLite', mayAlter: true };
  if (url !== undefined) assertAddress(url);
  try {
    const facts = url === undefined ? lookAtSqlite(file) : await lookAtPostgres(url);
    const { versions, tables, server, mayAlter } = facts;
    if (versions === undefined && tables.length > 0) throw foreign(tables);
    const unknown = (versions ?? []).filter((name) => !all.includes(name));
    if (unknown.length > 0) throw newer(unknown);
    return {
      exists: versions !== undefined,
      pending: all.filter((name) => versions?.includes(name) !== true),
      server,
      mayAlter,
      ...(url === undefined && { bytes: statSync(file).size }),
    };
  } catch (error) {
    throw (url === undefined ? sqliteProblem(error, file) : postgresProblem(error, url)) ?? error;
  }
}
