/** The site's own search, asked over a loopback server: from the form on the home page to what the site model says of it. */
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import iconv from 'iconv-lite';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../../src/crawl/crawl-site.js';
import { buildSite } from '../../../src/site/build-site.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serve } from '../../support/http-server.js';
import type { Answers, Canned, LoggedRequest } from '../../support/http-server.js';
import { optionsOf, planOf, wantAllLinks } from '../crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const ROAD = '青禾区启动老旧小区改造三年行动';
const SCHOOL = '青禾区中小学开展防溺水宣传教育';
const PATHS = { '/xw/t20251001_1.html': ROAD, '/jy/t20251002_2.html': SCHOOL };

const html = (title: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body>${body}</body>`;
const article = (title: string): string =>
  html(
    title,
    `<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">要闻</a></div><h1>${title}</h1><div class="info">发布时间：2025-10-01 来源：区融媒体中心</div><div class="TRS_Editor">${`<p>${'老旧小区改造坚持居民自愿、因地制宜。'.repeat(8)}</p>`.repeat(3)}</div>`,
  );
const PLAIN =
  '<form action="/search" method="get"><input type="hidden" name="site" value="qinghe"><input name="q" placeholder="请输入关键词"><button>搜索</button></form>';
const homeWith = (form: string): string =>
  html(
    '青禾区人民政府',
    `<div class="header">${form}</div><ul>${Object.entries(PATHS)
      .map(([path, title]) => `<li><a href="${path}">${title}</a><span>2025-10-01</span></li>`)
      .join('')}</ul>`,
  );
const results = (words: string, rows: readonly string[]): string =>
  html(
    '站内搜索',
    rows.length === 0
      ? `<p>没有找到与“${words}”相关的结果</p>`
      : `<p>搜索“${words}”，共找到 ${rows.length} 条结果</p><ul>${rows.map((row) => `<li>${row}<span>2025-10-01</span></li>`).join('')}</ul>`,
  );
const rowsFor = (words: string): readonly string[] =>
  Object.entries(PATHS)
    .filter(([, title]) => words !== '' && title.includes(words))
    .map(([path, title]) => `<a href="${path}"><em>${title.slice(0, 4)}</em>${title.slice(4)}</a>`);
const wordsOf = ({ path, body }: LoggedRequest, field = 'q'): string =>
  new URLSearchParams(body === '' ? path.split('?')[1] : body).get(field) ?? '';

/** What answers at the form's address; nothing else is there. */
const at = (answer: (request: LoggedRequest) => Canned | string): Answers => ({
  '*': (request) => (/^\/(?:search|api)\b/.test(request.path) ? answer(request) : { status: 404 }),
});

async function search(answers: Answers, changes: Partial<CrawlOptions> = {}) {
  const pages = Object.fromEntries(Object.entries(PATHS).map(([path, title]) => [path, article(title)]));
  const server = await serve({ ...pages, ...answers });
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`, { search: { titles: 2, until: '2025-11-10' } });
  const survey: NonNullable<CrawlOptions['survey']> = (input) => ({
    wanted: wantAllLinks(input).wanted.map((want) =>
      want.url === plan.site.url ? { ...want, purpose: 'home' } : want,
    ),
  });
  const options = optionsOf({ survey, ...changes });
  const info = await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const { search: found } = buildSite(snapshot, plan);
  const asked = server.log
    .filter(({ path }) => /search|sousuo/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
  return { found, asked, info, server, outcomes: found.tries.map(({ outcome, title }) => `${title} ${outcome}`) };
}

const browser = '/usr/bin/chromium';
const inBrowser = {
  render: 'auto',
  findBrowser: () => Promise.resolve({ path: browser, version: 'test' }),
} as unknown as Partial<CrawlOptions>;

describe('a plain form', () => {
  test('is sent as a browser sends it, hidden fields too, and the article is found by its title', async () => {
    const { outcomes, asked, info, server } = await search({
      '/': homeWith(PLAIN),
      ...at((request) => results(wordsOf(request), rowsFor(wordsOf(request)))),
    });
    expect(outcomes).toEqual([`${SCHOOL} listed`]);
    expect(asked).toEqual([`GET /search?site=qinghe&q=${encodeURIComponent(SCHOOL)}`]);
    expect(info.requests).toBe(server.log.length);
  });

  test('of a page in GBK is sent in GBK', async () => {
    const home = iconv.encode(homeWith(PLAIN.replace('get', 'post')).replace('utf-8', 'gbk'), 'gbk');
    const { outcomes } = await search({
      '/': { headers: { 'content-type': 'text/html' }, body: home },
      '/search': ({ body }) => {
        const sent = decodeURIComponent(
          /q=([^&]*)/
            .exec(body)?.[1]
            ?.replace(/%(..)/g, (_, hex: string) => `%${hex}`)
            .replace(/(?:%..)+/g, (bytes) =>
              encodeURIComponent(iconv.decode(Buffer.from(bytes.replaceAll('%', ''), 'hex'), 'gbk')),
            ) ?? '',
        );
        return results(sent, rowsFor(sent));
      },
    });
    expect(outcomes).toEqual([`${SCHOOL} listed`]);
  });

  test('that finds neither title has nothing of them; a side box does not stand for a result', async () => {
    const box = `<div class="footer"><a href="/xw/t20251001_1.html">${ROAD}</a></div>`;
    const { found, asked } = await search({
      '/': homeWith(PLAIN),
      ...at((request) => results(wordsOf(request), []).replace('</body>', `${box}</body>`)),
    });
    expect(found.tries).toMatchObject([
      { title: SCHOOL, outcome: 'not-listed', isNone: true, isUnderstood: true },
      { title: ROAD, outcome: 'not-listed', isNone: true },
    ]);
    expect(asked).toHaveLength(2);
  });

  test('whose results lack the article is asked for their second page', async () => {
    const other = '<a href="/zc/1.html">关于印发政务服务事项清单的通知</a>';
    const pager = '<div class="page"><a href="/search?q=x&page=2">下一页</a></div>';
    const first = (words: string): string =>
      results(words, [other, other, other]).replace('</body>', `${pager}</body>`);
    const { found, asked } = await search({
      '/': homeWith(PLAIN),
      ...at((request) => (request.path.includes('page=2') ? results('x', [other, other]) : first(wordsOf(request)))),
    });
    expect(found.tries[0]).toMatchObject({ outcome: 'not-listed', isNone: false, hasMore: false });
    expect(asked.filter((one) => one.includes('page=2'))).toHaveLength(2);
  });

  test('that robots.txt keeps us from, that breaks down or wants a code is not judged', async () => {
    const { found, asked } = await search({
      '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /search\n' },
      '/': homeWith(PLAIN),
    });
    expect(found.tries).toMatchObject([{ outcome: 'unread', reason: 'robots' }]);
    expect(asked).toEqual([]);
    const broken = await search({ '/': homeWith(PLAIN), ...at(() => ({ status: 502 })) });
    expect(broken.found.tries).toMatchObject([{ outcome: 'unread', reason: 'unreadable' }]);
    const walled = await search({
      '/': homeWith(PLAIN),
      ...at(() => html('站内搜索', '<p>请输入验证码后继续搜索</p><form><input name="code"></form>')),
    });
    expect(walled.found.tries).toMatchObject([{ outcome: 'unread', reason: 'unreadable' }]);
  });
});

test('a home page without form, and without script that could bring one, has none', async () => {
  const { found, asked } = await search({ '/': homeWith('') });
  expect(found).toMatchObject({ form: { state: 'absent' }, tries: [] });
  expect(asked).toEqual([]);
});

test('a form may come by script: without a browser nobody knows', async () => {
  const { found } = await search({ '/': homeWith('<script src="/js/head.js"></script>') });
  expect(found.form).toMatchObject({ state: 'undecided', reason: 'needs-browser' });
});

test('a sign-in, a letter and a look-up of cases are no searches; another engine is named', async () => {
  const others =
    '<form action="/login"><input name="user" placeholder="用户名"><input type="password" name="p"></form>' +
    '<form action="/letter/query"><input name="code" placeholder="请输入信件编号和查询码"></form>' +
    '<form action="https://www.sousuo.example/s"><input name="wd" placeholder="站内搜索"></form>';
  const { found } = await search({ '/': homeWith(others) });
  expect(found.form.state).toBe('absent');
  expect(found.foreign).toMatchObject({ quote: 'https://www.sousuo.example/s' });
});

describe.skipIf(!existsSync(browser))('in the browser', () => {
  test('a field without form is typed into, and what its script shows is read', async () => {
    const script = `<input id="keyword" placeholder="请输入关键词"><a id="go" class="btn-search">搜索</a><div id="out"></div><script>
      document.getElementById('go').onclick = async () => {
        const answer = await fetch('/api/sousuo?q=' + encodeURIComponent(document.getElementById('keyword').value));
        const rows = await answer.json();
        document.getElementById('out').innerHTML = '<p>共找到 ' + rows.length + ' 条结果</p>' +
          rows.map(({ url, title }) => '<li><a href="' + url + '">' + title + '</a></li>').join('');
      };</script>`;
    const { outcomes, found } = await search(
      {
        '/': homeWith(script),
        ...at((request) => ({
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(
            Object.entries(PATHS)
              .filter(([, title]) => title === wordsOf(request))
              .map(([url, title]) => ({ url, title })),
          ),
        })),
      },
      inBrowser,
    );
    expect(outcomes).toEqual([`${SCHOOL} listed`]);
    expect(found.tries).toMatchObject([{ isRendered: true }]);
  });

  test('a form in a window of its own opens in this one; what plain requests do not find is looked for again', async () => {
    const scripted = `<form action="/search" id="ss" target="_blank" onsubmit="this.site.value='qinghe'"><input type="hidden" name="site"><input name="q" placeholder="请输入关键词"><input type="submit" value="检索"></form>`;
    const { outcomes } = await search(
      {
        '/': homeWith(scripted),
        ...at((request) =>
          results(wordsOf(request), request.path.includes('site=qinghe') ? rowsFor(wordsOf(request)) : []),
        ),
      },
      inBrowser,
    );
    expect(outcomes.at(-1)).toBe(`${SCHOOL} listed`);
  });

  test('a form that a script brings is found', async () => {
    const { found, outcomes } = await search(
      {
        '/': homeWith(
          `<div id="top"></div><script>document.getElementById('top').innerHTML = ${JSON.stringify(PLAIN)}</script>`,
        ),
        ...at((request) => results(wordsOf(request), rowsFor(wordsOf(request)))),
      },
      inBrowser,
    );
    expect(found.form.state).toBe('found');
    expect(outcomes).toEqual([`${SCHOOL} listed`]);
  });

  test('a home page that shows no form has none, whatever its scripts', async () => {
    const { found } = await search(
      { '/': homeWith('<script>document.title += ""; document.write("")</script>') },
      inBrowser,
    );
    expect(found.form.state).toBe('absent');
  });
});
