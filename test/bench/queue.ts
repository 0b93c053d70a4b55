/** Prints as JSON how many jobs a second go through the shared queue, two processes working. Argument: jobs. Null where there is no Redis. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openBullQueue } from '../../src/schedule/queue/bullmq-queue.js';
import { noRedis, startRedis } from '../support/redis.js';

const WORKERS = 2;
const AT_ONCE = 64;

/** As a worker: does nothing with each job but count it. */
function work(url: string): void {
  const queue = openBullQueue(url, { onTrouble: () => undefined });
  let count = 0;
  queue.work(() => {
    count += 1;
    return Promise.resolve();
  }, AT_ONCE);
  setInterval(() => process.send?.(count), 50);
  process.once('disconnect', () => process.exit());
}

async function measure(jobs: number): Promise<void> {
  if (noRedis !== undefined) {
    process.stdout.write('null\n');
    return;
  }
  const redis = await startRedis();
  const counts = new Map<number, number>();
  const children = Array.from({ length: WORKERS }, (_, at) => {
    const child = fork(fileURLToPath(import.meta.url), ['--work', redis.url]);
    child.on('message', (count) => counts.set(at, count as number));
    return child;
  });
  const queue = openBullQueue(redis.url, { onTrouble: () => undefined });
  const total = (): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await until(() => counts.size === WORKERS);
  const began = performance.now();
  for (let from = 0; from < jobs; from += 500)
    await queue.offer(Array.from({ length: 500 }, (_, at) => ({ run: 'ye', site: `zhan-${from + at}`, fence: 0 })));
  await until(() => total() >= jobs);
  const seconds = (performance.now() - began) / 1000;
  for (const child of children) child.disconnect();
  await queue.close();
  await redis.stop();
  const perSecond = Math.round(total() / seconds);
  process.stdout.write(`${JSON.stringify({ jobs, workers: WORKERS, perSecond })}\n`);
}

if (process.argv[2] === '--work') work(process.argv[3] ?? '');
else await measure(Number(process.argv[2] ?? 2_000));
