/** IPv6 beyond the site's own name: what the two families show, hosts of links and resources, name servers, failing resolvers. */
import type { Answer, Handler, SiteSpec } from '../../support/site-builder/index.js';
import { cant, either, fail, failAt, IPV6_RULES, none, overIpv6, pass, undecided, untested } from '../expected.js';
import type { Expected, Truth } from '../expected.js';
import { HAS_IPV6_LOOPBACK } from '../machine.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const HOST = 'www.linxi.gov.cn';
const SERVICE = 'zwfw.linxi.gov.cn';
const only = { only: [...IPV6_RULES, 'site-reachable'] };
/** What only shows over ::1. */
const seen = (expected: Expected): Expected =>
  HAS_IPV6_LOOPBACK ? expected : either(expected, untested('no-ipv6-route'));

const six = (id: string, about: string, spec: Partial<SiteSpec>, differs: Truth, always = false): SiteCase =>
  siteCase(about, { id: `ipv6-${id}`, kind: 'district', style: 'trs', ...spec }, differs, {
    ...only,
    ...(always && { always }),
  });

/** No AAAA of the host: none of its own links answers over IPv6, and there is nothing to compare. */
export const withoutRecord: Truth = {
  'ipv6-dns': fail(),
  'ipv6-reachable': none('no-targets'),
  'ipv6-consistent': none('no-targets'),
  'ipv6-links-secondary': fail(),
  'ipv6-links-tertiary': fail(),
};

const page = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${status === 200 ? '系统维护' : '错误'}</title></head><body>${body}</body></html>`,
  ),
});
const homeOverIpv6 =
  (answer: Answer): Handler =>
  ({ family, path }) =>
    family === 6 && path === '/' ? answer : undefined;

/** Pages of another host of the site. */
const service: Handler = ({ host, path }) => (host === SERVICE ? page(`<h1>政务服务 ${path}</h1>`) : undefined);
const serviceLinks = (count: number): string =>
  `<div class="fw">${Array.from({ length: count }, (_, at) => `<a href="http://${SERVICE}{{port}}/item/${at + 1}.html">办事事项${at + 1}</a>`).join(' ')}</div>`;
const linking = (count: number, dns: SiteSpec['dns']): Partial<SiteSpec> => ({
  otherHosts: [SERVICE],
  handlers: [service],
  ...(dns && { dns }),
  alter: (content) => {
    content.homeExtra = serviceLinks(count);
  },
});
/** Loads a script of another's host on the home page. */
const loading = (markup: string, dns: SiteSpec['dns'] = {}): Partial<SiteSpec> => ({
  dns,
  errorReport: 'link',
  alter: (content) => {
    content.homeExtra = markup;
  },
});
const SCRIPT = '<script src="https://static.cdn-demo.cn/v1/share.js"></script>';

export const ipv6HostSites: readonly SiteCase[] = [
  six('good', '都通，标识属实', { ipv6Label: '本网站支持IPv6' }, { 'ipv6-label': overIpv6 }, true),
  six(
    'dead-port',
    '有 AAAA 记录，端口没有人听，标识不实',
    { isSilentOverIpv6: true, ipv6Label: '本网站支持IPv6' },
    {
      'ipv6-reachable': seen(fail()),
      'ipv6-consistent': either(none('no-targets'), undecided),
      'ipv6-links-secondary': seen(fail()),
      'ipv6-links-tertiary': seen(fail()),
      'ipv6-label': seen(fail()),
    },
    true,
  ),
  six(
    'other-status',
    'IPv6 上首页答 404',
    { handlers: [homeOverIpv6(page('<h1>404 Not Found</h1>', 404))] },
    {
      'ipv6-consistent': seen(fail()),
      'ipv6-reachable': either(pass(), fail(), untested('no-ipv6-route')),
    },
    true,
  ),
  six(
    'other-page',
    'IPv6 上首页是另一张页面',
    {
      handlers: [
        homeOverIpv6(page('<h1>IPv6 升级改造中</h1><p>本站 IPv6 服务正在建设，敬请期待，给您带来不便请谅解。</p>')),
      ],
    },
    {
      'ipv6-consistent': seen(cant()),
    },
  ),
  six(
    'counter',
    '两种协议只差访问人次和页面生成时刻',
    {
      alter: (content) => {
        content.homeExtra = '<p>您是第 {{visits}} 位访客，页面生成于 08:00:{{visits}}</p>';
      },
    },
    {},
  ),
  six(
    'alias',
    '域名是别名，别名链末端有 AAAA',
    {
      dns: {
        [HOST]: { cname: 'www.linxi.gov.cn.wswebpic-demo.cn' },
        'www.linxi.gov.cn.wswebpic-demo.cn': { cname: 'node7.cdn-demo.cn' },
        'node7.cdn-demo.cn': { a: ['127.0.0.1'], aaaa: ['::1'] },
      },
    },
    {},
  ),
  six(
    'alias-without',
    '别名链末端没有 AAAA',
    {
      aaaa: [],
      dns: {
        [HOST]: { cname: 'node7.cdn-demo.cn' },
        'node7.cdn-demo.cn': { a: ['127.0.0.1'] },
      },
    },
    {
      ...withoutRecord,
    },
  ),
  six(
    'alias-failing',
    '别名指向的名称解析出错',
    {
      dns: { [HOST]: { cname: 'node7.cdn-demo.cn' }, 'node7.cdn-demo.cn': { a: 'error', aaaa: 'error' } },
    },
    {
      'ipv6-dns': cant(),
      'ipv6-reachable': undecided,
      'ipv6-consistent': undecided,
      'ipv6-links-secondary': undecided,
      'ipv6-links-tertiary': undecided,
    },
  ),
  six(
    'refused',
    '解析服务器拒绝回答',
    { aaaa: [], dns: { [HOST]: { a: ['127.0.0.1'], aaaa: 'refused' } } },
    {
      'ipv6-dns': cant(),
      'ipv6-reachable': undecided,
      'ipv6-consistent': undecided,
      'ipv6-links-secondary': undecided,
      'ipv6-links-tertiary': undecided,
    },
  ),
  six(
    'silent-resolver',
    '解析服务器不回答 AAAA',
    { aaaa: [], dns: { [HOST]: { a: ['127.0.0.1'], aaaa: 'silent' } } },
    {
      'ipv6-dns': cant(),
      'ipv6-reachable': undecided,
      'ipv6-consistent': undecided,
      'ipv6-links-secondary': undecided,
      'ipv6-links-tertiary': undecided,
    },
  ),
  six(
    'links-mixed',
    '首页六十个链接在没有 AAAA 的办事主机上',
    linking(60, { [SERVICE]: { a: ['127.0.0.1'] } }),
    {
      'ipv6-links-secondary': failAt([/zwfw\.linxi\.gov\.cn/]),
    },
    true,
  ),
  six('links-few', '首页两个链接在没有 AAAA 的主机上：不到一成半', linking(2, { [SERVICE]: { a: ['127.0.0.1'] } }), {}),
  six('links-both', '办事主机也有 AAAA', linking(60, {}), {}),
  six('links-unknown', '办事主机的 AAAA 解析出错', linking(60, { [SERVICE]: { a: ['127.0.0.1'], aaaa: 'error' } }), {
    'ipv6-links-secondary': cant(),
  }),
  six(
    'links-few-unknown',
    '两个链接的主机解析出错：不影响结论',
    linking(2, { [SERVICE]: { a: ['127.0.0.1'], aaaa: 'error' } }),
    {},
  ),
  six(
    'links-inner',
    '二级页上的链接大多在没有 AAAA 的主机上',
    {
      otherHosts: [SERVICE],
      handlers: [service],
      dns: { [SERVICE]: { a: ['127.0.0.1'] } },
      alter: (content) => {
        content.nav.forEach((column, nth) => {
          column.side = serviceLinks(80).replaceAll('/item/', `/item/${nth}-`);
        });
      },
    },
    { 'ipv6-links-tertiary': failAt([/zwfw\.linxi\.gov\.cn/]) },
  ),
  six('resource', '首页引用的外站脚本没有 AAAA', loading(SCRIPT, { 'static.cdn-demo.cn': { a: ['192.0.2.9'] } }), {
    'ipv6-resources': failAt([/static\.cdn-demo\.cn/]),
  }),
  six(
    'resource-both',
    '首页引用的外站脚本有 AAAA',
    loading(SCRIPT, { 'static.cdn-demo.cn': { a: ['192.0.2.9'], aaaa: ['2001:db8::9'] } }),
    {
      'ipv6-resources': pass(),
    },
  ),
  six(
    'resource-unknown',
    '外站资源主机解析出错',
    loading(SCRIPT, { 'static.cdn-demo.cn': { a: ['192.0.2.9'], aaaa: 'error' } }),
    {
      'ipv6-resources': cant(),
    },
  ),
  six(
    'resource-comment',
    '外站脚本只在注释里，另有指向它的普通链接',
    loading(`<!-- ${SCRIPT} --><p>下载：<a href="https://static.cdn-demo.cn/app">移动端</a></p>`, {
      'static.cdn-demo.cn': { a: ['192.0.2.9'] },
    }),
    {
      'ipv6-resources': either(pass(), none('no-targets')),
    },
  ),
  six(
    'name-server',
    '两台域名服务器，一台没有 AAAA',
    {
      dns: {
        'linxi.gov.cn': { ns: ['ns1.dns-demo.cn', 'ns2.dns-demo.cn'] },
        'ns2.dns-demo.cn': { a: ['192.0.2.54'] },
      },
    },
    { 'ipv6-nameservers': failAt([/ns2\.dns-demo\.cn/]) },
  ),
  six(
    'name-server-unknown',
    '一台域名服务器的 AAAA 解析出错',
    {
      dns: {
        'linxi.gov.cn': { ns: ['ns1.dns-demo.cn', 'ns2.dns-demo.cn'] },
        'ns2.dns-demo.cn': { a: ['192.0.2.54'], aaaa: 'error' },
      },
    },
    { 'ipv6-nameservers': cant() },
  ),
  six(
    'name-servers-unknown',
    '问不到域名服务器',
    { dns: { 'linxi.gov.cn': { ns: 'error' } } },
    { 'ipv6-nameservers': cant() },
  ),
  six(
    'headline',
    '首页有一条新闻说支持 IPv6，不是标识',
    {
      aaaa: [],
      alter: (content) => {
        const article = content.homeBlocks[0]?.articles[1];
        if (article) article.title = '全区政府网站全面支持IPv6访问工作培训会召开';
      },
    },
    {
      ...withoutRecord,
      'ipv6-label': none('no-targets'),
    },
  ),
  six(
    'image-label',
    '标识是图片，没有 AAAA',
    { aaaa: [], ipv6Label: '<img src="/images/ipv6.png" alt="本网站支持IPv6">' },
    {
      ...withoutRecord,
      'ipv6-label': fail(),
    },
  ),
];
