/** What the owner of a staging site gave us to get in: it opens the site, and goes nowhere else. */
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import type { SurveyInput, Wanted } from '../../src/locate/survey.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers, LoggedRequest, TestServer } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const MEANS: Partial<SiteEntry> = {
  auth: { username: 'bianji', password: 'kouling-7' },
  headers: { 'X-Staging': 'tongxing-7' },
  cookies: { staging_pass: 'xiaobing-7' },
};
const BASIC = `Basic ${Buffer.from('bianji:kouling-7').toString('base64')}`;
const isLetIn = ({ headers }: LoggedRequest): boolean =>
  headers.authorization === BASIC &&
  headers['x-staging'] === 'tongxing-7' &&
  /(?:^|; )staging_pass=xiaobing-7(?:;|$)/.test(headers.cookie ?? '');
/** Everything that a server was sent, as one text. */
const sentTo = ({ log }: TestServer): string => JSON.stringify(log.map(({ headers, path }) => [path, headers]));
const SECRET = /kouling-7|tongxing-7|xiaobing-7|Ymlhbmppo/;

async function start(answers: Answers): Promise<TestServer> {
  const server = await serve({ '/robots.txt': { status: 404 }, ...answers });
  open.push(() => server.close());
  return server;
}

/** A site that lets nobody in but with all three. */
const behindDoors = (answers: Answers): Promise<TestServer> => {
  const all: Answers = { '*': { status: 404, body: '没有这一页' }, '/robots.txt': { status: 404 }, ...answers };
  const refusal = { status: 401, headers: { 'www-authenticate': 'Basic realm="yufabu"' }, body: '<title>401</title>' };
  const guarded = Object.entries(all).map(([path, answer]): [string, Answers[string]] => [
    path,
    (request) => (!isLetIn(request) ? refusal : typeof answer === 'function' ? answer(request) : answer),
  ]);
  return start(Object.fromEntries(guarded));
};

const NAME = 'yufabu.qinghe.test';
const home = ({ port }: TestServer): string => `http://${NAME}:${port}/`;
const towards = (...servers: readonly (readonly [string, TestServer])[]): Partial<CrawlOptions> => ({
  resolve: servers.map(([name, { port }]) => `${name}:${port}:127.0.0.1`),
});

describe('over HTTP', () => {
  test('opens every page of the site, its own cookies set beside ours', async () => {
    const site = await behindDoors({
      '/': { headers: { 'set-cookie': 'JSESSIONID=abc; Path=/' }, body: pageOf('首页', '/zfxxgk/', '/old/') },
      '/zfxxgk/': ({ headers }) => pageOf(headers.cookie?.includes('JSESSIONID=abc') === true ? '公开' : '没有会话'),
      '/old/': { status: 301, headers: { location: '/zfxxgk/' } },
    });
    const options = optionsOf(towards([NAME, site]));
    expect(await crawlSite(planOf(home(site), {}, MEANS), options)).toMatchObject({
      stoppedBecause: 'complete',
      pages: 2,
    });
    expect(site.log.every(isLetIn)).toBe(true);
    const snapshot = openSnapshot(options.snapshot);
    open.push(() => {
      snapshot.close();
    });
    const column = snapshot.exchanges.find(({ url }) => url.endsWith('/zfxxgk/'));
    expect(Buffer.from(snapshot.body(column?.record ?? '')).toString('utf8')).toContain('<h1>公开</h1>');
  });

  test('reaches no other host, port or name: by links neither, nor by redirects', async () => {
    const other = await start({ '*': pageOf('别处') });
    const site = await behindDoors({
      '/': pageOf('首页', '/away/', `http://cdn.qinghe.test:${other.port}/a`, `http://${NAME}:${other.port}/b`),
      '/away/': { status: 302, headers: { location: `http://cdn.qinghe.test:${other.port}/c` } },
    });
    await crawlSite(
      planOf(home(site), {}, MEANS),
      optionsOf(towards([NAME, site], [NAME, other], ['cdn.qinghe.test', other])),
    );
    expect(other.paths()).toEqual(expect.arrayContaining(['/a', '/b', '/c']));
    expect(sentTo(other)).not.toMatch(SECRET);
  });

  test('a cookie that the site renews is sent as the site has it, and ours again once the site takes its own back', async () => {
    const cookies = (of: TestServer): readonly unknown[] => of.log.slice(1).map(({ headers }) => headers.cookie);
    const site = await start({
      '/': { headers: { 'set-cookie': 'staging_pass=xin; Path=/' }, body: pageOf('首页', '/a/') },
      '/a/': { headers: { 'set-cookie': 'staging_pass=; Path=/; Max-Age=0' }, body: pageOf('甲', '/b/') },
      '/b/': pageOf('乙'),
    });
    await crawlSite(
      planOf(home(site), {}, { cookies: { staging_pass: 'xiaobing-7' } }),
      optionsOf(towards([NAME, site])),
    );
    expect(cookies(site)).toEqual(['staging_pass=xiaobing-7', 'staging_pass=xin', 'staging_pass=xiaobing-7']);
  });
});

/** Wants the home page, then the same in the browser. */
const homeTwice = ({ plan, pages, unanswered }: SurveyInput): { readonly wanted: readonly Wanted[] } => {
  const wanted: Wanted = { url: plan.site.url, method: 'GET', purpose: 'home', priority: 1, render: false };
  const isRendered = pages.some(({ exchange }) => exchange.via === 'render') || unanswered.has(plan.site.url);
  return { wanted: pages.length === 0 ? [wanted] : isRendered ? [] : [{ ...wanted, render: true }] };
};

describe.skipIf(!('path' in browser))('in the browser', () => {
  const script = (name: string): string => `document.body.insertAdjacentHTML('beforeend', '<p>${name}</p>');`;
  const asScript = (name: string) => ({
    headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' },
    body: script(name),
  });

  test('opens the page, its scripts and data, and is left behind where a redirect leads away', async () => {
    const other = await start({ '*': ({ path }) => asScript(`other ${path}`) });
    const cdn = `http://cdn.qinghe.test:${other.port}`;
    let fickle = 0;
    const site = await behindDoors({
      '/': {
        headers: { 'set-cookie': 'JSESSIONID=abc; Path=/' },
        body: `<!doctype html><meta charset="utf-8"><title>首页</title><body><h1>首页</h1>
          <script src="/own.js"></script><script src="/moved.js"></script><script src="/away.js"></script>
          <script src="/twice.js"></script><script src="/fickle.js"></script><iframe src="/old/"></iframe>
          <script src="${cdn}/direct.js"></script><iframe src="/frame/"></iframe>
          <script>fetch('/data.json').then((r) => r.json()).then(({ name }) => document.body.insertAdjacentHTML('beforeend', name));</script>`,
      },
      '/own.js': asScript('own'),
      '/moved.js': { status: 302, headers: { location: '/moved-to.js' } },
      '/moved-to.js': asScript('moved'),
      '/away.js': { status: 302, headers: { location: `${cdn}/away.js` } },
      '/fickle.js': () => {
        fickle += 1;
        return { status: 302, headers: { location: fickle === 1 ? '/own.js' : `${cdn}/fickle.js` } };
      },
      '/old/': { status: 301, headers: { location: '/new/' } },
      '/new/': '<!doctype html><script src="beside.js"></script>',
      '/new/beside.js': asScript('beside'),
      '/twice.js': { status: 302, headers: { location: '/twice-more.js' } },
      '/twice-more.js': { status: 302, headers: { location: `${cdn}/twice.js` } },
      '/frame/': { status: 302, headers: { location: `${cdn}/frame` } },
      '/data.json': { headers: { 'content-type': 'application/json' }, body: '{"name":"<p>data</p>"}' },
    });
    const options = optionsOf({
      ...towards([NAME, site], ['cdn.qinghe.test', other]),
      render: 'auto',
      findBrowser: () => Promise.resolve(browser),
      survey: homeTwice,
    });
    await crawlSite(planOf(home(site), {}, MEANS), options);
    const snapshot = openSnapshot(options.snapshot);
    open.push(() => {
      snapshot.close();
    });
    const page = snapshot.exchanges.find(({ via }) => via === 'render');
    const html = page ? Buffer.from(snapshot.body(page.record)).toString('utf8') : '';
    for (const name of ['own', 'moved', 'other /away.js', 'other /twice.js', 'other /direct.js', 'data'])
      expect(html).toContain(`<p>${name}</p>`);
    expect(new Set(other.paths())).toEqual(new Set(['/away.js', '/twice.js', '/direct.js', '/frame']));
    expect(sentTo(other)).not.toMatch(SECRET);
    expect(site.log.filter((request) => !isLetIn(request)).map(({ path }) => path)).toEqual([]);
    // Asked once, it cannot lead elsewhere when asked again; a document that has moved stands under its new address.
    expect([fickle, site.paths().includes('/new/beside.js')]).toEqual([1, true]);
  });
});
