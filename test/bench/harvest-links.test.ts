import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/page/read-page.js';
import { makeBigSite } from '../support/big-site/big-site.js';
import { createHarvester } from './harvest-links.js';

const URL_ = 'http://www.yunhu.gov.cn/zwgk/zcwj/index.html';
const harvest = (bytes: Uint8Array, contentType = 'text/html; charset=utf-8') =>
  createHarvester()(bytes, { url: URL_, status: 200, contentType }).links.map(({ url, text }) => [url, text]);

describe('harvesting links', () => {
  it('finds what readPage finds on whole pages', () => {
    const site = makeBigSite({ pages: 300, pageBytes: 20_000, asOf: '2026-06-30', shape: 'unknown' });
    for (const path of site.paths.filter((_, at) => at % 40 === 0)) {
      const from = { url: `http://www.yunhu.gov.cn${path}`, status: 200, contentType: 'text/html; charset=utf-8' };
      const bytes = Buffer.from(site.page(path) ?? '');
      const links = createHarvester()(bytes, from).links.map(({ url }) => url);
      expect(links).toEqual(readPage(bytes, from).links.map(({ url }) => url));
    }
  });

  it('resolves against the base, drops fragments, scripts and mail', () => {
    const html =
      '<base href="/a/"><a href="b.html#c">乙</a><a href="javascript:void(0)">丙</a><a href="mailto:x@y">丁</a><a href="//z.gov.cn/">戊</a>';
    expect(harvest(Buffer.from(html))).toEqual([
      ['http://www.yunhu.gov.cn/a/b.html', '乙'],
      ['http://z.gov.cn/', '戊'],
    ]);
  });

  it('reads GBK pages and characters that a part of the body cuts in two', () => {
    expect(harvest(Buffer.from('<a href="/x">\xb9\xab\xbf\xaa</a>', 'latin1'), 'text/html; charset=gbk')).toEqual([
      ['http://www.yunhu.gov.cn/x', '公开'],
    ]);
    const padded = `${' '.repeat(64 * 1024 - 14)}<a href="/x">公开</a>`;
    expect(harvest(Buffer.from(padded))).toEqual([['http://www.yunhu.gov.cn/x', '公开']]);
  });

  it('shares the links that pages have in common', () => {
    const read = createHarvester();
    const [one, two] = ['/1', '/2'].map((path) =>
      read(Buffer.from('<a href="/zwgk/">政务公开</a>'), { url: `http://www.yunhu.gov.cn${path}`, status: 200 }),
    );
    expect(one?.links[0]).toBe(two?.links[0]);
  });
});
