import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { digestPage } from '../../src/page/digest.js';
import { readPage } from '../../src/page/read-page.js';
import { articleUrl, columnUrl, prose, readHtml, sitePage } from '../support/read-html.js';

describe('readPage answers whatever the bytes are', () => {
  it('for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.webUrl(), (bytes, url) => {
        expect(readPage(bytes, { url }).url).toBe(url);
      }),
      { numRuns: 200 },
    );
  });

  it('for any tags', () => {
    const piece = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td colspan=9>',
      '</td>',
      '<a href="x.html">',
      '</a>',
      '<div class="nav">',
      '</div>',
      '<ul>',
      '<li>',
      '<p>',
      '2024-05-06',
      '更新日期：',
      '当前位置：',
      '首页',
      '>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '索引号：',
      '\t',
      '\n',
      '<h1>',
      '主办单位：',
      '<select>',
      '<option value="/a">',
      '<svg>',
      '<template>',
      '<frameset>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const page = readHtml(pieces.join(''));
        expect(digestPage(page).contentLength).toBe(page.contentText.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['elements nested a hundred thousand deep', '<div>'.repeat(100_000) + '<p>最里面</p>'],
    ['formatting left open', Array.from({ length: 5000 }, (_, index) => `<p><b id=${index}>`).join('')],
    ['tables in tables', '<table><tr><td>'.repeat(20_000)],
    [
      'a tag with a hundred thousand attributes',
      `<div ${Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')}>字</div>`,
    ],
    ['tags never closed', '<a'.repeat(200_000)],
    ['a line of a megabyte', '政府信息公开'.repeat(150_000)],
    ['ten thousand breadcrumbs', '当前位置：<a href=/>首页</a>&gt;'.repeat(10_000)],
    ['dates without end', '更新日期：2024-05-06 '.repeat(20_000)],
    ['blanks without end', `<p>发布时间${' '.repeat(300_000)}：2024</p>`],
    ['server code never closed', '<%'.repeat(100_000)],
  ])('for %s', (_, html) => {
    expect(readHtml(html).status).toBe(200);
  });

  it('is pure: the same bytes give the same page', () => {
    const html = sitePage(`<h1>关于做好防火工作的通知</h1><div id="zoom">${prose}</div>`);
    expect(readHtml(html)).toEqual(readHtml(html));
  });
});

describe('charsets', () => {
  const html = (charset: string): string =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>关于防火的通告㎡_清水县</title></head><body><h1>关于防火的通告㎡</h1><p>发布时间：2024-05-10</p><div id="zoom">${prose}</div></body></html>`;
  it.each([
    ['gb2312', 'gbk', 'gb2312'],
    ['GBK', 'gbk', 'gbk'],
    ['gb18030', 'gb18030', 'gb18030'],
    ['utf-8 said, GBK sent', 'gbk', 'gb18030'],
    ['gb2312 said, UTF-8 sent', 'utf8', 'utf-8'],
  ])('%s', (label, encoding, charset) => {
    const said = label.split(' ')[0] as string;
    const page = readPage(iconv.encode(html(said), encoding), { url: articleUrl });
    expect(page.facts).toMatchObject({ charset, title: '关于防火的通告㎡', publishedOn: '2024-05-10' });
  });

  it('UTF-16 by its mark, whatever the page declares', () => {
    const page = readPage(iconv.encode(html('gb2312'), 'utf16le', { addBOM: true }), { url: articleUrl });
    expect(page.facts).toMatchObject({ charset: 'utf-16le', title: '关于防火的通告㎡' });
  });
});

describe('files', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7\n');
  it.each([
    ['by its first bytes', pdf, 'http://www.qingshui.gov.cn/download?id=1', undefined],
    [
      'by its content type',
      new Uint8Array([1, 2, 3]),
      'http://www.qingshui.gov.cn/download?id=1',
      'application/msword',
    ],
    ['by its ending', new Uint8Array([1, 2, 3]), 'http://www.qingshui.gov.cn/a/nianbao.doc', undefined],
  ])('are told %s', (_, bytes, url, contentType) => {
    expect(readPage(bytes, { url, ...(contentType ? { contentType } : {}) }).facts.kind).toBe('attachment');
  });

  it('are not pages that answer in their place', () => {
    const page = readHtml(
      '<html><head><title>404 Not Found</title></head><body>Not Found</body></html>',
      'http://www.qingshui.gov.cn/a/nianbao.pdf',
    );
    expect(page.facts.kind).toBe('error');
  });
});

it('digests a page to what stays in memory', () => {
  const page = readHtml(sitePage(`<h1>关于做好防火工作的通知</h1><div id="zoom">${prose.repeat(30)}</div>`), columnUrl);
  const digest = digestPage(page);
  expect(digest.contentStart).toHaveLength(1200);
  expect(digest).not.toHaveProperty('contentText');
  expect(digest.links).toEqual(page.links);
});
