/**
 * The worker of `gongkai serve`, in a process of its own: pages stay quick while sites are read and judged, and what a hostile
 * page does to its reader it does not do to the office. A worker that dies is replaced; its audits are gone on with.
 */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { forkProgram } from './fork-program.js';

/** How the worker is wanted. */
export interface CrewOrder {
  readonly atOnce: number;
  /** Options of `gongkai worker` beside those that are settled here. */
  readonly options: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Seconds that audits may go on when it is told to stop. */
  readonly drainSeconds: number;
  readonly tell: (line: string) => void;
  readonly onDeath: (why: string) => void;
}

export interface Crew {
  /** There may be work: look now. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** One that lived so long was well begun: the next follows at once. */
const WELL_MS = 120_000;
/** Beyond its own limit for stopping. */
const KILL_AFTER_MS = 25_000;

/** Begins the worker, and begins it again whenever it ends by itself. */
export function startCrew(order: CrewOrder): Crew {
  let child: ChildProcess | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let gone: Promise<void> = Promise.resolve();
  const begin = (): void => {
    const begunAt = performance.now();
    const one = forkWorker(order);
    child = one;
    if (one.stderr) createInterface({ input: one.stderr }).on('line', order.tell);
    gone = new Promise((resolve) => {
      let isGone = false;
      const end = (why: string): void => {
        if (isGone) return;
        isGone = true;
        resolve();
        if (isStopping) return;
        order.onDeath(why);
        pauseMs = performance.now() - begunAt > WELL_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        timer = setTimeout(begin, pauseMs);
      };
      one.once('exit', (code, signal) => end(signal ?? String(code)));
      one.once('error', (error) => end(error.message));
    });
  };
  begin();
  return {
    wake: () => {
      if (child?.connected === true) child.send('wake', () => undefined);
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      if (child?.connected === true) child.send('stop', () => undefined);
      const limit = setTimeout(() => child?.kill('SIGKILL'), order.drainSeconds * 1000 + KILL_AFTER_MS);
      await gone;
      clearTimeout(limit);
    },
  };
}

const forkWorker = ({ atOnce, options, drainSeconds, ...where }: CrewOrder): ChildProcess =>
  forkProgram(['worker', '--at-once', String(atOnce), '--drain', String(drainSeconds), ...options], where);
