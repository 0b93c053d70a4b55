import { sql, type Kysely, type Migration, type Transaction } from 'kysely';
import { StoreProblem } from '../store-problem.js';

/** Any number: whoever brings the tables of a PostgreSQL up to date holds this lock, the others wait. */
const LOCK = 0x676f6e67;

interface Versions {
  store_versions: { name: string };
}

/**
 * Brings the tables up to date in one transaction: killed at any moment all of it is done or nothing, and of several processes one
 * does it while the others wait. Throws `StoreProblem` where the store knows more than this program, or holds somebody else's tables.
 */
export async function migrate(
  db: Kysely<unknown>,
  migrations: Readonly<Record<string, Migration>>,
  { dialect, isCopying = false }: { readonly dialect: 'sqlite' | 'postgres'; readonly isCopying?: boolean },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Before anything is looked at: two processes that open a store at once do one after the other.
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
    const done = await versionsOf(trx as unknown as Transaction<Versions>, isCopying);
    const unknown = done.filter((name) => !(name in migrations));
    if (unknown.length > 0) throw newer(unknown);
    for (const name of Object.keys(migrations).sort()) {
      if (done.includes(name)) continue;
      await migrations[name]?.up(trx);
      await (trx as unknown as Transaction<Versions>).insertInto('store_versions').values({ name }).execute();
    }
  });
}

async function versionsOf(trx: Transaction<Versions>, isCopying: boolean): Promise<readonly string[]> {
  const tables = await trx.introspection.getTables();
  if (!isCopying && tables.some(({ name }) => name === 'store_copy')) throw unfinishedCopy();
  if (!tables.some(({ name }) => name === 'store_versions')) {
    if (tables.length > 0) throw foreign(tables.map(({ name }) => name));
    await trx.schema
      .createTable('store_versions')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .execute();
  }
  const rows = await trx.selectFrom('store_versions').select('name').execute();
  return rows.map(({ name }) => name);
}

/** The store knows more than this program. */
export const newer = (unknown: readonly string[]): StoreProblem =>
  new StoreProblem('newer', {
    zh: `这个存储是更新版本的 gongkai 建的（${unknown.join('、')}），请先升级程序`,
    en: `this store was made by a newer gongkai (${unknown.join(', ')}): update the program first`,
  });

/** The database is somebody else's. */
export const foreign = (tables: readonly string[]): StoreProblem =>
  new StoreProblem('foreign', {
    zh: `这个数据库里已经有别的程序的表（${tables.slice(0, 3).join('、')}），请给 gongkai 一个空的数据库`,
    en: `this database holds tables of another program (${tables.slice(0, 3).join(', ')}): gongkai wants an empty one`,
  });

const unfinishedCopy = (): StoreProblem =>
  new StoreProblem('unfinished', {
    zh: '这个存储是一份没有完成的副本，请用 gongkai store copy 接着做完',
    en: 'this store is an unfinished copy: go on with gongkai store copy',
  });
