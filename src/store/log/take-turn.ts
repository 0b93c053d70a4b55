import type { Trx } from '../tables.js';

/**
 * What follows in this transaction is done by one at a time: whoever else takes a turn waits until it has ended. For checks that no
 * key of a table can hold, e.g. that nobody else put the same finding into a notice meanwhile.
 */
export async function takeTurn(trx: Trx): Promise<void> {
  await trx
    .updateTable('log_head')
    .set((eb) => ({ seq: eb.ref('seq') }))
    .where('id', '=', 1)
    .execute();
}
