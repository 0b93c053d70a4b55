import { test } from 'vitest';
import type { Page } from '../../../src/model/page.js';
import type { FamilyProbe } from '../../../src/model/snapshot.js';
import { aaaa, overFamily, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ONE = '2001:db8::80';
const TWO = '2001:db8::81';
const FOUR = '192.0.2.80';
const TEXT =
  '青禾区人民政府召开常务会议，研究部署全区重点工作。'.repeat(20) + '区教育局公布义务教育招生办法。'.repeat(20);

const page = (title: string, text: string, facts: Partial<Page['facts']> = {}): Page =>
  view('/', { text, facts: { kind: 'home', title, ...facts } }).read();
const home = page('青禾区人民政府', TEXT);

/** Probes of two families with the page that each brought. */
function families(
  ...answers: readonly (readonly [4 | 6, string, Page | undefined, Partial<FamilyProbe>?])[]
): SiteSketch {
  const kept = new Map(answers.map(([, address, brought]) => [`<${address}>`, brought]));
  return {
    probes: [
      aaaa(
        'answered',
        answers.filter(([family]) => family === 6).map(([, address]) => address),
      ),
      ...answers.map(([family, address, , sketch = {}]) =>
        overFamily(family, address, { status: 200, record: `<${address}>`, ...sketch }),
      ),
    ],
    probedPage: (record) => kept.get(record),
  };
}

const a = { ...aaaa('answered', [FOUR]), query: 'A' as const };
const noA = { ...aaaa('absent'), query: 'A' as const };
const visits = (count: number): Page => page('青禾区人民政府', `${TEXT}访问量：${String(count)}`);
const changed = page('青禾区人民政府', TEXT.slice(0, 400) + '另一套内容，说的是别的事情，与原来的不一样。'.repeat(20));

const examples: readonly Example[] = [
  ['两边一样', families([4, FOUR, home], [6, ONE, home]), { value: 'passed', measured: { similarity: { [ONE]: 1 } } }],
  ['只差访问量', families([4, FOUR, visits(1024)], [6, ONE, visits(98)]), { value: 'passed' }],
  [
    '状态不同：IPv6 是 404',
    families([4, FOUR, home], [6, ONE, page('404', '没有这一页'), { status: 404 }]),
    { value: 'failed', codes: ['status'] },
  ],
  [
    '状态不同：IPv6 不许访问',
    families([4, FOUR, home], [6, ONE, page('403', '禁止访问'), { status: 403 }]),
    { value: 'failed', codes: ['status'] },
  ],
  [
    '标题不同，只作提示',
    families([4, FOUR, home], [6, ONE, page('系统维护', TEXT)]),
    { value: 'cantTell', reason: 'candidates', codes: ['different'] },
  ],
  [
    '文字不同，只作提示',
    families([4, FOUR, home], [6, ONE, changed]),
    { value: 'cantTell', reason: 'candidates', codes: ['different'] },
  ],
  [
    '第二个地址是旧内容',
    families([4, FOUR, home], [6, ONE, home], [6, TWO, changed]),
    { value: 'cantTell', reason: 'candidates', codes: ['different'] },
  ],
  [
    '与两个 IPv4 地址之一相同',
    families([4, FOUR, changed], [4, '192.0.2.81', home], [6, ONE, home]),
    { value: 'passed' },
  ],
  [
    'IPv6 被防护拦下',
    families([4, FOUR, home], [6, ONE, page('安全验证', '', { kind: 'challenge' })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    'IPv6 访问太频繁',
    families([4, FOUR, home], [6, ONE, undefined, { status: 429 }]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '两边都报错，看不到页面',
    families([4, FOUR, home, { status: 500 }], [6, ONE, home, { status: 404 }]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '页面由脚本写出',
    families([4, FOUR, home], [6, ONE, page('', '', { kind: 'shell' })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有留下页面', families([4, FOUR, home], [6, ONE, undefined]), { value: 'cantTell', reason: 'unreadable' }],
  [
    'IPv6 打不开，由“可访问”一项指出',
    families([4, FOUR, home], [6, ONE, undefined, { status: undefined as never, why: 'refused' }]),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '只有 IPv6 的网站，无从比较',
    { ...families([6, ONE, home]), probes: [noA, ...(families([6, ONE, home]).probes ?? [])] },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '有 IPv4 地址，没有试过',
    { ...families([6, ONE, home]), probes: [a, ...(families([6, ONE, home]).probes ?? [])] },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有 AAAA', { probes: [aaaa('absent')] }, { value: 'inapplicable', reason: 'no-targets' }],
  ['解析器出错', { probes: [aaaa('error')] }, { value: 'cantTell', reason: 'unreadable' }],
  ['没有试过', { probes: [aaaa('answered', [ONE])] }, { value: 'cantTell', reason: 'not-crawled' }],
  [
    '本机没有 IPv6 路由',
    { environment: { ipv6Route: false }, probes: [aaaa('answered', [ONE])] },
    { value: 'untested', reason: 'no-ipv6-route' },
  ],
  [
    '连接时才发现没有路由',
    families([4, FOUR, home], [6, ONE, undefined, { status: undefined as never, why: 'no-route' }]),
    { value: 'untested', reason: 'no-ipv6-route' },
  ],
  ['没有域名', { site: { url: 'http://192.0.2.7/' } }, { value: 'untested', reason: 'no-hostname' }],
];

test.each(examples)('ipv6-consistent: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-consistent', sketch), expected);
});
