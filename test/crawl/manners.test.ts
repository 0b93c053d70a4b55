/** Whole crawls whose request logs must stand up to the checker, and to what the servers themselves saw. */
import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parseActiveHours } from '../../src/lib/date/active-hours.js';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions, CrawlProgress } from '../../src/crawl/crawl-site.js';
import { createPoliteness } from '../../src/crawl/manners/politeness.js';
import { readRequestLog } from '../../src/crawl/manners/request-log.js';
import type { RequestLine } from '../../src/crawl/manners/request-log.js';
import type { CrawlPlan } from '../../src/model/plan.js';
import type { CrawlInfo } from '../../src/model/snapshot.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { findImpoliteness } from '../support/check-politeness.js';
import { serve } from '../support/http-server.js';
import type { Answers, TestServer } from '../support/http-server.js';
import { skippingClock } from '../support/skipping-clock.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(answers: Answers): Promise<TestServer> {
  const server = await serve(answers);
  open.push(() => server.close());
  return server;
}

/** In the order in which requests began; lines stand in the order of their ends. */
const logOf = ({ snapshot }: Pick<CrawlOptions, 'snapshot'>): readonly RequestLine[] =>
  [...readRequestLog(join(dirname(snapshot), 'requests.jsonl'))].sort((a, b) => a.startedMs - b.startedMs);

async function crawl(
  url: string,
  options: CrawlOptions,
  plan: Partial<CrawlPlan> = {},
): Promise<{ readonly info: CrawlInfo; readonly log: readonly RequestLine[] }> {
  const info = await crawlSite(planOf(url, plan), options);
  return { info, log: logOf(options) };
}

const paths = ['/zfxxgkzn/', '/zfxxgknb/', '/gkml/', '/yjgk/', '/jdhy/', '/zcwj/'];
const many: Answers = {
  '/': pageOf('首页', ...paths),
  ...Object.fromEntries(paths.map((path) => [path, pageOf(path)])),
};

test('every request has its line, and the server saw no other', async () => {
  const site = await start({
    ...many,
    '/gkml/': { status: 302, headers: { location: '/gkml2/' } },
    '/gkml2/': pageOf('目录'),
    '/yjgk/': { status: 500 },
  });
  const { info, log } = await crawl(`${site.url}/`, optionsOf({ delayMs: 20 }), {
    probes: new Set(['reach', 'tls'] as const),
  });
  expect(
    log.filter(({ via }) => via === 'fetch').map(({ method, url }) => `${method} ${new URL(url).pathname}`),
  ).toEqual(site.log.map(({ method, path }) => `${method} ${path}`));
  expect(info.requests).toBe(log.length - 1);
  expect(log.find(({ via }) => via === 'tls')).toMatchObject({ method: 'TLS', purpose: 'probe:tls', robots: 'exempt' });
  expect(log.find(({ robots }) => robots === 'robots-file')).toMatchObject({ purpose: 'robots', status: 404 });
  expect(log.filter(({ url }) => url.endsWith('/yjgk/')).map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(log.find(({ url }) => url.endsWith('/gkml/'))).toMatchObject({
    site: 'qinghe',
    host: '127.0.0.1',
    port: site.port,
    address: '127.0.0.1',
    remoteAddress: '127.0.0.1',
    status: 302,
    location: `${site.url}/gkml2/`,
    delayMs: 20,
    concurrency: 2,
    robots: 'allowed',
  });
  expect(findImpoliteness(log)).toEqual([]);
});

test('many sites at once keep the manners of their hosts, and lose no time', async () => {
  const politeness = createPoliteness();
  const sites = await Promise.all(Array.from({ length: 12 }, () => start(many)));
  const began = performance.now();
  const crawls = await Promise.all(sites.map(({ url }) => crawl(`${url}/`, optionsOf({ politeness, delayMs: 150 }))));
  const tookMs = performance.now() - began;
  const all = crawls.flatMap(({ log }) => log);
  expect(all).toHaveLength(12 * 8);
  expect(findImpoliteness(all)).toEqual([]);
  // Eight requests of each host 150 ms apart, all hosts beside each other.
  expect(tookMs).toBeLessThan(2 * 7 * 150);
  for (const { log } of sites) {
    const arrivals = log.map(({ startedAt }) => startedAt);
    expect(Math.max(...arrivals) - Math.min(...arrivals)).toBeGreaterThan(7 * 150 - 100);
  }
});

test('two sites on one host do not double its load', async () => {
  const site = await start(many);
  const politeness = createPoliteness();
  const crawls = await Promise.all(
    [1, 2].map(() => crawl(`${site.url}/`, optionsOf({ politeness, delayMs: 40, concurrency: 3 }))),
  );
  const all = crawls.flatMap(({ log }) => log);
  expect(all).toHaveLength(2 * 8);
  expect(findImpoliteness(all)).toEqual([]);
  const arrivals = site.log.map(({ startedAt }) => startedAt);
  expect(Math.max(...arrivals) - Math.min(...arrivals)).toBeGreaterThan(15 * 40 - 100);
});

test('a rest that the site asks for by a date is kept by all of it, and the log says so', async () => {
  let asked = 0;
  const soon = (): string => new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toUTCString();
  const site = await start({
    ...many,
    '/gkml/': () => ((asked += 1) === 1 ? { status: 503, headers: { 'retry-after': soon() } } : pageOf('目录')),
  });
  const { info, log } = await crawl(`${site.url}/`, optionsOf({ concurrency: 1 }));
  expect(info.stoppedBecause).toBe('complete');
  expect(log.find(({ status }) => status === 503)?.retryAfter).toMatch(/GMT$/);
  expect(findImpoliteness(log)).toEqual([]);
});

test('a long rest ends everything that would leave for the site, its probes too, and holds for a crawl taken up again', async () => {
  const site = await start({ ...many, '/gkml/': { status: 429, headers: { 'retry-after': '3600' } } });
  const options = optionsOf({ delayMs: 10 });
  const probes = { probes: new Set(['reach'] as const) };
  const { info, log } = await crawl(`${site.url}/`, options, probes);
  expect(info.stoppedBecause).toBe('rate-limited');
  expect(findImpoliteness(log)).toEqual([]);
  expect(log.at(-1)?.status === 429 || log.at(-2)?.status === 429).toBe(true);
  const again = await crawl(`${site.url}/`, { ...options, resume: true }, probes);
  expect(again.info.stoppedBecause).toBe('rate-limited');
  expect(again.log).toEqual(log);
});

test('a probe that is told to come back later rests the site as any other request does', async () => {
  let asked = 0;
  const site = await start({
    ...many,
    '/': () => ((asked += 1) === 1 ? { status: 503, headers: { 'retry-after': '1' } } : pageOf('首页', ...paths)),
  });
  const { log } = await crawl(`${site.url}/`, optionsOf(), { probes: new Set(['reach'] as const) });
  expect(log[0]).toMatchObject({ purpose: 'probe:reach', status: 503 });
  expect((log[1]?.startedMs ?? 0) - (log[0]?.endedMs ?? 0)).toBeGreaterThan(990);
  expect(findImpoliteness(log)).toEqual([]);
});

test('Crawl-delay holds for probes too, once it is known', async () => {
  const clock = skippingClock('2025-11-18T09:00:00+08:00');
  const site = await start({ ...many, '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 4\nDisallow: /gkml/\n' } });
  const { log } = await crawl(`${site.url}/`, optionsOf({ clock, politeness: createPoliteness(clock) }), {
    probes: new Set(['reach'] as const),
  });
  const after = log.slice(log.findIndex(({ purpose }) => purpose === 'robots') + 1);
  expect(after.filter(({ purpose }) => purpose === 'probe:reach').length).toBeGreaterThan(2);
  const gaps = after.slice(1).map(({ startedMs }, index) => startedMs - (after[index]?.startedMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3999);
  expect(site.paths()).not.toContain('/gkml/');
  expect(findImpoliteness(log)).toEqual([]);
});

const night = parseActiveHours('22:00-06:00');

test('a crawl waits for the hours of its site, says until when, and its time counts within them only', async () => {
  const clock = skippingClock('2025-11-18T21:00:00+08:00');
  const site = await start(many);
  const steps: CrawlProgress[] = [];
  const { info, log } = await crawl(
    `${site.url}/`,
    optionsOf({
      clock,
      politeness: createPoliteness(clock),
      activeHours: night ?? expect.fail(),
      timeoutMs: 1_800_000,
      onProgress: (step) => steps.push(step),
    }),
  );
  expect(info.stoppedBecause).toBe('complete');
  expect(steps.filter(({ doing }) => doing === 'waiting')).toEqual([
    expect.objectContaining({ until: '2025-11-18T14:00:00.000Z' }),
  ]);
  expect(log).toHaveLength(8);
  expect(findImpoliteness(log)).toEqual([]);
});

test('a crawl that is not done by the end of the night goes on the next night', async () => {
  const clock = skippingClock('2025-11-19T05:57:30+08:00');
  const site = await start(many);
  const { info, log } = await crawl(
    `${site.url}/`,
    optionsOf({ clock, politeness: createPoliteness(clock), delayMs: 60_000, activeHours: night ?? expect.fail() }),
  );
  expect(info.stoppedBecause).toBe('complete');
  expect(log.filter(({ startedAt }) => startedAt < '2025-11-18T22')).toHaveLength(3);
  expect(log.filter(({ startedAt }) => startedAt >= '2025-11-19T14')).toHaveLength(5);
  expect(findImpoliteness(log)).toEqual([]);
});

test('time runs out within the hours, however long the nights between them', async () => {
  const clock = skippingClock('2025-11-19T05:59:00+08:00');
  const site = await start(many);
  const { info, log } = await crawl(
    `${site.url}/`,
    optionsOf({
      clock,
      politeness: createPoliteness(clock),
      delayMs: 60_000,
      timeoutMs: 150_000,
      activeHours: night ?? expect.fail(),
    }),
  );
  expect(info.stoppedBecause).toBe('time');
  expect(log).toHaveLength(3);
});

test('an interrupt ends the waiting for the night at once', async () => {
  const noon = skippingClock('2025-11-18T12:00:00+08:00', 2 ** 30);
  const site = await start(many);
  const control = new AbortController();
  const { info } = await crawl(
    `${site.url}/`,
    optionsOf({
      clock: noon,
      politeness: createPoliteness(noon),
      activeHours: night ?? expect.fail(),
      signal: control.signal,
      onProgress: ({ doing }) => {
        if (doing === 'waiting')
          setTimeout(() => {
            control.abort();
          }, 5);
      },
    }),
  );
  expect(info.stoppedBecause).toBe('interrupted');
  expect(site.log).toHaveLength(0);
});

test('the share of the day is kept over runs, ends the crawl as its budget, and is there again the next day', async () => {
  const site = await start(many);
  const evening = skippingClock('2025-11-18T23:00:00+08:00');
  const before = join(mkdtempSync(join(tmpdir(), 'gongkai-earlier-')), 'requests.jsonl');
  const asked = (at: string): string => `${JSON.stringify({ site: 'qinghe', startedMs: Date.parse(at) })}\n`;
  appendFileSync(before, asked('2025-11-17T23:59:00+08:00') + asked('2025-11-18T00:01:00+08:00') + '{"torn');
  const options = optionsOf({
    clock: evening,
    politeness: createPoliteness(evening),
    maxRequestsPerDay: 5,
    earlierLogs: [before],
  });
  const first = await crawl(`${site.url}/`, options);
  expect(first.info.stoppedBecause).toBe('budget');
  expect(first.log).toHaveLength(4);
  const snapshot = openSnapshot(options.snapshot);
  expect(snapshot.unanswered.map(({ why }) => why)).toContain('budget');
  snapshot.close();

  const same = await crawl(`${site.url}/`, { ...options, resume: true });
  expect(same.info.stoppedBecause).toBe('budget');
  expect(same.log).toHaveLength(4);

  const morning = skippingClock('2025-11-19T09:00:00+08:00');
  const next = await crawl(`${site.url}/`, {
    ...options,
    clock: morning,
    politeness: createPoliteness(morning),
    resume: true,
  });
  expect(next.info.stoppedBecause).toBe('complete');
  expect(next.log).toHaveLength(8);
  expect(new Set(site.paths()).size).toBe(site.paths().length);
  expect(findImpoliteness(next.log)).toEqual([]);
});

test('a log with a torn last line is gone on with, whole lines only', async () => {
  const site = await start(many);
  const options = optionsOf({ maxPages: 2 });
  const first = await crawl(`${site.url}/`, options);
  appendFileSync(join(dirname(options.snapshot), 'requests.jsonl'), '{"site":"qinghe","url":"htt');
  const { log } = await crawl(`${site.url}/`, { ...options, maxPages: 20, resume: true });
  expect(log.slice(0, first.log.length)).toEqual(first.log);
  expect(log).toHaveLength(site.log.length);
  expect(findImpoliteness(log)).toEqual([]);
});
