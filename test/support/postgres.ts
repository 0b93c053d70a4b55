import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './servers/free-port.js';
import { administer, makeCluster, noPostgres, untilReady, urlOf } from './servers/postgres-cluster.js';
import { sharedPort } from './servers/shared-postgres.js';
import { watchedProcess } from './servers/watched-process.js';

export { noPostgres };

/** Makes a new, empty database and says its URL; `template` is the name of another of that server that nobody is connected to. */
export type NewDatabase = (template?: string) => Promise<string>;

export interface TestPostgres {
  readonly newDatabase: NewDatabase;
  /** `kill -9` of the server with all its connections; what was committed is there again after `start`. */
  readonly kill: () => Promise<void>;
  /** Again on the same port and data. */
  readonly start: () => Promise<void>;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

/**
 * A PostgreSQL of one's own on a free port of 127.0.0.1, to be killed and started; it ends with this process at the latest. Who
 * wants no more than a database asks `newDatabase`.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-postgres-'));
  const port = await freePort();
  const { command, options } = makeCluster(folder, port);
  const begin = async () => {
    const server = await watchedProcess(command, options);
    await untilReady(port);
    return server;
  };
  let server = await begin();
  return {
    newDatabase: databasesOn(port),
    kill: () => server.end('SIGKILL'),
    start: async () => {
      server = await begin();
    },
    stop: async () => {
      await server.end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database on the server that all test files of one test run share. It is gone when that run ends. */
export const newDatabase: NewDatabase = async (template) => databasesOn(await sharedPort())(template);

let made = 0;
const databasesOn =
  (port: number): NewDatabase =>
  async (template) => {
    made += 1;
    const name = `t${process.pid}_${made}`;
    await administer(urlOf(port, 'postgres'), `create database ${name}${template ? ` template ${template}` : ''}`);
    return urlOf(port, name);
  };
