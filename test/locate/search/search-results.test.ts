import { expect, test } from 'vitest';
import { readSearchAnswer } from '../../../src/locate/search/search-results.js';
import { readPage } from '../../../src/page/read-page.js';

const TITLE = '青禾区启动老旧小区改造三年行动';
const sought = {
  title: TITLE,
  url: 'http://www.qinghe.gov.cn/xw/t20251001_1.html',
  action: 'http://www.qinghe.gov.cn/search',
  isRendered: false,
};
const read = (body: string, status = 200, isRendered = false) =>
  readSearchAnswer(
    readPage(Buffer.from(`<!doctype html><meta charset="utf-8"><title>检索结果</title><body>${body}</body>`), {
      url: 'http://www.qinghe.gov.cn/search?q=x',
      status,
    }),
    { ...sought, isRendered },
  );
const row = (href: string, text: string): string => `<li><a href="${href}">${text}</a><span>2025-10-01</span></li>`;
const others = [1, 2, 3].map((at) => row(`/zc/${at}.html`, `关于做好第${at}批便民事项办理的通知`)).join('');
const nothing = `<p>抱歉，没有找到与“${TITLE}”相关的结果</p>`;

test.each([
  ['a link to the article', `<ul>${row(sought.url, '另一种标题')}</ul>`, 'listed'],
  [
    'its title over a counter’s address',
    `<ul>${row('/visit.do?id=7', `<em>青禾区</em>${TITLE.slice(3)}`)}</ul>`,
    'listed',
  ],
  [
    'a counter that names the article',
    `<ul>${row(`https://so.sheng.gov.cn/to?u=${encodeURIComponent(sought.url)}`, '…')}</ul>`,
    'listed',
  ],
  ['its title cut short', `<ul>${row('/visit.do?id=7', `${TITLE.slice(0, 12)}...`)}</ul>`, 'listed'],
  ['no results', nothing, 'not-listed'],
  ['a count of none', `<p>搜索“${TITLE}”，共找到 0 条结果</p>`, 'not-listed'],
  ['ten results are not none', `<p>共找到 10 条结果</p><ul>${row(sought.url, TITLE)}</ul>`, 'listed'],
  ['other articles', `<p>共找到 3 条结果</p><ul>${others}</ul>`, 'not-listed'],
  [
    'the words repeated in menus of the search itself',
    `${nothing}<a href="/search?q=x&sort=date">${TITLE}</a>`,
    'not-listed',
  ],
  ['no results beside a box that shows the article', `${nothing}<ul>${row(sought.url, TITLE)}</ul>`, 'unread'],
  ['an empty page of results that no script can fill', '<h2>检索结果</h2><hr>', 'not-listed'],
  [
    'an empty page of results with a script',
    '<h2>检索结果</h2><div id="list"></div><script src="/app.js"></script>',
    'unread',
  ],
  ['a page that says nothing', '<div id="app"></div><script src="/app.js"></script>', 'unread'],
  ['a captcha', '<p>操作过于频繁，请输入验证码</p>', 'unread'],
])('%s', (_, body, outcome) => {
  expect(read(body).outcome).toBe(outcome);
});

test('an answer that is data holds the article as a record; words repeated in it do not stand for one', () => {
  const answer = (data: unknown) =>
    readSearchAnswer(
      readPage(Buffer.from(JSON.stringify(data)), { url: sought.action, contentType: 'application/json' }),
      sought,
    );
  expect(
    answer({ keyword: TITLE, total: 1, data: [{ title: `<em>${TITLE}</em>`, url: '/xw/t20251001_1.html' }] }).outcome,
  ).toBe('listed');
  expect(answer({ keyword: TITLE, total: 0, data: [] }).outcome).not.toBe('listed');
});

test('a dead address is told from a broken server', () => {
  expect(read('<h1>404</h1>', 404)).toEqual({ outcome: 'dead' });
  expect(read('<h1>出错了</h1>', 502)).toEqual({ outcome: 'unread', reason: 'unreadable' });
});

test('of a list that goes on only the first page was seen', () => {
  const pager = '<div class="page"><a href="/search?q=x&p=2">下一页</a></div>';
  expect(read(`<p>共找到 30 条结果</p><ul>${others}</ul>${pager}`)).toMatchObject({
    outcome: 'not-listed',
    hasMore: true,
  });
});
