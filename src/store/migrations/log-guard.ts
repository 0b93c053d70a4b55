import type { Kysely } from 'kysely';
import { refuseChanges } from '../database/refuse-changes.js';

/** The database itself refuses to alter or remove an entry of the log; by whom and about what it is found quickly. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await refuseChanges(db, 'log');
  for (const column of ['actor', 'action', 'subject', 'at'])
    await db.schema.createIndex(`log_${column}`).on('log').columns([column, 'seq']).execute();
}
