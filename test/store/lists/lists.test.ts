import { expect, it } from 'vitest';
import { SYSTEM, type Actor } from '../../../src/model/actor.js';
import { Forbidden, Invalid, NotFound } from '../../../src/model/refusal.js';
import { readLists, removeList, saveList, sitesOfList } from '../../../src/store/lists/lists.js';
import { saveSites } from '../../../src/store/sites/save-sites.js';
import { eachStore, type TestStore } from '../../support/store.js';

const at = '2026-11-22T01:00:00.000Z';
const names = ['huxin', 'linhai', 'beishan'];

async function withLists(open: () => Promise<TestStore>): Promise<TestStore> {
  const store = await open();
  const sites = names.map((id) => ({ id, name: `${id}区人民政府`, url: `https://${id}.example/`, kind: 'district' }));
  await store.transaction(async (trx) => {
    await saveSites(trx, SYSTEM, sites, { at });
    await saveList(trx, SYSTEM, { id: 'districts', title: '区县', sites: ['linhai', 'huxin', 'linhai'] }, { at });
    await saveList(trx, SYSTEM, { id: 'empty', title: '待定', sites: [] }, { at });
  });
  return store;
}

eachStore('named lists of sites', (open) => {
  it('keep their order, each site once, and are replaced whole', async () => {
    const { db, transaction } = await withLists(open);
    expect(await sitesOfList(db, SYSTEM, 'districts')).toEqual(['linhai', 'huxin']);
    const next = { id: 'districts', title: '全部区县', sites: ['beishan'] };
    await transaction((trx) => saveList(trx, SYSTEM, next, { at }));
    expect(await sitesOfList(db, SYSTEM, 'districts')).toEqual(['beishan']);
    expect(await readLists(db, SYSTEM)).toEqual([
      { id: 'districts', title: '全部区县', sites: 1 },
      { id: 'empty', title: '待定', sites: 0 },
    ]);
  });

  it('are removed without their sites', async () => {
    const { db, transaction } = await withLists(open);
    await transaction((trx) => removeList(trx, SYSTEM, 'districts', { at }));
    await expect(sitesOfList(db, SYSTEM, 'districts')).rejects.toThrow(NotFound);
    await expect(transaction((trx) => removeList(trx, SYSTEM, 'districts', { at }))).rejects.toThrow(NotFound);
    expect(await db.selectFrom('sites').select('id').execute()).toHaveLength(3);
  });

  it('refuse unknown sites and ids that cannot be one, and change nothing then', async () => {
    const { db, transaction } = await withLists(open);
    const save = (id: string, sites: readonly string[]) =>
      transaction((trx) => saveList(trx, SYSTEM, { id, title: '名单', sites }, { at }));
    await expect(save('districts', ['huxin', 'nobody'])).rejects.toThrow(Invalid);
    await expect(save('../x', ['huxin'])).rejects.toThrow(Invalid);
    expect(await sitesOfList(db, SYSTEM, 'districts')).toEqual(['linhai', 'huxin']);
  });

  it('show an office only what holds a site of its own', async () => {
    const { db, transaction } = await withLists(open);
    const office = (site: string): Actor => ({
      id: 'u7',
      name: '办公室',
      role: 'office',
      sight: new Map([[site, {}]]),
    });
    expect(await readLists(db, office('huxin'))).toEqual([{ id: 'districts', title: '区县', sites: 1 }]);
    expect(await sitesOfList(db, office('huxin'), 'districts')).toEqual(['huxin']);
    expect(await readLists(db, office('beishan'))).toEqual([]);
    await expect(sitesOfList(db, office('beishan'), 'districts')).rejects.toThrow(NotFound);
    const change = { id: 'districts', title: '改', sites: [] };
    await expect(transaction((trx) => saveList(trx, office('huxin'), change, { at }))).rejects.toThrow(Forbidden);
  });
});
