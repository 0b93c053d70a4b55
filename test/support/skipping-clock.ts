/** A clock that does not wait long: when nothing happens for a moment, it is later. */
import type { Clock } from '../../src/crawl/clock.js';

/** Starts at an instant such as `2025-11-18T21:59:00+08:00`; a moment is `idleMs`, longer than any answer of the test takes. */
export function skippingClock(startsAt: string, idleMs = 800): Clock {
  const start = Date.parse(startsAt);
  const zero = performance.now();
  let skippedMs = 0;
  let real: NodeJS.Timeout | undefined;
  const timers = new Set<{ readonly dueAt: number; readonly call: () => void }>();
  const now = (): number => start + performance.now() - zero + skippedMs;

  const arm = (): void => {
    clearTimeout(real);
    const next = [...timers].sort((a, b) => a.dueAt - b.dueAt)[0];
    if (!next) return;
    real = setTimeout(
      () => {
        skippedMs += Math.max(0, next.dueAt - now());
        timers.delete(next);
        next.call();
        arm();
      },
      Math.max(0, Math.min(next.dueAt - now(), idleMs)),
    );
  };
  return {
    now,
    wall: now,
    after: (ms, call) => {
      const timer = { dueAt: now() + ms, call };
      timers.add(timer);
      arm();
      return () => {
        timers.delete(timer);
        arm();
      };
    },
  };
}
