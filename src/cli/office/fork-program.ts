import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHILD_VARIABLE } from '../config/known-variables.js';

/** Begins this program once more with other arguments; what it says on stderr comes through a pipe. Sources run under a loader, the compiled program without one. */
export const forkProgram = (
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): ChildProcess => {
  const isSource = import.meta.url.endsWith('.ts');
  const main = fileURLToPath(new URL(`../../main.${isSource ? 'ts' : 'js'}`, import.meta.url));
  return fork(main, args, {
    cwd,
    env: { ...env, [CHILD_VARIABLE]: '1' },
    execArgv: isSource ? ['--import', import.meta.resolve('tsx')] : [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
};
