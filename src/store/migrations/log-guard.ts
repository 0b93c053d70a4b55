import type { Kysely } from 'kysely';
import { refuseChanges } from '../database/refuse-changes.js';

/** The database itself refuses to alter or remove an entry of the log. */
export const up = (db: Kysely<unknown>): Promise<void> => refuseChanges(db, 'log');
