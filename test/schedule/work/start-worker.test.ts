import { afterEach, expect, test } from 'vitest';
import type { AuditReport } from '../../../src/model/report.js';
import { openLocalQueue } from '../../../src/schedule/queue/local-queue.js';
import { deliver } from '../../../src/schedule/work/deliver.js';
import { endAudit } from '../../../src/schedule/work/end-audit.js';
import { startWorker, type AuditEnd, type Worker, type WorkerMeans } from '../../../src/schedule/work/start-worker.js';
import { takeAudit } from '../../../src/schedule/work/take-audit.js';
import type { Store } from '../../../src/store/open-store.js';
import { openTestStore } from '../../support/store.js';
import { addTowns, after, EVENING, plan } from '../support/planned-sites.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Desk {
  readonly store: Store;
  readonly worker: Worker;
  readonly said: string[];
  readonly published: string[];
  /** Hands out what waits. */
  readonly offer: () => Promise<void>;
  clock: Date;
}

/** A worker whose audits do what the test says, on a clock that the test moves. */
async function desk(audit: WorkerMeans['audit'], more: Partial<WorkerMeans> & { slots?: number } = {}): Promise<Desk> {
  const store = await openTestStore();
  cleanups.push(store.drop);
  const queue = openLocalQueue();
  const said: string[] = [];
  const published: string[] = [];
  const { slots = 2, ...means } = more;
  const one = { clock: EVENING };
  const worker = startWorker({
    store,
    queue,
    facts: { id: 'jia', host: 'ji', pid: 1, version: '0', slots, startedAt: EVENING.toISOString() },
    audit,
    publish: ({ run, site, held, finishedAt }) =>
      store.transaction(async (trx) => {
        if (!held || !(await endAudit(trx, { run, site, ...held }, finishedAt))) return 'superseded';
        published.push(site);
        return 'taken';
      }),
    onEnded: () => undefined,
    now: () => one.clock,
    tell: ({ what }) => said.push(what),
    renewMs: 20,
    ...means,
  });
  cleanups.push(() => worker.stop(0));
  const offer = async (): Promise<void> => {
    await deliver({ store, queue }, one.clock, slots);
  };
  return Object.assign(one, { store, worker, said, published, offer });
}

const ended = (
  job: Parameters<WorkerMeans['audit']>[0],
  stoppedBecause: AuditReport['crawl']['stoppedBecause'],
): AuditEnd => ({
  hasDailyLimit: false,
  audited: {
    run: job.run,
    site: job.site,
    report: { crawl: { stoppedBecause }, scorecard: { verdict: 'qualified' } } as AuditReport,
    profile: '',
    finishedAt: EVENING.toISOString(),
    held: job,
  },
});
const stopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
};
const states = async (store: Store): Promise<readonly string[]> =>
  (await store.db.selectFrom('audits').select('state').orderBy('site').execute()).map(({ state }) => state);

test('told to stop, a worker stops at a safe point and leaves the rest to others at once', async () => {
  const one = await desk(async (job, { signal }) => {
    await stopped(signal);
    return ended(job, 'interrupted');
  });
  await plan(one.store, await addTowns(one.store, 5));
  await one.offer();
  await until(() => one.worker.busy() === 2);
  await one.worker.stop(0);
  expect(await states(one.store)).toEqual(Array(5).fill('waiting'));
  expect(one.said.filter((what) => what === 'given-back')).toHaveLength(2);
  const rows = await one.store.db
    .selectFrom('audits')
    .select(['crashes', 'attempt'])
    .where('attempt', '>', 0)
    .execute();
  expect(rows).toEqual([
    { crashes: 0, attempt: 1 },
    { crashes: 0, attempt: 1 },
  ]);
  expect(await one.store.db.selectFrom('site_leases').selectAll().execute()).toEqual([]);
  expect(await one.store.db.selectFrom('workers').select(['state', 'busy']).execute()).toEqual([
    { state: 'gone', busy: 0 },
  ]);
});

test('a process that was halted for longer than its lease publishes nothing of what it then finishes', async () => {
  let finish = (): void => undefined;
  const one = await desk(async (job) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return ended(job, 'complete');
  });
  const [site = ''] = await addTowns(one.store, 1);
  const { run } = await plan(one.store, [site]);
  await one.offer();
  await until(() => one.worker.busy() === 1);
  // Another process: it finds the lease run out, and has done the audit before this one is awake.
  const late = after(EVENING, 2);
  await one.store.db.updateTable('audits').set({ lease_until: EVENING.toISOString() }).execute();
  await one.store.db.updateTable('site_leases').set({ lease_until: EVENING.toISOString() }).execute();
  await one.store.db.updateTable('audits').set({ state: 'waiting' }).execute();
  const other = await one.store.transaction((trx) =>
    takeAudit(trx, { run, site, fence: 1 }, { worker: 'yi', now: late }),
  );
  expect(other).toMatchObject({ fence: 2, worker: 'yi' });
  await until(() => one.said.includes('lost'));
  finish();
  await until(() => one.worker.busy() === 0);
  expect(one.published).toEqual([]);
  expect(await one.store.db.selectFrom('audits').select(['state', 'worker']).execute()).toEqual([
    { state: 'running', worker: 'yi' },
  ]);
});

test('an audit that fails is tried again, and a site that limits us gets its rest', async () => {
  const one = await desk((job) => {
    if (job.site === 'zhen-001') return Promise.reject(new Error('a bug'));
    return Promise.resolve(ended(job, job.site === 'zhen-002' ? 'rate-limited' : 'complete'));
  });
  await plan(one.store, await addTowns(one.store, 3));
  await one.offer();
  await until(() => one.said.length >= 6 && one.worker.busy() === 0);
  const rows = await one.store.db
    .selectFrom('audits')
    .select(['state', 'crashes', 'delays', 'not_before', 'message'])
    .orderBy('site')
    .execute();
  expect(rows[0]).toMatchObject({ state: 'waiting', crashes: 1, message: 'Error: a bug' });
  expect(rows[1]).toMatchObject({ state: 'waiting', delays: 1, not_before: after(EVENING, 60).toISOString() });
  expect(rows[2]).toMatchObject({ state: 'done', message: null });
});

test('a machine that is short of memory begins nothing, and begins again when there is room', async () => {
  let isShort = true;
  const one = await desk((job) => Promise.resolve(ended(job, 'complete')), {
    shortage: () => Promise.resolve(isShort ? 'memory is short' : undefined),
  });
  await until(() => one.said.includes('full'));
  await plan(one.store, await addTowns(one.store, 2));
  await one.offer();
  expect(await states(one.store)).toEqual(['waiting', 'waiting']);
  isShort = false;
  await until(() => one.said.includes('room'));
  await until(async () => {
    await one.offer();
    return one.published.length === 2;
  });
});

test('what is taken while the database is away is lost when its lease is over', async () => {
  const one = await desk(async (job, { signal }) => {
    await stopped(signal);
    return ended(job, 'interrupted');
  });
  await plan(one.store, await addTowns(one.store, 1));
  await one.offer();
  await until(() => one.worker.busy() === 1);
  const { transaction } = one.store;
  Object.assign(one.store, { transaction: () => Promise.reject(new Error('the database is away')) });
  one.clock = after(EVENING, 1);
  await until(() => one.said.includes('lost') && one.worker.busy() === 0);
  Object.assign(one.store, { transaction });
});
