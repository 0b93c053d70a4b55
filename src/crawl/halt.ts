import { setMaxListeners } from 'node:events';
import type { CrawlOptions } from './crawl-options.js';

/** The early end of a crawl, by the caller's signal or by its time. */
export interface Halt {
  /** Given when nothing new may be begun. */
  readonly signal: AbortSignal;
  readonly reason: () => 'time' | 'interrupted' | undefined;
  end(): void;
}

/** Call `end` when the crawl is over. */
export function haltOf(options: Pick<CrawlOptions, 'signal' | 'timeoutMs'>): Halt {
  const controller = new AbortController();
  // Every request under way listens; there are as many as the caller allows.
  setMaxListeners(0, controller.signal);
  let reason: 'time' | 'interrupted' | undefined;
  const stop = (why: 'time' | 'interrupted'): void => {
    reason ??= why;
    controller.abort();
  };
  const onAbort = (): void => {
    stop('interrupted');
  };
  if (options.signal?.aborted === true) onAbort();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          stop('time');
        }, options.timeoutMs).unref();
  return {
    signal: controller.signal,
    reason: () => reason,
    end: () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
    },
  };
}
