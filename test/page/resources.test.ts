import { expect, test } from 'vitest';
import { readPage } from '../../src/page/read-page.js';

const resourcesOf = (body: string, head = ''): readonly string[] | undefined =>
  readPage(Buffer.from(`<!doctype html><meta charset="utf-8"><head>${head}</head><body>${body}<p>青禾区</p></body>`), {
    url: 'https://www.qinghe.gov.cn/',
  }).resources;

test.each([
  ['a script', '<script src="https://a.cdn-qinghe.cn/x.js"></script>', 'https://a.cdn-qinghe.cn/x.js'],
  ['a style sheet', '<link rel="Stylesheet" href="//a.cdn-qinghe.cn/x.css">', 'https://a.cdn-qinghe.cn/x.css'],
  ['an icon', '<link rel="shortcut icon" href="http://a.cdn-qinghe.cn/i.ico">', 'http://a.cdn-qinghe.cn/i.ico'],
  ['a hidden picture, a counter', '<img style="display:none" src="http://tj.cn/c.gif">', 'http://tj.cn/c.gif'],
  ['a picture in several sizes', '<img srcset="http://a.cn/1.png 1x, http://a.cn/2.png 2x">', 'http://a.cn/1.png'],
  ['a frame', '<iframe src="https://weather.cn/box"></iframe>', 'https://weather.cn/box'],
  ['a film and its first picture', '<video poster="https://v.cn/p.jpg"></video>', 'https://v.cn/p.jpg'],
  [
    'a background in a table',
    '<table><tr><td background="http://a.cn/bg.gif">底</td></tr></table>',
    'http://a.cn/bg.gif',
  ],
  ['a background by style', '<div style="background:url(\'http://a.cn/bg.gif\')">底</div>', 'http://a.cn/bg.gif'],
  ['an object', '<object data="http://a.cn/x.swf"></object>', 'http://a.cn/x.swf'],
])('%s is loaded', (_, markup, url) => {
  expect(resourcesOf(markup)).toEqual([url]);
});

test.each([
  ['a link', '<a href="http://a.cn/">甲</a>'],
  ['what a comment holds', '<!-- <script src="http://a.cn/x.js"></script> -->'],
  ['a template', '<template><img src="http://a.cn/x.png"></template>'],
  ['what only readers without scripts see', '<noscript><img src="http://a.cn/x.png"></noscript>'],
  ['other forms of the page', '<link rel="canonical" href="http://a.cn/"><link rel="preconnect" href="http://b.cn">'],
  ['a picture in the page itself', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'],
])('%s is not', (_, markup) => {
  expect(resourcesOf(markup)).toBeUndefined();
});

test('one address of each origin is kept, in the order of the page', () => {
  expect(
    resourcesOf(
      '<img src="/b.png"><img src="http://a.cn/1.png"><img src="http://a.cn/2.png"><img src="https://a.cn/3.png">',
      '<link rel="stylesheet" href="/a.css">',
    ),
  ).toEqual(['https://www.qinghe.gov.cn/a.css', 'http://a.cn/1.png', 'https://a.cn/3.png']);
});
