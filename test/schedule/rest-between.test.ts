import { expect, test } from 'vitest';
import { restBetween } from '../../src/schedule/rest-between.js';

test('what failed rests, ever longer, while other things are done; what worked may be done again at once', async () => {
  let nowMs = 0;
  let isFull = true;
  const tried: string[] = [];
  const seal = restBetween(
    (run) => {
      tried.push(run);
      return isFull && run === '云岭夜检' ? Promise.reject(new Error('磁盘已满')) : Promise.resolve();
    },
    () => new Date(nowMs),
  );
  await expect(seal('云岭夜检')).rejects.toThrow('磁盘已满');
  expect(await seal('云岭夜检')).toBe(false);
  expect(await seal('竹坞复查')).toBe(true);
  nowMs += 15_000;
  await expect(seal('云岭夜检')).rejects.toThrow('磁盘已满');
  nowMs += 15_000;
  expect(await seal('云岭夜检')).toBe(false);
  nowMs += 15_000;
  isFull = false;
  expect(await seal('云岭夜检')).toBe(true);
  expect(await seal('云岭夜检')).toBe(true);
  expect(tried.filter((run) => run === '云岭夜检')).toHaveLength(4);
});
