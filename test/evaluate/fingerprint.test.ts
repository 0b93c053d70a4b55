import { expect, test } from 'vitest';
import { fingerprintOf, withoutSession } from '../../src/evaluate/fingerprint.js';

const fault = { rule: 'guide-elements', code: 'missing', address: 'http://www.qinghe.gov.cn/zn/', key: '传真号码' };

test('a fingerprint is sixteen hex digits and the same in every run', () => {
  expect(fingerprintOf(fault)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf({ ...fault })).toBe(fingerprintOf(fault));
});

test.each([
  ['rule', { rule: 'guide-updated-date' }],
  ['code', { code: 'malformed' }],
  ['address', { address: 'http://www.qinghe.gov.cn/zn2/' }],
  ['key', { key: '办公时间' }],
])('another %s is another fault', (_, change) => {
  expect(fingerprintOf({ ...fault, ...change })).not.toBe(fingerprintOf(fault));
});

test.each([
  ['http://a.gov.cn/x.jsp;jsessionid=0A1B.node1?id=3', 'http://a.gov.cn/x.jsp?id=3'],
  ['http://a.gov.cn/x.jsp?id=3&JSESSIONID=0A1B', 'http://a.gov.cn/x.jsp?id=3'],
  ['http://a.gov.cn/x.php?PHPSESSID=ab&c=1#top', 'http://a.gov.cn/x.php?c=1'],
  ['http://a.gov.cn/gkmlpt/api/all/5?sid=7556', 'http://a.gov.cn/gkmlpt/api/all/5?sid=7556'],
  ['not an address', 'not an address'],
])('%s is the address %s', (address, plain) => {
  expect(withoutSession(address)).toBe(plain);
});
