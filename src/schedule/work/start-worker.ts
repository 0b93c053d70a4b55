// Long because it is the life of a worker from beginning to end; what it does to an audit are calls.
import type { AuditedSite, Intake } from '../../model/audited-site.js';
import type { Store } from '../../store/open-store.js';
import type { AuditQueue } from '../queue/audit-queue.js';
import { repeat } from '../repeat.js';
import { afterAudit } from './after-audit.js';
import { LEASE_MS, nameOf, RENEW_MS, type AuditJob, type AuditKey } from './held-audit.js';
import { putOff } from './put-off.js';
import { recordCrash } from './record-crash.js';
import { renewLeases } from './renew-leases.js';
import { takeAudit } from './take-audit.js';
import { noteWorker, type WorkerFacts } from './workers.js';

/** What an audit comes to: results, or that it cannot be done just now. */
export type AuditEnd =
  | { readonly audited: AuditedSite; readonly hasDailyLimit: boolean }
  | { readonly laterMs: number; readonly why: string };

/** What a worker needs. It knows nothing of crawling or of what follows an audit: both are handed in. */
export interface WorkerMeans {
  readonly store: Store;
  readonly queue: AuditQueue;
  readonly facts: WorkerFacts;
  /** Audits one site, going on with what an earlier attempt left. Stops at a safe point when the signal fires. */
  readonly audit: (
    job: AuditJob,
    hooks: { readonly signal: AbortSignal; readonly onPages: (pages: number) => void },
  ) => Promise<AuditEnd>;
  /** Takes the results in, and ends the audit, in one transaction under the fence. */
  readonly publish: (audited: AuditedSite) => Promise<Intake>;
  /** Called when an audit has ended or been put off: there may be work for somebody. */
  readonly onEnded: () => void;
  /** Why no more audits should be begun just now, e.g. too little memory; undefined: there is room. */
  readonly shortage?: () => Promise<string | undefined>;
  readonly now: () => Date;
  readonly tell: (event: WorkerEvent) => void;
  readonly leaseMs?: number;
  readonly renewMs?: number;
}

/** What a worker has to say. */
export type WorkerEvent =
  | { readonly what: 'begun' | 'lost' | 'superseded' | 'failed' | 'given-back'; readonly audit: AuditKey }
  | { readonly what: 'published'; readonly audit: AuditKey; readonly verdict: string }
  | { readonly what: 'put-off' | 'crashed'; readonly audit: AuditKey; readonly why: string }
  | { readonly what: 'full'; readonly why: string }
  | { readonly what: 'trouble'; readonly error: unknown }
  | { readonly what: 'room' };

export interface Worker {
  readonly busy: () => number;
  /** Begins nothing more; after `graceMs` what is at work is stopped at a safe point and given back, so that others go on with it. */
  readonly stop: (graceMs: number) => Promise<void>;
}

interface AtWork {
  readonly job: AuditJob;
  readonly controller: AbortController;
  pages: number;
  /** On the clock of this machine: until then nobody else may have taken it. */
  heldUntil: number;
  /** The database is being told how it ended: that it is held no more is no surprise. */
  isEnding: boolean;
}

/** So long after a database went away results are still tried to be published; the fence decides whether they may. */
const PUBLISH_TRIES = 120;
const PUBLISH_AGAIN_MS = 1_000;
/** After the signal to stop, an audit that does not end is left to itself, and taken over when its lease runs out. */
const STOP_MS = 20_000;

/** Begins to take audits from the queue, so many at a time as `facts.slots`. */
export function startWorker(means: WorkerMeans): Worker {
  const { store, queue, facts, now, tell, leaseMs = LEASE_MS, renewMs = RENEW_MS } = means;
  const atWork = new Map<string, AtWork>();
  let state: 'working' | 'full' | 'draining' | 'gone' = 'working';

  const handle = async (key: AuditKey): Promise<void> => {
    if (state !== 'working') return;
    const takenAt = now();
    const job = await store.transaction((trx) => takeAudit(trx, key, { worker: facts.id, now: takenAt, leaseMs }));
    if (!job) return;
    const one: AtWork = {
      job,
      controller: new AbortController(),
      pages: 0,
      heldUntil: takenAt.getTime() + leaseMs,
      isEnding: false,
    };
    atWork.set(nameOf(job), one);
    tell({ what: 'begun', audit: job });
    try {
      await doAudit(one, means);
    } catch (error) {
      tell({ what: 'trouble', error });
    } finally {
      atWork.delete(nameOf(job));
      means.onEnded();
    }
  };

  const renew = async (): Promise<void> => {
    const began = now();
    const why = await means.shortage?.();
    if (state === 'working' || state === 'full') {
      const before = state;
      state = why === undefined ? 'working' : 'full';
      queue.rest(state === 'full');
      if (before !== state) tell(why === undefined ? { what: 'room' } : { what: 'full', why });
    }
    const asked = [...atWork];
    const held = await store.transaction(async (trx) => {
      await noteWorker(trx, { ...facts, busy: asked.length, state, seenAt: began.toISOString() });
      const rows = asked.map(([, { job, pages }]) => ({ ...job, pages }));
      return renewLeases(trx, facts.id, rows, { now: began, leaseMs });
    });
    for (const [name, one] of asked) {
      if (held.has(name)) one.heldUntil = began.getTime() + leaseMs;
      else lose(one, tell);
    }
  };
  const trouble = (error: unknown): void => {
    tell({ what: 'trouble', error });
  };
  // While the database does not answer, or answers late, leases run out all the same.
  const watch = (): Promise<void> => {
    for (const one of atWork.values()) if (one.heldUntil <= now().getTime()) lose(one, tell);
    return Promise.resolve();
  };
  const renewing = repeat(renew, renewMs, trouble);
  const watching = repeat(watch, renewMs / 2, trouble);
  queue.work((key) => handle(key).catch(trouble), facts.slots);

  return {
    busy: () => atWork.size,
    stop: async (graceMs) => {
      state = 'draining';
      renewing.wake();
      const drained = queue.drain();
      await withinMs(drained, graceMs);
      for (const { controller } of atWork.values()) controller.abort(new Stopped());
      await withinMs(drained, STOP_MS);
      await renewing.stop();
      await watching.stop();
      state = 'gone';
      await store
        .transaction((trx) =>
          noteWorker(trx, { ...facts, busy: atWork.size, state: 'gone', seenAt: now().toISOString() }),
        )
        .catch(trouble);
    },
  };
}

/** Why an audit's signal fired: its worker ends. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}
/** Why an audit's signal fired: somebody else may have it by now. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

const lose = ({ job, controller, isEnding }: AtWork, tell: WorkerMeans['tell']): void => {
  if (isEnding || controller.signal.aborted) return;
  controller.abort(new LeaseLost());
  tell({ what: 'lost', audit: job });
};

const doAudit = async (one: AtWork, means: WorkerMeans): Promise<void> => {
  const { store, now, tell } = means;
  const { job, controller } = one;
  const { signal } = controller;
  let end: AuditEnd;
  try {
    end = await means.audit(job, {
      signal,
      onPages: (pages) => {
        one.pages = pages;
      },
    });
  } catch (error) {
    if (signal.aborted) return giveBack(one, means, 'stopped');
    const message = messageOf(error);
    const crash = { now: now(), message, pages: one.pages };
    const next = await insist(one, means, () => store.transaction((trx) => recordCrash(trx, job, crash)));
    tell(next === 'failed' ? { what: 'failed', audit: job } : { what: 'crashed', audit: job, why: message });
    return;
  }
  if ('laterMs' in end) {
    const { why, laterMs } = end;
    const until = new Date(now().getTime() + laterMs).toISOString();
    await insist(one, means, () =>
      store.transaction((trx) => putOff(trx, job, { now: now(), until, why, isFree: true })),
    );
    return tell({ what: 'put-off', audit: job, why });
  }
  const { audited, hasDailyLimit } = end;
  const next = afterAudit(audited.report.crawl.stoppedBecause, { delays: job.delays, hasDailyLimit }, now());
  if (next.next === 'again') {
    const { until, why } = next;
    if (until === undefined) return giveBack(one, means, why);
    await insist(one, means, () => store.transaction((trx) => putOff(trx, job, { now: now(), until, why })));
    return tell({ what: 'put-off', audit: job, why });
  }
  if (signal.reason instanceof LeaseLost) return;
  const taken = await insist(one, means, () => means.publish(audited));
  const { verdict } = audited.report.scorecard;
  tell(taken === 'superseded' ? { what: 'superseded', audit: job } : { what: 'published', audit: job, verdict });
};

const giveBack = async (one: AtWork, means: WorkerMeans, why: string): Promise<void> => {
  const { job, controller } = one;
  if (controller.signal.reason instanceof LeaseLost) return;
  const { store, now, tell } = means;
  await insist(one, means, () => store.transaction((trx) => putOff(trx, job, { now: now(), why })));
  tell({ what: 'given-back', audit: job });
};

/** A database that restarts is waited for: what was worked for an hour is not thrown away for a minute without answer. */
const insist = async <T>(one: AtWork, { tell }: WorkerMeans, write: () => Promise<T>): Promise<T> => {
  one.isEnding = true;
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (error) {
      if (tries >= PUBLISH_TRIES) throw error;
      if (tries === 1) tell({ what: 'trouble', error });
      await new Promise((resolve) => setTimeout(resolve, PUBLISH_AGAIN_MS));
    }
  }
};

const withinMs = (work: Promise<unknown>, ms: number): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, limit]).finally(() => {
    clearTimeout(timer);
  });
};

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n')[0]?.slice(0, 500) ?? '';
