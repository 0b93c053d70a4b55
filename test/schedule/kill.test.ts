import { afterEach, expect, test } from 'vitest';
import type { Store } from '../../src/store/open-store.js';
import { openStore } from '../../src/store/open-store.js';
import { noPostgres, startPostgres } from '../support/postgres.js';
import { noRedis, startRedis } from '../support/redis.js';
import { openTestStore } from '../support/store.js';
import type { Watched } from '../support/servers/watched-process.js';
import { addTowns, plan } from './support/planned-sites.js';
import { publishedOf, startStub, statesOf, stepsOf, until } from './support/stub-office.js';

const STEPS = 10;
const PACE = { steps: STEPS, stepMs: 60, leaseMs: 2_000 };
const started: Watched[] = [];
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) await one.end('SIGKILL');
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const start = async (order: Parameters<typeof startStub>[0]): Promise<Watched> => {
  const one = await startStub(order);
  started.push(one);
  return one;
};

/** Every audit was published once, every step of it done once, and some by another process than had begun it. */
async function expectWhole(store: Store, folder: string, run: string, sites: readonly string[]): Promise<void> {
  expect(await statesOf(store)).toEqual({ done: sites.length });
  const published = await publishedOf(store);
  expect([...published.values()].every((count) => count === 1)).toBe(true);
  expect(published.size).toBe(sites.length);
  let resumed = 0;
  for (const site of sites) {
    const steps = stepsOf(folder, run, site);
    expect(steps.map(([step]) => step)).toEqual(Array.from({ length: STEPS }, (_, at) => at));
    if (new Set(steps.map(([, pid]) => pid)).size > 1) resumed += 1;
  }
  expect(resumed).toBeGreaterThan(0);
  expect(await store.db.selectFrom('runs').select('state').execute()).toEqual([{ state: 'finished' }]);
}

/** Waits until a process is in the midst of some audit. */
const inMidst = (of: Watched, folder: string, run: string, sites: readonly string[]): Promise<void> =>
  until('it is in the midst of an audit', () =>
    Promise.resolve(
      sites.some((site) => {
        const steps = stepsOf(folder, run, site);
        return steps.length > 2 && steps.length < STEPS - 3 && steps.at(-1)?.[1] === of.pid;
      }),
    ),
  );

const done = (store: Store) => async (count: number) => ((await statesOf(store))['done'] ?? 0) >= count;

test('kill -9 of a worker, then of the server, on one folder: nothing lost, nothing twice, gone on with', async () => {
  const store = await openTestStore('sqlite');
  cleanups.push(store.drop);
  const { folder } = store;
  const sites = await addTowns(store, 24);
  const { run } = await plan(store, sites);
  const order = { folder, ...PACE, atOnce: 4 };
  const server = await start({ ...order, coordinates: true });
  const worker = await start({ ...order, coordinates: false });
  const isDone = done(store);
  await until('some are done', () => isDone(3));
  await inMidst(worker, folder, run, sites);
  await worker.end('SIGKILL');
  await until('more are done', () => isDone(8));
  await inMidst(server, folder, run, sites);
  await server.end('SIGKILL');
  await start({ ...order, coordinates: true });
  await until(
    'the run has ended',
    async () => (await store.db.selectFrom('runs').select('state').executeTakeFirst())?.state === 'finished',
  );
  await expectWhole(store, folder, run, sites);
});

test.skipIf(noPostgres !== undefined || noRedis !== undefined)(
  `kill -9 of Redis, PostgreSQL and a worker in turn: nothing lost, nothing twice (${noPostgres ?? noRedis ?? 'both are here'})`,
  async () => {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    cleanups.push(postgres.stop, redis.stop);
    const url = await postgres.newDatabase();
    const local = await openTestStore('sqlite');
    cleanups.push(local.drop);
    const { folder } = local;
    const store = await openStore({ folder, url });
    cleanups.push(store.close);
    const sites = await addTowns(store, 32);
    const { run } = await plan(store, sites);
    const order = { folder, url, redisUrl: redis.url, ...PACE, atOnce: 4 };
    await start({ ...order, coordinates: true });
    const worker = await start({ ...order, coordinates: false });
    const isDone = done(store);
    await until('some are done', () => isDone(4));
    await redis.kill();
    await redis.start();
    await until('more are done', () => isDone(10));
    await postgres.kill();
    await postgres.start();
    await until('still more are done', () => isDone(16));
    await inMidst(worker, folder, run, sites);
    await worker.end('SIGKILL');
    await start({ ...order, coordinates: false });
    await until(
      'the run has ended',
      async () => (await store.db.selectFrom('runs').select('state').executeTakeFirst())?.state === 'finished',
    );
    await expectWhole(store, folder, run, sites);
  },
);
