/** Time as the view of a run goes by it; tests move their own. */
export interface ProgressClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls `work` every so often until the function that it gives is called; keeps no process alive. */
  readonly every: (ms: number, work: () => void) => () => void;
}

/** The clock of this machine. */
export const machineClock: ProgressClock = {
  now: () => Date.now(),
  every: (ms, work) => {
    const timer = setInterval(work, ms).unref();
    return () => {
      clearInterval(timer);
    };
  },
};
