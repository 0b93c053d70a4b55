import { releaseLease } from '../store/leases/hold-lease.js';
import { createSender, type SenderOptions } from './create-sender.js';

/** How long something may wait that nobody woke us for, e.g. written by another process. */
const LOOK_MS = 5_000;
const AFTER_ERROR_MS = 15_000;

export interface RunningSender {
  /** There is something to tell. */
  readonly wake: () => void;
  /** Ends the try under way and begins no other. */
  readonly stop: () => Promise<void>;
}

/** Sends until it is stopped; errors are told and outlived. */
export function startSender(options: SenderOptions): RunningSender {
  const sender = createSender(options);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isAtWork = false;
  let isWoken = false;
  let underWay: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    isAtWork = true;
    let restMs = AFTER_ERROR_MS;
    try {
      isWoken = false;
      restMs = (await sender.step()) ? 0 : LOOK_MS;
    } catch (error) {
      options.onError(error);
    }
    isAtWork = false;
    if (!isStopped) again(isWoken ? 0 : restMs);
  };
  const again = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underWay = look();
    }, ms);
  };
  again(0);
  return {
    wake: () => {
      isWoken = true;
      if (!isAtWork && !isStopped) again(0);
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
      await releaseLease(options.store.db, { name: 'sender', holder: options.holder }).catch(options.onError);
    },
  };
}
