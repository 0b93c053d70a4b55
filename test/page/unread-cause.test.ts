import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/page/read-page.js';

const causeOf = (source: string | Uint8Array, status = 200): string | undefined =>
  readPage(Buffer.from(source as string), {
    url: 'http://www.qinghe.gov.cn/zfxxgkzn/',
    contentType: 'text/html; charset=utf-8',
    status,
  }).facts.unread;

const rows = Array.from(
  { length: 20 },
  (_, at) => `<li><a href="/t${String(at)}.html">青禾区第${String(at)}号通知</a></li>`,
);
const list = `<html><head><title>通知公告</title></head><body><div><ul>${rows.join('')}</ul></div></body></html>`;

describe('bytes that are not the page', () => {
  test.each([
    ['nothing', '', 200, 'empty'],
    ['a skeleton', '<html><head></head><body> </body></html>', 200, 'empty'],
    ['a word of the server', 'It works!', 200, 'empty'],
    ['an answer without content', '', 204, 'no-content'],
    ['a redirect to nowhere', '<p>Moved</p>', 302, 'no-content'],
    ['a part', list, 206, 'part'],
    ['bytes of no text', Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)), 200, 'binary'],
    ['a page that stops within a tag', `${list.slice(0, 300)}<a hre`, 200, 'cut'],
    ['a page that stops with its blocks open', list.slice(0, list.indexOf('</ul>')), 200, 'cut'],
    ['a stack trace', '<h1>HTTP Status</h1><pre>java.lang.NullPointerException at com.x.Y</pre>', 200, 'breakdown'],
    ['a login', '<title>登录</title><form><input name="u"><input type="password" name="p"></form>', 200, 'login'],
    ['more than a page can be', `<body>${'<p>公开</p>'.repeat(160_000)}</body>`, 200, 'too-complex'],
  ])('%s', (_, source, status, cause) => {
    expect(causeOf(source, status)).toBe(cause);
  });
});

describe('bytes that are', () => {
  test.each([
    ['a list', list],
    ['a word of the site', '<body>本单位无此项</body>'],
    ['a page that leaves out its last tags', list.replace('</body></html>', '')],
    ['a picture alone', '<html><body><img src="/a.jpg"></body></html>'],
    ['a home page with a box to sign in', list.replace('<ul>', '登录<input type="password"><ul>')],
    [
      'an article about maintenance',
      `<body><h1>系统维护公告</h1><p>${'本周六系统维护中，办事群众请提前安排。'.repeat(60)}</p></body>`,
    ],
  ])('%s', (_, source) => {
    expect(causeOf(source)).toBeUndefined();
  });
});
