import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CalledOff, createPoliteness } from '../../../src/crawl/manners/politeness.js';
import type { Manners } from '../../../src/crawl/manners/politeness.js';
import { skippingClock } from '../../support/skipping-clock.js';

const DAWN = '2025-11-18T06:00:00+08:00';

/** Notes when each task was begun, by the clock of the politeness. */
function desk(clock = skippingClock(DAWN, 5)) {
  const politeness = createPoliteness(clock);
  const starts: { readonly url: string; readonly atMs: number }[] = [];
  const ask = (url: string, manners: Partial<Manners> = {}, takesMs = 0): Promise<void> =>
    politeness.run(url, { concurrency: 2, delayMs: 500, ...manners }, async (atMs) => {
      starts.push({ url, atMs });
      await sleep(takesMs);
    });
  const gaps = (): readonly number[] => starts.slice(1).map(({ atMs }, index) => atMs - (starts[index]?.atMs ?? 0));
  return { politeness, clock, starts, ask, gaps };
}

test('starts of one host are apart by the delay, whoever asks and by either scheme', async () => {
  const { ask, gaps } = desk();
  await Promise.all([ask('http://a.cn/1'), ask('https://a.cn/2'), ask('http://a.cn:80/3'), ask('http://a.cn/4')]);
  expect(gaps()).toHaveLength(3);
  expect(Math.min(...gaps())).toBeGreaterThanOrEqual(500);
});

test('of two delays the longer counts, before it and after it', async () => {
  const { ask, gaps } = desk();
  await Promise.all([ask('http://a.cn/1'), ask('http://a.cn/2', { delayMs: 3000 }), ask('http://a.cn/3')]);
  expect(Math.min(...gaps())).toBeGreaterThanOrEqual(3000);
});

test('no more of one host are under way than any of them allows; other hosts do not wait', async () => {
  const { politeness } = desk();
  let underway = 0;
  let most = 0;
  const task = async (): Promise<void> => {
    most = Math.max(most, (underway += 1));
    await sleep(10);
    underway -= 1;
  };
  const run = (url: string, concurrency: number): Promise<void> =>
    politeness.run(url, { concurrency, delayMs: 0 }, task);
  await Promise.all(Array.from({ length: 7 }, () => run('http://a.cn/', 2)));
  expect(most).toBe(2);
  most = 0;
  await Promise.all([run('http://a.cn/', 1), run('http://a.cn/', 2), run('http://a.cn/', 2)]);
  expect(most).toBe(2);
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => run(`http://${name}.cn/`, 2)));
  expect(most).toBe(4);
});

test('hosts on one machine share what the machine gets; another port is another program', async () => {
  const { ask, starts, gaps } = desk();
  const address = { address: '203.0.113.7', concurrency: 8, delayMs: 125 };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => ask(`http://${name}.platform.cn/`, { address })));
  expect(Math.min(...gaps())).toBeGreaterThanOrEqual(125);
  expect(Math.max(...gaps())).toBeLessThan(400);
  starts.length = 0;
  await Promise.all([1, 2, 3].map((port) => ask(`http://f.platform.cn:808${port}/`, { address })));
  expect(Math.max(...gaps())).toBeLessThan(100);
});

test('a host that waits for its own turn keeps nobody else of the machine waiting', async () => {
  const { ask, starts } = desk();
  const address = { address: '203.0.113.7', concurrency: 8, delayMs: 125 };
  const slow = { address, delayMs: 30_000 };
  await Promise.all([
    ask('http://slow.cn/1', slow),
    ask('http://slow.cn/2', slow),
    ask('http://b.cn/', { address }),
    ask('http://c.cn/', { address }),
  ]);
  expect(starts.map(({ url }) => url)).toEqual([
    'http://slow.cn/1',
    'http://b.cn/',
    'http://c.cn/',
    'http://slow.cn/2',
  ]);
});

test('what a task asks besides keeps the delay, and needs no second place, even where others wait for one', async () => {
  const { politeness, ask, starts } = desk();
  const manners = { concurrency: 1, delayMs: 500 };
  let began = 0;
  let paced = 0;
  const visit = politeness.run('http://a.cn/', manners, async (startedMs) => {
    began = startedMs;
    await sleep(5);
    paced = await politeness.pace('http://a.cn/next', manners);
  });
  await Promise.all([visit, ask('http://a.cn/other', { concurrency: 1 })]);
  expect(paced - began).toBeGreaterThanOrEqual(500);
  expect((starts[0]?.atMs ?? 0) - paced).toBeGreaterThanOrEqual(500);
});

test('a turn that was taken and not used is good as long as nobody else asked', async () => {
  const { politeness, ask } = desk();
  const manners = { concurrency: 2, delayMs: 5000 };
  await politeness.run('http://a.cn/', manners, async (startedMs) => {
    expect((await politeness.pace('http://a.cn/', manners, startedMs)) - startedMs).toBeLessThan(500);
  });
  await politeness.run('http://a.cn/', manners, async (startedMs) => {
    await ask('http://a.cn/between', { delayMs: 5000 });
    expect((await politeness.pace('http://a.cn/', manners, startedMs)) - startedMs).toBeGreaterThanOrEqual(10_000);
  });
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

test('who may not ask at this hour waits for it and holds up nobody; who is called off is not begun', async () => {
  const { politeness, clock, ask, starts } = desk();
  const opensAt = clock.now() + 8 * 3_600_000;
  await Promise.all([
    ask('http://a.cn/night', { closedForMs: () => Math.max(0, opensAt - clock.now()) }),
    ask('http://a.cn/day'),
  ]);
  expect(starts.map(({ url }) => url)).toEqual(['http://a.cn/day', 'http://a.cn/night']);
  expect(starts[1]?.atMs).toBeGreaterThanOrEqual(opensAt);
  await expect(ask('http://a.cn/', { claim: () => false })).rejects.toThrow(CalledOff);
  expect(starts).toHaveLength(2);
  expect(politeness.known).toBe(1);
});

test('hosts at rest are forgotten: three thousand of them leave no trace', async () => {
  const { politeness, ask } = desk();
  for (let index = 0; index < 3000; index += 1) {
    await ask(`http://site${index}.gov.cn/`, {
      delayMs: 0,
      address: { address: `2001:db8::${index.toString(16)}`, concurrency: 4, delayMs: 0 },
    });
  }
  expect(politeness.known).toBeLessThan(100);
});

test('what an earlier process asked is remembered', async () => {
  const { politeness, clock, ask, starts } = desk();
  const before = clock.now() - 100;
  politeness.remember('http://a.cn/', { delayMs: 10_000 }, before);
  await ask('http://a.cn/');
  expect((starts[0]?.atMs ?? 0) - before).toBeGreaterThanOrEqual(10_000);
});
