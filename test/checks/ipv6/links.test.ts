import { describe, expect, test } from 'vitest';
import type { HostProbe } from '../../../src/model/snapshot.js';
import {
  aaaa,
  CAPTURED_AT,
  linksTo,
  overFamily,
  partial,
  view,
  whole,
  type SiteSketch,
} from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const OWN = 'www.qinghe.gov.cn';
const SERVICE = 'zwfw.qinghe.gov.cn';
const MAIL = 'mail.qinghe.gov.cn';
const ADDRESS = '2001:db8::80';

const overHost = (family: 4 | 6, host: string, sketch: Partial<HostProbe>): HostProbe => ({
  kind: 'host',
  url: `http://${host}/`,
  family,
  ...(family === 6 && { address: ADDRESS }),
  at: CAPTURED_AT,
  elapsedMs: 40,
  ...sketch,
});
const four = overFamily(4, '192.0.2.80', { status: 200 });
const ownAnswers = [aaaa('answered', [ADDRESS]), four, overFamily(6, ADDRESS, { status: 200 })];
const service = aaaa('answered', [ADDRESS], SERVICE);

const second = (hosts: Readonly<Record<string, number>>, ...probes: NonNullable<SiteSketch['probes']>): SiteSketch => ({
  linkLevels: { second: linksTo(hosts), third: linksTo({}) },
  probes,
});

const examples: readonly Example[] = [
  [
    '都在本站主机上，能访问',
    second({ [OWN]: 40 }, ...ownAnswers),
    { value: 'passed', measured: { share: 1, count: 40 } },
  ],
  [
    '另一主机有 IPv6',
    second({ [OWN]: 40, [SERVICE]: 30 }, ...ownAnswers, service, overHost(6, SERVICE, { status: 200 })),
    { value: 'passed', measured: { share: 1 } },
  ],
  [
    '另一主机答 404，也是能访问',
    second({ [OWN]: 40, [SERVICE]: 30 }, ...ownAnswers, service, overHost(6, SERVICE, { status: 404 })),
    { value: 'passed' },
  ],
  [
    '一成链接在没有 AAAA 的主机上：够了，仍列出主机',
    second({ [OWN]: 90, [SERVICE]: 10 }, ...ownAnswers, aaaa('absent', [], SERVICE)),
    { value: 'passed', measured: { share: 0.9, without: [SERVICE] } },
  ],
  [
    '两成链接在没有 AAAA 的主机上',
    second({ [OWN]: 80, [SERVICE]: 20 }, ...ownAnswers, aaaa('absent', [], SERVICE)),
    { value: 'failed', codes: ['no-address'], measured: { share: 0.8, without: [SERVICE] } },
  ],
  [
    '另一主机有 AAAA，打不开，IPv4 能打开',
    second(
      { [OWN]: 50, [SERVICE]: 50 },
      ...ownAnswers,
      service,
      overHost(4, SERVICE, { status: 200 }),
      overHost(6, SERVICE, { why: 'refused' }),
    ),
    { value: 'failed', codes: ['dead'], measured: { share: 0.5 } },
  ],
  [
    '另一主机 IPv4 也打不开，与 IPv6 无关',
    second(
      { [OWN]: 50, [SERVICE]: 50 },
      ...ownAnswers,
      service,
      overHost(4, SERVICE, { why: 'timeout' }),
      overHost(6, SERVICE, { why: 'timeout' }),
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '另一主机解析出错，会影响结论',
    second({ [OWN]: 50, [SERVICE]: 50 }, ...ownAnswers, aaaa('error', [], SERVICE)),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '另一主机解析出错，不影响结论',
    second({ [OWN]: 95, [SERVICE]: 5 }, ...ownAnswers, aaaa('error', [], SERVICE)),
    { value: 'passed' },
  ],
  [
    '另一主机没有问过',
    second({ [OWN]: 50, [SERVICE]: 50 }, ...ownAnswers),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '另一主机在内网，没有去连',
    second({ [OWN]: 50, [SERVICE]: 50 }, ...ownAnswers, service, overHost(6, SERVICE, { why: 'private-address' })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '本站没有 AAAA',
    second({ [OWN]: 40 }, aaaa('absent')),
    { value: 'failed', codes: ['no-address'], measured: { share: 0 } },
  ],
  [
    '本站有 AAAA，端口没有人听',
    second({ [OWN]: 40 }, aaaa('answered', [ADDRESS]), four, overFamily(6, ADDRESS, { why: 'refused' })),
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '本站两个地址，一个能用',
    second(
      { [OWN]: 40 },
      aaaa('answered', [ADDRESS, '2001:db8::81']),
      four,
      overFamily(6, ADDRESS, { why: 'refused' }),
      overFamily(6, '2001:db8::81', { status: 200 }),
    ),
    { value: 'passed' },
  ],
  [
    '本机没有 IPv6 路由，单凭解析定不了',
    {
      ...second({ [OWN]: 90, [MAIL]: 10 }, aaaa('answered', [ADDRESS]), aaaa('absent', [], MAIL)),
      environment: { ipv6Route: false },
    },
    { value: 'untested', reason: 'no-ipv6-route' },
  ],
  [
    '本机没有 IPv6 路由，单凭解析已不合格',
    {
      ...second({ [OWN]: 50, [MAIL]: 50 }, aaaa('answered', [ADDRESS]), aaaa('absent', [], MAIL)),
      environment: { ipv6Route: false },
    },
    { value: 'failed', codes: ['no-address'] },
  ],
  [
    '首页的菜单没有看全',
    {
      ...second({ [OWN]: 40 }, ...ownAnswers),
      linkLevels: { second: linksTo({ [OWN]: 4 }, { reason: 'needs-browser' }), third: linksTo({}) },
    },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '首页由脚本写出',
    { ...second({ [OWN]: 40 }, ...ownAnswers), home: view('/', { facts: { kind: 'shell' } }) },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['首页没有站内链接', second({}, ...ownAnswers), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '没有域名',
    { ...second({ [OWN]: 4 }), site: { url: 'http://192.0.2.7/' } },
    { value: 'untested', reason: 'no-hostname' },
  ],
];

test.each(examples)('ipv6-links-secondary: %s', (_, sketch, expected) => {
  expectOutcome(judge('ipv6-links-secondary', sketch), expected);
});

describe('ipv6-links-tertiary', () => {
  const third = (
    sketch: Parameters<typeof linksTo>[1],
    population: SiteSketch['population'] = partial([]),
  ): SiteSketch => ({
    linkLevels: { second: linksTo({ [OWN]: 40 }), third: linksTo({ [OWN]: 40, [SERVICE]: 60 }, sketch) },
    population: population ?? partial([]),
    probes: [...ownAnswers, aaaa('absent', [], SERVICE)],
  });
  const levels: readonly Example[] = [
    ['看了足够的二级页面', third({ pages: 5, unreadPages: 30 }), { value: 'failed', codes: ['no-address'] }],
    ['看了全部二级页面', third({ pages: 2 }), { value: 'failed', codes: ['no-address'] }],
    [
      '看了菜单里所有的栏目',
      third({ pages: 2, unreadPages: 30 }, whole([])),
      { value: 'failed', codes: ['no-address'] },
    ],
    ['只看了一两个二级页面', third({ pages: 2, unreadPages: 30 }), { value: 'cantTell', reason: 'not-crawled' }],
    [
      '抓取中断',
      { ...third({ pages: 2, unreadPages: 30 }), crawl: { stoppedBecause: 'budget' } },
      { value: 'cantTell', reason: 'truncated' },
    ],
  ];
  test.each(levels)('%s', (_, sketch, expected) => {
    expectOutcome(judge('ipv6-links-tertiary', sketch), expected);
  });
});

test('each host at fault is a finding that shows one of its links and says the share', () => {
  const outcome = judge(
    'ipv6-links-secondary',
    second(
      { [OWN]: 50, [SERVICE]: 30, [MAIL]: 20 },
      ...ownAnswers,
      aaaa('absent', [], SERVICE),
      aaaa('absent', [], MAIL),
    ),
  );
  expect(outcome.findings.map(({ data }) => data?.['host'])).toEqual([SERVICE, MAIL]);
  expect(outcome.findings[0]?.message).toBe(
    '二级链接中有 30 条在主机 zwfw.qinghe.gov.cn 上，该主机没有 IPv6 地址；二级链接支持率 50%，低于 85%。',
  );
  expect(outcome.findings[0]?.evidence[0]?.quote).toContain(SERVICE);
});
