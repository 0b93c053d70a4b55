/**
 * A process of an office whose audits are stubs: short steps, each written down as it is done, so that a test can see whether
 * a killed one was gone on with or begun anew. Everything else is what `gongkai serve` and `gongkai worker` run.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openBullQueue } from '../../../src/schedule/queue/bullmq-queue.js';
import { openLocalQueue } from '../../../src/schedule/queue/local-queue.js';
import { startCoordinator, startDelivery } from '../../../src/schedule/start-coordinator.js';
import { endAudit } from '../../../src/schedule/work/end-audit.js';
import { startWorker } from '../../../src/schedule/work/start-worker.js';
import { appendLog } from '../../../src/store/log/append-log.js';
import { openStore } from '../../../src/store/open-store.js';
import type { AuditReport } from '../../../src/model/report.js';

/** How a stub process is wanted. */
export interface StubOrder {
  readonly folder: string;
  readonly url?: string;
  readonly redisUrl?: string;
  readonly coordinates: boolean;
  readonly atOnce: number;
  readonly steps: number;
  readonly stepMs: number;
  readonly leaseMs: number;
}

const order = JSON.parse(process.argv[2] ?? '') as StubOrder;
const { folder, url, redisUrl, atOnce, leaseMs } = order;
const now = (): Date => new Date();
const onError = (error: unknown): void => {
  process.stderr.write(`${String(error)}\n`);
};
const store = await openStore({ folder, url });
const queue = redisUrl === undefined ? openLocalQueue() : openBullQueue(redisUrl, { onTrouble: () => undefined });
const id = `stub-${process.pid}`;
const pace = { everyMs: 150, leaseMs };
const delivery = startDelivery({
  store,
  queue,
  now,
  onError,
  ...pace,
  ...(redisUrl === undefined && { slots: atOnce }),
});
const coordinator = order.coordinates
  ? startCoordinator({ store, queue, now, onError, ...pace, holder: id, seal: () => Promise.resolve() })
  : undefined;
const worker = startWorker({
  store,
  queue,
  facts: {
    id,
    host: hostname(),
    pid: process.pid,
    version: '0.0.0-test',
    slots: atOnce,
    startedAt: now().toISOString(),
  },
  audit: async (job, { signal, onPages }) => {
    const site = join(folder, 'runs', job.run, job.site);
    mkdirSync(site, { recursive: true });
    const path = join(site, 'steps');
    for (let step = stepsIn(path); step < order.steps && !signal.aborted; step++) {
      await new Promise((resolve) => setTimeout(resolve, order.stepMs));
      if (!signal.aborted) appendFileSync(path, `${step} ${process.pid}\n`);
      onPages(step);
    }
    const stoppedBecause = stepsIn(path) < order.steps ? 'interrupted' : 'complete';
    return {
      hasDailyLimit: false,
      audited: {
        run: job.run,
        site: job.site,
        report: { crawl: { stoppedBecause }, scorecard: { verdict: 'qualified' } } as AuditReport,
        profile: '',
        finishedAt: now().toISOString(),
        held: { worker: job.worker, fence: job.fence },
      },
    };
  },
  publish: ({ run, site, held, finishedAt: at }) =>
    store.transaction(async (trx) => {
      if (!held || !(await endAudit(trx, { run, site, ...held }, at))) return 'superseded';
      await appendLog(trx, { at, actor: 'system', action: 'stub.published', subject: `audit:${run}/${site}` });
      return 'taken';
    }),
  onEnded: () => {
    delivery.wake();
    coordinator?.wake();
  },
  now,
  tell: (event) => {
    if (event.what === 'trouble') onError(event.error);
  },
  leaseMs,
  renewMs: leaseMs / 4,
});
process.on('SIGTERM', () => {
  void (async () => {
    await coordinator?.stop();
    await delivery.stop();
    await worker.stop(0);
    await queue.close();
    await store.close();
    process.exit(0);
  })();
});
function stepsIn(path: string): number {
  try {
    return readFileSync(path, 'utf8').split('\n').length - 1;
  } catch {
    return 0;
  }
}
