import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import type { Ranking } from '../../model/ranking.js';
import { rankSites } from '../../scoring/rank-sites.js';
import type { RankingRow } from '../../scoring/ranking-row.js';

/** So few are ranked here before a process has begun. */
const FEW_SITES = 150;
/** Ten thousand sites take a minute. */
const LIMIT_MS = 300_000;

const oneAtATime = new PQueue({ concurrency: 1 });

/** `rankSites`, in a process of its own where there are many sites. Rejects with how that process ended. */
export const rankApart = (rows: readonly RankingRow[]): Promise<Ranking> =>
  rows.length <= FEW_SITES ? Promise.resolve(rankSites(rows)) : oneAtATime.add(() => ask(rows));

/** The sources run under a loader (tests, development), the compiled program without one; the process does as we do. */
function ask(rows: readonly RankingRow[]): Promise<Ranking> {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`./rank-process.${isSource ? 'ts' : 'js'}`, import.meta.url));
  const child = fork(file, {
    execArgv: isSource ? ['--import', import.meta.resolve('tsx')] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  return new Promise<Ranking>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
    }, LIMIT_MS);
    child.once('message', (ranking) => {
      resolve(ranking as Ranking);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code, by) => {
      clearTimeout(timer);
      reject(new Error(`the process that ranked ended (${by ?? String(code)})`));
    });
    child.send(rows, (error) => {
      if (error) reject(error);
    });
  });
}
