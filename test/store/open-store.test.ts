import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../src/store/migrations/migrations.js';
import { openStore } from '../../src/store/open-store.js';
import { newDatabase, noPostgres } from '../support/postgres.js';
import { eachStore } from '../support/store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-open-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Opened by so many at once, as by server and workers that start together. */
const openedAtOnce = async (url?: string): Promise<readonly string[]> => {
  const stores = await Promise.all([1, 2, 3, 4, 5].map(() => openStore({ folder, url })));
  const rows = await sql<{ name: string }>`select name from store_versions order by name`.execute(
    (stores[0] as (typeof stores)[number]).db,
  );
  for (const store of stores) await store.close();
  return rows.rows.map(({ name }) => name);
};

describe('a store that several open at the same moment', () => {
  it('gets its tables once (sqlite)', async () => {
    expect(await openedAtOnce()).toEqual(Object.keys(migrations).sort());
  });
  it.skipIf(noPostgres !== undefined)('gets its tables once (postgres)', async () => {
    expect(await openedAtOnce(await newDatabase())).toEqual(Object.keys(migrations).sort());
  });
});

eachStore('a store', (open) => {
  it('of a newer version is not touched', async () => {
    const { db, folder: own, url } = await open();
    await sql`insert into store_versions (name) values ('99-tomorrow')`.execute(db);
    await expect(openStore({ folder: own, url })).rejects.toMatchObject({ trouble: 'newer' });
  });

  it('of another program is not touched', async () => {
    const { db, folder: own, url } = await open();
    await sql`drop table store_versions`.execute(db);
    await expect(openStore({ folder: own, url })).rejects.toMatchObject({ trouble: 'foreign' });
  });

  it('keeps a transaction that failed out of everything', async () => {
    const { db, transaction } = await open();
    const work = transaction(async (trx) => {
      await trx.insertInto('lists').values({ id: 'a', title: '', created_at: '' }).execute();
      throw new RangeError('no');
    });
    await expect(work).rejects.toThrow(RangeError);
    expect(await db.selectFrom('lists').selectAll().execute()).toEqual([]);
  });

  it('is read as of one moment while others write', async () => {
    const { db, transaction, snapshot } = await open();
    const add = (id: string) =>
      transaction((trx) => trx.insertInto('lists').values({ id, title: '', created_at: '' }).execute());
    await add('a');
    const seen = await snapshot(async (trx) => {
      const count = async () => (await trx.selectFrom('lists').select('id').execute()).length;
      const before = await count();
      await add('b');
      return [before, await count()];
    });
    expect(seen).toEqual([1, 1]);
    expect(await db.selectFrom('lists').selectAll().execute()).toHaveLength(2);
    const write = snapshot((trx) => trx.deleteFrom('lists').execute());
    await expect(write).rejects.toThrow();
  });

  it('reads text as it was written, but for what no database keeps', async () => {
    const { db } = await open();
    const titles = ['名单 “甲”\n\t𠮷野家 😀', "'; drop table lists; --", 'a\u0000b', 'x\ud800y', '\\ % _'];
    for (const [index, title] of titles.entries())
      await db
        .insertInto('lists')
        .values({ id: String(index), title, created_at: '' })
        .execute();
    const kept = await db.selectFrom('lists').select('title').orderBy('id').execute();
    expect(kept.map(({ title }) => title)).toEqual([titles[0], titles[1], 'a\ufffdb', 'x\ufffdy', titles[4]]);
  });

  it('tries a transaction again where another stood in its way', async () => {
    const { transaction } = await open();
    const add = (id: string) =>
      transaction((trx) => trx.insertInto('lists').values({ id, title: '', created_at: '' }).execute());
    await add('a');
    await add('b');
    let calls = 0;
    const rename = (first: string, second: string) =>
      transaction(async (trx) => {
        calls += 1;
        await trx.updateTable('lists').set({ title: first }).where('id', '=', first).execute();
        await new Promise((resolve) => setImmediate(resolve));
        await trx.updateTable('lists').set({ title: first }).where('id', '=', second).execute();
      });
    await Promise.all([rename('a', 'b'), rename('b', 'a'), rename('a', 'b'), rename('b', 'a')]);
    expect(calls).toBeGreaterThanOrEqual(4);
  });
});

describe('what cannot be a store is told in words', () => {
  it('a file that is no database', async () => {
    writeFileSync(join(folder, 'office.sqlite'), '这不是数据库'.repeat(200));
    await expect(openStore({ folder })).rejects.toMatchObject({ trouble: 'foreign' });
  });
  it('a folder in its place', async () => {
    await expect(openStore({ folder: '/dev/null/office' })).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
  it.skipIf(!existsSync('/proc/self'))('a place where no folder can be made', async () => {
    await expect(openStore({ folder: '/proc/office' })).rejects.toMatchObject({ code: 'ENOENT' });
  });
  it.each(['mysql://h/db', 'postgres://h', 'not an address'])('the address %s', async (url) => {
    await expect(openStore({ folder, url })).rejects.toMatchObject({ trouble: 'address' });
  });
  it.skipIf(noPostgres !== undefined)('a database that is not there', async () => {
    const url = new URL(await newDatabase());
    url.pathname = '/nobody';
    url.password = 'kou-ling';
    const told = await openStore({ folder, url: url.href }).catch((error: unknown) => error);
    expect(told).toMatchObject({ trouble: 'no-database' });
    expect(JSON.stringify((told as { words: unknown }).words)).not.toContain('kou-ling');
  });
});
