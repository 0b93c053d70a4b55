import { test } from 'vitest';
import { aaaa, partial, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const CDN = 'static.cdn-qinghe.cn';
const loading = (urls: readonly string[], ...probes: NonNullable<SiteSketch['probes']>): SiteSketch => ({
  homeResources: urls,
  probes,
});

const examples: readonly Example[] = [
  [
    '外部主机有 AAAA',
    loading([`https://${CDN}/share.js`], aaaa('answered', ['2001:db8::9'], CDN)),
    { value: 'passed' },
  ],
  [
    '外部主机没有 AAAA',
    loading([`https://${CDN}/share.js`], aaaa('absent', [], CDN)),
    { value: 'failed', codes: ['no-address'] },
  ],
  [
    '同一主机的两种协议算一个',
    loading([`http://${CDN}/a.js`, `https://${CDN}/b.css`], aaaa('absent', [], CDN)),
    { value: 'failed', codes: ['no-address'] },
  ],
  ['引用 IPv4 地址', loading(['http://192.0.2.9/logo.png']), { value: 'failed', codes: ['no-address'] }],
  ['引用 IPv6 地址', loading(['http://[2001:db8::9]/logo.png']), { value: 'passed' }],
  [
    '外部主机解析出错',
    loading([`https://${CDN}/share.js`], aaaa('error', [], CDN)),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['外部主机没有问过', loading([`https://${CDN}/share.js`]), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '只有国家统一要求的标识和本站自己的文件',
    loading([
      'https://dcs.conac.cn/js/01/sitemark.js',
      'https://zfwzgl.www.gov.cn/exposure/jiucuo.js',
      'http://www.qinghe.gov.cn/images/logo.png',
    ]),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '首页由脚本写出',
    { ...loading([]), home: view('/', { facts: { kind: 'shell' } }), population: partial([]) },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['没有域名', { ...loading([]), site: { url: 'http://192.0.2.7/' } }, { value: 'untested', reason: 'no-hostname' }],
];

test.each(examples)('ipv6-resources: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-resources', sketch), expected);
});
