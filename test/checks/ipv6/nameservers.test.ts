import { test } from 'vitest';
import type { DnsProbe } from '../../../src/model/snapshot.js';
import { aaaa } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const NS1 = 'ns1.dns-qinghe.cn';
const NS2 = 'ns2.dns-qinghe.cn';
const zone = (result: DnsProbe['result'], answers: readonly string[] = [], host = 'qinghe.gov.cn'): DnsProbe => ({
  ...aaaa(result, answers, host),
  query: 'NS',
});
const both = zone('answered', [NS1, NS2]);
const good = aaaa('answered', ['2001:db8::53'], NS1);

const examples: readonly Example[] = [
  ['都有 AAAA', { probes: [both, good, aaaa('answered', ['2001:db8::54'], NS2)] }, { value: 'passed' }],
  ['一台没有 AAAA', { probes: [both, good, aaaa('absent', [], NS2)] }, { value: 'failed', codes: ['no-address'] }],
  [
    '一台解析出错',
    { probes: [both, good, aaaa('error', [], NS2)] },
    { value: 'cantTell', reason: 'unreadable', codes: ['undecided'] },
  ],
  ['一台没有问过', { probes: [both, good] }, { value: 'cantTell', reason: 'not-crawled' }],
  [
    '主机名本身不是区，上一级才是',
    { probes: [zone('absent', [], 'www.qinghe.gov.cn'), zone('answered', [NS1]), good] },
    { value: 'passed' },
  ],
  ['问不到域名服务器', { probes: [zone('error')] }, { value: 'cantTell', reason: 'unreadable' }],
  ['解析器说哪一级都没有', { probes: [zone('absent')] }, { value: 'cantTell', reason: 'unreadable' }],
  ['别的区', { probes: [zone('answered', [NS2], 'yunling.gov.cn')] }, { value: 'cantTell', reason: 'not-crawled' }],
  ['没有域名', { site: { url: 'http://[2001:db8::7]/' } }, { value: 'untested', reason: 'no-hostname' }],
];

test.each(examples)('ipv6-nameservers: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-nameservers', sketch), expected);
});
