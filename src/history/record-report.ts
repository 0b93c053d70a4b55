import type { RecordedLife } from '../model/life.js';
import type { Trx } from '../store/tables.js';
import type { PreparedRecord } from './prepare-record.js';

/** Another audit of the site was recorded after `prepareRecord` had read: prepare again, then record. */
export class StaleRecord extends Error {
  override readonly name = 'StaleRecord';
}

/**
 * Writes what an audit says into history: the audit's score (machine's and final alike, until decisions are carried over), the life of
 * findings, and the roll-ups. The rows of site, run and audit must be there. The same run and site twice is once.
 * Throws `StaleRecord`.
 */
export async function recordReport(trx: Trx, prepared: PreparedRecord): Promise<RecordedLife> {
  void trx;
  void prepared;
  await Promise.resolve();
  return { role: 'present', isNew: true, moves: [], seen: [], unseen: [] };
}
