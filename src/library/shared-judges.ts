import { openJudges, type JudgePool } from './judge-pool.js';
import { programVersion } from './version.js';

/** The judges of this process while somebody holds them. */
export interface HeldJudges extends Pick<JudgePool, 'judge'> {
  /** Call once: the processes end with the last who holds them. */
  release(): void;
}

let pool: JudgePool | undefined;
let holders = 0;

/** Judges in processes of their own, shared by all audits and replays under way, so that nothing keeps the caller's event loop. */
export const holdJudges = (): HeldJudges => {
  holders += 1;
  const held = (pool ??= openJudges(programVersion()));
  return {
    judge: (...asked) => held.judge(...asked),
    release: () => {
      holders -= 1;
      if (holders > 0) return;
      pool?.close();
      pool = undefined;
    },
  };
};
