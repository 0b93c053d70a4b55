/** Links that leave the site, from the script files that the crawl reads to what the site model says of each link. */
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import type { SurveyInput, Wanted } from '../../../src/locate/survey.js';
import { buildSite } from '../../../src/site/build-site.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serve } from '../../support/http-server.js';
import type { Answers } from '../../support/http-server.js';
import { optionsOf, planOf } from '../crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const homeOnly = ({ plan, pages }: SurveyInput): { readonly wanted: readonly Wanted[] } => ({
  wanted: pages.length > 0 ? [] : [{ url: plan.site.url, method: 'GET', purpose: 'home', priority: 1, render: false }],
});

async function statesOf(home: string, answers: Answers = {}, scripts = 8) {
  const server = await serve({
    '/': `<!doctype html><meta charset="utf-8"><title>青禾区人民政府</title><body><h1>青禾区人民政府</h1><p>${'政务公开。'.repeat(40)}</p>${home}</body>`,
    ...answers,
  });
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`, { scripts });
  const options = optionsOf({ survey: homeOnly, limits: { timeoutMs: 400 } });
  await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const { outboundLinks, pages } = buildSite(snapshot, plan);
  expect(pages).toHaveLength(1);
  return { states: outboundLinks.map(({ url, state }) => `${url} ${state}`), paths: server.paths() };
}

const FRIENDS = `
  <a href="https://news.example.com/">青禾新闻网</a>
  <a href="https://bank.example.com/" onclick="return confirm('您即将离开本网站')">青禾银行</a>
  <a href="https://www.beimo.gov.cn/">北陌县政府</a>
  <a href="https://beian-miit-gov-cnx1a2b3c.gateway.example/">备案</a>
  <a href="http://zwfw.beimo.gov.cn.ipv6.iname.gateway.example/">北陌政务服务</a>
  <a href="https://www.gov.hk/">香港特别行政区政府</a>
  <a href="/link?url=https%3A%2F%2Fwww.example.com">示例</a>
  <a href="http://10.1.2.3/">内网</a>
  <a href="https://hidden.example.com/" style="display:none">藏着的</a>`;
const js = (body: string) => ({ headers: { 'content-type': 'application/javascript' }, body });
const NEWS = 'https://news.example.com/';
const BANK = 'https://bank.example.com/ announced';

test('without scripts a plain link is not announced; government, marks of the site and what nobody sees are no such links', async () => {
  expect((await statesOf(FRIENDS)).states).toEqual([`${NEWS} unannounced`, BANK]);
});

test('libraries and counters announce nothing and are not asked for', async () => {
  const { states, paths } = await statesOf(
    `${FRIENDS}<script src="/js/jquery-3.6.0.min.js"></script><script src="https://hm.baidu.com/hm.js?1"></script>`,
  );
  expect(states).toEqual([`${NEWS} unannounced`, BANK]);
  expect(paths).toEqual(['/']);
});

test('a script of the site that announces does so for its links, also behind a redirect', async () => {
  const body = `$('a').click(function(){ return confirm('您访问的链接即将离开青禾区人民政府网站，是否继续？') })`;
  const scripts = '<script src="/js/common.js"></script>';
  expect((await statesOf(FRIENDS + scripts, { '/js/common.js': js(body) })).states).toEqual([
    `${NEWS} announced`,
    BANK,
  ]);
  const moved = { '/js/common.js': { status: 302, headers: { location: '/js/v2.js' } }, '/js/v2.js': js(body) };
  expect((await statesOf(FRIENDS + scripts, moved)).states).toEqual([`${NEWS} announced`, BANK]);
});

test('scripts that were read whole and say nothing leave it plain; one that was not may say it', async () => {
  const scripts = '<script src="/js/common.js"></script><script src="/js/gone.js"></script>';
  const quiet = { '/js/common.js': js('$(".nav").hover(function(){ $(this).show() })') };
  expect((await statesOf(FRIENDS + scripts, quiet)).states).toEqual([`${NEWS} unannounced`, BANK]);
  expect((await statesOf(FRIENDS + scripts, quiet, 1)).states).toEqual([`${NEWS} unseen`, BANK]);
  const shield = { ...quiet, '/js/common.js': '<html><body>访问受限</body></html>' };
  expect((await statesOf(FRIENDS + scripts, shield)).states).toEqual([`${NEWS} unseen`, BANK]);
  const broken = { ...quiet, '/js/common.js': { status: 500 } };
  expect((await statesOf(FRIENDS + scripts, broken)).states).toEqual([`${NEWS} unseen`, BANK]);
  const abroad = '<script src="https://cdn.example.com/site.js"></script>';
  expect((await statesOf(FRIENDS + abroad, quiet)).states).toEqual([`${NEWS} unseen`, BANK]);
});

test('robots.txt keeps us from scripts too, and a handler that no script explains is open', async () => {
  const robots = { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /js/\n' };
  const { states, paths } = await statesOf(`${FRIENDS}<script src="/js/common.js"></script>`, {
    '/robots.txt': robots,
  });
  expect(states).toEqual([`${NEWS} unseen`, BANK]);
  expect(paths).toEqual(['/']);
  const handled = await statesOf(`<a href="${NEWS}" onclick="return visit(this)">青禾新闻网</a>`);
  expect(handled.states).toEqual([`${NEWS} unseen`]);
});
