import type { Db, Trx } from '../tables.js';
import { isContention, isDisconnection } from './failures.js';

/** A server that restarts is back within seconds; another process writes for less. */
const WAITS_MS = [50, 100, 200, 500, 1_000, 2_000, 4_000];

/**
 * All or nothing. Where it is known that nothing was committed (the lock or a connection was not to be had, two transactions stood in each
 * other's way, the connection broke before the end) `work` is called again, up to eight times in eight seconds: it should leave no trace
 * but in the database. A connection that breaks while committing is an error: the work may be done.
 */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (const wait of [...WAITS_MS, undefined]) {
    let isCommitting = false;
    let cause: unknown;
    try {
      return await db.transaction().execute(async (trx) => {
        try {
          const result = await work(trx);
          isCommitting = true;
          return result;
        } catch (error) {
          // Rolling back over a broken connection fails in its own way: what broke is what was thrown first.
          cause = error;
          throw error;
        }
      });
    } catch (error) {
      const first = cause ?? error;
      const mayRepeat = isContention(first) || (!isCommitting && isDisconnection(first));
      if (!mayRepeat || wait === undefined) throw first;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  throw new Error('a transaction is returned or thrown');
}
