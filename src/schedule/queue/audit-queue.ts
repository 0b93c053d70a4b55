import type { AuditKey } from '../work/held-audit.js';

/**
 * Brings audits to workers, and nothing else: who may do what stands in the database. An audit may be lost here, or come
 * twice, or late; it is offered again until it is taken, and taken once.
 */
export interface AuditQueue {
  /** Names (`nameOf`) of those that are here and that no worker has been given. */
  readonly offered: () => Promise<ReadonlySet<string>>;
  /** One that is here already stays one. */
  readonly offer: (audits: readonly AuditKey[]) => Promise<void>;
  /** Hands audits to this process, so many at a time, until it is drained. Called once. */
  readonly work: (handle: (audit: AuditKey) => Promise<void>, atOnce: number) => void;
  /** Hands on nothing for now (`true`), and then again. */
  readonly rest: (isResting: boolean) => void;
  /** Hands on nothing more; resolves when what this process was given has ended. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What brings audits to workers is not there just now: what waits in the database is offered again when it is. */
export class QueueAway extends Error {
  override readonly name = 'QueueAway';
}
