import { test } from 'vitest';
import { aaaa, undecided } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ADDRESS = '2001:db8::80';

const examples: readonly Example[] = [
  ['有 AAAA 记录', { probes: [aaaa('answered', [ADDRESS])] }, { value: 'passed', measured: { addresses: [ADDRESS] } }],
  ['没有 AAAA 记录', { probes: [aaaa('absent')] }, { value: 'failed', codes: ['absent'] }],
  ['应答里没有地址', { probes: [aaaa('answered', [])] }, { value: 'failed', codes: ['absent'] }],
  ['解析器出错', { probes: [aaaa('error')] }, { value: 'cantTell', reason: 'unreadable' }],
  ['出错之后又查到', { probes: [aaaa('error'), aaaa('answered', [ADDRESS])] }, { value: 'passed' }],
  ['查的是别的主机', { probes: [aaaa('absent', [], 'other.gov.cn')] }, { value: 'cantTell', reason: 'not-crawled' }],
  [
    '域名什么地址都查不到，网站也没有应答',
    { probes: [aaaa('absent')], crawl: { stoppedBecause: 'unreachable' }, home: undecided('truncated') },
    { value: 'untested', reason: 'unreachable' },
  ],
  ['地址是 IP', { site: { url: 'http://192.0.2.7:8080/' } }, { value: 'untested', reason: 'no-hostname' }],
  ['地址是 IPv6 字面量', { site: { url: 'http://[2001:db8::1]/' } }, { value: 'untested', reason: 'no-hostname' }],
  ['地址是 localhost', { site: { url: 'http://localhost:8080/' } }, { value: 'untested', reason: 'no-hostname' }],
  [
    '门户下的部门，主机是门户的',
    { site: { kind: 'department', url: 'http://www.qinghe.gov.cn/jyj/' } },
    { value: 'inapplicable', reason: 'kind' },
  ],
];

test.each(examples)('ipv6-dns: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-dns', sketch), expected);
});
