/** The way out, with tasks that ask nobody: machines that no test can have. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOutbound, NothingLeaves } from '../../../src/crawl/manners/outbound.js';
import type { Answered, OutboundOptions } from '../../../src/crawl/manners/outbound.js';
import { createPoliteness } from '../../../src/crawl/manners/politeness.js';
import { readRequestLog } from '../../../src/crawl/manners/request-log.js';
import { createGuard } from '../../../src/lib/net/guard.js';
import { findImpoliteness } from '../../support/check-politeness.js';
import { skippingClock } from '../../support/skipping-clock.js';

const clock = skippingClock('2025-11-18T09:00:00+08:00', 3);

function wayOut(host: string, changes: Partial<OutboundOptions> = {}) {
  const logPath = join(mkdtempSync(join(tmpdir(), 'gongkai-out-')), 'requests.jsonl');
  const outbound = createOutbound({
    site: { id: host, url: `http://${host}/` },
    guard: createGuard({ lookup: () => Promise.resolve(['113.108.0.7', '113.108.0.8']) }),
    politeness: createPoliteness(clock),
    clock,
    concurrency: 2,
    delayMs: 500,
    earlierLogs: [],
    logPath,
    isResumed: false,
    timeoutMs: 1000,
    signal: new AbortController().signal,
    onOver: () => undefined,
    onClosed: () => undefined,
    ...changes,
  });
  const ask = (path: string, answer: Answered = { status: 200 }, robots: 'ignored' | 'exempt' = 'ignored') =>
    outbound.send(
      { url: `http://${host}${path}`, method: 'GET', purpose: 'population', robots },
      () => Promise.resolve(answer),
      (told) => told,
    );
  return { outbound, ask, lines: () => readRequestLog(logPath) };
}

test('the sites of one platform get of its machine what four hosts would get', async () => {
  const politeness = createPoliteness(clock);
  const sites = Array.from({ length: 20 }, (_, index) => wayOut(`site${index}.platform.gov.cn`, { politeness }));
  const began = clock.now();
  await Promise.all(sites.flatMap(({ ask }) => [ask('/'), ask('/zfxxgk/'), ask('/gkml/')]));
  const lines = sites.flatMap((site) => site.lines());
  expect(lines).toHaveLength(60);
  expect(lines[0]).toMatchObject({ address: '113.108.0.7', addressDelayMs: 125, addressConcurrency: 8, delayMs: 500 });
  expect(findImpoliteness(lines)).toEqual([]);
  expect(clock.now() - began).toBeGreaterThanOrEqual(59 * 125);
  expect(Math.max(...lines.map(({ startedMs }) => startedMs)) - began).toBeLessThan(59 * 140);
});

test('a machine that is our own has no share to keep; how many hosts a share is can be set', async () => {
  const guard = createGuard({ lookup: () => Promise.resolve(['127.0.0.1']), privateHosts: ['a.gov.cn'] });
  const own = wayOut('a.gov.cn', { guard });
  await own.ask('/');
  expect(own.lines()[0]).toMatchObject({ addressDelayMs: 0, delayMs: 500 });
  const generous = wayOut('b.gov.cn', { hostsPerAddress: 10 });
  await generous.ask('/');
  expect(generous.lines()[0]).toMatchObject({ addressDelayMs: 50, addressConcurrency: 20 });
});

test('requests are counted at the address that was really connected to', async () => {
  const { ask, lines } = wayOut('a.gov.cn');
  await ask('/', { status: 200, remoteAddress: '113.108.0.8' });
  await ask('/zfxxgk/');
  expect(lines().map(({ address }) => address)).toEqual(['113.108.0.7', '113.108.0.8']);
});

test('no user name, password or fragment reaches the log', async () => {
  const { outbound, lines } = wayOut('a.gov.cn');
  const url = 'http://admin:geheim@a.gov.cn/zfxxgk/?id=3#top';
  await outbound.send(
    { url, method: 'GET', purpose: 'home', robots: 'ignored' },
    () => Promise.resolve(0),
    () => ({ status: 200 }),
  );
  expect(lines()[0]?.url).toBe('http://a.gov.cn/zfxxgk/?id=3');
});

test('another body that wants a long rest gets it, and the crawl goes on', async () => {
  const ends: string[] = [];
  const { outbound, ask, lines } = wayOut('a.gov.cn', { onOver: (why) => ends.push(why) });
  const foreign = (answer: Answered) =>
    outbound.send(
      { url: 'http://www.other.org.cn/', method: 'HEAD', purpose: 'link', robots: 'ignored' },
      () => Promise.resolve(answer),
      (told) => told,
    );
  await foreign({ status: 429, retryAfter: '3600' });
  await expect(foreign({ status: 200 })).rejects.toThrow(NothingLeaves);
  await ask('/');
  expect(ends).toEqual([]);
  await ask('/gkml/', { status: 503, retryAfter: '3600' });
  expect(ends).toEqual(['rate-limited']);
  expect(lines()).toHaveLength(3);
});
