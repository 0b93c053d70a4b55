/** Servers as they are met: how each answers a link, and what is said of it. Wrong accusations are the enemy. */
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { SurveyInput, Wanted } from '../../src/locate/survey.js';
import { buildSite } from '../../src/site/build-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers, Canned, LoggedRequest } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const homeOnly = ({ plan, pages }: SurveyInput): { readonly wanted: readonly Wanted[] } => ({
  wanted: pages.length > 0 ? [] : [{ url: plan.site.url, method: 'GET', purpose: 'home', priority: 1, render: false }],
});

/** Crawls the home page, asks its links, and says of each what the site model says. */
async function fatesOf(answers: Answers, changes: { readonly lookup?: (host: string) => Promise<string[]> } = {}) {
  const server = await serve(answers);
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`, {
    links: { most: 90, mostInner: 0, isExternal: changes.lookup !== undefined },
  });
  const options = optionsOf({ survey: homeOnly, limits: { timeoutMs: 400 }, ...changes });
  await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const { links } = buildSite(snapshot, plan);
  const fates = links.map(({ url, state, status, reason, cause }) =>
    [url.replace(server.url, ''), state, status ?? '', cause ?? reason ?? ''].join(' ').replace(/\s+/g, ' ').trim(),
  );
  return { fates, server, home: server.url };
}

const to = (location: string, status = 302): Canned => ({ status, headers: { location } });
const home = (...paths: readonly string[]): string => pageOf('青禾区人民政府', ...paths);
const errorPage = (text: string, title = '提示信息'): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body><div class="box"><p>${text}</p></div></body>`;
const dressed = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><title>青禾区人民政府</title><body><div class="header"><ul class="nav">${Array.from(
    { length: 12 },
    (_, index) => `<li><a href="/nav/${String(index)}/">导航栏目${String(index)}</a></li>`,
  ).join(
    '',
  )}</ul></div><div class="main"><h2>${text}</h2></div><div class="footer">主办单位：青禾区人民政府办公室</div></body>`;
const after = (first: Canned | string, then: Canned | string) => {
  let count = 0;
  return () => (count++ === 0 ? first : then);
};

const SHAPES: Readonly<Record<string, readonly [answer: Answers[string], fate: string]>> = {
  '/ok/': [pageOf('公示公告'), 'alive 200'],
  '/404/': [{ status: 404, body: errorPage('没有') }, 'dead 404'],
  '/410/': [{ status: 410 }, 'dead 410'],
  '/500/': [{ status: 500 }, 'dead 500'],
  '/502/': [{ status: 502 }, 'dead 502'],
  '/recovers/': [after({ status: 500 }, pageOf('恢复了')), 'alive 200'],
  '/comes-back/': [after({ status: 404 }, pageOf('又有了')), 'alive 200'],
  '/drops-once/': [after({ hangUp: true }, pageOf('第二次')), 'alive 200'],
  '/drops/': [{ hangUp: true }, 'unseen unreadable'],
  '/401/': [{ status: 401 }, 'unseen 401 unreadable'],
  '/403/': [{ status: 403, body: errorPage('您的访问被拦截') }, 'unseen 403 unreadable'],
  '/429/': [{ status: 429 }, 'unseen 429 unreadable'],
  '/521/': [{ status: 521 }, 'unseen 521 unreadable'],
  '/400/': [{ status: 400 }, 'unseen 400 unreadable'],
  '/405/': [{ status: 405 }, 'unseen 405 unreadable'],
  '/204/': [{ status: 204 }, 'unseen 204 unreadable'],
  '/empty/': [{ body: '' }, 'unseen 200 unreadable'],
  '/soft/': [errorPage('抱歉，您访问的页面不存在或已被删除。', '404'), 'dead 200 error-page'],
  '/soft-dressed/': [dressed('对不起，您要查看的信息不存在'), 'dead 200 error-page'],
  '/soft-refused/': [errorPage('403 Forbidden', '403 Forbidden'), 'unseen 200 unreadable'],
  '/soft-login/': [errorPage('对不起，您访问的页面不存在或登录已超时，请重新登录'), 'unseen 200 unreadable'],
  '/soft-broken/': [errorPage('500 服务器内部错误', '500'), 'dead 200 error-page'],
  '/soft-passing/': [after(errorPage('系统异常', '系统异常'), pageOf('好了')), 'alive 200'],
  '/challenge/': [
    '<html><head><script>document.cookie="__jsl_clearance=1";location.reload();location.href=location.href</script></head><body></body></html>',
    'unseen 200 unreadable',
  ],
  '/moved/': [to('/ok/', 301), 'alive 200'],
  '/moved-to-gone/': [to('/404/'), 'dead 404'],
  '/to-error-address/': [to('/common/404.html'), 'dead 200 error-page'],
  '/to-error-name/': [to('/error.html'), 'unseen 200 unreadable'],
  '/to-login/': [to('/sso/login.html'), 'alive 200'],
  '/to-front/': [to('/'), 'unseen 200 home-page'],
  '/meta-front/': [
    '<html><head><meta http-equiv="refresh" content="0;url=/"></head><body>正在转到</body></html>',
    'unseen 200 home-page',
  ],
  '/loop/': [to('/loop/'), 'unseen unreadable'],
  '/elsewhere/': [to('https://www.other.example/'), 'alive 302'],
  '/about-errors/': [
    `<!doctype html><meta charset="utf-8"><title>关于网站出现404页面的情况说明</title><body><h1>关于网站出现404页面的情况说明</h1><div class="TRS_Editor"><p>${'近期部分群众反映网站部分栏目打开后显示“页面不存在”，经核查，系服务器迁移所致，现已全部恢复。'.repeat(12)}</p></div></body>`,
    'alive 200',
  ],
  '/notice.pdf': [{ headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4 x' }, 'alive 200'],
  '/page-for-file.pdf': [errorPage('抱歉，您访问的文件不存在'), 'dead 200 error-page'],
  '/no-part.pdf': [
    ({ method, headers }: LoggedRequest) =>
      method === 'HEAD' ? { status: 405 } : headers.range === undefined ? { body: '%PDF' } : { status: 416 },
    'alive 200',
  ],
  '/show.aspx?id=7': [pageOf('办事指南'), 'alive 200'],
  '/show.aspx?id=8': [errorPage('该信息已被删除'), 'dead 200 error-page'],
};

test('each server gets its due: dead only where it says so twice, alive only where a page came', async () => {
  const { fates, server } = await fatesOf({
    '/': home(...Object.keys(SHAPES), '/slow/', '/secret/'),
    '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /secret/\n' },
    '/slow/': { hang: true },
    '/common/404.html': pageOf('提示'),
    '/error.html': pageOf('提示'),
    '/sso/login.html': pageOf('统一身份认证'),
    ...Object.fromEntries(Object.entries(SHAPES).map(([path, [answer]]) => [path, answer])),
  });
  const due = Object.entries(SHAPES).map(([path, [, fate]]) => `${path} ${fate}`);
  expect([...fates].sort()).toEqual([...due, '/slow/ unseen unreadable', '/secret/ unseen robots'].sort());
  expect(server.paths()).not.toContain('/secret/');
});

test('a server that sends every unknown address to its home page shows by that which links are dead', async () => {
  const { fates, server } = await fatesOf({
    '/': home('/zwgk/', '/old/tzgg/', '/index.html', '/old/zcwj/'),
    '/zwgk/': pageOf('政务公开'),
    '/index.html': to('/'),
    '*': to('/'),
  });
  expect(fates).toEqual([
    '/zwgk/ alive 200',
    '/old/tzgg/ dead 200 home-page',
    '/index.html alive 200',
    '/old/zcwj/ dead 200 home-page',
  ]);
  expect(server.paths().filter((path) => path.includes('no-such-page'))).toHaveLength(1);
});

test('so does one that shows its home page, or one page for all, at the address itself', async () => {
  const front = home('/zwgk/', '/old/a.html', '/old/b.html');
  const shown = await fatesOf({ '/': front, '/zwgk/': pageOf('政务公开'), '*': front });
  expect(shown.fates).toEqual(['/zwgk/ alive 200', '/old/a.html dead 200 home-page', '/old/b.html dead 200 home-page']);
  const one = await fatesOf({ '/': front, '/zwgk/': pageOf('政务公开'), '*': pageOf('综合信息') });
  expect(one.fates).toEqual(['/zwgk/ alive 200', '/old/a.html dead 200 same-page', '/old/b.html dead 200 same-page']);
});

test('two names of one page are no fault where the server knows what it does not have', async () => {
  const { fates } = await fatesOf({ '/': home('/a/', '/b/'), '/a/': pageOf('同一页'), '/b/': pageOf('同一页') });
  expect(fates).toEqual(['/a/ alive 200', '/b/ alive 200']);
});

test('a shell that a script fills is the same for every address and accuses none', async () => {
  const shell =
    '<!doctype html><html><head><title>x</title></head><body><div id="app"></div><script src="/a.js"></script></body></html>';
  const { fates } = await fatesOf({ '/': home('/zwgk/', '/old/'), '*': shell });
  expect(fates).toEqual(['/zwgk/ unseen 200 needs-browser', '/old/ unseen 200 needs-browser']);
});

test('links named 首页 may lead home, whatever the server does with unknown addresses', async () => {
  const { fates } = await fatesOf({
    '/': `${home('/zwgk/')}<a href="/portal/">返回首页</a><a href="/m/">手机版</a><a href="/logo/"><img src="l.png"></a>`,
    '/zwgk/': pageOf('政务公开'),
    '*': to('/'),
  });
  expect(fates).toEqual(['/zwgk/ alive 200', '/portal/ alive 200', '/m/ alive 200', '/logo/ alive 200']);
});

test('hosts are asked side by side, names that do not exist are dead, a resolver that fails says nothing', async () => {
  const fail = (code: string): Error => Object.assign(new Error(code), { code });
  const { fates } = await fatesOf(
    {
      '/': `${home('/a/')}<a href="http://gone.example/x/">迁走的网站</a><a href="http://unsure.example/">不知道</a>`,
      '/a/': pageOf('栏目'),
    },
    {
      lookup: (host) => Promise.reject(fail(host === 'gone.example' ? 'ENOTFOUND' : 'EAI_AGAIN')),
    },
  );
  expect(fates).toEqual([
    '/a/ alive 200',
    'http://gone.example/x/ dead dns',
    'http://unsure.example/ unseen unreadable',
  ]);
});
