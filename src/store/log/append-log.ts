import { canonical, sha256 } from '../../lib/text/canonical-json.js';
import type { Trx } from '../tables.js';

/** One thing done. `actor`: user id or `system`; `subject`: `kind:id`. */
export interface LogEntry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Appends to the log within the transaction that does what the entry tells of: both are there, or neither. */
export async function appendLog(trx: Trx, entry: LogEntry): Promise<void> {
  const head = await trx
    .updateTable('log_head')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const { at, actor, action, subject } = entry;
  const row = { seq: head.seq, at, actor, action, subject, detail: JSON.stringify(entry.detail ?? {}) };
  const hash = hashEntry(head.hash, row);
  await trx
    .insertInto('log')
    .values({ ...row, hash })
    .execute();
  await trx.updateTable('log_head').set({ hash }).where('id', '=', 1).execute();
}

/** The running hash after one entry. */
export const hashEntry = (before: string, row: Readonly<Record<string, string | number>>): string =>
  sha256(before + canonical(row));
