/** The link check of a crawl, from the request to what the site model says of each link. */
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../../src/crawl/crawl-site.js';
import { readRequestLog } from '../../../src/crawl/manners/request-log.js';
import type { SurveyInput, Wanted } from '../../../src/locate/survey.js';
import { buildSite } from '../../../src/site/build-site.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { findImpoliteness } from '../../support/check-politeness.js';
import { serve } from '../../support/http-server.js';
import type { Answers, LoggedRequest } from '../../support/http-server.js';
import { optionsOf, pageOf, planOf } from '../crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Reads the home page and its first link. */
const wantTwo = ({ plan, pages }: SurveyInput): { readonly wanted: readonly Wanted[] } => {
  const want = (url: string, purpose: string): Wanted => ({ url, method: 'GET', purpose, priority: 1, render: false });
  const [home] = pages;
  if (!home) return { wanted: [want(plan.site.url, 'home')] };
  const [first] = home.digest.links;
  return { wanted: pages.length === 1 && first ? [want(first.url, 'population')] : [] };
};

async function check(answers: Answers, most = 50, changes: Partial<CrawlOptions> = {}) {
  const server = await serve(answers);
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`, { links: { most, mostInner: most, isExternal: false } });
  const options = optionsOf({ survey: wantTwo, ...changes });
  const crawl = async (resume: boolean) => {
    const info = await crawlSite(plan, { ...options, resume });
    const snapshot = openSnapshot(options.snapshot);
    open.push(() => {
      snapshot.close();
    });
    const { links } = buildSite(snapshot, plan);
    const fates = links.map(({ url, state, status, reason, cause }) =>
      [url.replace(server.url, ''), state, status ?? '', cause ?? reason ?? ''].join(' ').trim(),
    );
    return { info, snapshot, links, fates };
  };
  const asked = (path: string): readonly string[] =>
    server.log
      .filter((one) => one.path === path)
      .map(({ method, headers }) => `${method} ${headers.range ?? ''}`.trim());
  return { ...(await crawl(false)), server, asked, again: () => crawl(true), options };
}

const onlyGet =
  (refusal: number) =>
  ({ method }: LoggedRequest) =>
    method === 'HEAD' ? { status: refusal } : { status: 206, body: '<' };

describe('links of the pages read', () => {
  test('are asked by a GET of their first part, programs and files by HEAD before; twice before they count as dead', async () => {
    const files = [
      '/plan.pdf',
      '/no-head.pdf',
      '/forbids-head.doc',
      '/lies.xls',
      '/gone.pdf',
      '/show.jsp?id=1',
      '/lost.jsp?id=2',
    ];
    const paths = ['/first/', '/alive/', '/gone/', '/broken/', '/closed/', ...files];
    const { fates, asked, server, options, info } = await check({
      '/': pageOf('首页', ...paths, 'https://www.other.example/', 'mailto:a@b.cn', '/{{id}}.html'),
      '/first/': pageOf('第一'),
      '/alive/': pageOf('好'),
      '/plan.pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' },
      '/no-head.pdf': onlyGet(405),
      '/forbids-head.doc': onlyGet(403),
      '/lies.xls': onlyGet(404),
      '/show.jsp?id=1': pageOf('程序'),
      '/lost.jsp?id=2': pageOf('页面不存在'),
      '/gone/': { status: 404 },
      '/broken/': { status: 500 },
      '/closed/': { status: 403 },
    });
    expect(fates).toEqual([
      '/first/ alive 200',
      '/alive/ alive 200',
      '/gone/ dead 404',
      '/broken/ dead 500',
      '/closed/ unseen 403 unreadable',
      '/plan.pdf alive 200',
      '/no-head.pdf alive 206',
      '/forbids-head.doc alive 206',
      '/lies.xls alive 206',
      '/gone.pdf dead 404',
      '/show.jsp?id=1 alive 200',
      '/lost.jsp?id=2 dead 200 error-page',
    ]);
    expect(asked('/first/')).toEqual(['GET']);
    expect(asked('/alive/')).toEqual(['GET bytes=0-65535']);
    expect(asked('/plan.pdf')).toEqual(['HEAD']);
    expect(asked('/no-head.pdf')).toEqual(['HEAD', 'GET bytes=0-0']);
    expect(asked('/gone/')).toEqual(['GET bytes=0-65535', 'GET bytes=0-65535']);
    expect(asked('/gone.pdf')).toEqual(['HEAD', 'GET bytes=0-0', 'HEAD', 'GET bytes=0-0']);
    expect(asked('/broken/')).toEqual(['GET bytes=0-65535', 'GET bytes=0-65535']);
    expect(asked('/show.jsp?id=1')).toEqual(['HEAD', 'GET bytes=0-65535']);
    const log = readRequestLog(join(dirname(options.snapshot), 'requests.jsonl'));
    expect(findImpoliteness(log)).toEqual([]);
    expect(log).toHaveLength(server.log.length);
    expect(info).toMatchObject({ pages: 2, requests: server.log.length });
  });

  test('that lead to an error page are dead; what leads to the home page by itself is left to a person', async () => {
    const to = (location: string) => ({ status: 302, headers: { location } });
    const { fates } = await check({
      '/': pageOf('首页', '/first/', '/moved/', '/lost/', '/astray/', '/out/', '/index.html'),
      '/first/': { body: '<title>404 Not Found</title><h1>404 页面不存在</h1><p>您访问的页面不存在或已删除</p>' },
      '/moved/': to('/new/'),
      '/new/': pageOf('新'),
      '/lost/': to('/'),
      '/astray/': to('/404.html'),
      '/404.html': pageOf('找不到'),
      '/out/': to('https://www.other.example/'),
      '/index.html': to('/'),
    });
    expect(fates).toEqual([
      '/first/ dead 200 error-page',
      '/moved/ alive 200',
      '/lost/ unseen 200 home-page',
      '/astray/ dead 200 error-page',
      '/out/ alive 302',
      '/index.html alive 200',
    ]);
  });

  test('that time out, are kept out by robots.txt or lie where our guard lets nobody go are unseen', async () => {
    const { fates, server } = await check(
      {
        '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /admin/\n' },
        '/': pageOf('首页', '/first/', '/slow/', '/admin/'),
        '/first/': pageOf('第一'),
        '/slow/': { hang: true },
      },
      50,
      { limits: { timeoutMs: 300 } },
    );
    expect(fates).toEqual(['/first/ alive 200', '/slow/ unseen  unreadable', '/admin/ unseen  robots']);
    expect(server.paths()).not.toContain('/admin/');
  });

  test('of the home page come first, the others evenly, no more than wanted; resumed nothing is asked again', async () => {
    const inner = Array.from({ length: 40 }, (_, index) => `/art/${String(index).padStart(2, '0')}.html`);
    const { links, server, again } = await check(
      { '/': pageOf('首页', '/first/', '/a/', '/b/'), '/first/': pageOf('第一', ...inner), '*': pageOf('页') },
      12,
    );
    expect(links.filter(({ isOnHome }) => isOnHome)).toHaveLength(3);
    const others = links.filter(({ isOnHome }) => !isOnHome).map(({ url }) => url.replace(server.url, ''));
    expect(others).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36].map((index) => inner[index]));
    const before = server.log.length;
    expect((await again()).links).toEqual(links);
    expect(server.log).toHaveLength(before);
  });

  test('leave the pages of the site as they were: nothing of them is read', async () => {
    const { snapshot, info } = await check({
      '/': pageOf('首页', '/first/', '/a/'),
      '/first/': pageOf('第一'),
      '/a/': ({ method }) => (method === 'HEAD' ? { status: 501 } : pageOf('整页')),
    });
    expect(info.pages).toBe(2);
    expect(snapshot.exchanges.filter(({ purpose }) => purpose === 'link').map(({ method }) => method)).toEqual(['GET']);
    const site = buildSite(snapshot, planOf(info.startedAt && snapshot.head.site.url));
    expect(site.pages).toHaveLength(2);
    expect(site.links).toEqual([]);
  });
});
