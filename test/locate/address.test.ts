import { describe, expect, it } from 'vitest';
import { isArticleAddress, isSameSite, pageKey } from '../../src/locate/address.js';

it('pageKey: scheme, index page, fragment and session do not tell pages apart; the query does', () => {
  expect(pageKey('http://x.gov.cn/a/index.html')).toBe(pageKey('https://x.gov.cn/a/#top'));
  expect(pageKey('http://x.gov.cn/a;jsessionid=12AB')).toBe(pageKey('http://x.gov.cn/a'));
  expect(pageKey('http://x.gov.cn/a?id=1')).not.toBe(pageKey('http://x.gov.cn/a?id=2'));
});

it('isSameSite: hosts of one registrable name; addresses without a name only with themselves', () => {
  expect(isSameSite('http://www.qinghe.gov.cn/', 'http://zwgk.qinghe.gov.cn/a')).toBe(true);
  expect(isSameSite('http://www.qinghe.gov.cn/', 'http://www.yunling.gov.cn/')).toBe(false);
  expect(isSameSite('http://127.0.0.1:8001/', 'http://127.0.0.1:8002/')).toBe(false);
});

describe('isArticleAddress', () => {
  it.each([
    '/zwgk/202405/t20240506_12345.html',
    '/art/2024/5/6/art_103_4567.html',
    '/content/post_9360641.html',
    '/info/1497/9524.htm',
    '/gongkai/site_a/channel_5f/doc_0123456789abcdef01234567.html',
    '/sygfj/gknb/202401/2ecfb31a335f4d689220a3a23e24a986.shtml',
  ])('%s is one', (path) => expect(isArticleAddress(`http://x.gov.cn${path}`)).toBe(true));
  it.each([
    '/col/col103/index.html',
    '/zwgk/',
    '/ftq/c100032/list.shtml',
    '/gongkai/channel_0123456789abcdef01234567/',
    '/public/column/6601841?type=4',
  ])('%s is none', (path) => expect(isArticleAddress(`http://x.gov.cn${path}`)).toBe(false));
});
