import type { Db } from '../tables.js';

export interface LeaseRequest {
  readonly name: string;
  /** Of this process; nobody else's. */
  readonly holder: string;
  readonly now: Date;
  readonly forMs: number;
}

/** Takes or renews what only one process does at a time. False: somebody else holds it. One statement, so that two never both get it. */
export async function holdLease(db: Db, { name, holder, now, forMs }: LeaseRequest): Promise<boolean> {
  const until = new Date(now.getTime() + forMs).toISOString();
  const taken = await db
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where((eb) => eb.or([eb('leases.holder', '=', holder), eb('leases.until', '<=', now.toISOString())])),
    )
    .returning('name')
    .execute();
  return taken.length > 0;
}

/** Gives it back, so that the next need not wait. */
export async function releaseLease(db: Db, { name, holder }: Pick<LeaseRequest, 'name' | 'holder'>): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
