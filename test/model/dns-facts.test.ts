import { expect, test } from 'vitest';
import { addressFact } from '../../src/model/dns-facts.js';
import type { DnsProbe } from '../../src/model/snapshot.js';

const told = (query: DnsProbe['query'], host: string, result: DnsProbe['result'], ...answers: string[]): DnsProbe => ({
  kind: 'dns',
  host,
  query,
  at: '2025-11-18T09:00:00+08:00',
  resolver: '192.0.2.53',
  result,
  answers,
});
const SITE = 'www.qinghe.gov.cn';
const CDN = 'www.qinghe.gov.cn.cdn-qinghe.cn';
const NODE = 'node7.cdn-qinghe.cn';
const alias = [
  told('AAAA', SITE, 'absent'),
  told('CNAME', SITE, 'answered', CDN),
  told('AAAA', CDN, 'absent'),
  told('CNAME', CDN, 'answered', NODE),
];

test.each([
  ['an address of its own', [told('AAAA', SITE, 'answered', '2001:db8::1')], 'answered'],
  ['an address at the end of its aliases', [...alias, told('AAAA', NODE, 'answered', '2001:db8::7')], 'answered'],
  ['none at the end of its aliases', [...alias, told('AAAA', NODE, 'absent')], 'absent'],
  ['a resolver that fails at the end of its aliases', [...alias, told('AAAA', NODE, 'error')], 'error'],
  ['aliases in a circle', [...alias.slice(0, 3), told('CNAME', CDN, 'answered', SITE)], 'error'],
  ['an alias that an earlier version did not follow', alias.slice(0, 2), 'absent'],
  [
    'an error, then an answer',
    [told('AAAA', SITE, 'error'), told('AAAA', SITE, 'answered', '2001:db8::1')],
    'answered',
  ],
  ['an error, then none', [told('AAAA', SITE, 'error'), told('AAAA', SITE, 'absent')], 'absent'],
  ['another spelling of the name', [told('AAAA', 'WWW.QINGHE.GOV.CN.', 'answered', '2001:db8::1')], 'answered'],
  ['what a DNS64 resolver makes up of IPv4', [told('AAAA', SITE, 'answered', '64:ff9b::c000:201')], 'absent'],
  ['only IPv4 asked for', [told('A', SITE, 'answered', '192.0.2.1')], 'not-asked'],
])('%s: %s', (_, probes, fact) => {
  expect(addressFact(probes, SITE).fact).toBe(fact);
});

test('more aliases in a row than any zone has are an error, as resolvers see it', () => {
  const names = Array.from({ length: 12 }, (_, at) => `a${String(at)}.qinghe.gov.cn`);
  const probes = names.flatMap((name, at) => [
    told('AAAA', name, 'absent'),
    told('CNAME', name, 'answered', names[at + 1] ?? 'end.qinghe.gov.cn'),
  ]);
  expect(addressFact(probes, 'a0.qinghe.gov.cn').fact).toBe('error');
});
