import { test } from 'vitest';
import { aaaa, overFamily, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ONE = '2001:db8::80';
const home = view('/', { facts: { kind: 'home', footer: { errorReport: false, ipv6Label: true } } });
const four = overFamily(4, '192.0.2.80', { status: 200 });

const examples: readonly Example[] = [
  [
    '有标识，也能访问',
    { home, probes: [aaaa('answered', [ONE]), four, overFamily(6, ONE, { status: 200 })] },
    { value: 'passed' },
  ],
  ['有标识，没有 AAAA', { home, probes: [aaaa('absent')] }, { value: 'failed', codes: ['untrue'] }],
  [
    '有标识，地址打不开',
    { home, probes: [aaaa('answered', [ONE]), four, overFamily(6, ONE, { why: 'timeout' })] },
    { value: 'failed', codes: ['untrue'] },
  ],
  ['没有标识', { probes: [aaaa('absent')] }, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '页脚由脚本写出',
    { home: view('/', { facts: { needsBrowser: 'footer-script' } }) },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '有标识，本机没有 IPv6 路由',
    { home, environment: { ipv6Route: false }, probes: [aaaa('answered', [ONE])] },
    { value: 'untested', reason: 'no-ipv6-route' },
  ],
  ['有标识，解析器出错', { home, probes: [aaaa('error')] }, { value: 'cantTell', reason: 'unreadable' }],
  ['有标识，没有试过', { home, probes: [aaaa('answered', [ONE])] }, { value: 'cantTell', reason: 'not-crawled' }],
  [
    '有标识，两个地址只试过一个',
    { home, probes: [aaaa('answered', [ONE, '2001:db8::81']), four, overFamily(6, ONE, { status: 200 })] },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有域名', { home, site: { url: 'http://192.0.2.7/' } }, { value: 'untested', reason: 'no-hostname' }],
];

test.each(examples)('ipv6-label: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-label', sketch), expected);
});
