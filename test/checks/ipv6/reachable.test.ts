import { test } from 'vitest';
import { aaaa, overFamily } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ONE = '2001:db8::80';
const TWO = '2001:db8::81';
const four = overFamily(4, '192.0.2.80', { status: 200 });
const dns = (...addresses: string[]) => aaaa('answered', addresses);

const examples: readonly Example[] = [
  [
    '每个地址都能打开',
    { probes: [dns(ONE, TWO), four, overFamily(6, ONE, { status: 200 }), overFamily(6, TWO, { status: 200 })] },
    { value: 'passed' },
  ],
  [
    '一个地址打不开',
    { probes: [dns(ONE, TWO), four, overFamily(6, ONE, { status: 200 }), overFamily(6, TWO, { why: 'timeout' })] },
    { value: 'failed', codes: ['dead'] },
  ],
  ['答 502', { probes: [dns(ONE), four, overFamily(6, ONE, { status: 502 })] }, { value: 'failed', codes: ['dead'] }],
  [
    'IPv4 也打不开，不是 IPv6 的问题',
    { probes: [dns(ONE), overFamily(4, '192.0.2.80', { why: 'timeout' }), overFamily(6, ONE, { why: 'timeout' })] },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '转到另一主机，那里没有 AAAA',
    {
      probes: [
        dns(ONE),
        aaaa('absent', [], 'new.qinghe.gov.cn'),
        four,
        overFamily(6, ONE, { why: 'dns', finalUrl: 'http://new.qinghe.gov.cn/' }),
      ],
    },
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '转到另一主机，那里解析出错',
    {
      probes: [
        dns(ONE),
        aaaa('error', [], 'new.qinghe.gov.cn'),
        four,
        overFamily(6, ONE, { why: 'dns', finalUrl: 'http://new.qinghe.gov.cn/' }),
      ],
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '没有 IPv4 可比，别的地址能打开',
    { probes: [dns(ONE, TWO), overFamily(6, ONE, { status: 200 }), overFamily(6, TWO, { why: 'refused' })] },
    { value: 'failed', codes: ['dead'] },
  ],
  ['没有 AAAA', { probes: [aaaa('absent')] }, { value: 'inapplicable', reason: 'no-targets' }],
  ['解析器出错', { probes: [aaaa('error')] }, { value: 'cantTell', reason: 'unreadable' }],
  [
    '本机没有 IPv6 路由',
    { environment: { ipv6Route: false }, probes: [dns(ONE)] },
    { value: 'untested', reason: 'no-ipv6-route' },
  ],
  [
    '连接时才发现没有路由',
    { probes: [dns(ONE), four, overFamily(6, ONE, { why: 'no-route' })] },
    { value: 'untested', reason: 'no-ipv6-route' },
  ],
  [
    '一个地址没有试过',
    { probes: [dns(ONE, TWO), four, overFamily(6, ONE, { status: 200 })] },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    'https 才是 IPv4 用的，http 不算',
    {
      probes: [
        dns(ONE),
        overFamily(4, '192.0.2.80', { status: 200, url: 'https://www.qinghe.gov.cn/' }),
        overFamily(6, ONE, { why: 'refused' }),
        overFamily(6, ONE, { status: 200, url: 'https://www.qinghe.gov.cn/' }),
      ],
    },
    { value: 'passed' },
  ],
  [
    '被自己的安全限制拦下',
    { probes: [dns(ONE), four, overFamily(6, ONE, { why: 'private-address' })] },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有域名', { site: { url: 'http://192.0.2.7/' } }, { value: 'untested', reason: 'no-hostname' }],
];

test.each(examples)('ipv6-reachable: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-reachable', sketch), expected);
});
