import { releaseLease } from '../store/leases/hold-lease.js';
import { createProber, type ProberOptions } from './create-prober.js';

/** Between two looks at least, however much is due. */
const LEAST_REST_MS = 250;
/** After an error of ours, e.g. a database that is being restarted. */
const AFTER_ERROR_MS = 15_000;

/** Watches until it is stopped; errors are told and outlived. */
export function startProber(options: ProberOptions): { readonly stop: () => Promise<void> } {
  const prober = createProber(options);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let underWay: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    let restMs = AFTER_ERROR_MS;
    try {
      restMs = (await prober.step()) - options.now().getTime();
    } catch (error) {
      options.onError(error);
    }
    if (!isStopped) again(Math.min(60_000, Math.max(LEAST_REST_MS, restMs)));
  };
  const again = (ms: number): void => {
    timer = setTimeout(() => {
      underWay = look();
    }, ms);
  };
  again(0);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
      await prober.stop();
      await releaseLease(options.store.db, { name: 'prober', holder: options.holder }).catch(options.onError);
    },
  };
}
