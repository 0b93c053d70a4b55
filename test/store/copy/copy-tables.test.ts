import { describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../src/model/actor.js';
import { beginCopy, endCopy } from '../../../src/store/copy/copy-marker.js';
import { copyTables } from '../../../src/store/copy/copy-tables.js';
import { tablesInOrder } from '../../../src/store/database/table-order.js';
import { saveList } from '../../../src/store/lists/lists.js';
import { verifyLog } from '../../../src/store/log/verify-log.js';
import { openStore } from '../../../src/store/open-store.js';
import { saveSites } from '../../../src/store/sites/save-sites.js';
import { noPostgres } from '../../support/postgres.js';
import { openTestStore, type Dialect, type TestStore } from '../../support/store.js';

const at = '2026-11-22T01:00:00.000Z';
const site = (index: number) => ({
  id: `s${String(index).padStart(4, '0')}`,
  name: `第${index}区人民政府`,
  url: `https://s${index}.example/`,
  kind: 'district',
  units: [{ name: '财政局' }, { name: '教育局' }],
});

/** Sites, lists, users, runs with figures: more rows than one batch. */
async function fill({ transaction }: TestStore): Promise<void> {
  const sites = Array.from({ length: 1_201 }, (_, index) => site(index));
  const ids = sites.map(({ id }) => id);
  await transaction(async (trx) => {
    await saveSites(trx, SYSTEM, sites, { at });
    await saveList(trx, SYSTEM, { id: 'all', title: '全部', sites: ids.reverse() }, { at });
    const run = { id: '2026-11', origin: 'import', as_of: '2026-11-22', state: 'finished', created_at: at };
    await trx.insertInto('runs').values(run).execute();
    for (const [index, id] of ids.slice(0, 50).entries()) {
      const points = { points_value: 61.05 + index / 3, points_min: 0.1 + 0.2, out_of: 100 };
      const audit = { run: '2026-11', site: id, state: 'done', not_before: at, attempt: 1, fence: 2, ...points };
      await trx.insertInto('audits').values(audit).execute();
    }
  });
}

const copyBetween = async (from: TestStore, to: TestStore) =>
  from.snapshot((trx) => copyTables(trx, { source: from, target: to }));

const directions: readonly (readonly [Dialect, Dialect])[] = [
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
];

describe.skipIf(noPostgres !== undefined)('a copy of the store', () => {
  it.each(directions)('from %s to %s holds every row, and its log is whole', async (source, goal) => {
    const from = await openTestStore(source);
    const to = await openTestStore(goal);
    try {
      await fill(from);
      await beginCopy(to, 'from');
      const tables = await copyBetween(from, to);
      await endCopy(to);
      expect(tables.find(({ name }) => name === 'units')).toMatchObject({ rows: 2_402, wasThere: false });
      expect((await copyBetween(from, to)).every(({ wasThere }) => wasThere)).toBe(true);
      expect(await verifyLog(to.db)).toEqual(await verifyLog(from.db));
      const names = await tablesInOrder(to.db, goal);
      expect(names.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name).sort());
      expect(names.findIndex(({ name }) => name === 'sites')).toBeLessThan(
        names.findIndex(({ name }) => name === 'audits'),
      );
    } finally {
      await from.drop();
      await to.drop();
    }
  });
});

describe('a copy that was cut short', () => {
  it('goes on where it was, also when the source has changed meanwhile, and is opened by nobody else before', async () => {
    const from = await openTestStore();
    const to = await openTestStore();
    try {
      await fill(from);
      await beginCopy(to, 'office A');
      const cut = new Error('cut');
      const first = from.snapshot((trx) =>
        copyTables(trx, { source: from, target: to }, ({ name }) => {
          if (name === 'sites') throw cut;
        }),
      );
      await expect(first).rejects.toBe(cut);
      await expect(openStore({ folder: to.folder })).rejects.toMatchObject({ trouble: 'unfinished' });
      await expect(beginCopy(to, 'office B')).rejects.toMatchObject({ trouble: 'foreign' });
      await beginCopy(to, 'office A');
      await from.transaction((trx) => saveSites(trx, SYSTEM, [{ ...site(3), name: '改名区' }], { at }));
      await copyBetween(from, to);
      await endCopy(to);
      const renamed = await to.db.selectFrom('sites').select('name').where('id', '=', 's0003').executeTakeFirst();
      expect(renamed?.name).toBe('改名区');
      expect(await verifyLog(to.db)).toMatchObject({ entries: 3 });
      await (await openStore({ folder: to.folder })).close();
    } finally {
      await from.drop();
      await to.drop();
    }
  });

  it('is refused by a store that holds something', async () => {
    const to = await openTestStore();
    try {
      await to.transaction((trx) => saveSites(trx, SYSTEM, [site(1)], { at }));
      await expect(beginCopy(to, 'office A')).rejects.toMatchObject({ trouble: 'foreign' });
    } finally {
      await to.drop();
    }
  });
});
