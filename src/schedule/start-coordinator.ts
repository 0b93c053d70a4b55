import { holdLease, releaseLease } from '../store/leases/hold-lease.js';
import type { Store } from '../store/open-store.js';
import { settleDues } from './clock/settle-dues.js';
import { finishRuns } from './finish-runs.js';
import type { AuditQueue } from './queue/audit-queue.js';
import { repeat, type Repeated } from './repeat.js';
import { restBetween } from './rest-between.js';
import { deliver } from './work/deliver.js';
import { forgetWorkers, slotsOf } from './work/workers.js';

/** What brings work to workers, and what a coordinator does besides. */
export interface CoordinatorMeans {
  readonly store: Store;
  readonly queue: AuditQueue;
  /** Of this process; nobody else's. */
  readonly holder: string;
  readonly now: () => Date;
  /** Writes what stands for a whole run once its audits have ended. */
  readonly seal: (run: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** A run was planned, or has ended. */
  readonly onChange?: () => void;
  readonly everyMs?: number;
  readonly leaseMs?: number;
}

const EVERY_MS = 2_000;
/** Another may coordinate when the one that did has been silent for so long. */
const LEASE_MS = 20_000;
const DAY_MS = 86_400_000;

/** Begins to coordinate: plans what is due, ends runs. Of several processes on one store one does it at a time. */
export function startCoordinator(means: CoordinatorMeans): Repeated {
  const { store, holder, now, everyMs = EVERY_MS, leaseMs = LEASE_MS } = means;
  let tidiedAt = 0;
  let isStopping = false;
  const hold = (): Promise<boolean> => holdLease(store.db, { name: 'coordinate', holder, now: now(), forMs: leaseMs });
  const sealing = restBetween(means.seal, now);
  const round = async (): Promise<void> => {
    if (!(await hold())) return;
    const planned = await settleDues(store, now());
    const ended = await holdingOn(() => finishRuns(store, now(), sealing));
    if (now().getTime() - tidiedAt > DAY_MS) {
      tidiedAt = now().getTime();
      await forgetWorkers(store.db, now());
    }
    if (planned > 0 || ended.length > 0) means.onChange?.();
  };
  /** A large run takes longer to seal than the lease lasts; nobody else is to begin it too. */
  const holdingOn = async <T>(work: () => Promise<T>): Promise<T> => {
    const again = setInterval(() => void hold().catch(() => undefined), leaseMs / 3);
    return work().finally(() => {
      clearInterval(again);
    });
  };
  const rounds = repeat(round, everyMs, (error) => {
    // Whoever stops us ends what was being sealed; that is no fault.
    if (!isStopping) means.onError(error);
  });
  return {
    wake: rounds.wake,
    stop: async () => {
      isStopping = true;
      await rounds.stop();
      await releaseLease(store.db, { name: 'coordinate', holder }).catch(means.onError);
    },
  };
}

/** Begins to bring work to the queue. `slots`: of this process alone, where the queue is its own; else of all workers. */
export function startDelivery({
  store,
  queue,
  now,
  onError,
  slots,
  everyMs = EVERY_MS,
}: Pick<CoordinatorMeans, 'store' | 'queue' | 'now' | 'onError' | 'everyMs'> & {
  readonly slots?: number;
}): Repeated {
  const round = async (): Promise<void> => {
    await deliver({ store, queue }, now(), slots ?? (await slotsOf(store.db, now())));
  };
  return repeat(round, everyMs, onError);
}
