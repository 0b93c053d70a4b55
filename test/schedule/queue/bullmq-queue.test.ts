import { afterEach, expect, test } from 'vitest';
import { openBullQueue } from '../../../src/schedule/queue/bullmq-queue.js';
import type { AuditKey } from '../../../src/schedule/work/held-audit.js';
import { noRedis, startRedis } from '../../support/redis.js';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
const audit = (site: string, fence = 0): AuditKey => ({ run: 'ye-1', site, fence });
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
};

test.skipIf(noRedis !== undefined)(
  `a shared queue keeps an audit once, hands it on once more when it is offered again, and outlives its Redis (${noRedis ?? 'here'})`,
  async () => {
    const redis = await startRedis();
    cleanups.push(redis.stop);
    const faults: string[] = [];
    const queue = openBullQueue(redis.url, { onTrouble: (error) => faults.push(error.message) });
    cleanups.push(queue.close);
    // A connection that is just being made is no fault.
    await queue.offer([audit('zhen-1'), audit('zhen-2')]);
    await queue.offer([audit('zhen-1')]);
    expect([...(await queue.offered())].sort()).toEqual(['ye-1/zhen-1/0', 'ye-1/zhen-2/0']);

    const handled: string[] = [];
    queue.work((one) => Promise.resolve(void handled.push(`${one.site}:${one.fence}`)), 2);
    await until(() => handled.length === 2);
    // Nobody could take it: it is offered again under the same name.
    await until(async () => (await queue.offered()).size === 0);
    await queue.offer([audit('zhen-1')]);
    await until(() => handled.length === 3);

    await redis.kill();
    await expect(queue.offer([audit('zhen-3')])).rejects.toThrow();
    await redis.start();
    await until(() =>
      queue.offer([audit('zhen-3', 4)]).then(
        () => true,
        () => false,
      ),
    );
    await until(() => handled.includes('zhen-3:4'));
    expect(handled).toHaveLength(4);
    await queue.drain();
    await queue.offer([audit('zhen-5')]);
    expect((await queue.offered()).size).toBe(1);
  },
);
