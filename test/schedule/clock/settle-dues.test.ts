import { expect, it } from 'vitest';
import { SYSTEM } from '../../../src/model/actor.js';
import {
  pauseSchedule,
  createSchedule,
  changeSchedule,
  removeSchedule,
} from '../../../src/schedule/clock/save-schedule.js';
import { readSchedule, readSchedules, settledDues } from '../../../src/schedule/clock/read-schedules.js';
import { runNow } from '../../../src/schedule/clock/run-now.js';
import { settleDues } from '../../../src/schedule/clock/settle-dues.js';
import type { Store } from '../../../src/store/open-store.js';
import { eachStore } from '../../support/store.js';
import { addTowns, after, EVENING } from '../support/planned-sites.js';

const NIGHTLY = {
  id: 'nightly',
  title: '乡镇每晚检查',
  list: 'zhen',
  cron: '0 22 * * *',
  hours: '22:00-06:00',
  formats: ['html'],
  catchUp: 'window',
} as const;
const by = (now: Date) => ({ actor: SYSTEM, now });
/** 22:00 in Beijing on that evening. */
const DUE = after(EVENING, 120);

const scheduled = async (open: () => Promise<Store>, towns = 5): Promise<Store> => {
  const store = await open();
  await addTowns(store, towns);
  await store.transaction((trx) => createSchedule(trx, NIGHTLY, by(EVENING)));
  return store;
};
const events = (store: Store) =>
  store.db.selectFrom('events').select(['kind', 'data']).where('kind', '=', 'run-missed').execute();

eachStore('schedules', (open) => {
  it('plans a due run once, though two coordinators look at the same moment', async () => {
    const store = await scheduled(open);
    expect(await settleDues(store, after(EVENING, 119))).toBe(0);
    await Promise.all([settleDues(store, DUE), settleDues(store, DUE)]);
    await settleDues(store, after(DUE, 1));
    const runs = await store.db.selectFrom('runs').select(['id', 'schedule', 'as_of', 'origin']).execute();
    expect(runs).toEqual([
      { id: 'nightly-20261122-220000', schedule: 'nightly', as_of: '2026-11-22', origin: 'schedule' },
    ]);
    const audits = await store.db
      .selectFrom('audits')
      .select(['not_before', 'not_after'])
      .orderBy('not_before')
      .execute();
    expect(audits).toHaveLength(5);
    expect(new Set(audits.map(({ not_before: begin }) => begin)).size).toBe(5);
    expect(audits.every(({ not_after: end }) => end === after(DUE, 480).toISOString())).toBe(true);
    expect(audits.at(-1)?.not_before.slice(11, 13)).toMatch(/1[89]|2[01]/);
    expect(await settledDues(store.db, 'nightly', 5)).toMatchObject([
      { state: 'planned', run: 'nightly-20261122-220000' },
    ]);
  });

  it('notices what it missed, tells of it once, and leaves it to the next night that is its own', async () => {
    const store = await scheduled(open);
    const morning = after(DUE, 60 * 24 * 2 + 11 * 60);
    await settleDues(store, morning);
    await settleDues(store, after(morning, 1));
    expect(await store.db.selectFrom('runs').select('id').execute()).toEqual([]);
    const told = await events(store);
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0]?.data ?? '')).toMatchObject({ count: 3, why: 'nobody-there', madeUpBy: null });
  });

  it('makes up a missed run at once where that is wanted, however many times were missed', async () => {
    const store = await scheduled(open);
    await store.transaction((trx) => changeSchedule(trx, { ...NIGHTLY, catchUp: 'now', version: 1 }, by(EVENING)));
    await settleDues(store, after(DUE, 60 * 24 * 2 + 11 * 60));
    const runs = await store.db.selectFrom('runs').select('id').execute();
    expect(runs).toEqual([{ id: 'nightly-20261124-220000' }]);
    expect(JSON.parse((await events(store))[0]?.data ?? '')).toMatchObject({
      count: 3,
      madeUpBy: 'nightly-20261124-220000',
    });
  });

  it('passes over a time while the run before works, and tells of it', async () => {
    const store = await scheduled(open);
    await settleDues(store, DUE);
    await settleDues(store, after(DUE, 60 * 24));
    expect(await store.db.selectFrom('runs').select('id').execute()).toHaveLength(1);
    expect(JSON.parse((await events(store))[0]?.data ?? '')).toMatchObject({ why: 'still-at-work', count: 1 });
    await expect(
      store.transaction((trx) => runNow(trx, { schedule: 'nightly' }, by(after(DUE, 60 * 24)))),
    ).rejects.toThrow('still at work');
  });

  it('misses nothing while it is paused', async () => {
    const store = await scheduled(open);
    await store.transaction((trx) => pauseSchedule(trx, { id: 'nightly', isPaused: true }, by(EVENING)));
    await settleDues(store, after(DUE, 60 * 24 * 3));
    await store.transaction((trx) =>
      pauseSchedule(trx, { id: 'nightly', isPaused: false }, by(after(DUE, 60 * 24 * 3 + 60))),
    );
    await settleDues(store, after(DUE, 60 * 24 * 3 + 61));
    expect(await store.db.selectFrom('runs').select('id').execute()).toEqual([]);
    expect(await events(store)).toEqual([]);
    await settleDues(store, after(DUE, 60 * 24 * 4));
    expect(await store.db.selectFrom('runs').select('id').execute()).toHaveLength(1);
  });

  it('tells of a list without sites and goes on with the others', async () => {
    const store = await scheduled(open);
    await store.db
      .insertInto('lists')
      .values({ id: 'kong', title: '空名单', created_at: EVENING.toISOString() })
      .execute();
    await store.transaction((trx) => createSchedule(trx, { ...NIGHTLY, id: 'a-empty', list: 'kong' }, by(EVENING)));
    expect(await settleDues(store, DUE)).toBe(1);
    expect(JSON.parse((await events(store))[0]?.data ?? '')).toMatchObject({ schedule: 'a-empty', why: 'no-sites' });
  });

  it('runs now once for one key, and refuses who changes what somebody else has changed', async () => {
    const store = await scheduled(open);
    const now = () => store.transaction((trx) => runNow(trx, { schedule: 'nightly', key: 'form-1' }, by(EVENING)));
    const first = await now();
    expect(await now()).toMatchObject({ run: first.run, isNew: false, audits: 5 });
    await store.transaction((trx) => changeSchedule(trx, { ...NIGHTLY, title: '改过', version: 1 }, by(EVENING)));
    await expect(
      store.transaction((trx) => changeSchedule(trx, { ...NIGHTLY, version: 1 }, by(EVENING))),
    ).rejects.toThrow('changed');
    expect((await readSchedule(store.db, SYSTEM, 'nightly')).title).toBe('改过');
  });

  it('shows schedules to whom a site of theirs belongs, and lets them change nothing', async () => {
    const store = await scheduled(open);
    const office = (site: string) => ({
      id: 'u1',
      name: '镇办',
      role: 'office' as const,
      sight: new Map([[site, {}]]),
    });
    expect(await readSchedules(store.db, office('zhen-001'))).toHaveLength(1);
    expect(await readSchedules(store.db, office('bie-chu'))).toHaveLength(0);
    for (const actor of [office('zhen-001'), { ...SYSTEM, role: 'evaluator' as const }]) {
      const change = { actor, now: EVENING };
      await expect(store.transaction((trx) => removeSchedule(trx, 'nightly', change))).rejects.toThrow('may not');
      await expect(store.transaction((trx) => runNow(trx, { schedule: 'nightly' }, change))).rejects.toThrow('may not');
    }
    await store.transaction((trx) => removeSchedule(trx, 'nightly', by(EVENING)));
    expect(await readSchedules(store.db, SYSTEM)).toEqual([]);
  });
});
