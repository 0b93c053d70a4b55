/** Whole crawls against servers on loopback; long because each behaviour at the edges has its example. */
import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import type { CrawlPlan } from '../../src/model/plan.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import type { CrawlInfo, SnapshotReader } from '../../src/model/snapshot.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers, TestServer } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(answers: Answers, where: { host?: string } = {}): Promise<TestServer> {
  const server = await serve(answers, where);
  open.push(() => server.close());
  return server;
}

interface Crawled {
  readonly info: CrawlInfo;
  readonly snapshot: SnapshotReader;
  readonly options: CrawlOptions;
  /** Path and status of what was asked, robots files aside. */
  readonly answers: readonly string[];
  readonly unanswered: readonly string[];
}

async function crawl(
  site: TestServer,
  changes: Partial<CrawlOptions> = {},
  plan: Partial<CrawlPlan> = {},
  entry: Partial<SiteEntry> = {},
): Promise<Crawled> {
  const options = optionsOf(changes);
  const info = await crawlSite(planOf(`${site.url}/`, plan, entry), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  return {
    info,
    snapshot,
    options,
    answers: snapshot.exchanges
      .filter(({ purpose }) => purpose !== 'robots')
      .map(({ url, status }) => `${new URL(url).pathname} ${status}`),
    unanswered: snapshot.unanswered.map(({ url, why }) => `${new URL(url).pathname} ${why}`),
  };
}

const ledgerOf = (options: CrawlOptions): Record<string, unknown>[] =>
  readFileSync(join(dirname(options.snapshot), 'crawl.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const three: Answers = {
  '/': pageOf('首页', '/zfxxgkzn/', '/zfxxgknb/'),
  '/zfxxgkzn/': pageOf('政府信息公开指南'),
  '/zfxxgknb/': pageOf('政府信息公开年报'),
};

describe('a crawl', () => {
  test('asks what the survey wants until nothing is wanted', async () => {
    const site = await start(three);
    const { info, snapshot, answers } = await crawl(site);
    expect(info).toMatchObject({ pages: 3, stoppedBecause: 'complete', requests: 4, rendered: 0 });
    expect(snapshot.crawl).toEqual(info);
    expect(answers).toEqual(['/ 200', '/zfxxgkzn/ 200', '/zfxxgknb/ 200']);
    expect(site.log[0]?.path).toBe('/robots.txt');
    expect(site.log[0]?.headers['user-agent']).toBe('gongkai/0.0.0 (website disclosure checker)');
  });

  test('asks the same in the same order, however slow single answers are', async () => {
    const slow = { ...three, '/zfxxgkzn/': { body: pageOf('指南', '/zn/1', '/zn/2'), delayMs: 120 } };
    const fast = { ...three, '/zfxxgkzn/': pageOf('指南', '/zn/1', '/zn/2') };
    const order = async (answers: Answers): Promise<readonly string[]> =>
      (await crawl(await start(answers), { concurrency: 3, maxPages: 4 })).answers;
    expect(await order(slow)).toEqual(await order(fast));
  });

  test('stops at its budget and says what it left', async () => {
    const { info, unanswered } = await crawl(await start(three), { maxPages: 2 });
    expect(info).toMatchObject({ pages: 2, stoppedBecause: 'budget' });
    expect(unanswered).toEqual(['/zfxxgknb/ budget']);
  });

  test('keeps a ledger of every address seen, each with one reason', async () => {
    const site = await start({ ...three, '/': pageOf('首页', '/zfxxgkzn/', '/secret/', 'http://www.beian.gov.cn/x') });
    const { options } = await crawl(site, {
      survey: (input) => {
        const all = ['/', '/zfxxgkzn/', '/secret/'].map((path) => ({
          url: `${site.url}${path}`,
          method: 'GET' as const,
          purpose: 'population',
          priority: 1,
          render: false,
        }));
        return { wanted: input.pages.length > 9 ? [] : all };
      },
    });
    const ledger = ledgerOf(options).map(({ url, why, status }) => [url, why, status]);
    expect(ledger).toEqual([
      [`${site.url}/robots.txt`, 'visited', 404],
      [`${site.url}/`, 'visited', 200],
      [`${site.url}/zfxxgkzn/`, 'visited', 200],
      [`${site.url}/secret/`, 'visited', 404],
      ['http://www.beian.gov.cn/x', 'other-site', undefined],
    ]);
  });

  test('tells its progress', async () => {
    const seen: string[] = [];
    await crawl(await start(three), { onProgress: ({ doing, pages }) => seen.push(`${doing} ${pages}`) });
    expect(seen[0]).toBe('probing 0');
    expect(seen.at(-1)).toBe('done 3');
  });
});

describe('manners', () => {
  test('one host gets no more at once than asked for, and starts are apart', async () => {
    const paths = Array.from({ length: 8 }, (_, index) => `/item/${index}`);
    const site = await start({
      '/': pageOf('首页', ...paths),
      '*': () => ({ body: pageOf('条目'), delayMs: 60 }),
    });
    await crawl(site, { concurrency: 2, delayMs: 40 });
    expect(site.mostAtOnce()).toBe(2);
    const starts = site.log.map(({ startedAt }) => startedAt);
    expect(starts).toHaveLength(10);
    // The server sees each request a little after it was begun; test/crawl/politeness.test.ts measures at the source.
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(8 * 40);
  });

  test('two sites of one host share its manners', async () => {
    const { createPoliteness } = await import('../../src/crawl/manners/politeness.js');
    const politeness = createPoliteness();
    const site = await start({ '*': () => ({ body: pageOf('首页'), delayMs: 30 }) });
    await Promise.all([
      crawl(site, { politeness, concurrency: 1 }),
      crawl(site, { politeness, concurrency: 1 }, {}, { id: 'other' }),
    ]);
    expect(site.mostAtOnce()).toBe(1);
    expect(site.log).toHaveLength(4);
  });

  test('Retry-After pauses the whole site, then the same address is asked again', async () => {
    let asked = 0;
    const site = await start({
      ...three,
      '/zfxxgkzn/': () =>
        (asked += 1) === 1 ? { status: 503, headers: { 'retry-after': '1' }, body: '维护' } : pageOf('指南'),
    });
    const { info, answers } = await crawl(site, { concurrency: 1 });
    expect(info.stoppedBecause).toBe('complete');
    expect(answers).toEqual(['/ 200', '/zfxxgkzn/ 503', '/zfxxgkzn/ 200', '/zfxxgknb/ 200']);
    const [refused, again] = site.log.filter(({ path }) => path === '/zfxxgkzn/');
    expect((again?.startedAt ?? 0) - (refused?.startedAt ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('a Retry-After of more than a minute ends the crawl', async () => {
    const site = await start({
      ...three,
      '/zfxxgkzn/': { status: 429, headers: { 'retry-after': '3600' }, body: '' },
    });
    const { info, unanswered } = await crawl(site, { concurrency: 1 });
    expect(info.stoppedBecause).toBe('rate-limited');
    expect(unanswered).toEqual(['/zfxxgkzn/ rate-limited', '/zfxxgknb/ rate-limited']);
    expect(site.paths()).toEqual(['/', '/zfxxgkzn/']);
  });
});

describe('a server that only says later', () => {
  test('without saying when is believed after three addresses', async () => {
    const paths = Array.from({ length: 20 }, (_, index) => `/item/${index}`);
    const site = await start({ '/': pageOf('首页', ...paths), '*': { status: 429 }, '/robots.txt': { status: 404 } });
    const { info } = await crawl(site, { concurrency: 1 });
    expect(info.stoppedBecause).toBe('rate-limited');
    expect(new Set(site.paths()).size).toBe(4);
  });

  test('is not one that is merely broken', async () => {
    const paths = Array.from({ length: 6 }, (_, index) => `/item/${index}`);
    const site = await start({ '/': pageOf('首页', ...paths), '*': { status: 503 }, '/robots.txt': { status: 404 } });
    expect((await crawl(site)).info).toMatchObject({ stoppedBecause: 'complete', pages: 7 });
  });
});

describe('robots.txt', () => {
  test('what it forbids is not asked, and said to be', async () => {
    const site = await start({ ...three, '/robots.txt': { body: 'User-agent: *\nDisallow: /zfxxgkzn/' } });
    const { info, unanswered } = await crawl(site);
    expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 2 });
    expect(unanswered).toEqual(['/zfxxgkzn/ robots']);
    expect(site.paths()).not.toContain('/zfxxgkzn/');
  });

  test.each<[string, Answers['x']]>([
    ['that forbids all', { body: 'User-agent: *\nDisallow: /' }],
    ['that answers 500', { status: 500 }],
    ['that does not answer', { hangUp: true }],
  ])('one %s ends the crawl, but for probes of the home page', async (_, robots) => {
    const site = await start({ ...three, '/robots.txt': robots });
    const { info, snapshot } = await crawl(site, {}, { probes: new Set(['reach']) });
    expect(info).toMatchObject({ stoppedBecause: 'robots', pages: 0 });
    expect(snapshot.probes.map((probe) => probe.kind === 'reach' && probe.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(site.paths())).toEqual(new Set(['/']));
    expect(snapshot.exchanges.filter(({ purpose }) => purpose !== 'robots')).toEqual([]);
  });

  test('an office may have it ignored; the snapshot says so', async () => {
    const site = await start({ ...three, '/robots.txt': { body: 'User-agent: *\nDisallow: /' } });
    const { info, snapshot } = await crawl(site, { robots: 'ignored' });
    expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 3 });
    expect(snapshot.head.environment.robots).toBe('ignored');
    expect(site.log.map(({ path }) => path)).not.toContain('/robots.txt');
  });

  test('it is followed where it was moved to', async () => {
    const site = await start({
      ...three,
      '/robots.txt': { status: 301, headers: { location: '/files/robots.txt' } },
      '/files/robots.txt': { body: 'User-agent: *\nDisallow: /zfxxgknb/' },
    });
    expect((await crawl(site)).unanswered).toEqual(['/zfxxgknb/ robots']);
  });

  test('its Crawl-delay is kept, one request at a time', async () => {
    const site = await start({
      '/robots.txt': { body: 'User-agent: *\nCrawl-delay: 0.2' },
      '/': pageOf('首页', '/a', '/b'),
      '*': () => ({ body: pageOf('条目'), delayMs: 20 }),
    });
    await crawl(site, { concurrency: 4 });
    const starts = site.log.filter(({ path }) => path !== '/robots.txt').map(({ startedAt }) => startedAt);
    expect((starts[2] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(380);
  });
});

describe('redirects', () => {
  test('are followed hop by hop, and every hop is in the snapshot', async () => {
    const site = await start({
      ...three,
      '/zfxxgkzn/': { status: 302, headers: { location: '/a' } },
      '/a': { status: 301, headers: { location: '/b' } },
      '/b': pageOf('政府信息公开指南'),
    });
    const { info, answers, snapshot } = await crawl(site);
    expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 3 });
    expect([...answers].sort()).toEqual(['/ 200', '/a 301', '/b 200', '/zfxxgknb/ 200', '/zfxxgkzn/ 302']);
    expect(snapshot.exchanges.find(({ status }) => status === 301)?.location).toBe(`${site.url}/b`);
  });

  test('a page is fetched once, however many lead to it', async () => {
    const moved = { status: 302, headers: { location: '/' } };
    const site = await start({ ...three, '/zfxxgkzn/': moved, '/zfxxgknb/': moved });
    await crawl(site);
    expect(site.paths().filter((path) => path === '/')).toHaveLength(1);
  });

  test('more than ten, and circles, are no answer', async () => {
    const site = await start({
      '/': pageOf('首页', '/far/0', '/circle/a'),
      '/robots.txt': { status: 404 },
      '/circle/a': { status: 302, headers: { location: '/circle/b' } },
      '/circle/b': { status: 302, headers: { location: '/circle/a' } },
      '*': ({ path }) => ({ status: 302, headers: { location: `/far/${Number(path.split('/')[2]) + 1}` } }),
    });
    const { info, unanswered } = await crawl(site, { concurrency: 1 });
    expect(info.pages).toBe(1);
    expect([...unanswered].sort()).toEqual(['/circle/b too-many-redirects', '/far/10 too-many-redirects']);
    expect(site.paths().filter((path) => path.startsWith('/far/'))).toHaveLength(11);
  });

  test('a server that wants its cookie back gets it', async () => {
    const site = await start({
      ...three,
      '/': ({ headers }) =>
        headers.cookie === 'CT6T=ok'
          ? pageOf('首页')
          : { status: 302, headers: { location: '/', 'set-cookie': 'CT6T=ok; path=/' } },
    });
    const { info, answers, unanswered } = await crawl(site);
    expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 1 });
    expect(answers).toEqual(['/ 302', '/ 200']);
    expect(unanswered).toEqual([]);
  });

  test('may not lead to another private host, nor may links', async () => {
    const inside = await start({ '*': '内网' }, { host: '127.0.0.2' });
    const site = await start({
      '/': pageOf('首页', '/out', `${inside.url}/direct`, `http://2130706434:${inside.port}/odd`),
      '/out': { status: 302, headers: { location: `${inside.url}/secret` } },
    });
    const { unanswered } = await crawl(site, { concurrency: 1 });
    expect([...unanswered].sort()).toEqual(
      ['/direct', '/odd', '/robots.txt', '/secret'].map((path) => `${path} private-address`),
    );
    expect(inside.log).toEqual([]);
  });
});

describe('faults', () => {
  test('a passing fault is tried again, three times at most', async () => {
    let tries = 0;
    const site = await start({
      '/': pageOf('首页', '/passing', '/lasting', '/cut'),
      '/passing': () => ((tries += 1) < 3 ? { hangUp: true } : pageOf('恢复')),
      '/lasting': { hangUp: true },
      '/cut': { body: pageOf('截断'), cutAfter: 50 },
    });
    const { info, answers, unanswered } = await crawl(site, { concurrency: 1 });
    expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 2 });
    expect(answers).toEqual(['/ 200', '/passing 200']);
    expect(unanswered[0]).toBe('/lasting reset');
    expect(unanswered[1]).toMatch(/^\/cut (?:reset|malformed)$/);
    for (const path of ['/passing', '/lasting', '/cut'])
      expect(site.paths().filter((asked) => asked === path)).toHaveLength(3);
  });

  test('a server error is asked twice, and both answers are kept', async () => {
    const site = await start({ '/': pageOf('首页', '/broken'), '/broken': { status: 500, body: pageOf('出错') } });
    expect((await crawl(site)).answers).toEqual(['/ 200', '/broken 500', '/broken 500']);
  });

  test('no answer at all is unreachable', async () => {
    const site = await start(three);
    await site.close();
    const { info, snapshot } = await crawl(site, {}, { probes: new Set(['reach']) });
    expect(info).toMatchObject({ stoppedBecause: 'unreachable', pages: 0 });
    expect(snapshot.probes).toHaveLength(5);
    expect(snapshot.probes.every((probe) => probe.kind === 'reach' && probe.why === 'refused')).toBe(true);
  });

  test('a private address that was not allowed is unreachable by our own guard', async () => {
    const site = await start(three);
    const { info, snapshot } = await crawl(site, { allowPrivate: false }, { probes: new Set(['reach']) });
    expect(info.stoppedBecause).toBe('unreachable');
    expect(snapshot.probes[0]).toMatchObject({ why: 'private-address' });
    expect(site.log).toEqual([]);
  });

  test.each([401, 403, 412, 421, 422, 429, 521])('status %d to all is blocked', async (status) => {
    const site = await start({ '*': { status, body: '<p>访问被拒绝' }, '/robots.txt': { status: 404 } });
    const { info } = await crawl(site);
    expect(info.stoppedBecause).toBe('blocked');
  });

  test('a shield that shuts after some pages ends the crawl', async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `/item/${index}`);
    let asked = 0;
    const site = await start({
      '/': pageOf('首页', ...paths),
      '/robots.txt': { status: 404 },
      '*': () => ((asked += 1) < 5 ? pageOf('条目') : { status: 403, body: '<p>拒绝' }),
    });
    const { info } = await crawl(site, { concurrency: 1 });
    expect(info).toMatchObject({ stoppedBecause: 'blocked', pages: 15 });
  });

  test('a site that goes away ends the crawl', async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `/item/${index}`);
    const site = await start({ '/': pageOf('首页', ...paths), '*': { hangUp: true }, '/robots.txt': { status: 404 } });
    const { info } = await crawl(site);
    expect(info).toMatchObject({ stoppedBecause: 'unreachable', pages: 1 });
  });
});

describe('probes', () => {
  test('five of the home page, spread over the crawl', async () => {
    const paths = Array.from({ length: 30 }, (_, index) => `/item/${index}`);
    const site = await start({ '/': pageOf('首页', ...paths), '*': () => pageOf('条目') });
    const { snapshot, info } = await crawl(site, { concurrency: 1 }, { probes: new Set(['reach']) });
    expect(snapshot.probes).toHaveLength(5);
    expect(snapshot.probes.every((probe) => probe.kind === 'reach' && probe.status === 200)).toBe(true);
    const home = site.paths().flatMap((path, index) => (path === '/' ? [index] : []));
    expect(home[0]).toBe(0);
    expect(home.filter((index) => index > 2 && index < 30).length).toBeGreaterThanOrEqual(2);
    expect(info.requests).toBe(site.log.length);
  });

  test('twenty more where not all of them got a page', async () => {
    let asked = 0;
    const site = await start({ ...three, '/': () => ((asked += 1) === 1 ? { status: 500 } : pageOf('首页')) });
    const { snapshot } = await crawl(site, {}, { probes: new Set(['reach']) });
    expect(snapshot.probes).toHaveLength(25);
  });

  test('refusals are not insisted upon', async () => {
    const site = await start({ '*': { status: 403, body: '<p>拒绝' } });
    const { snapshot } = await crawl(site, {}, { probes: new Set(['reach']) });
    expect(snapshot.probes.map((probe) => probe.kind === 'reach' && probe.status)).toEqual([403, 403, 403, 403, 403]);
  });

  test('a literal address has no facts of the DNS; a port without TLS has none of a certificate', async () => {
    const { snapshot } = await crawl(await start(three), {}, { probes: new Set(['dns', 'ipv6', 'tls']) });
    expect(snapshot.probes).toMatchObject([{ kind: 'tls', result: 'none' }]);
  });
});

describe('what the owner gave us', () => {
  test('goes to the site’s own host only, and into no file', async () => {
    const other = await start({ '*': pageOf('别的主机') });
    const site = await start({
      '/': { body: pageOf('首页', `http://localhost:${other.port}/x`) },
    });
    const { options, info } = await crawl(
      site,
      { privateHosts: ['localhost'] },
      {},
      { headers: { 'X-Key': 'k-secret' }, auth: { username: 'clerk', password: 'p-secret' } },
    );
    expect(info.pages).toBe(2);
    expect(site.log.at(-1)?.headers).toMatchObject({
      'x-key': 'k-secret',
      authorization: expect.stringMatching(/^Basic /),
    });
    expect(other.log.at(-1)?.headers).not.toHaveProperty('x-key');
    expect(other.log.at(-1)?.headers).not.toHaveProperty('authorization');
    expect(JSON.stringify(ledgerOf(options))).not.toContain('secret');
  });
});

test('credentials in the address are used, and written nowhere', async () => {
  const site = await start({ '/': pageOf('首页') });
  const options = optionsOf();
  const info = await crawlSite(planOf(`${site.url.replace('//', '//clerk:p-secret@')}/`), options);
  expect(info).toMatchObject({ pages: 1, stoppedBecause: 'complete' });
  expect(site.log.at(-1)?.headers.authorization).toBe(`Basic ${Buffer.from('clerk:p-secret').toString('base64')}`);
  const text = gunzipSync(readFileSync(options.snapshot)).toString('utf8');
  expect(text + JSON.stringify(ledgerOf(options))).not.toContain('secret');
});

describe('a crawl that was cut short', () => {
  const many: Answers = {
    '/': pageOf('首页', ...Array.from({ length: 12 }, (_, index) => `/item/${index}`)),
    '/item/3': { status: 302, headers: { location: '/moved' } },
    '/item/5': { status: 404, body: pageOf('没有') },
    '/moved': pageOf('搬家', '/further'),
    '*': () => pageOf('条目'),
  };
  const outcome = ({ snapshot }: Crawled): unknown => ({
    answers: snapshot.exchanges
      .map(({ url, status, sha256, purpose }) => `${new URL(url).pathname} ${status} ${sha256} ${purpose}`)
      .sort(),
    unanswered: snapshot.unanswered.map(({ url, why }) => `${new URL(url).pathname} ${why}`).sort(),
    stopped: snapshot.crawl?.stoppedBecause,
    pages: snapshot.crawl?.pages,
  });

  test('by a signal keeps what it has, and goes on without asking again', async () => {
    const site = await start(many);
    const whole = outcome(await crawl(site));
    const before = site.log.length;
    const control = new AbortController();
    const cut = await crawl(site, {
      signal: control.signal,
      onProgress: ({ pages }) => {
        if (pages >= 4) control.abort();
      },
    });
    expect(cut.info.stoppedBecause).toBe('interrupted');
    expect(cut.info.pages).toBeLessThan(8);
    const resumed = await crawl(site, { snapshot: cut.options.snapshot, resume: true });
    expect(outcome(resumed)).toEqual(whole);
    expect(site.log.length - before).toBeLessThanOrEqual(before + 2); // at most what was under way is asked twice
    // What was said of an address when the crawl was cut short gives way to a later line.
    const ledger = ledgerOf(resumed.options);
    const visited = ledger.filter(({ why }) => why === 'visited').map(({ url }) => url);
    expect(new Set(visited).size).toBe(visited.length);
    expect(new Set(ledger.map(({ url }) => url)).size).toBe(visited.length);
  });

  test.each([0.2, 0.5, 0.8, 0.95])('by a kill after %d of its bytes goes on to the same end', async (share) => {
    const site = await start(many);
    const first = await crawl(site);
    const whole = outcome(first);
    const { snapshot: path } = first.options;
    truncateSync(path, Math.floor(statSync(path).size * share));
    expect(outcome(await crawl(site, { snapshot: path, resume: true }))).toEqual(whole);
  });

  test('before its first record begins anew; one that ended is left alone', async () => {
    const site = await start(many);
    const first = await crawl(site);
    const { snapshot: path } = first.options;
    const bytes = readFileSync(path);
    const asked = site.log.length;
    await crawl(site, { snapshot: path, resume: true });
    expect(site.log).toHaveLength(asked);
    expect(readFileSync(path)).toEqual(bytes);
    truncateSync(path, 10);
    expect((await crawl(site, { snapshot: path, resume: true })).info.stoppedBecause).toBe('complete');
    expect(existsSync(path)).toBe(true);
  });

  test('by its time says so', async () => {
    const site = await start({ '/': pageOf('首页', '/slow'), '/slow': { hang: true }, '/robots.txt': { status: 404 } });
    const { info, snapshot } = await crawl(site, { timeoutMs: 300, limits: { timeoutMs: 1000 } });
    expect(info).toMatchObject({ stoppedBecause: 'time', pages: 1 });
    expect(snapshot.crawl).toEqual(info);
  });

  test('after silence is asked again in full', async () => {
    const site = await start(three);
    const { port } = site;
    await site.close();
    const first = await crawl(site);
    expect(first.info.stoppedBecause).toBe('unreachable');
    const back = await serve(three, { port });
    open.push(() => back.close());
    const resumed = await crawl(site, { snapshot: first.options.snapshot, resume: true });
    expect(resumed.info).toMatchObject({ stoppedBecause: 'complete', pages: 3 });
    expect(resumed.unanswered).toEqual([]);
  });
});
