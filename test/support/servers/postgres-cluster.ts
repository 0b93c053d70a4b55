import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findProgram, postgresFolders } from './find-program.js';
import { plainUser } from './plain-user.js';

const programs = {
  initdb: findProgram('initdb', postgresFolders()),
  postgres: findProgram('postgres', postgresFolders()),
};

/** Why tests that need PostgreSQL are passed over on this machine; undefined where they run. */
export const noPostgres: string | undefined =
  programs.initdb === undefined || programs.postgres === undefined
    ? 'PostgreSQL is not installed'
    : plainUser() === undefined
      ? 'PostgreSQL refuses to run as root, and there is no plain user to run it as'
      : undefined;

/** Makes a cluster in the folder; how to start it, as whom. */
export function makeCluster(folder: string, port: number) {
  const { initdb, postgres } = programs;
  const user = plainUser();
  if (initdb === undefined || postgres === undefined || user === undefined) throw new Error(noPostgres);
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
  const data = join(folder, 'data');
  const making = ['-D', data, '-U', 'gongkai', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(initdb, making, { ...user, cwd: folder, stdio: 'ignore' });
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200'],
    // A killed process loses nothing that was handed to the system; only a power cut would.
    ...['fsync=off', 'shared_buffers=32MB', 'log_min_messages=fatal', 'autovacuum=off'],
  ].flatMap((setting) => ['-c', setting]);
  return { command: [postgres, '-D', data, ...settings], options: { ...user, cwd: folder } };
}

/** Where a database of a test server is reached. */
export const urlOf = (port: number, database: string): string => `postgres://gongkai@127.0.0.1:${port}/${database}`;

/** One statement over a connection of its own. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const TRIES = 600;
const BETWEEN_MS = 50;

/** Resolves once it lets somebody in, which is some time after it listens. */
export async function untilReady(port: number): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await administer(urlOf(port, 'postgres'), 'select 1');
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }
}
