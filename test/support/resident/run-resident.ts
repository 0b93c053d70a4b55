/** Command lines in a process that has the program loaded, as the workers of the office have: a program begun anew for each would be cold each time. */
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { GONGKAI_PROGRAM } from '../gongkai-program.js';

export interface Resident {
  /** Does a command line to its end, in `cwd`; one at a time. Ends with status null where the process died of it or took longer than `limitMs`. */
  run(words: readonly string[], options?: { readonly cwd?: string; readonly limitMs?: number }): Promise<Said>;
  isAlive(): boolean;
  end(): void;
}

export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they were written. */
  readonly said: string;
}

interface Answer {
  readonly status: number;
  readonly said: readonly (readonly [stream: 'stdout' | 'stderr', base64: string])[];
}

/** `env` is all of its environment. It lives until it is ended, or until the process that began it ends. */
export function beginResident({ env, cwd }: { readonly env: NodeJS.ProcessEnv; readonly cwd: string }): Resident {
  const program = String(GONGKAI_PROGRAM.at(-1)).replace(/main(\.[jt]s)$/, 'cli/run$1');
  const child = fork(new URL('resident.mjs', import.meta.url), [pathToFileURL(program).href, '0.0.0-test'], {
    cwd,
    env,
    execArgv: GONGKAI_PROGRAM.slice(0, -1),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let died = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (died += text));
  /** While it has nothing to do, whoever began it may end. */
  const hold = (isHeld: boolean): void => {
    const held = [child, child.channel, child.stderr as Socket | null];
    for (const one of held) one?.[isHeld ? 'ref' : 'unref']();
  };
  hold(false);
  return {
    run: async (words, { cwd: folder, limitMs = HANGING_MS } = {}) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      hold(true);
      try {
        const { status, said } = await answerTo(child, { words, cwd: folder }, () => died);
        const of = (...names: readonly string[]): string =>
          Buffer.concat(
            said.filter(([name]) => names.includes(name)).map(([, part]) => Buffer.from(part, 'base64')),
          ).toString('utf8');
        return { status, stdout: of('stdout'), stderr: of('stderr'), said: of('stdout', 'stderr') };
      } finally {
        clearTimeout(timer);
        hold(false);
      }
    },
    isAlive: () => child.connected,
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
}

/** No command line of a test takes so long, however busy the machine. */
const HANGING_MS = 300_000;

const answerTo = (
  child: ChildProcess,
  order: object,
  lastWords: () => string,
): Promise<{ readonly status: number | null; readonly said: Answer['said'] }> =>
  new Promise((resolve) => {
    const heard = (answer: Answer): void => {
      child.off('close', closed);
      resolve(answer);
    };
    const closed = (): void => {
      child.off('message', heard);
      resolve({ status: null, said: [['stderr', Buffer.from(lastWords()).toString('base64')]] });
    };
    child.once('message', heard).once('close', closed);
    child.send(order);
  });
