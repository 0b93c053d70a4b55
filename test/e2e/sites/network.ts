/** Servers that refuse, vanish, stall, cut, redirect and hide behind walls. A fault of the network is nobody's fault. */
import type { Answer, Handler } from '../../support/site-builder/index.js';
import { any } from './any.js';
import { each, onePageUnread, REPORT_RULES } from './chapters.js';
import { cant, either, fail, IPV6_RULES, nothingAccused, nothingSeen, pass, undecided, untested } from '../expected.js';
import { HAS_BROWSER } from '../machine.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const ipv6Any = each(IPV6_RULES, any);
const lost = { verdict: ['undetermined'], exit: [3] } as const;

const page = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: Buffer.from(body),
});
const always = (answer: Answer): Handler[] => [() => answer];
const isRobots = (path: string): boolean => path === '/robots.txt';

const CHALLENGE = page(
  521,
  '<script>document.cookie="__jsl_clearance_s=1700000000.1|-1|ok;max-age=3600;path=/";location.href=location.pathname+location.search</script>',
  { 'set-cookie': '__jsluid_s=0123456789abcdef; path=/' },
);
const WALL = page(
  200,
  '<html><head><title>访问拦截</title></head><body><div class="waf-box"><h1>很抱歉，您的访问请求被网站防火墙拦截</h1><p>您的请求可能存在威胁，已被拦截。请求ID：7b1f09aa，如有疑问请联系网站管理员。</p></div></body></html>',
);

const BUSY = page(503, '<html><body>Service Unavailable</body></html>', { 'retry-after': '1' });
const CLOSED = page(503, '<html><body>Service Unavailable</body></html>', { 'retry-after': '3600' });

const dropHalf: Handler = ({ path }) => {
  if (path === '/' || isRobots(path)) return undefined;
  let sum = 0;
  for (const character of path) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1009;
  return sum % 2 ? { ...page(200, ''), behaviour: { drop: true } } : undefined;
};

export const networkSites: readonly SiteCase[] = [
  siteCase(
    '主机拒绝连接',
    { id: 'network-down', kind: 'district', style: 'trs', isDown: true },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': untested('unreachable'),
      'ipv6-dns': pass(),
    },
    { ...lost, always: true },
  ),
  siteCase(
    '一律 403',
    {
      id: 'network-403',
      kind: 'district',
      style: 'trs',
      handlers: always(page(403, '<html><body><h1>403 Forbidden</h1></body></html>')),
    },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': untested('blocked'),
    },
    { ...lost, always: true },
  ),
  siteCase(
    '一律 521 挑战，浏览器也过不去',
    { id: 'network-521', kind: 'district', style: 'trs', handlers: always(CHALLENGE) },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': untested('blocked'),
    },
    { ...lost, maxRequests: 150 },
  ),
  siteCase(
    '521 挑战，带上脚本给的 cookie 就放行',
    {
      id: 'network-521-browser',
      kind: 'department',
      style: 'ucap',
      handlers: [({ headers }) => (headers['cookie']?.includes('__jsl_clearance_s') ? undefined : CHALLENGE)],
    },
    HAS_BROWSER
      ? { ...nothingAccused, ...ipv6Any, 'site-reachable': pass() }
      : { ...nothingSeen, ...ipv6Any, 'site-reachable': untested('blocked') },
  ),
  siteCase(
    '302 到自己并发 cookie，带上就放行',
    {
      id: 'network-cookie-302',
      kind: 'department',
      style: 'trs',
      handlers: [
        ({ headers, path }) =>
          headers['cookie']?.includes('CT6T') || isRobots(path)
            ? undefined
            : page(302, '', { location: path, 'set-cookie': 'CT6T=ok; path=/' }),
      ],
    },
    { ...ipv6Any, 'ipv6-reachable': any },
  ),
  siteCase(
    '防火墙页，状态 200',
    { id: 'network-waf', kind: 'district', style: 'lonsun', handlers: always(WALL) },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': untested('blocked'),
    },
    lost,
  ),
  siteCase(
    '首页正常，内页全是防火墙页',
    {
      id: 'network-waf-inside',
      kind: 'department',
      style: 'vsb',
      handlers: [({ path }) => (path === '/' || isRobots(path) ? undefined : WALL)],
    },
    {
      ...nothingAccused,
      'site-reachable': pass(),
      'home-updated': pass(),
      'platform-column-guide': undecided,
      'platform-column-annual-report': undecided,
      'annual-report-present': undecided,
      'guide-elements': undecided,
      'guide-updated-date': undecided,
    },
  ),
  siteCase(
    '一律 500',
    {
      id: 'network-500',
      kind: 'district',
      style: 'trs',
      handlers: always(page(500, '<html><body>HTTP Status 500</body></html>')),
    },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': untested('unreachable'),
    },
    lost,
  ),
  siteCase(
    '首页四次里只有一次打得开',
    {
      id: 'network-flaky',
      kind: 'department',
      style: 'trs',
      handlers: [
        ({ path, earlier }) =>
          path === '/' && earlier % 4 !== 0 ? page(500, '<html><body>HTTP Status 500</body></html>') : undefined,
      ],
    },
    { ...nothingAccused, ...ipv6Any, 'site-reachable': fail() },
    { verdict: ['unqualified'] },
  ),
  siteCase(
    '首页重定向成环',
    {
      id: 'network-redirect-loop',
      kind: 'district',
      style: 'trs',
      handlers: [
        ({ path }) =>
          path === '/'
            ? page(302, '', { location: '/index.html' })
            : path === '/index.html'
              ? page(302, '', { location: '/' })
              : undefined,
      ],
    },
    { ...nothingSeen, ...ipv6Any, 'site-reachable': untested('unreachable') },
    lost,
  ),
  siteCase(
    '一半页面断开连接',
    { id: 'network-half-drops', kind: 'district', style: 'trs', handlers: [dropHalf] },
    {
      ...nothingAccused,
      'site-reachable': pass(),
      'home-updated': pass(),
      'meta-site': pass(),
    },
    { always: true },
  ),
  siteCase(
    '首页之外都不回答，给 20 秒',
    {
      id: 'network-hangs',
      kind: 'department',
      style: 'ucap',
      handlers: [
        ({ path }) => (path === '/' || isRobots(path) ? undefined : { ...page(200, ''), behaviour: { hang: true } }),
      ],
    },
    {
      ...nothingAccused,
      'site-reachable': either(pass(), undecided),
      'home-updated': pass(),
      'annual-report-present': undecided,
      'platform-column-guide': undecided,
    },
    { args: ['--timeout', '20'] },
  ),
  siteCase(
    '指南页传到一半断开',
    {
      id: 'network-cut-guide',
      kind: 'district',
      style: 'ucap',
      alter: ({ platform }) => {
        for (const column of platform.children)
          if (column.key === 'guide') column.answer = { behaviour: { cutAfter: 0.5 } };
      },
    },
    {
      'platform-column-guide': cant(),
      'guide-elements': cant(),
      'guide-updated-date': cant(),
      'guide-updated-fresh': cant(),
      'guide-application-terms': cant(),
      ...onePageUnread,
    },
    { always: true },
  ),
  siteCase(
    '年报列表页传到一半断开',
    {
      id: 'network-cut-reports',
      kind: 'district',
      style: 'trs',
      alter: ({ platform }) => {
        for (const column of platform.children)
          if (column.key === 'reports') column.answer = { behaviour: { cutAfter: 0.6 } };
      },
    },
    {
      'platform-column-annual-report': cant(),
      'annual-report-present': cant(),
      ...each(REPORT_RULES, cant()),
      ...onePageUnread,
    },
  ),
  siteCase('前两次 503，Retry-After 一秒', {
    id: 'network-503-short',
    kind: 'department',
    style: 'trs',
    handlers: [
      ({ path, earlier }) => (path !== '/' && !isRobots(path) && path.includes('zn') && earlier < 1 ? BUSY : undefined),
    ],
  }),
  siteCase(
    '从第十五个请求起 503，一小时后再来',
    {
      id: 'network-503-long',
      kind: 'district',
      style: 'hanweb',
      handlers: (() => {
        let count = 0;
        return [() => ((count += 1) > 15 ? CLOSED : undefined)];
      })(),
    },
    { ...nothingAccused, ...ipv6Any, 'site-reachable': either(pass(), undecided, fail()) },
  ),
  siteCase('指南页要 3 秒', {
    id: 'network-slow-guide',
    kind: 'department',
    style: 'lonsun',
    alter: ({ platform }) => {
      for (const column of platform.children)
        if (column.key === 'guide') column.answer = { behaviour: { delayMs: 3000 } };
    },
  }),
];

/** robots.txt keeps us from parts or all of the site. */
export const robotsSites: readonly SiteCase[] = [
  siteCase(
    'robots 禁止指南栏目',
    { id: 'robots-guide', kind: 'district', style: 'trs', robots: 'User-agent: *\nDisallow: /zfxxgk/zfxxgkzn/\n' },
    {
      'platform-column-guide': cant('robots'),
      'guide-elements': cant('robots'),
      'guide-updated-date': cant('robots'),
      'guide-updated-fresh': cant('robots'),
      'guide-application-terms': cant('robots'),
      ...onePageUnread,
    },
  ),
  siteCase(
    'robots 禁止年报栏目',
    { id: 'robots-reports', kind: 'department', style: 'vsb', robots: 'User-agent: *\nDisallow: /zfxxgk/zfxxgknb\n' },
    {
      'platform-column-annual-report': cant('robots'),
      'annual-report-present': cant('robots'),
      ...each(REPORT_RULES, cant('robots')),
      ...onePageUnread,
    },
  ),
  siteCase(
    'robots 禁止全站',
    { id: 'robots-all', kind: 'district', style: 'trs', robots: 'User-agent: *\nDisallow: /\n' },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': either(pass(), undecided),
    },
    { ...lost, always: true, maxRequests: 40 },
  ),
  siteCase('robots 只禁止别的爬虫', {
    id: 'robots-others',
    kind: 'department',
    style: 'trs',
    robots: 'User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow: /admin/\n',
  }),
  siteCase(
    'robots.txt 返回 500',
    {
      id: 'robots-500',
      kind: 'department',
      style: 'ucap',
      handlers: [({ path }) => (isRobots(path) ? page(500, 'error') : undefined)],
    },
    {
      ...nothingSeen,
      ...ipv6Any,
      'site-reachable': either(pass(), undecided),
    },
    lost,
  ),
];
