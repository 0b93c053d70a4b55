/**
 * Seals runs in a process of their own: to read the reports of thousands of sites, and to write their lists, takes minutes in
 * which a server could answer nobody.
 */
import type { ChildProcess } from 'node:child_process';
import PQueue from 'p-queue';
import { forkProgram } from './fork-program.js';

/** How that process is wanted. */
export interface SealOrder {
  /** Options of `gongkai worker` beside the run. */
  readonly options: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Sealing {
  /** Writes what stands for the whole run. Rejects with what that process said, or how it ended. */
  readonly seal: (run: string) => Promise<void>;
  /** Ends what is under way; it is done again after the next start. */
  readonly stop: () => void;
}

/** Ten thousand sites with all lists take some minutes. */
const LIMIT_MS = 1_800_000;
/** Of what it says when it fails. */
const LAST_CHARS = 500;

/** Begins nothing yet. One run at a time. */
export function openSealing(order: SealOrder): Sealing {
  const oneAtATime = new PQueue({ concurrency: 1 });
  let child: ChildProcess | undefined;
  const sealOne = (run: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const one = forkProgram(['worker', '--seal', run, ...order.options], order);
      child = one;
      let said = '';
      one.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-LAST_CHARS);
      });
      const timer = setTimeout(() => one.kill('SIGKILL'), LIMIT_MS);
      one.once('error', reject);
      // Not before its last words are read.
      one.once('close', (code, signal) => {
        clearTimeout(timer);
        child = undefined;
        if (code === 0) resolve();
        else reject(new Error(`${run}: ${said.trim() || (signal ?? `exit status ${String(code)}`)}`));
      });
    });
  return {
    seal: (run) => oneAtATime.add(() => sealOne(run)),
    stop: () => {
      oneAtATime.clear();
      child?.kill('SIGKILL');
    },
  };
}
