import type { Kysely } from 'kysely';
import { tablesInOrder } from '../database/table-order.js';
import type { Store } from '../open-store.js';
import { StoreProblem } from '../store-problem.js';

interface Marker {
  store_copy: { source: string };
}
const markers = (db: Store['db']): Kysely<Marker> => db as unknown as Kysely<Marker>;

/**
 * Marks a store as a copy that is not complete: until it is, nothing else opens it. Throws `StoreProblem` where it holds anything that is not
 * from an earlier attempt to copy the same source.
 */
export async function beginCopy(target: Store, source: string): Promise<void> {
  const begun = await markerOf(target.db);
  if (begun === source) return;
  if (begun !== undefined)
    throw new StoreProblem('foreign', {
      zh: `目标是 ${begun} 的一份没有完成的副本`,
      en: `the target is an unfinished copy of ${begun}`,
    });
  for (const { name } of await tablesInOrder(target.db, target.dialect)) {
    const row = await (target.db as unknown as Kysely<Record<string, object>>)
      .selectFrom(name)
      .selectAll()
      .limit(1)
      .executeTakeFirst();
    const isInitial = name === 'log_head' && (row as { seq?: number } | undefined)?.seq === 0;
    if (row !== undefined && !isInitial)
      throw new StoreProblem('foreign', {
        zh: `目标不是空的（${name} 里有内容），只能复制到空的存储`,
        en: `the target is not empty (${name} has rows): only an empty store takes a copy`,
      });
  }
  await target.transaction(async (trx) => {
    await trx.schema
      .createTable('store_copy')
      .addColumn('source', 'text', (column) => column.notNull())
      .execute();
    await markers(trx).insertInto('store_copy').values({ source }).execute();
  });
}

/** From now on it is a store like any other. */
export const endCopy = (target: Store): Promise<void> =>
  target.transaction((trx) => trx.schema.dropTable('store_copy').execute());

const markerOf = async (db: Store['db']): Promise<string | undefined> => {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'store_copy')) return undefined;
  return (await markers(db).selectFrom('store_copy').select('source').executeTakeFirst())?.source;
};
