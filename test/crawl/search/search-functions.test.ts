/** What a search offers besides finding titles, tried over a loopback server: what is asked, and what the site model says of it. */
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../../src/crawl/crawl-site.js';
import type { SearchPlan } from '../../../src/model/plan.js';
import { buildSite } from '../../../src/site/build-site.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serve, type Answers } from '../../support/http-server.js';
import { optionsOf, planOf, wantAllLinks } from '../crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const ROAD = '青禾区启动老旧小区改造三年行动';
const CARD = '居民身份证申领办事指南';
const PATHS = { '/xw/t20251001_1.html': ROAD, '/bs/t20251002_2.html': CARD };
const html = (title: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body>${body}</body>`;
const article = (title: string): string =>
  html(
    title,
    `<h1>${title}</h1><div class="info">发布时间：2025-10-01 来源：区融媒体中心</div><div class="TRS_Editor">${`<p>${'坚持居民自愿、因地制宜。'.repeat(20)}</p>`.repeat(3)}</div>`,
  );
const FORM =
  '<form action="/search" method="get"><input name="q" placeholder="请输入关键词"><button>搜索</button></form>';
const home = (extra = ''): string =>
  html(
    '青禾区人民政府',
    `<div class="header">${FORM}${extra}</div><ul>${Object.entries(PATHS)
      .map(([path, title]) => `<li><a href="${path}">${title}</a><span>2025-10-01</span></li>`)
      .join('')}</ul>`,
  );
const results = (words: string, titles: readonly string[]): string =>
  html(
    '站内搜索',
    titles.length === 0
      ? `<p>没有找到与“${words}”相关的结果</p>`
      : `<p>搜索“${words}”，共找到 ${titles.length} 条结果</p><ul>${titles
          .map(
            (title) =>
              `<li><a href="${Object.entries(PATHS).find(([, one]) => one === title)?.[0] ?? ''}">${title}</a><span>2025-10-01</span></li>`,
          )
          .join('')}</ul>`,
  );

/** An engine that knows these other words for titles. */
async function search(
  known: Readonly<Record<string, string>>,
  wish: Partial<SearchPlan>,
  changes: Partial<CrawlOptions> = {},
  extra = '',
) {
  const asked: string[] = [];
  const answers: Answers = {
    ...Object.fromEntries(Object.entries(PATHS).map(([path, title]) => [path, article(title)])),
    '/': home(extra),
    '*': ({ path }) => {
      if (!path.startsWith('/search')) return { status: 404 };
      const words = new URLSearchParams(path.split('?')[1]).get('q') ?? '';
      asked.push(words);
      const titles = Object.values(PATHS).filter((title) => title.includes(known[words] ?? words));
      return results(words, titles);
    },
  };
  const server = await serve(answers);
  open.push(() => server.close());
  const plan = planOf(`${server.url}/`, { search: { titles: 1, until: '2025-11-10', ...wish } });
  const survey: NonNullable<CrawlOptions['survey']> = (input) => ({
    wanted: wantAllLinks(input).wanted.map((want) =>
      want.url === plan.site.url ? { ...want, purpose: 'home' } : want,
    ),
  });
  const options = optionsOf({ survey, ...changes });
  await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const site = buildSite(snapshot, plan);
  const states = (site.search.queries ?? []).map(({ as, words, state }) => `${as} ${words} ${state}`);
  return { site, asked, states };
}

test('a word is asked for as it is written and as it is spelt, after what nothing can bear', async () => {
  const { site, states } = await search(
    { laojiuxiaoqu: '老旧小区', juminshenfen: '居民身份' },
    { functions: ['pinyin'] },
  );
  expect(states[0]).toBe('nonsense qzxvwjkq none');
  expect(states.slice(1)).toHaveLength(2);
  expect(site.search.queries?.at(-1)).toMatchObject({ as: 'pinyin', state: 'shown' });
  expect(site.probedPage(site.search.queries?.at(-1)?.answer?.record ?? '')?.bodyText).toContain('共找到 1 条结果');
});

test('an engine without pinyin finds none', async () => {
  const { states } = await search({}, { functions: ['pinyin'] });
  expect(states.at(-1)).toMatch(/^pinyin [a-z]+ none$/);
});

test('official words go before a visitor’s; where these find nothing he is not asked for', async () => {
  const questions = [
    { ask: '怎么办身份证', expects: ['居民身份证'] },
    { ask: '买房子怎么取公积金', expects: ['住房公积金提取'] },
  ];
  const { states } = await search({ 怎么办身份证: '居民身份证' }, { functions: ['plain-language'], questions });
  expect(states.slice(1)).toEqual([
    'official 居民身份证 shown',
    'question 怎么办身份证 shown',
    'official 住房公积金提取 none',
  ]);
});

test('without functions in the plan only titles are asked for', async () => {
  const { asked, states } = await search({}, {});
  expect(asked).toHaveLength(1);
  expect(states).toEqual([]);
});

const browser = '/usr/bin/chromium';
describe.skipIf(!existsSync(browser))('in the browser', () => {
  test('words that a script offers while one types are taken down', async () => {
    const script = `<ul id="tips"></ul><script>
      document.querySelector('input[name=q]').addEventListener('keyup', ({ target }) => {
        document.getElementById('tips').innerHTML = target.value ? '<li>' + target.value + '小区改造补贴</li>' : '';
      });</script>`;
    const inBrowser = {
      render: 'auto',
      findBrowser: () => Promise.resolve({ path: browser, version: 'test' }),
    } as unknown as Partial<CrawlOptions>;
    const { site } = await search({}, { functions: ['suggestions'] }, inBrowser, script);
    const typed = site.search.queries?.find(({ as }) => as === 'typed');
    expect(typed).toMatchObject({ state: 'shown', isRendered: true });
    expect(typed?.suggested).toEqual([`${typed?.words ?? ''}小区改造补贴`]);
  });
});
