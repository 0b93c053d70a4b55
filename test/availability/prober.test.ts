import { expect, test } from 'vitest';
import { readWeeks } from '../../src/availability/read-week.js';
import { addDays } from '../../src/lib/date/day.js';
import { closeDay } from '../../src/availability/close-day.js';
import { createProber, type ProberOptions } from '../../src/availability/create-prober.js';
import { listAvailability, readAvailability } from '../../src/availability/list-availability.js';
import { listProbes } from '../../src/availability/list-probes.js';
import { pauseWatch } from '../../src/availability/pause-watch.js';
import type { ProbedSite, ProbeResult } from '../../src/availability/probe.js';
import { SYSTEM, type Actor } from '../../src/model/actor.js';
import type { Store } from '../../src/store/open-store.js';
import { eachStore } from '../support/store.js';
import { saveSite } from '../support/office-site.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SITES: readonly ProbedSite[] = ['daqiao', 'shanqian', 'hexi'].map((id) => ({
  id,
  url: `http://${id}.gov.example/`,
}));
type Answer = Partial<ProbeResult>;
const OPEN: Answer = { status: 200, elapsedMs: 400 };
const SILENT: Answer = { why: 'timeout', code: 'ETIMEDOUT', elapsedMs: 16_000 };

/** A watch over made-up sites on a clock that the test moves. */
async function openWatch(
  store: Store,
  answers: (site: string, atMs: number) => Answer,
  changes: Partial<ProberOptions> = {},
) {
  for (const { id } of SITES) await store.transaction((trx) => saveSite(trx, id));
  let time = Date.parse('2026-11-16T00:00:00+08:00');
  const asked: { site: string; at: number }[] = [];
  const now = () => new Date(time);
  const prober = createProber({
    store,
    now,
    holder: 'test',
    sites: () => Promise.resolve(SITES),
    normOf: () => Promise.resolve({ limitSeconds: 15, limitShare: 500 }),
    probe: ({ id, url }) => {
      asked.push({ site: id, at: time });
      return Promise.resolve({ at: now().toISOString(), url, elapsedMs: 400, ...answers(id, time) });
    },
    machineOf: ({ id }) => Promise.resolve(id),
    onError: (error) => {
      throw error;
    },
    ...changes,
  });
  const watch = async (untilMs: number): Promise<void> => {
    while (time < untilMs) {
      const next = await prober.step();
      await prober.settled();
      // Whatever is due within the next minutes is begun in time all the same.
      time = Math.min(untilMs, Math.max(time + 240_000, next));
    }
  };
  return { prober, asked, now, watch, startMs: time, jump: (ms: number) => (time += ms) };
}

eachStore('可用性监测', (open) => {
  test('a site that is silent for hours fails where others were reached meanwhile, hour by hour', async () => {
    const store = await open();
    const from = Date.parse('2026-11-16T02:00:00+08:00');
    const { watch, startMs } = await openWatch(store, (site, at) =>
      site === 'hexi' && at >= from && at < from + 2 * HOUR_MS ? SILENT : OPEN,
    );
    await watch(startMs + 6 * HOUR_MS);
    const weeks = await readWeeks(store.db, '2026-11-22');
    const days = new Map([...weeks].map(([site, week]) => [site, week.days[0]]));
    expect(days.get('hexi')?.hours.slice(0, 6)).toMatch(/^[o.]{2}(?=.*f)[f.]{2}[o.]{2}$/);
    expect(days.get('hexi')?.failed).toBeGreaterThanOrEqual(1);
    expect(days.get('daqiao')).toMatchObject({ failed: 0, void: 0, meanMs: 400, slowestMs: 400 });
    const failed = await listProbes(store.db, SYSTEM, 'hexi', { ...WEEK, value: 'failed' });
    expect(failed[0]).toMatchObject({ why: 'timeout', elapsedMs: 16_000, url: 'http://hexi.gov.example/' });
  });

  test('a failed week is told of once in each begun week, and stands in the log', async () => {
    const store = await open();
    for (const site of ['daqiao', 'hexi']) await store.transaction((trx) => saveSite(trx, site));
    for (const [site, failed] of [
      ['daqiao', 6],
      ['hexi', 7],
    ] as const)
      for (let index = 0; index < 10; index += 1) {
        const counts = index === 2 ? { opened: 20 - failed, failed } : { opened: 20, failed: 0 };
        await store.db
          .insertInto('availability_days')
          .values({
            ...{
              site,
              day: addDays('2026-11-16', index),
              ...counts,
              refused: 0,
              void: 0,
              slowest_ms: 900,
              sum_ms: 9_000,
            },
            ...{ hours: 'o'.repeat(24), limit_seconds: 15, limit_share: 500 },
          })
          .execute();
      }
    const close = (day: string) => closeDay(store, new Date(`${day}T00:10:00+08:00`));
    await close('2026-11-23');
    expect((await listAvailability(store.db, SYSTEM, '2026-11-22')).counts).toEqual({
      passed: 1,
      failed: 1,
      cantTell: 0,
    });
    await close('2026-11-23');
    await close('2026-11-24');
    await close('2026-11-25');
    const events = await store.db.selectFrom('events').selectAll().orderBy('key').execute();
    expect(events.map(({ key }) => key)).toEqual([
      'availability-failed:hexi:2026-W47',
      'availability-failed:hexi:2026-W48',
    ]);
    expect(JSON.parse(events[0]?.data ?? '')).toMatchObject({
      visits: 140,
      failed: 7,
      share: 0.05,
      limitShare: 0.05,
      limitSeconds: 15,
    });
    expect((await store.db.selectFrom('log').select('subject').execute()).length).toBe(2);
  });

  test('when all are silent together it is our own network: nobody is accused', async () => {
    const store = await open();
    const { watch, startMs } = await openWatch(store, () => SILENT);
    await watch(startMs + 3 * HOUR_MS);
    const probes = await store.db.selectFrom('availability_probes').select(['value', 'why']).execute();
    expect(probes.length).toBeGreaterThan(6);
    expect(new Set(probes.map(({ value, why }) => `${value} ${why ?? ''}`))).toEqual(new Set(['void own-network']));
  });

  test('with nobody else to ask a silent site is not accused either, and a control address settles it', async () => {
    const lonely = SITES.slice(0, 1);
    const only = { sites: () => Promise.resolve(lonely) };
    const first = await open();
    const alone = await openWatch(first, () => SILENT, only);
    await alone.watch(alone.startMs + 2 * HOUR_MS);
    expect(new Set((await listProbes(first.db, SYSTEM, 'daqiao', WEEK)).map(({ why }) => why))).toEqual(
      new Set(['no-witness']),
    );
    const second = await open();
    const controlled = await openWatch(second, (site) => (site.startsWith('http') ? OPEN : SILENT), {
      ...only,
      controls: ['http://control.example/'],
    });
    await controlled.watch(controlled.startMs + 2 * HOUR_MS);
    expect(new Set((await listProbes(second.db, SYSTEM, 'daqiao', WEEK)).map(({ value }) => value))).toEqual(
      new Set(['failed']),
    );
  });

  test('after a stop of hours the moments in between are missed, not made up for in a burst', async () => {
    const store = await open();
    const { watch, asked, jump, startMs } = await openWatch(store, () => OPEN);
    await watch(startMs + 2 * HOUR_MS);
    const before = asked.length;
    jump(10 * HOUR_MS);
    await watch(startMs + 12 * HOUR_MS + 60_000);
    expect(asked.length - before).toBeLessThanOrEqual(SITES.length);
  });

  test('of two processes one watches; when it dies the other goes on, and no moment is counted twice', async () => {
    const store = await open();
    const first = await openWatch(store, () => OPEN);
    const second = createProber({
      store,
      now: first.now,
      holder: 'other',
      sites: () => Promise.resolve(SITES),
      normOf: () => Promise.resolve({ limitSeconds: 15, limitShare: 500 }),
      probe: ({ url }) => Promise.resolve({ at: first.now().toISOString(), url, elapsedMs: 9, status: 200 }),
      machineOf: ({ id }) => Promise.resolve(id),
      onError: (error) => {
        throw error;
      },
    });
    await first.prober.step();
    expect(await second.step()).toBe(first.now().getTime() + 15_000);
    first.jump(61_000);
    for (let minute = 0; minute < 120; minute += 1) {
      await second.step();
      await second.settled();
      first.jump(60_000);
    }
    const rows = await store.db.selectFrom('availability_days').select(['site', 'opened']).execute();
    expect(rows.map(({ opened }) => opened).every((opened) => opened >= 1 && opened <= 4)).toBe(true);
  });

  test('sites of one machine are never visited at once', async () => {
    const store = await open();
    let atOnce = 0;
    let most = 0;
    const { prober, jump, startMs } = await openWatch(store, () => OPEN, {
      machineOf: () => Promise.resolve('203.0.113.7'),
      visitsPerDay: 24 * 60,
      probe: async ({ url }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setImmediate(resolve));
        atOnce -= 1;
        return { at: new Date(startMs).toISOString(), url, elapsedMs: 9, status: 200 };
      },
    });
    await prober.step();
    jump(110_000);
    await prober.step();
    await prober.settled();
    expect(most).toBe(1);
    expect((await store.db.selectFrom('availability_probes').select('site').execute()).length).toBeGreaterThanOrEqual(
      3,
    );
  });

  test('a site is paused by who may, a word in the log; what is out of sight is not there', async () => {
    const store = await open();
    const { watch, asked, startMs, now } = await openWatch(store, () => OPEN);
    await pauseWatch(store, SYSTEM, now(), { site: 'hexi', isPaused: true, reason: '机房搬迁' });
    await watch(startMs + 3 * HOUR_MS);
    expect(new Set(asked.map(({ site }) => site))).toEqual(new Set(['daqiao', 'shanqian']));
    expect((await store.db.selectFrom('log').select('action').execute()).map(({ action }) => action)).toEqual([
      'availability.paused',
    ]);
    const own: Actor = { id: 'u', name: '大桥区政务公开科', role: 'office', sight: new Map([['daqiao', {}]]) };
    expect((await listAvailability(store.db, own, '2026-11-22')).rows.map(({ site }) => site)).toEqual(['daqiao']);
    await expect(readAvailability(store.db, own, 'hexi', '2026-11-22')).rejects.toThrow('no such site');
    await expect(listProbes(store.db, own, 'hexi', WEEK)).rejects.toThrow('no such site');
    await expect(pauseWatch(store, own, now(), { site: 'daqiao', isPaused: true })).rejects.toThrow('may not');
  });

  test('old visits are forgotten, their days are not', async () => {
    const store = await open();
    const { watch, startMs } = await openWatch(store, () => OPEN);
    await watch(startMs + 2 * HOUR_MS);
    await closeDay(store, new Date(startMs + 61 * DAY_MS));
    expect(await store.db.selectFrom('availability_probes').select('site').execute()).toEqual([]);
    expect((await store.db.selectFrom('availability_days').select('site').execute()).length).toBe(3);
  });
});

const WEEK = { from: '2026-11-16', to: '2026-11-22' };
