import { expect, it } from 'vitest';
import { SYSTEM } from '../../../src/model/actor.js';
import { cancelRun } from '../../../src/schedule/cancel-run.js';
import { finishRuns } from '../../../src/schedule/finish-runs.js';
import { endAudit } from '../../../src/schedule/work/end-audit.js';
import type { AuditJob, AuditKey } from '../../../src/schedule/work/held-audit.js';
import { postponeLate } from '../../../src/schedule/work/postpone-late.js';
import { putOff } from '../../../src/schedule/work/put-off.js';
import { reclaimLost } from '../../../src/schedule/work/reclaim.js';
import { renewLeases } from '../../../src/schedule/work/renew-leases.js';
import { takeAudit } from '../../../src/schedule/work/take-audit.js';
import { waitingAudits } from '../../../src/schedule/work/waiting-audits.js';
import type { Store } from '../../../src/store/open-store.js';
import { eachStore } from '../../support/store.js';
import { addTowns, after, EVENING, plan } from '../support/planned-sites.js';

const take = (store: Store, key: AuditKey, worker: string, now = EVENING): Promise<AuditJob | undefined> =>
  store.transaction((trx) => takeAudit(trx, key, { worker, now }));
const first = async (store: Store, now = EVENING): Promise<AuditKey> =>
  (await waitingAudits(store.db, now, 1))[0] ?? expect.fail('nothing waits');
const job = async (store: Store, worker: string, now = EVENING): Promise<AuditJob> =>
  (await take(store, await first(store, now), worker, now)) ?? expect.fail('not to be had');

eachStore('taking audits', (open) => {
  it('gives an audit to one of two workers that ask at the same moment, and the run begins', async () => {
    const store = await open();
    const { run } = await plan(store, await addTowns(store, 1));
    const key = await first(store);
    const got = await Promise.all([take(store, key, 'jia'), take(store, key, 'yi')]);
    expect(got.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await store.db.selectFrom('runs').select('state').where('id', '=', run).executeTakeFirst()).toEqual({
      state: 'running',
    });
  });

  it('lets no second run at a site that is being audited', async () => {
    const store = await open();
    const [site = ''] = await addTowns(store, 1);
    await plan(store, [site]);
    await job(store, 'jia');
    const second = await plan(store, [site], { now: after(EVENING, 1) });
    expect(await waitingAudits(store.db, EVENING, 5)).toEqual([]);
    expect(await take(store, { run: second.run, site, fence: 0 }, 'yi')).toBeUndefined();
  });

  it('keeps what a worker has renewed, and gives what it has not renewed to another, which goes on', async () => {
    const store = await open();
    await plan(store, await addTowns(store, 1));
    const held = await job(store, 'jia');
    const later = after(EVENING, 0.4);
    await store.transaction((trx) => renewLeases(trx, 'jia', [{ ...held, pages: 12 }], { now: later }));
    expect(await reclaimLost(store, after(EVENING, 0.6))).toEqual({ again: 0, failed: 0 });
    expect(await reclaimLost(store, after(EVENING, 1))).toEqual({ again: 1, failed: 0 });
    const again = await job(store, 'yi', after(EVENING, 1));
    expect(again).toMatchObject({ attempt: 2, crashes: 1, fence: 2 });
    // The first wakes up: it holds nothing any more and may publish nothing.
    expect(await store.transaction((trx) => renewLeases(trx, 'jia', [{ ...held, pages: 13 }], { now: later }))).toEqual(
      new Set(),
    );
    expect(await store.transaction((trx) => endAudit(trx, held, later.toISOString()))).toBe(false);
    expect(await store.transaction((trx) => endAudit(trx, again, later.toISOString()))).toBe(true);
    // An answer that was lost with the connection is asked for again.
    expect(await store.transaction((trx) => endAudit(trx, again, later.toISOString()))).toBe(true);
    expect(await store.db.selectFrom('site_leases').selectAll().execute()).toEqual([]);
  });

  it('gives up on an audit that ends its worker three times at the same page, and tells of it', async () => {
    const store = await open();
    const { run } = await plan(store, await addTowns(store, 1));
    let now = EVENING;
    for (const worker of ['jia', 'yi', 'bing']) {
      const held = await job(store, worker, now);
      await store.transaction((trx) => renewLeases(trx, worker, [{ ...held, pages: 7 }], { now }));
      now = after(now, 20);
      await reclaimLost(store, now);
      // The second and the third try wait for some minutes.
      now = after(now, 20);
    }
    expect(await store.db.selectFrom('audits').select(['state', 'failure']).executeTakeFirst()).toEqual({
      state: 'failed',
      failure: 'crashed',
    });
    expect(await store.db.selectFrom('events').select(['kind', 'run']).execute()).toEqual([
      { kind: 'site-untested', run },
    ]);
    expect(await finishRuns(store, now, () => Promise.resolve(true))).toEqual([run]);
  });

  it('lets no more sites of a run be at work than it says', async () => {
    const store = await open();
    const sites = await addTowns(store, 4);
    const { run } = await plan(store, sites, { sitesAtOnce: 2 });
    const got = await Promise.all(sites.map((site) => take(store, { run, site, fence: 0 }, 'jia')));
    expect(got.filter((one) => one !== undefined)).toHaveLength(2);
    expect(await waitingAudits(store.db, EVENING, 5)).toEqual([]);
  });

  it('begins the longest first, and what a person asked for before what a clock did', async () => {
    const store = await open();
    const sites = await addTowns(store, 4);
    await plan(store, sites.slice(0, 3), { origin: 'schedule', id: 'ye' });
    for (const [at, weight] of [30, 90, 60].entries())
      await store.db
        .updateTable('audits')
        .set({ weight })
        .where('site', '=', sites[at] ?? '')
        .execute();
    await plan(store, sites.slice(3));
    const order = await waitingAudits(store.db, EVENING, 9);
    expect(order.map(({ site }) => site)).toEqual([sites[3], sites[1], sites[2], sites[0]]);
  });

  it('puts off to the hour, and what missed its night goes to the next one, spread again', async () => {
    const store = await open();
    const sites = await addTowns(store, 3);
    const span = { from: after(EVENING, 120).toISOString(), to: after(EVENING, 600).toISOString() };
    await plan(store, sites, { origin: 'schedule', id: 'ye', span, hours: '22:00-06:00' });
    expect(await waitingAudits(store.db, EVENING, 9)).toEqual([]);
    const night = after(EVENING, 599);
    const held = await job(store, 'jia', night);
    await store.transaction((trx) =>
      putOff(trx, held, { now: night, until: after(EVENING, 660).toISOString(), why: 'rate-limited' }),
    );
    const morning = after(EVENING, 661);
    expect(await waitingAudits(store.db, morning, 9)).toEqual([]);
    expect(await postponeLate(store, morning)).toBe(3);
    expect(await postponeLate(store, morning)).toBe(0);
    const rows = await store.db
      .selectFrom('audits')
      .select(['not_before', 'not_after', 'delays'])
      .orderBy('not_before')
      .execute();
    expect(rows.every((row) => row.not_after === after(EVENING, 600 + 1440).toISOString())).toBe(true);
    expect(rows[0]?.not_before).toMatch(/^2026-11-23T1[4-9]/);
    expect(rows.map(({ delays }) => delays).sort()).toEqual([0, 0, 1]);
  });

  it('ends a cancelled run: what waits is not begun, what is at work publishes nothing, what is done stays', async () => {
    const store = await open();
    const { run } = await plan(store, await addTowns(store, 3));
    const done = await job(store, 'jia');
    await store.transaction((trx) => endAudit(trx, done, EVENING.toISOString()));
    const held = await job(store, 'yi');
    const by = { actor: SYSTEM, now: EVENING };
    await store.transaction((trx) => cancelRun(trx, run, by));
    await expect(store.transaction((trx) => cancelRun(trx, run, by))).rejects.toThrow('ended already');
    expect(await store.transaction((trx) => endAudit(trx, held, EVENING.toISOString()))).toBe(false);
    expect(await waitingAudits(store.db, after(EVENING, 60), 9)).toEqual([]);
    const sealed: string[] = [];
    await finishRuns(store, EVENING, (id) => Promise.resolve(sealed.push(id) > 0));
    expect(sealed).toEqual([run]);
    const { state, totals } = await store.db.selectFrom('runs').select(['state', 'totals']).executeTakeFirstOrThrow();
    expect([state, JSON.parse(totals ?? '')]).toEqual([
      'cancelled',
      { sites: 3, states: { cancelled: 2, done: 1 }, verdicts: {} },
    ]);
    expect(await store.db.selectFrom('events').select('kind').execute()).toEqual([]);
  });

  it('plans one run for one key, passes over sites that were set aside, and refuses who may not', async () => {
    const store = await open();
    const sites = await addTowns(store, 3);
    await store.db
      .updateTable('sites')
      .set({ active: 0 })
      .where('id', '=', sites[0] ?? '')
      .execute();
    const planned = await plan(store, sites, { key: 'biao-1' });
    expect(planned).toMatchObject({ audits: 2, isNew: true, passedOver: [sites[0]] });
    expect(await plan(store, sites, { key: 'biao-1' })).toMatchObject({ run: planned.run, isNew: false });
    await expect(plan(store, sites, { actor: { ...SYSTEM, role: 'viewer' } })).rejects.toThrow('may not');
    await expect(plan(store, sites.slice(0, 1))).rejects.toThrow('no site');
    await expect(plan(store, sites, { id: '../etc' })).rejects.toThrow('no id');
    const office = { id: 'u', name: '县办', role: 'admin' as const, sight: new Map([[sites[1] ?? '', {}]]) };
    expect(await plan(store, sites, { actor: office })).toMatchObject({ audits: 1 });
  });
});
