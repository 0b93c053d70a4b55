import { expect, it } from 'vitest';
import { SYSTEM, type Actor } from '../../../src/model/actor.js';
import { Forbidden, NotFound } from '../../../src/model/refusal.js';
import type { SiteEntry } from '../../../src/model/site-entry.js';
import { listSites, readSite, readUnits } from '../../../src/store/sites/read-sites.js';
import { saveSites, setActive } from '../../../src/store/sites/save-sites.js';
import { eachStore } from '../../support/store.js';

const at = '2026-11-22T01:00:00.000Z';
const later = '2026-11-23T01:00:00.000Z';
const hu: SiteEntry = {
  id: 'huxin',
  name: '湖心区人民政府',
  url: 'https://www.huxin.example/',
  kind: 'district',
  units: [{ name: '湖心区财政局', aliases: ['区财政局'] }, { name: '湖心区教育局' }],
};
const lin: SiteEntry = {
  id: 'linhai_100%',
  name: '林海区人民政府',
  url: 'https://www.linhai.example/',
  kind: 'district',
};

eachStore('sites of an office', (open) => {
  it('are added, left alone or brought up to date, with their units', async () => {
    const { db, transaction } = await open();
    const first = await transaction((trx) => saveSites(trx, SYSTEM, [hu, lin], { at }));
    expect(first).toEqual({ added: ['huxin', 'linhai_100%'], changed: [], unchanged: [] });
    const moved = { ...hu, url: 'https://new.huxin.example/', units: [{ name: '湖心区民政局' }] };
    const second = await transaction((trx) => saveSites(trx, SYSTEM, [moved, lin], { at: later }));
    expect(second).toEqual({ added: [], changed: ['huxin'], unchanged: ['linhai_100%'] });
    expect(await readSite(db, SYSTEM, 'huxin')).toEqual({
      entry: moved,
      isActive: true,
      createdAt: at,
      changedAt: later,
    });
    expect(await readUnits(db, SYSTEM, 'huxin')).toEqual([{ name: '湖心区民政局', kind: null, url: null }]);
    const log = await db.selectFrom('log').select(['action', 'detail']).orderBy('seq').execute();
    expect(log.map(({ action, detail }) => [action, JSON.parse(detail) as unknown])).toEqual([
      ['sites.saved', { added: ['huxin', 'linhai_100%'], changed: [] }],
      ['sites.saved', { added: [], changed: ['huxin'] }],
    ]);
  });

  it('are kept without headers and passwords', async () => {
    const { db, transaction } = await open();
    const guarded = { ...hu, headers: { 'X-Key': 'kou-ling' }, auth: { username: 'u', password: 'kou-ling' } };
    await transaction((trx) => saveSites(trx, SYSTEM, [guarded], { at }));
    expect((await readSite(db, SYSTEM, 'huxin')).entry).toEqual(hu);
    expect(JSON.stringify(await db.selectFrom('sites').selectAll().execute())).not.toContain('kou-ling');
    expect(JSON.stringify(await db.selectFrom('log').selectAll().execute())).not.toContain('kou-ling');
  });

  it('that are set aside are looked after again when they are listed again', async () => {
    const { db, transaction } = await open();
    await transaction((trx) => saveSites(trx, SYSTEM, [hu, lin], { at }));
    const ids = ['huxin', 'nobody'];
    expect(await transaction((trx) => setActive(trx, SYSTEM, ids, { active: false, at }))).toEqual(['huxin']);
    expect((await listSites(db, SYSTEM, { isActive: true })).map(({ entry }) => entry.id)).toEqual(['linhai_100%']);
    await transaction((trx) => saveSites(trx, SYSTEM, [hu], { at }));
    expect(await listSites(db, SYSTEM, { isActive: true })).toHaveLength(2);
  });

  it('are found by what was typed, where % and _ mean themselves', async () => {
    const { db, transaction } = await open();
    await transaction((trx) => saveSites(trx, SYSTEM, [hu, lin], { at }));
    const found = async (text: string) => (await listSites(db, SYSTEM, { text })).map(({ entry }) => entry.id);
    expect(await found('林海')).toEqual(['linhai_100%']);
    expect(await found('HUXIN.example')).toEqual(['huxin']);
    expect(await found('0%')).toEqual(['linhai_100%']);
    expect(await found('i_1')).toEqual(['linhai_100%']);
    expect(await found('u_i')).toEqual([]);
    expect(await found("' or 1=1 --")).toEqual([]);
  });

  it('show an office its own, and of a portal only its unit', async () => {
    const { db, transaction } = await open();
    await transaction((trx) => saveSites(trx, SYSTEM, [hu, lin], { at }));
    const sight = new Map([['huxin', { unit: '湖心区财政局' }]]);
    const office: Actor = { id: 'u7', name: '财政局办公室', role: 'office', sight };
    expect((await listSites(db, office)).map(({ entry }) => entry.id)).toEqual(['huxin']);
    expect((await listSites(db, office, { ids: ['linhai_100%'] })).length).toBe(0);
    expect((await readUnits(db, office, 'huxin')).map(({ name }) => name)).toEqual(['湖心区财政局']);
    await expect(readSite(db, office, 'linhai_100%')).rejects.toThrow(NotFound);
    await expect(transaction((trx) => saveSites(trx, office, [hu], { at }))).rejects.toThrow(Forbidden);
  });

  it('come in thousands', async () => {
    const { db, transaction } = await open();
    const many = Array.from({ length: 2_100 }, (_, index) => ({ ...hu, id: `site-${String(index).padStart(5, '0')}` }));
    await transaction((trx) => saveSites(trx, SYSTEM, many, { at }));
    const page = await listSites(db, SYSTEM, { after: 'site-01049', limit: 2 });
    expect(page.map(({ entry }) => entry.id)).toEqual(['site-01050', 'site-01051']);
    expect(
      (
        await db
          .selectFrom('units')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirst()
      )?.n,
    ).toBe(4_200);
  });
});
