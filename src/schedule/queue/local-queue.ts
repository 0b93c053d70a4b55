import PQueue from 'p-queue';
import { keyOf, nameOf } from '../work/held-audit.js';
import type { AuditQueue } from './audit-queue.js';

/** The queue of a single process. Others that work for the same store have their own; each takes what it finds free. */
export function openLocalQueue(): AuditQueue {
  const queue = new PQueue({ autoStart: false });
  const waiting = new Set<string>();
  let handle: Parameters<AuditQueue['work']>[0] = () => Promise.resolve();
  return {
    offered: () => Promise.resolve(waiting),
    offer: (audits) => {
      for (const name of audits.map(nameOf)) {
        const audit = keyOf(name);
        if (waiting.has(name) || !audit) continue;
        waiting.add(name);
        void queue.add(() => {
          waiting.delete(name);
          return handle(audit);
        });
      }
      return Promise.resolve();
    },
    work: (given, atOnce) => {
      handle = given;
      queue.concurrency = atOnce;
      queue.start();
    },
    rest: (isResting) => {
      if (isResting) queue.pause();
      else queue.start();
    },
    drain: async () => {
      queue.clear();
      waiting.clear();
      // One that was waiting when the queue was cleared is not begun any more.
      await queue.onIdle();
    },
    close: () => Promise.resolve(),
  };
}
