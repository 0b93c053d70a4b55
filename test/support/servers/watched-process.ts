import { spawn, type ChildProcess } from 'node:child_process';

/** The server dies with this process, however that ends: its input closes then, and the shell that holds the server kills it. */
const UNTIL_INPUT_ENDS =
  'exec 3<&0; "$@" 3<&- & p=$!; echo "pid $p" >&2; (cat <&3 >/dev/null; kill -9 "$p") 2>/dev/null & wait "$p"';

export interface Watched {
  readonly pid: number;
  /** Kills it with that signal and waits until it is gone. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<void>;
  /** What it said on stderr so far. */
  readonly said: () => string;
}

/** Starts a server that outlives no test. Rejects if it cannot be started at all. */
export async function watchedProcess(
  command: readonly string[],
  options: { readonly uid?: number; readonly gid?: number; readonly cwd?: string } = {},
): Promise<Watched> {
  const child: ChildProcess = spawn('sh', ['-c', UNTIL_INPUT_ENDS, 'sh', ...command], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let text = '';
  const pid = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => {
      reject(new Error(`it ended at once: ${text}`));
    });
    child.stderr?.on('data', (part: Buffer) => {
      text += part.toString();
      const found = /^pid (\d+)$/m.exec(text);
      if (found) resolve(Number(found[1]));
    });
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      child.stdin?.destroy();
      resolve();
    });
  });
  return {
    pid,
    said: () => text,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) process.kill(pid, signal);
      await gone;
    },
  };
}
