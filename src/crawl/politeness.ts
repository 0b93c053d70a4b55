/** How often a host may be asked, shared by every crawl of this process. */
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

export interface Manners {
  /** Requests of one host under way at a time. */
  readonly concurrency: number;
  /** Least time between two starts of requests to one host. */
  readonly delayMs: number;
  /** Ends waiting; the task is then not begun and the promise rejects. */
  readonly signal?: AbortSignal;
}

export interface Politeness {
  /** Runs a task when its host may be asked. */
  run<T>(url: string, manners: Manners, task: () => Promise<T>): Promise<T>;
  /** Waits for the delay alone: for what a task under way asks besides, which has its place among those at once. */
  pace(url: string, manners: Pick<Manners, 'delayMs' | 'signal'>): Promise<void>;
  /** Lets nobody ask this host for so long. */
  pause(url: string, forMs: number): void;
}

interface Host {
  readonly queue: PQueue;
  lastStartAt: number;
  pausedUntil: number;
}

export function createPoliteness(): Politeness {
  const hosts = new Map<string, Host>();
  const hostOf = (url: string): Host => {
    const { hostname, port } = new URL(url);
    // http and https of one name are one machine; other ports are programs of their own.
    const key = port === '' ? hostname : `${hostname}:${port}`;
    const known = hosts.get(key);
    if (known) return known;
    const host = { queue: new PQueue(), lastStartAt: Number.NEGATIVE_INFINITY, pausedUntil: 0 };
    hosts.set(key, host);
    return host;
  };
  return {
    run: (url, manners, task) => {
      const host = hostOf(url);
      host.queue.concurrency = Math.max(1, Math.min(manners.concurrency, host.queue.concurrency));
      return host.queue.add(async () => {
        await turn(host, manners);
        return await task();
      });
    },
    pace: (url, manners) => turn(hostOf(url), manners),
    pause: (url, forMs) => {
      const host = hostOf(url);
      host.pausedUntil = Math.max(host.pausedUntil, performance.now() + forMs);
    },
  };
}

async function turn(host: Host, manners: Pick<Manners, 'delayMs' | 'signal'>): Promise<void> {
  for (;;) {
    manners.signal?.throwIfAborted();
    const now = performance.now();
    const dueAt = Math.max(host.lastStartAt + manners.delayMs, host.pausedUntil);
    if (dueAt <= now) {
      host.lastStartAt = now;
      return;
    }
    await sleep(Math.ceil(dueAt - now), undefined, manners.signal && { signal: manners.signal });
  }
}

/** The manners of this process: two sites on one host do not double its load. */
export const sharedPoliteness = createPoliteness();
