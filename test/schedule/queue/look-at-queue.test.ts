import { describe, expect, it } from 'vitest';
import { lookAtQueue } from '../../../src/schedule/queue/look-at-queue.js';
import { noRedis, startRedis } from '../../support/redis.js';

describe('looking at a queue', () => {
  it.skipIf(noRedis !== undefined)('tells the version, and that nothing is thrown away', async () => {
    const redis = await startRedis();
    try {
      expect(await lookAtQueue(redis.url)).toMatchObject({
        version: expect.stringMatching(/^\d/) as string,
        evicts: false,
      });
    } finally {
      await redis.stop();
    }
  });

  it('rejects with what the system says where nobody answers', async () => {
    await expect(lookAtQueue('redis://127.0.0.1:9/0')).rejects.toThrow('ECONNREFUSED');
  });
});
