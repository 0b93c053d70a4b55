import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseFacts } from './database-facts.js';

/** Reads a database file that is there. Throws the system's error. */
export function lookAtSqlite(file: string): DatabaseFacts {
  // Without a log beside it the file is whole by itself: told that nobody writes, SQLite makes no files to share memory either.
  const isAtRest = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
  const path = isAtRest ? `${pathToFileURL(file).href}?immutable=1` : file;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 500 });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .all() as readonly { readonly name: string }[];
    const isOurs = tables.some(({ name }) => name === 'store_versions');
    const versions = isOurs
      ? (database.prepare('select name from store_versions').all() as readonly { readonly name: string }[])
      : undefined;
    const [row] = database.prepare('select sqlite_version() as version').all() as readonly {
      readonly version: string;
    }[];
    return {
      versions: versions?.map(({ name }) => name),
      tables: tables.map(({ name }) => name),
      server: `SQLite ${row?.version ?? ''}`,
      mayAlter: isWritable(file) && isWritable(dirname(file)),
    };
  } finally {
    database.close();
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
