/** Pages as an installed browser makes them; passed over, and said so, where there is none. */
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../../src/crawl/crawl-site.js';
import { findBrowser } from '../../../src/lib/browser/find-browser.js';
import type { SurveyInput, Wanted } from '../../../src/locate/survey.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import type { OpenSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serve } from '../../support/http-server.js';
import type { Answers, TestServer } from '../../support/http-server.js';
import { optionsOf, pageOf, planOf } from '../crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(answers: Answers, where: { host?: string } = {}): Promise<TestServer> {
  const server = await serve({ '/robots.txt': { status: 404 }, ...answers }, where);
  open.push(() => server.close());
  return server;
}

/** Wants the home page, then the same in the browser. */
const homeTwice = ({ plan, pages, unanswered }: SurveyInput): { readonly wanted: readonly Wanted[] } => {
  const home: Wanted = { url: plan.site.url, method: 'GET', purpose: 'home', priority: 1, render: false };
  const isRendered = pages.some(({ exchange }) => exchange.via === 'render') || unanswered.has(plan.site.url);
  return { wanted: pages.length === 0 ? [home] : isRendered ? [] : [{ ...home, render: true }] };
};

async function rendered(url: string, changes: Partial<CrawlOptions> = {}): Promise<OpenSnapshot> {
  const options = optionsOf({
    render: 'auto',
    findBrowser: () => Promise.resolve(browser),
    survey: homeTwice,
    ...changes,
  });
  await crawlSite(planOf(url), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  return snapshot;
}

const htmlOf = (snapshot: OpenSnapshot): string => {
  const page = snapshot.exchanges.find(({ via }) => via === 'render');
  return page ? Buffer.from(snapshot.body(page.record)).toString('utf8') : '';
};

const script = (code: string): string =>
  `<!doctype html><meta charset="gb2312"><title>shell</title><body><div id="app"></div><script>${code}</script>`;

describe.skipIf(!('path' in browser))('a page in the browser', () => {
  test('is what its scripts made of it, and what they fetched is kept', async () => {
    const site = await start({
      '/': script(
        `fetch('/api/list').then((r) => r.json()).then((rows) => {
           document.getElementById('app').innerHTML = rows.map((row) => '<a href="/x">' + row + '</a>').join('');
         });`,
      ),
      '/api/list': { headers: { 'content-type': 'application/json' }, body: JSON.stringify(['政府信息公开指南']) },
    });
    const snapshot = await rendered(`${site.url}/`);
    expect(htmlOf(snapshot)).toContain('>政府信息公开指南</a>');
    expect(snapshot.crawl).toMatchObject({ rendered: 1, pages: 1, stoppedBecause: 'complete' });
    const fetched = snapshot.exchanges.find(({ purpose }) => purpose === 'xhr');
    expect(fetched).toMatchObject({ url: `${site.url}/api/list`, status: 200, via: 'fetch' });
    expect(Buffer.from(snapshot.body(fetched?.record ?? '')).toString('utf8')).toBe('["政府信息公开指南"]');
    expect(snapshot.head.environment.browser.available).toBe(true);
  });

  test('loads no pictures, and is not held up by dialogs, windows or downloads', async () => {
    const site = await start({
      '/': `${script(
        `alert('欢迎'); window.open('/popup');
         const link = document.createElement('a'); link.href = '/file'; link.download = 'x'; document.body.append(link); link.click();
         document.title = '完成';`,
      )}<img src="/picture.png">`,
      '/file': { headers: { 'content-disposition': 'attachment' }, body: 'x' },
      '/popup': pageOf('弹窗'),
    });
    expect(htmlOf(await rendered(`${site.url}/`))).toContain('<title>完成</title>');
    expect(site.paths()).not.toContain('/picture.png');
    expect(site.paths()).not.toContain('/popup');
  });

  test('reaches no other private address: not by scripts, frames, names or redirects', async () => {
    const inside = await start({ '*': '内网' }, { host: '127.0.0.2' });
    const at = inside.url;
    const site = await start({
      '/': script(
        `const seen = [];
         const note = (name) => (promise) => promise.then(() => seen.push(name), () => undefined);
         Promise.all([
           note('literal')(fetch('${at}/literal', { mode: 'no-cors' }).then((r) => { if (r.status !== 0 || r.type !== 'opaque') throw 0; })),
           note('odd')(fetch('http://2130706434:${inside.port}/odd', { mode: 'no-cors' })),
           note('moved')(fetch('/moved', { mode: 'no-cors' })),
         ]).then(() => { document.title = 'over'; });
         document.write('<iframe src="${at}/frame"></iframe><script src="${at}/script"></' + 'script>');
         new WebSocket('ws://127.0.0.2:${inside.port}/socket');`,
      ),
      '/moved': { status: 302, headers: { location: `${at}/moved` } },
    });
    await rendered(`${site.url}/`);
    expect(inside.log).toEqual([]);
    // The same page does reach it once it is allowed: it was the guard that kept it out.
    await rendered(`${site.url}/`, { privateHosts: ['127.0.0.2'] });
    expect(inside.paths()).toEqual(expect.arrayContaining(['/frame', '/script', '/moved']));
  });

  test('a name goes where --resolve says, in the browser too', async () => {
    const site = await start({ '/': script(`document.title = location.host`) });
    const host = `www.qinghe.gov.cn:${site.port}`;
    const snapshot = await rendered(`http://${host}/`, { resolve: [`${host}:127.0.0.1`] });
    expect(htmlOf(snapshot)).toContain(`<title>${host}</title>`);
  });

  test('where a script led elsewhere, links keep their meaning', async () => {
    const site = await start({
      '/': script(`location.href = '/portal/index.html'`),
      '/portal/index.html': `<meta charset="utf-8"><title>门户</title><a href="guide.html">指南</a>`,
    });
    const snapshot = await rendered(`${site.url}/`);
    expect(snapshot.exchanges.find(({ via }) => via === 'render')?.url).toBe(`${site.url}/`);
    expect(htmlOf(snapshot)).toContain(`<base href="${site.url}/portal/index.html">`);
  });

  test('a cookie challenge that it passes opens the site for plain requests too', async () => {
    const challenge = {
      status: 521,
      body: `<script>document.cookie='__jsl_clearance_s=ok;path=/';location.href=location.pathname</script>`,
    };
    const site = await start({
      '*': ({ headers, path }) =>
        headers.cookie?.includes('__jsl_clearance_s=ok') === true ? pageOf(`页面${path}`, '/zfxxgkzn/') : challenge,
    });
    const survey = (input: SurveyInput): { readonly wanted: readonly Wanted[] } => {
      const { wanted } = homeTwice(input);
      const guide = `${site.url}/zfxxgkzn/`;
      const isSeen = input.pages.some(({ exchange }) => exchange.url === guide);
      return wanted.length > 0 || isSeen
        ? { wanted }
        : { wanted: [{ url: guide, method: 'GET', purpose: 'column:guide', priority: 1, render: false }] };
    };
    const options = { survey, robots: 'obeyed' } as const;
    const snapshot = await rendered(`${site.url}/`, options);
    expect(htmlOf(snapshot)).toContain('页面/');
    expect(snapshot.exchanges.at(-1)).toMatchObject({ status: 200, purpose: 'column:guide', via: 'fetch' });
    expect(snapshot.crawl?.stoppedBecause).toBe('complete');
  });

  test('one that never ends is given up, and said to be', async () => {
    const site = await start({ '/': script('for (;;) {}') });
    const snapshot = await rendered(`${site.url}/`, { limits: { timeoutMs: 3000 } });
    expect(snapshot.unanswered).toMatchObject([{ why: 'browser-failed' }]);
    expect(snapshot.crawl).toMatchObject({ pages: 1, rendered: 0, stoppedBecause: 'complete' });
  });
});

test('without a browser nothing is rendered, and the environment says why', async () => {
  const site = await start({ '/': pageOf('首页') });
  const snapshot = await rendered(`${site.url}/`, { findBrowser: () => Promise.resolve({ why: 'none installed' }) });
  expect(snapshot.head.environment.browser).toEqual({ available: false, why: 'none installed' });
  expect(snapshot.crawl).toMatchObject({ rendered: 0, stoppedBecause: 'complete' });
});

test('a browser that does not start is no fault of the site', async () => {
  const site = await start({ '/': pageOf('首页') });
  const snapshot = await rendered(`${site.url}/`, { findBrowser: () => Promise.resolve({ path: '/bin/false' }) });
  expect(snapshot.unanswered).toMatchObject([{ why: 'browser-failed' }]);
  expect(snapshot.crawl).toMatchObject({ pages: 1, stoppedBecause: 'complete' });
});
