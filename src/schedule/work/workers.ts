import type { Db, Trx } from '../../store/tables.js';

/** Who a worker is. */
export interface WorkerFacts {
  /** `host-pid-chance`: never used twice. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly slots: number;
  readonly startedAt: string;
}

/** A worker as it was last heard of. */
export interface KnownWorker extends WorkerFacts {
  readonly busy: number;
  readonly state: string;
  readonly seenAt: string;
}

/** One that was not heard of for so long is not counted on. */
const SILENT_MS = 60_000;
/** One that has been gone for so long is forgotten. */
const FORGOTTEN_MS = 7 * 86_400_000;

/** Notes that a worker is there and how it is. */
export async function noteWorker(trx: Trx, worker: KnownWorker): Promise<void> {
  const { id, host, pid, version, slots, busy, state } = worker;
  const changing = { busy, state, slots, seen_at: worker.seenAt };
  await trx
    .insertInto('workers')
    .values({ id, host, pid, version, started_at: worker.startedAt, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute();
}

/** The workers that were heard of lately, busiest first. */
export async function knownWorkers(db: Db | Trx, now: Date): Promise<readonly KnownWorker[]> {
  const since = new Date(now.getTime() - SILENT_MS).toISOString();
  const rows = await db
    .selectFrom('workers')
    .selectAll()
    .where('seen_at', '>', since)
    .where('state', '!=', 'gone')
    .orderBy('busy', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ seen_at: seenAt, started_at: startedAt, ...worker }) => ({ ...worker, seenAt, startedAt }));
}

/** How many audits all workers together can do at once. */
export async function slotsOf(db: Db | Trx, now: Date): Promise<number> {
  return (await knownWorkers(db, now)).reduce((sum, { slots, state }) => sum + (state === 'working' ? slots : 0), 0);
}

/** Forgets workers that have been gone for a week. */
export async function forgetWorkers(db: Db | Trx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - FORGOTTEN_MS).toISOString();
  await db.deleteFrom('workers').where('seen_at', '<', before).execute();
}
