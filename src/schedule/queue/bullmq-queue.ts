import { once } from 'node:events';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { keyOf, nameOf } from '../work/held-audit.js';
import { QueueAway, type AuditQueue } from './audit-queue.js';

const NAME = 'gongkai-audits';
/** A job whose process died is handed on after so long at the latest. The lease in the database decides whether it is to be had. */
const LOCK_MS = 30_000;
const STALLED_EVERY_MS = 15_000;
/** A connection that is lost is tried again, ever slower up to this. */
const SLOWEST_RETRY_MS = 5_000;

/**
 * A queue that any number of machines share. It never rejects work for want of Redis: while that is away nothing is handed
 * on, and when it is back, even empty, what waits in the database is offered again. `onTrouble` is told of connection faults.
 */
export function openBullQueue(
  url: string,
  { prefix = 'gongkai', onTrouble }: { readonly prefix?: string; readonly onTrouble: (error: Error) => void },
): AuditQueue {
  const connect = (isBlocking: boolean): Redis => {
    const connection = new Redis(url, {
      // A worker waits in its request for as long as Redis is away; an offer must fail at once and come again.
      maxRetriesPerRequest: isBlocking ? null : 1,
      enableOfflineQueue: isBlocking,
      retryStrategy: (times) => Math.min(times * 200, SLOWEST_RETRY_MS),
      lazyConnect: false,
    });
    connection.on('error', onTrouble);
    return connection;
  };
  const connections: Redis[] = [];
  const open = (isBlocking: boolean): Redis => {
    const connection = connect(isBlocking);
    connections.push(connection);
    return connection;
  };
  const sender = open(false);
  const queue = new Queue(NAME, { connection: sender, prefix, skipVersionCheck: false });
  queue.on('error', onTrouble);
  let worker: Worker | undefined;
  return {
    offered: async () => {
      await assertReady(sender);
      const jobs = await queue.getJobs(['waiting', 'prioritized', 'delayed']);
      return new Set(jobs.flatMap((job) => (job as { id?: string } | undefined)?.id ?? []));
    },
    offer: async (audits) => {
      if (audits.length === 0) return;
      await assertReady(sender);
      await queue.addBulk(
        audits.map((audit) => ({
          name: 'audit',
          data: {},
          // The name carries all there is; done or failed, it must not stand in the way of being offered again.
          opts: { jobId: nameOf(audit), removeOnComplete: true, removeOnFail: true, attempts: 1 },
        })),
      );
    },
    work: (handle, atOnce) => {
      worker = new Worker(
        NAME,
        async (job) => {
          const audit = keyOf(job.id ?? '');
          if (audit) await handle(audit);
        },
        {
          connection: open(true),
          prefix,
          concurrency: atOnce,
          lockDuration: LOCK_MS,
          stalledInterval: STALLED_EVERY_MS,
          maxStalledCount: 100,
        },
      );
      worker.on('error', onTrouble);
    },
    rest: (isResting) => {
      if (!worker) return;
      if (isResting && !worker.isPaused()) void worker.pause(true).catch(onTrouble);
      if (!isResting && worker.isPaused()) void worker.resume();
    },
    drain: async () => {
      await worker?.pause();
    },
    close: async () => {
      // Redis may be away: what cannot be said goodbye to in order is let go.
      await Promise.race([
        Promise.allSettled([worker?.close(true), queue.close()]),
        new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref()),
      ]);
      for (const connection of connections) connection.disconnect();
    },
  };
}

/** A connection that is just being made is waited for; one that is lost is not. */
const assertReady = async (redis: Redis): Promise<void> => {
  const isBeginning = redis.status === 'connecting' || redis.status === 'connect';
  if (isBeginning) await once(redis, 'ready', { signal: AbortSignal.timeout(CLOSE_MS) }).catch(() => undefined);
  if (redis.status !== 'ready') throw new QueueAway('Redis is away');
};

const CLOSE_MS = 2_000;
