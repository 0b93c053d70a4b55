/** The time of a crawl, so that tests need not wait for nights to pass. */
export interface Clock {
  /** Milliseconds since 1970 that never jump within a process, and can be compared between processes. */
  now(): number;
  /** Milliseconds since 1970 as the machine's clock has them now: what hours of the day are told by. */
  wall(): number;
  /** Calls back after so many milliseconds, unless called off by what it returns. */
  after(ms: number, call: () => void): () => void;
}

/** The longest that a timer of Node waits; longer waits take several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wall: () => Date.now(),
  after: (ms, call) => {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const step = Math.min(leftMs, LONGEST_TIMER_MS);
      timer = setTimeout(() => {
        if (leftMs > step) wait(leftMs - step);
        else call();
      }, step);
    };
    wait(ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
