import type { Trx } from '../../src/store/tables.js';

/** A site of the office's list, made once. */
export async function saveSite(trx: Trx, id: string, at = '2026-01-01T00:00:00.000Z'): Promise<void> {
  const entry = { id, name: `${id}区人民政府`, url: `https://${id}.example/`, kind: 'district' };
  await trx
    .insertInto('sites')
    .values({
      ...entry,
      region: null,
      profile: null,
      entry: JSON.stringify(entry),
      active: 1,
      created_at: at,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
