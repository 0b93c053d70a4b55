/** Runs the command line as a user does, and keeps what it said. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GONGKAI_PROGRAM, GONGKAI_SURROUNDINGS } from '../support/gongkai-program.js';
import { beginResident, type Resident } from '../support/resident/run-resident.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Transcript {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
}

interface Options {
  readonly cwd?: string;
  readonly limitMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** No audit of a test takes so long, however busy the machine. */
const HANGING_MS = 300_000;

/** Loaded programs that have nothing to do just now. */
const idle: Resident[] = [];

/** `gongkai ARGS`, stopped after `limitMs`: in a loaded program, unless something is to stand in its environment when it begins. */
export const runGongkai = async (args: readonly string[], options: Options = {}): Promise<Transcript> => {
  if (Object.keys(options.env ?? {}).length > 0) return startGongkai(args, options);
  const startedAt = performance.now();
  const resident = idle.pop() ?? beginResident({ cwd: ROOT, env: { ...process.env, ...GONGKAI_SURROUNDINGS } });
  const { status, stdout, stderr } = await resident.run(args, {
    cwd: options.cwd ?? ROOT,
    limitMs: options.limitMs ?? HANGING_MS,
  });
  if (resident.isAlive()) idle.push(resident);
  return { status, stdout, stderr, elapsedMs: performance.now() - startedAt };
};

/** `gongkai ARGS` in a process of its own, stopped after `limitMs`. */
const startGongkai = (args: readonly string[], options: Options): Promise<Transcript> =>
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
