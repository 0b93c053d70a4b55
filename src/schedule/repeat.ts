/** Work that is done again and again, one round at a time. */
export interface Repeated {
  /** The next round begins as soon as may be. */
  readonly wake: () => void;
  /** No round more; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>;
}

/** Does `work` at once and then every `everyMs`; what a round throws goes to `onError`, and the next comes all the same. */
export function repeat(work: () => Promise<void>, everyMs: number, onError: (error: unknown) => void): Repeated {
  let isStopped = false;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;
  let wakeUp: () => void = () => undefined;
  const loop = async (): Promise<void> => {
    while (!isStopped) {
      isWoken = false;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        if (isStopped || isWoken) resolve();
        else timer = setTimeout(resolve, everyMs);
      });
      clearTimeout(timer);
    }
  };
  const ended = loop();
  return {
    wake: () => {
      isWoken = true;
      wakeUp();
    },
    stop: () => {
      isStopped = true;
      wakeUp();
      return ended;
    },
  };
}
