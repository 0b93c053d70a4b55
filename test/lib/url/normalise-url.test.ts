import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { normaliseUrl, withoutCredentials } from '../../../src/lib/url/normalise-url.js';
import { registrableDomain } from '../../../src/lib/url/registrable-domain.js';

describe('one resource, one form', () => {
  test.each([
    ['http://WWW.Example.gov.cn:80/a', 'http://www.example.gov.cn/a', 'case and default port'],
    ['https://a.gov.cn:443', 'https://a.gov.cn/', 'no path'],
    ['http://a.gov.cn./x', 'http://a.gov.cn/x', 'closing dot of the name'],
    ['http://a.gov.cn/a/./b/../c', 'http://a.gov.cn/a/c', 'dot segments'],
    ['http://a.gov.cn/a#top', 'http://a.gov.cn/a', 'fragment'],
    ['http://u:p@a.gov.cn/', 'http://a.gov.cn/', 'credentials'],
    ['http://a.gov.cn/%e6%8c%87%7e', 'http://a.gov.cn/%E6%8C%87~', 'percent-encoding'],
    ['http://a.gov.cn/指', 'http://a.gov.cn/%E6%8C%87', 'raw Chinese'],
    ['http://a.gov.cn/x.jsp;jsessionid=AB12?id=3', 'http://a.gov.cn/x.jsp?id=3', 'session in the path'],
    ['http://a.gov.cn/x?PHPSESSID=abc&id=3', 'http://a.gov.cn/x?id=3', 'session in the query'],
    ['http://a.gov.cn/x?jsessionid=abc', 'http://a.gov.cn/x', 'nothing but a session'],
    ['http://a.gov.cn/x?id=3&t=0.7362514398201', 'http://a.gov.cn/x?id=3', 'a random number'],
    ['http://a.gov.cn/(S(lit3py55t21z5v55vlm25s55))/x.aspx', 'http://a.gov.cn/x.aspx', 'session of ASP.NET'],
    ['http://a.gov.cn/x?', 'http://a.gov.cn/x', 'empty query'],
  ])('%s is %s: %s', (address, form) => {
    expect(normaliseUrl(address)).toBe(form);
  });

  test.each([
    ['http://a.gov.cn/a', 'https://a.gov.cn/a', 'scheme'],
    ['http://a.gov.cn/a', 'http://a.gov.cn/a/', 'closing slash'],
    ['http://a.gov.cn/A', 'http://a.gov.cn/a', 'case of the path'],
    ['http://a.gov.cn/?a=1&b=2', 'http://a.gov.cn/?b=2&a=1', 'order of the query'],
    ['http://a.gov.cn/?sid=2', 'http://a.gov.cn/?sid=3', 'site id of gkmlpt'],
    ['http://a.gov.cn/a%2Fb', 'http://a.gov.cn/a/b', 'encoded slash'],
    ['http://a.gov.cn/a;type=2', 'http://a.gov.cn/a', 'other path parameters'],
    ['http://a.gov.cn/?q=a%26b', 'http://a.gov.cn/?q=a&b', 'encoded ampersand'],
    ['http://a.gov.cn:8080/', 'http://a.gov.cn/', 'another port'],
  ])('%s and %s stay apart: %s', (one, other) => {
    expect(normaliseUrl(one)).not.toBe(normaliseUrl(other));
  });

  test.each(['javascript:void(0)', 'mailto:a@b.cn', 'ftp://a.gov.cn/', '/path', '', 'http://'])(
    '%j has none',
    (address) => {
      expect(normaliseUrl(address)).toBeUndefined();
    },
  );

  test('doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = normaliseUrl(address);
        expect(normaliseUrl(once ?? '')).toBe(once);
      }),
    );
  });

  test('an address is written down without credentials and fragment', () => {
    expect(withoutCredentials('http://user:secret@a.gov.cn/x?y#z')).toBe('http://a.gov.cn/x?y');
    expect(withoutCredentials('not an address')).toBe('not an address');
  });
});

describe('registrable domains', () => {
  test.each([
    ['zwgk.qinghe.gov.cn', 'qinghe.gov.cn'],
    ['qinghe.gov.cn', 'qinghe.gov.cn'],
    ['WWW.Qinghe.gov.cn.', 'qinghe.gov.cn'],
    ['www.gov.cn', 'www.gov.cn'],
    ['www.qinghe.com.cn', 'qinghe.com.cn'],
    ['a.qinghe.sh.cn', 'qinghe.sh.cn'],
    ['qinghe.ipv6best.cn', 'ipv6best.cn'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['[::1]', '[::1]'],
  ])('%s belongs to %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});
