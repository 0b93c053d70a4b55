import { describe, expect, it } from 'vitest';
import { homeUrl, readHtml } from '../support/read-html.js';

const sentTo = (head: string, body = ''): string | undefined =>
  readHtml(`<html><head>${head}</head><body>${body}</body></html>`, homeUrl).redirect?.url.replace(
    'http://www.qingshui.gov.cn',
    '',
  );

describe('a script that sends a browser on', () => {
  it.each([
    "location.replace('/zwgk/')",
    'window.navigate("/zwgk/");',
    "top.location = '/zwgk/';",
    "document.location.href='/zwgk/'",
    `setTimeout("location.href='/zwgk/'", 3000);`,
    String.raw`setTimeout('location.href=\'/zwgk/\'', 3000);`,
    "setTimeout(function () { location.href = '/zwgk/'; }, 1000)",
    "function jump() { location.href = '/zwgk/'; } setTimeout('jump()', 500);",
    "function jump() { location.href = '/zwgk/'; } window.onload = jump;",
    "function jump(to) { location.href = to; } jump('/zwgk/');",
    'var url = "http://" + location.host + "/zwgk/"; window.location.href = url;',
    "document.getElementById('logo'); location.href = '/zwgk/';",
    "document.cookie = 'seen=1; path=/'; location.href = '/zwgk/';",
  ])('%s', (script) => {
    expect(sentTo(`<script>${script}</script>`)).toBe('/zwgk/');
  });
  it('may be called when the page has come', () => {
    const page =
      '<html><head><script>function go(){ location.href="/zwgk/" }</script></head><body onload="go()"></body></html>';
    expect(readHtml(page, homeUrl).redirect?.url).toBe('http://www.qingshui.gov.cn/zwgk/');
  });
});

describe('a browser stays', () => {
  it.each([
    "if (/Android|iPhone/.test(navigator.userAgent)) { location.href = 'http://m.qingshui.gov.cn/'; }",
    "document.getElementById('app').innerHTML = ''; var here = location.href;",
    "window.open('/notice.html')",
    'location.reload()',
    'var next = location.search.substr(1); location.href = next;',
  ])('%s', (script) => {
    expect(sentTo(`<script>${script}</script>`)).toBeUndefined();
  });
});

it('of two pages for two devices it is sent to the one for desks', () => {
  const script =
    "if (navigator.userAgent.match(/mobile/i)) { location.href = '/wap/'; } else { location.href = '/portal/'; }";
  expect(sentTo(`<script>${script}</script>`)).toBe('/portal/');
});
