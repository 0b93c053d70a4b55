/** The checker must be able to fail: a log of good manners, and the same with one breach of each kind. */
import { expect, test } from 'vitest';
import type { RequestLine } from '../../src/crawl/manners/request-log.js';
import { findImpoliteness } from './check-politeness.js';

const MORNING = Date.parse('2025-11-18T09:00:00+08:00');

function line(atMs: number, changes: Partial<RequestLine> = {}): RequestLine {
  const endedMs = changes.endedMs ?? atMs + 100;
  return {
    site: 'qinghe',
    startedAt: new Date(MORNING + atMs).toISOString(),
    endedAt: new Date(MORNING + endedMs).toISOString(),
    startedMs: MORNING + atMs,
    host: 'www.qinghe.gov.cn',
    port: 80,
    address: '203.0.113.7',
    method: 'GET',
    url: 'http://www.qinghe.gov.cn/zfxxgk/',
    via: 'fetch',
    purpose: 'platform',
    attempt: 1,
    status: 200,
    delayMs: 500,
    concurrency: 2,
    addressDelayMs: 125,
    addressConcurrency: 8,
    robots: 'allowed',
    ...changes,
    endedMs: MORNING + endedMs,
  };
}

const robotsOf = (robotsText: string, changes: Partial<RequestLine> = {}): RequestLine =>
  line(0, {
    url: 'http://www.qinghe.gov.cn/robots.txt',
    purpose: 'robots',
    robots: 'robots-file',
    robotsText,
    ...changes,
  });
const file = robotsOf('User-agent: *\nDisallow: /nbgk/\nAllow: /nbgk/gongkai/\n');
const rulesOf = (...lines: readonly RequestLine[]): readonly string[] =>
  findImpoliteness(lines).map(({ rule }) => rule);

test('good manners have nothing to be found', () => {
  expect(
    rulesOf(
      file,
      line(500, { endedMs: 1800 }),
      line(1000, { endedMs: 1900, url: 'http://www.qinghe.gov.cn/nbgk/gongkai/1.html' }),
      line(1850, { activeHours: '22:00-10:00', maxRequestsPerDay: 6 }),
      line(2400, { status: 503, retryAfter: '30' }),
      line(32_600, { attempt: 2 }),
    ),
  ).toEqual([]);
});

const other = { site: 'liutang', host: 'www.liutang.gov.cn', robots: 'ignored' } as const;
const asset = { via: 'browser', purpose: 'browser:script', robots: 'sub-resource', concurrency: 6 } as const;

test.each<readonly [string, string, readonly RequestLine[]]>([
  [
    'three at once at a host that gets two',
    'host-concurrency',
    [500, 1000, 1500].map((at) => line(at, { endedMs: 9000 })),
  ],
  ['two within the delay', 'host-rate', [line(500), line(900)]],
  ['two within the longer delay of the one before', 'host-rate', [line(500, { delayMs: 3000 }), line(1500)]],
  [
    'two sites of one host within the delay',
    'host-rate',
    [line(500), line(700, { site: 'liutang', robots: 'ignored' })],
  ],
  ['two hosts of one machine at the same moment', 'address-rate', [line(500), line(550, other)]],
  [
    'more at once than a machine gets',
    'address-concurrency',
    [line(500, { addressConcurrency: 1, endedMs: 2000 }), line(800, { ...other, addressConcurrency: 1 })],
  ],
  [
    'seven things of a page at once',
    'browser-concurrency',
    Array.from({ length: 7 }, (_, index) => line(500 + index, { ...asset, endedMs: 3000 })),
  ],
  ['a request in the rest of a 503', 'retry-after', [line(500, { status: 503, retryAfter: '30' }), line(20_000)]],
  [
    'one in the rest of a 429 with a date, by the clock of the server',
    'retry-after',
    [
      line(500, {
        status: 429,
        retryAfter: 'Tue, 18 Nov 2025 03:00:40 GMT',
        serverDate: 'Tue, 18 Nov 2025 03:00:00 GMT',
      }),
      line(30_000),
    ],
  ],
  [
    'another host of the site in its rest',
    'retry-after',
    [
      line(500, { status: 429, retryAfter: '30' }),
      line(9000, { host: 'zwgk.qinghe.gov.cn', robots: 'ignored', address: '203.0.113.8' }),
    ],
  ],
  [
    'anything after a long rest was asked for',
    'retry-after',
    [line(500, { status: 503, retryAfter: '3600' }), line(90_000)],
  ],
  ['less than the Crawl-delay', 'crawl-delay', [robotsOf('User-agent: gongkai\nCrawl-delay: 3'), line(5000)]],
  ['what robots.txt forbids', 'robots', [line(600, { url: 'http://www.qinghe.gov.cn/nbgk/1.html' })]],
  ['a page before robots.txt was asked for', 'robots', [line(600, { host: 'x.gov.cn', url: 'http://x.gov.cn/' })]],
  ['content passed off as what a page needs', 'robots', [line(600, { ...asset, purpose: 'browser:xhr' })]],
  ['a page that takes the exemption of probes', 'robots', [line(600, { robots: 'exempt' })]],
  ['a request after the hours', 'active-hours', [line(600, { activeHours: '22:00-06:00' })]],
  [
    'one more than the day has',
    'day-budget',
    [line(600, { maxRequestsPerDay: 2 }), line(1200, { maxRequestsPerDay: 2 })],
  ],
])('%s is found', (_what, rule, lines) => {
  const files = rule === 'crawl-delay' ? [] : [file];
  expect([...new Set(rulesOf(...files, ...lines))]).toEqual([rule]);
});

test('a file that could not be had forbids all, one that redirects speaks at its end', () => {
  const page = line(600);
  expect(rulesOf(robotsOf('', { status: 503 }), page)).toEqual(['robots']);
  expect(rulesOf(robotsOf('', { status: 404 }), page)).toEqual([]);
  const moved = 'http://www.qinghe.gov.cn/r.txt';
  const hop = robotsOf('', { status: 301, location: moved });
  const end = robotsOf('User-agent: *\nDisallow: /', { startedMs: MORNING + 500, endedMs: 550, url: moved });
  expect(rulesOf(hop, end, line(1100))).toEqual(['robots']);
});
