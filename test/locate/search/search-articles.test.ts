import { expect, test } from 'vitest';
import { chooseArticles } from '../../../src/locate/search/search-articles.js';
import type { SeenPage } from '../../../src/locate/seen-page.js';
import { digestPage } from '../../../src/page/digest.js';
import { readPage } from '../../../src/page/read-page.js';

const ORIGIN = 'http://www.qinghe.gov.cn';
const plan = { titles: 2, until: '2025-11-10' };

function seen(path: string, html: string, purpose = 'item:news'): SeenPage {
  const url = `${ORIGIN}${path}`;
  const digest = digestPage(readPage(Buffer.from(`<!doctype html><meta charset="utf-8">${html}`), { url }));
  const exchange = { url, purpose, status: 200, via: 'fetch', method: 'GET', record: path, headers: {} } as const;
  return { digest, exchange: { ...exchange, capturedAt: '', sha256: path, bodyBytes: 1, elapsedMs: 1 } };
}
const article = (path: string, title: string, on = '2025-10-01'): SeenPage =>
  seen(
    path,
    `<title>${title}</title><body><div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">要闻</a></div><h1>${title}</h1><div class="info">发布时间：${on} 来源：区融媒体中心</div><div class="TRS_Editor">${`<p>${'秋收时节，各镇街抢抓农时。'.repeat(8)}</p>`.repeat(3)}</div></body>`,
  );
const titles = (...pages: readonly SeenPage[]): readonly string[] =>
  chooseArticles(pages, `${ORIGIN}/`, plan).map(({ title }) => title);

const harvest = article('/xw/t20251001_1.html', '青禾区秋粮收购工作全面展开');
const road = article('/jt/t20251002_2.html', '青禾区三条农村公路建成通车');

test('plain titles go before those with marks, and those of another folder come second', () => {
  const marked = article('/xw/t20251003_3.html', '《青禾区秋粮收购办法》政策解读');
  const beside = article('/xw/t20251004_4.html', '青禾区召开秋粮收购工作会议');
  expect(titles(marked, harvest, beside, road)).toEqual(['青禾区三条农村公路建成通车', '青禾区秋粮收购工作全面展开']);
});

test('an article that came out these days may be missing in an index; so may one whose day nobody knows', () => {
  expect(titles(article('/xw/t20251112_9.html', '青禾区举办稻田艺术节活动', '2025-11-12'), harvest)).toEqual([
    '青禾区秋粮收购工作全面展开',
  ]);
});

test('what a list shows by its day goes before pages that stand by themselves', () => {
  const list = seen(
    '/jt/',
    `<title>交通</title><body><ul>${[1, 2, 3, 4, 5].map((at) => `<li><a href="/jt/t20251002_${at}.html">青禾区第${at}条农村公路建成通车</a><span>2025-10-0${at}</span></li>`).join('')}</ul></body>`,
    'column:news',
  );
  expect(titles(harvest, road, list)[0]).toBe('青禾区三条农村公路建成通车');
});

test('other bodies’ articles, short titles and pages that are none are not asked for', () => {
  const foreign = { ...harvest, exchange: { ...harvest.exchange, url: 'http://www.liuhe.gov.cn/xw/t20251001_1.html' } };
  expect(titles(foreign, article('/xw/t20251001_5.html', '通知'))).toEqual([]);
});
