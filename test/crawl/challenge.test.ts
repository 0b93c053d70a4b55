/** Sites that challenge every visitor, in an installed browser; passed over, and said so, where there is none. */
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import type { SurveyInput, Wanted } from '../../src/locate/survey.js';
import type { CrawlPlan } from '../../src/model/plan.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import type { OpenSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers, LoggedRequest, TestServer } from '../support/http-server.js';
import { optionsOf, pageOf, planOf, wantAllLinks } from './crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(answers: Answers): Promise<TestServer> {
  const server = await serve({ '/robots.txt': { status: 404 }, ...answers });
  open.push(() => server.close());
  return server;
}

async function crawled(
  site: TestServer,
  changes: Partial<CrawlOptions> = {},
  plan: Partial<CrawlPlan> = {},
): Promise<OpenSnapshot> {
  const options = optionsOf({
    render: 'auto',
    findBrowser: () => Promise.resolve(browser),
    survey: challengedTwice,
    concurrency: 1,
    ...changes,
  });
  await crawlSite(planOf(`${site.url}/`, plan), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  return snapshot;
}

/** Wants all links, then in the browser every page that is a challenge or bears a list made by scripts. */
const challengedTwice = (input: SurveyInput): { readonly wanted: readonly Wanted[] } => {
  const plain = input.pages.filter(({ exchange }) => exchange.via === 'fetch');
  const again = plain
    .filter(({ exchange, digest }) => digest.facts.kind === 'challenge' || exchange.url.endsWith('/list'))
    .map(({ exchange }): Wanted => ({ ...WANT, url: exchange.url, render: true }))
    .filter(({ url }) => !input.unanswered.has(url));
  return { wanted: [...wantAllLinks(input).wanted, ...again] };
};
const WANT = { method: 'GET', purpose: 'population', priority: 1 } as const;

/** Only a browser says so of its navigations. */
const isBrowsers = ({ headers }: LoggedRequest): boolean => headers['upgrade-insecure-requests'] === '1';
const visits = (site: TestServer): readonly LoggedRequest[] => site.log.filter(isBrowsers);

/** Sends on to itself for ever: no cookie contents it. */
const endless = {
  status: 521,
  body: `<script>document.cookie='__jsl_clearance_s=no;path=/';location.href=location.pathname</script>`,
};
const wall = `<title>访问拦截</title><h1>您的访问请求被网站防火墙拦截</h1><p>请求可能存在威胁，已被拦截。</p>`;
const reach = { probes: new Set(['reach'] as const) };

describe.skipIf(!('path' in browser))('a challenge that the browser does not pass', () => {
  test('is followed five times, tried twice in all, and the site is blocked', async () => {
    const site = await start({ '*': endless });
    const snapshot = await crawled(site, {}, reach);
    expect(snapshot.crawl?.stoppedBecause).toBe('blocked');
    expect(visits(site)).toHaveLength(10);
    const probes = snapshot.probes.filter((probe) => probe.kind === 'reach');
    expect(probes.map(({ isChallenge }) => isChallenge)).toEqual(Array(5).fill(true));
    expect(probes.some(({ passedInBrowser }) => passedInBrowser === true)).toBe(false);
    expect(snapshot.crawl?.requests).toBe(site.log.length);
  });

  test('gets its navigations no faster than any other requests', async () => {
    const site = await start({ '*': endless });
    await crawled(site, { delayMs: 250 });
    const [, second, , , fifth] = visits(site);
    // Three pauses; the server of a busy machine sees each request some time after it was begun.
    expect((fifth?.startedAt ?? 0) - (second?.startedAt ?? 0)).toBeGreaterThan(2 * 250);
  });

  test('a firewall page with status 200 is a refusal too: no twenty further probes', async () => {
    const site = await start({ '*': wall });
    const snapshot = await crawled(site, {}, reach);
    expect(snapshot.crawl?.stoppedBecause).toBe('blocked');
    expect(snapshot.probes).toHaveLength(5);
    expect(visits(site)).toHaveLength(2);
  });

  test('on one page after another is tried twice; pages without one are rendered all the same', async () => {
    const site = await start({
      '/': pageOf('首页', '/a', '/b', '/c', '/d', '/list'),
      '/list': pageOf('列表'),
      '*': wall,
    });
    const snapshot = await crawled(site);
    expect(visits(site).map(({ path }) => path)).toEqual(['/a', '/b', '/list']);
    expect(snapshot.unanswered.map(({ url, why, detail }) => [new URL(url).pathname, why, detail])).toEqual([
      ['/c', 'browser-failed', 'challenge'],
      ['/d', 'browser-failed', 'challenge'],
    ]);
    expect(snapshot.crawl?.stoppedBecause).toBe('complete');
  });

  test('one that is passed at the second try opens the site', async () => {
    let asked = 0;
    const site = await start({
      '*': (request) => ((asked += Number(isBrowsers(request))) > 5 ? pageOf('首页') : endless),
    });
    const snapshot = await crawled(site, {}, reach);
    expect(snapshot.exchanges.some(({ via, status }) => via === 'render' && status === 200)).toBe(true);
    expect(snapshot.crawl?.stoppedBecause).toBe('complete');
  });
});

test.skipIf(!('path' in browser))(
  'a signal cuts off a page that never comes, without waiting for its time',
  async () => {
    const control = new AbortController();
    const site = await start({
      '/': pageOf('首页', '/list'),
      '/list': (request) => {
        if (!isBrowsers(request)) return pageOf('列表');
        control.abort();
        return { hang: true };
      },
    });
    const snapshot = await crawled(site, { signal: control.signal });
    expect(snapshot.crawl).toMatchObject({ stoppedBecause: 'interrupted', pages: 2, rendered: 0 });
    expect(snapshot.unanswered).toMatchObject([{ why: 'interrupted' }]);
  },
  15_000, // a page has 20 s
);
