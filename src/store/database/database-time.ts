import { sql } from 'kysely';
import type { Store } from '../open-store.js';

/** What the clock of the database says. Of an embedded one it is this machine's. */
export async function databaseTime({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<Date> {
  const { rows } = await sql<{ at: Date | string }>`select current_timestamp as at`.execute(db);
  const { at } = rows[0] ?? { at: '' };
  return dialect === 'sqlite' ? new Date(`${String(at).replace(' ', 'T')}Z`) : new Date(at);
}
