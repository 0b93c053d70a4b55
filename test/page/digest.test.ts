import { describe, expect, it } from 'vitest';
import { createDigester, digestPage } from '../../src/page/digest.js';
import { readPage } from '../../src/page/read-page.js';

const page = (path: string, content: string) =>
  readPage(
    Buffer.from(
      `<html><head><title>青禾区人民政府</title></head><body><div class="nav"><ul><li><a href="/zwgk/" title="政务公开">政务公开</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div><div class="content">${content}</div></body></html>`,
    ),
    { url: `http://www.qinghe.gov.cn${path}`, contentType: 'text/html; charset=utf-8' },
  );

describe('a digest', () => {
  it('says what the page says, less its texts and tables', () => {
    const whole = page('/1', `<p>${'公开。'.repeat(600)}</p><a href="/a">甲</a>`);
    const digest = digestPage(whole);
    expect(digest.links).toEqual(whole.links);
    expect(digest.facts).toEqual(whole.facts);
    expect(digest.contentStart).toBe(whole.contentText.slice(0, 1_200));
    expect(digest.contentLength).toBe(whole.contentText.length);
    expect(digest).not.toHaveProperty('bodyText');
  });

  it('keeps half a character pair and names like those of objects as they are', () => {
    const whole = page('/1', '<a href="/a">甲\u{20BB7}</a>');
    const odd = { ...whole, contentText: '\uD842', facts: { ...whole.facts, meta: { constructor: '函数' } } };
    expect(digestPage(odd).contentStart).toBe('\uD842');
    expect(digestPage(odd).facts.meta).toEqual({ constructor: '函数' });
  });

  it('of one of many pages shares the links that they have in common, and no others', () => {
    const digest = createDigester();
    const one = digest(page('/1', '<a href="/a">甲</a>'));
    const two = digest(page('/2', '<a href="/a">乙</a>'));
    const of = ({ links }: typeof one, url: string) => links.find((link) => link.url.endsWith(url));
    expect(of(one, '/zwgk/')).toBe(of(two, '/zwgk/'));
    expect(of(one, '/a')?.text).toBe('甲');
    expect(of(two, '/a')?.text).toBe('乙');
  });
});
