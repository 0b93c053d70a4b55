import type { OfficeEvent } from '../../model/office-event.js';
import type { Trx } from '../tables.js';

/** Records what somebody may want to be told, in the transaction that makes it true. One `key` is one event, however often it is recorded. */
export async function recordEvent(trx: Trx, { key, kind, at, site, run, data }: OfficeEvent): Promise<void> {
  await trx
    .insertInto('events')
    .values({ key, kind, at, site: site ?? null, run: run ?? null, data: JSON.stringify(data) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
