import { afterEach, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../support/store.js';
import { durationsOf, settle, simulateNight } from './support/simulate-night.js';

let store: TestStore;
afterEach(() => store.drop());

test('a night of 240 sites on 16 slots takes hardly longer than it must, and the queue stays short', async () => {
  store = await openTestStore();
  const sites = Array.from({ length: 240 }, (_, at) => `wangzhan-${at}`);
  const durations = durationsOf(sites, 7);
  await settle(store, sites, durations);
  const night = await simulateNight(store, sites, durations, 16);
  expect(night.ratio).toBeGreaterThanOrEqual(1);
  expect(night.ratio).toBeLessThan(1.05);
  expect(night.deepest).toBeLessThanOrEqual(32);
  const done = await store.db
    .selectFrom('audits')
    .select('site')
    .where('run', '=', 'night-16')
    .where('state', '=', 'done')
    .execute();
  expect(done).toHaveLength(240);
});
