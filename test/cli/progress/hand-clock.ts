import type { ProgressClock } from '../../../src/cli/progress/clock.js';

/** A clock that stands still until it is moved; what is due on the way is called in turn. */
export interface HandClock extends ProgressClock {
  readonly move: (ms: number) => void;
  /** How many still want to be called. */
  readonly ticking: () => number;
}

export function handClock(start = Date.parse('2026-05-06T08:00:00Z')): HandClock {
  let now = start;
  const works = new Set<{ every: number; due: number; work: () => void }>();
  return {
    now: () => now,
    every: (ms, work) => {
      const entry = { every: ms, due: now + ms, work };
      works.add(entry);
      return () => works.delete(entry);
    },
    move: (ms) => {
      const end = now + ms;
      for (;;) {
        const next = [...works].sort((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        now = next.due;
        next.due += next.every;
        next.work();
      }
      now = end;
    },
    ticking: () => works.size,
  };
}
