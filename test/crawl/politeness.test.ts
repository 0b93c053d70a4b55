import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPoliteness } from '../../src/crawl/politeness.js';

test('starts of one host are apart by the delay, whoever asks', async () => {
  const politeness = createPoliteness();
  const starts: number[] = [];
  const note = (): Promise<void> => {
    starts.push(performance.now());
    return sleep(5);
  };
  const run = (url: string): Promise<void> => politeness.run(url, { concurrency: 2, delayMs: 30 }, note);
  await Promise.all([run('http://a.cn/1'), run('https://a.cn/2'), run('http://a.cn:80/3'), run('http://a.cn/4')]);
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
  expect(gaps).toHaveLength(3);
  // A start is noted a moment after it was granted.
  expect(Math.min(...gaps)).toBeGreaterThan(25);
});

test('no more of one host are under way than allowed; other hosts do not wait', async () => {
  const politeness = createPoliteness();
  let underway = 0;
  let most = 0;
  const task = async (): Promise<void> => {
    most = Math.max(most, (underway += 1));
    await sleep(10);
    underway -= 1;
  };
  const manners = { concurrency: 2, delayMs: 0 };
  await Promise.all(Array.from({ length: 7 }, () => politeness.run('http://a.cn/', manners, task)));
  expect(most).toBe(2);
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => politeness.run(`http://${name}.cn/`, manners, task)));
  expect(most).toBe(4);
});

test('what a task asks besides keeps the delay, and needs no second place', async () => {
  const politeness = createPoliteness();
  const manners = { concurrency: 1, delayMs: 30 };
  const [began, paced] = await politeness.run('http://a.cn/', manners, async () => {
    const startedAt = performance.now();
    await politeness.pace('http://a.cn/next', manners);
    return [startedAt, performance.now()] as const;
  });
  expect(paced - began).toBeGreaterThan(25);
});

test('a paused host rests, a signal ends the waiting', async () => {
  const politeness = createPoliteness();
  politeness.pause('http://a.cn/', 60_000);
  const control = new AbortController();
  const waiting = politeness.run('http://a.cn/x', { concurrency: 1, delayMs: 0, signal: control.signal }, () =>
    Promise.resolve('asked'),
  );
  control.abort();
  await expect(waiting).rejects.toThrow();
  expect(await politeness.run('http://b.cn/', { concurrency: 1, delayMs: 0 }, () => Promise.resolve('asked'))).toBe(
    'asked',
  );
});
