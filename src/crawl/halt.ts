import { setMaxListeners } from 'node:events';
import { msUntilSpent } from '../lib/date/active-hours.js';
import { systemClock } from './clock.js';
import type { CrawlOptions } from './crawl-options.js';

/** Why a crawl ends before it is done: by its caller, its time, its share of the day, or the word of the site. */
export type HaltReason = 'time' | 'interrupted' | 'budget' | 'rate-limited';

/** The early end of a crawl. */
export interface Halt {
  /** Given when nothing new may be begun. */
  readonly signal: AbortSignal;
  readonly reason: () => HaltReason | undefined;
  /** Ends it for this reason, unless it has one. */
  stop(why: HaltReason): void;
  end(): void;
}

/** Call `end` when the crawl is over. */
export function haltOf(options: Pick<CrawlOptions, 'signal' | 'timeoutMs' | 'activeHours' | 'clock'>): Halt {
  const controller = new AbortController();
  // Every request under way listens; there are as many as the caller allows.
  setMaxListeners(0, controller.signal);
  let reason: HaltReason | undefined;
  const stop = (why: HaltReason): void => {
    reason ??= why;
    controller.abort();
  };
  const onAbort = (): void => {
    stop('interrupted');
  };
  if (options.signal?.aborted === true) onAbort();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const { timeoutMs, activeHours, clock = systemClock } = options;
  const callOff =
    timeoutMs === undefined
      ? undefined
      : clock.after(activeHours ? msUntilSpent(activeHours, clock.wall(), timeoutMs) : timeoutMs, () => {
          stop('time');
        });
  return {
    signal: controller.signal,
    reason: () => reason,
    stop,
    end: () => {
      callOff?.();
      options.signal?.removeEventListener('abort', onAbort);
    },
  };
}
