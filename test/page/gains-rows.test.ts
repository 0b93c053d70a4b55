import { describe, expect, it } from 'vitest';
import { homeUrl, readHtml } from '../support/read-html.js';

const rows = [1, 2, 3]
  .map((n) => `<li><a href="/zt/${String(n)}.html">青禾区专题报道第${String(n)}期</a><i>2026-01-0${String(n)}</i></li>`)
  .join('');
const menu = ['要闻', '动态', '公告', '政务公开', '办事服务', '互动交流']
  .map((name) => `<p><a href="/${name}/">青禾区${name}栏目</a></p>`)
  .join('');
const gains = (html: string): boolean =>
  readHtml(`<html><head><title>青禾区人民政府</title></head><body>${html}</body></html>`, homeUrl).mayGainRows === true;

describe('a home page may gain rows', () => {
  it.each([
    [
      'in an empty box that a script names',
      `<div id="yw"></div><script>fetch('/yw').then((d) => { box('yw').innerHTML = d; })</script>`,
    ],
    [
      'from a row that is repeated, beside others',
      `<ul>${rows}</ul><ul><li v-for="one in news"><a :href="one.url">{{one.title}}</a></li></ul>`,
    ],
    [
      'in an empty list of a page without rows, beside script files',
      `${menu}<ul class="news-list"></ul><script src="/js/index.js"></script>`,
    ],
  ])('%s', (_where, html) => {
    expect(gains(html)).toBe(true);
  });

  it.each([
    [
      'by a weather box',
      `<ul>${rows}</ul><div id="weather"></div><script>$.ajax({ url: '/tq', success: (d) => $('#weather').html(d) })</script>`,
    ],
    [
      'by a box that no script names',
      `<ul>${rows}</ul><div id="yw"></div><script>$.ajax({ url: '/tq', success: (d) => $('#tq').html(d) })</script>`,
    ],
    ['where the list is there', `<ul class="news-list">${rows}</ul><script src="/js/index.js"></script>`],
  ])('but not %s', (_where, html) => {
    expect(gains(html)).toBe(false);
  });
});
