/** Runs the command line as a user does, and keeps what it said. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GONGKAI_PROGRAM, GONGKAI_SURROUNDINGS } from '../support/gongkai-program.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Transcript {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
}

/** No audit of a test takes so long, however busy the machine. */
const HANGING_MS = 300_000;

/** `gongkai ARGS`, stopped after `limitMs`. */
export const runGongkai = (
  args: readonly string[],
  options: { readonly cwd?: string; readonly limitMs?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Transcript> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...GONGKAI_PROGRAM, ...args], {
      cwd: options.cwd ?? ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...GONGKAI_SURROUNDINGS, ...options.env },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    const timer = setTimeout(() => child.kill('SIGKILL'), options.limitMs ?? HANGING_MS);
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({
        status,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
        elapsedMs: performance.now() - startedAt,
      });
    });
  });
