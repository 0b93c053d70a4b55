import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { makeCluster, untilReady } from './postgres-cluster.js';

/** Every test file has a process of its own below the same parent: with it the server ends. */
const PLACE = join(tmpdir(), `gongkai-postgres-of-${process.ppid}`);
const PORT = join(PLACE, 'port');
const FAILURE = join(PLACE, 'failure');
/** Killed also where nobody could say so any more. */
const UNTIL_PARENT_ENDS =
  'parent=$1; place=$2; shift 2; "$@" & p=$!; while kill -0 "$parent" 2>/dev/null && kill -0 "$p" 2>/dev/null; do sleep 1; done; kill -9 "$p" 2>/dev/null; wait "$p"; rm -rf "$place"';

let port: Promise<number> | undefined;

/** The port of the server that the test files of one test run share; who asks first starts it. */
export const sharedPort = (): Promise<number> => (port ??= joinOrStart());

async function joinOrStart(): Promise<number> {
  if (!isFirst()) return joined();
  try {
    return await start();
  } catch (error) {
    writeFileSync(FAILURE, String(error));
    throw error;
  }
}

const isFirst = (): boolean => {
  try {
    mkdirSync(PLACE);
    return true;
  } catch {
    return false;
  }
};

async function start(): Promise<number> {
  const own = await freePort();
  const cluster = join(PLACE, 'cluster');
  mkdirSync(cluster);
  const { command, options } = makeCluster(cluster, own);
  const { uid, gid } = options;
  // The guard removes the folder, which its user may not: setpriv lowers the server alone.
  const asUser = uid === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${gid ?? uid}`, '--clear-groups'];
  const watch = ['-c', UNTIL_PARENT_ENDS, 'sh', String(process.ppid), PLACE, ...asUser, ...command];
  spawn('sh', watch, { cwd: cluster, detached: true, stdio: 'ignore' }).unref();
  await untilReady(own);
  writeFileSync(`${PORT}.new`, String(own));
  renameSync(`${PORT}.new`, PORT);
  return own;
}

async function joined(): Promise<number> {
  for (let left = 600; left > 0; left -= 1) {
    if (existsSync(PORT)) return Number(readFileSync(PORT, 'utf8'));
    if (existsSync(FAILURE)) throw new Error(readFileSync(FAILURE, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the shared PostgreSQL did not come up');
}
