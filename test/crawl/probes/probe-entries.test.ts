/** Entries that rules want, over a loopback server: which are asked whether they open, and what the site model says of them. */
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import { buildSite } from '../../../src/site/build-site.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serve, type Answers } from '../../support/http-server.js';
import { optionsOf, planOf } from '../crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const page = (title: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body>${body}<p>${'青禾区人民政府网站。'.repeat(20)}</p></body>`;
const HOME = page(
  '青禾区人民政府',
  `<div class="nav"><a href="/xw/">要闻</a><a href="/hd/xx/">区长信箱</a><a href="/bj/cx.do"><img src="/i/cx.png" alt="办件进度查询"></a></div>
   <button onclick="location.href='/sj/index.html'">数据开放</button><a href="/hd/ft/">在线访谈</a>
   <a href="http://zwfw.sdx.gov.cn/">政务服务网</a><a href="/yj/" style="display:none">意见征集</a>
   <ul><li><a href="/xw/1.html">区长信箱开通以来答复群众来信一百二十件</a><span>2025-10-09</span></li>
   <li><a href="/xw/2.html">区长信箱开通</a><span>2025-10-08</span></li></ul>`,
);
const ANSWERS: Answers = {
  '/': HOME,
  '/hd/xx/': page('区长信箱', '<h1>区长信箱</h1>'),
  '/bj/cx.do': page('办件进度查询', '<form action="/bj/cx.do"><input name="no" placeholder="受理编号"></form>'),
  '/sj/index.html': page('数据开放', '<h1>数据开放</h1>'),
  '*': { status: 404 },
};

async function crawl(words: readonly string[], answers: Answers = ANSWERS, host = '') {
  const server = await serve(answers);
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`, { entries: { most: 20, words } });
  const survey: NonNullable<Parameters<typeof optionsOf>[0]>['survey'] = ({ plan: { site }, pages }) => ({
    wanted:
      pages.length > 0 ? [] : [{ url: site.url, method: 'GET', purpose: 'home', priority: 1, render: false } as const],
  });
  const { port } = new URL(server.url);
  const options = optionsOf({ survey, ...(host !== '' && { resolve: [`${host}:${port}:127.0.0.1`] }) });
  await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const { entries } = buildSite(snapshot, plan);
  const asked = server.log.map(({ path }) => path).filter((path) => path !== '/' && path !== '/robots.txt');
  return {
    entries,
    asked,
    states: entries.links.map(({ text, state, isNews }) => `${text} ${state}${isNews ? ' news' : ''}`),
  };
}

test('a link, a picture and a button are entries, and asked whether they open; others are left alone', async () => {
  const { states, asked } = await crawl(['区长信箱', '办件.{0,4}查询', '数据开放', '在线访谈']);
  expect(states).toEqual([
    '区长信箱 alive',
    '办件进度查询 alive',
    '数据开放 alive',
    '在线访谈 dead',
    '区长信箱开通 dead news',
  ]);
  expect(new Set(asked)).not.toContain('/xw/');
});

test('another body’s host is not asked, and what nobody can see is no entry', async () => {
  const { entries } = await crawl(['政务服务网', '意见征集']);
  expect(entries.links).toMatchObject([
    { text: '政务服务网', isElsewhere: true, isOnHome: true, state: 'unseen', reason: 'not-crawled' },
  ]);
  expect(entries.home.unseenBecause).toBeUndefined();
});

test('a host that the user gave an address for may be asked', async () => {
  const hall = (port: string): string =>
    page('青禾区人民政府', `<a href="http://zwfw.sdx.gov.cn:${port}/bj/cx.do">办件查询</a>`);
  const home: Answers = {
    ...ANSWERS,
    '/': ({ headers }) => hall(new URL(`http://${String(headers.host)}`).port),
  };
  const { states, entries } = await crawl(['办件查询'], home, 'zwfw.sdx.gov.cn');
  expect(states).toEqual(['办件查询 alive']);
  expect(entries.links).toMatchObject([{ isElsewhere: true }]);
});

test('without entries in the plan nothing is asked, and their absence is not claimed', async () => {
  const server = await serve(ANSWERS);
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`);
  const options = optionsOf({ survey: () => ({ wanted: [] }) });
  await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  expect(buildSite(snapshot, plan).entries).toMatchObject({ links: [], home: { unseenBecause: 'not-crawled' } });
});
