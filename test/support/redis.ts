import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './servers/find-program.js';
import { freePort } from './servers/free-port.js';
import { untilAnswers } from './servers/until-answers.js';
import { watchedProcess } from './servers/watched-process.js';

const program = findProgram('redis-server');

/** Why tests that need Redis are passed over on this machine; undefined where they run. */
export const noRedis: string | undefined = program === undefined ? 'redis-server is not installed' : undefined;

export interface TestRedis {
  /** Of database 0. */
  readonly url: string;
  /** `kill -9`; what it had acknowledged is there again after `start`. */
  readonly kill: () => Promise<void>;
  /** Again on the same port and data. */
  readonly start: () => Promise<void>;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/** A Redis of one's own on a free port of 127.0.0.1, every write on disk before it is answered. It ends with this process at the latest. */
export async function startRedis(): Promise<TestRedis> {
  if (program === undefined) throw new Error(noRedis);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-redis-'));
  const port = await freePort();
  const options = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--daemonize', 'no'];
  const safety = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction'];
  const begin = async () => {
    const server = await watchedProcess([program, ...options, ...safety]);
    await untilAnswers(port);
    return server;
  };
  let server = await begin();
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill: () => server.end('SIGKILL'),
    start: async () => {
      server = await begin();
    },
    stop: async () => {
      await server.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
