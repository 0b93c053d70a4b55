/** IPv6: records, reachability, labels that promise it. */
import { either, fail, none, pass, undecided, untested, cant } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const only = { only: ['ipv6-dns', 'ipv6-reachable', 'ipv6-label', 'site-reachable'] };

export const ipv6Sites: readonly SiteCase[] = [
  siteCase(
    '没有 AAAA 记录，没有标识',
    { id: 'ipv6-no-record', kind: 'district', style: 'trs', aaaa: [] },
    { 'ipv6-dns': fail(), 'ipv6-reachable': none('no-targets') },
    { ...only, always: true },
  ),
  siteCase(
    '有 AAAA 记录，写着支持 IPv6',
    { id: 'ipv6-true-label', kind: 'district', style: 'ucap', ipv6Label: '本网站支持IPv6' },
    {
      'ipv6-label': either(pass(), untested('no-ipv6-route'), cant()),
    },
    only,
  ),
  siteCase(
    '解析服务器出错',
    { id: 'ipv6-resolver-error', kind: 'district', style: 'trs', aaaa: 'error', ipv6Label: '网站支持IPV6' },
    {
      'ipv6-dns': cant(),
      'ipv6-reachable': undecided,
      'ipv6-label': undecided,
    },
    only,
  ),
  siteCase(
    '一个 AAAA 地址没有人应答',
    { id: 'ipv6-dead-address', kind: 'department', style: 'trs', aaaa: ['::1', 'fd00::dead:beef'] },
    {
      'ipv6-reachable': either(fail(), undecided),
    },
    only,
  ),
  siteCase(
    '外链被 IPv6 代理改写，不是标识',
    {
      id: 'ipv6-proxy-links',
      kind: 'department',
      style: 'ucap',
      aaaa: [],
      alter: (content) => {
        content.homeExtra =
          '<a href="https://beian.miit.gov.cn.ipv6.iname.damddos.com/">链接</a><a href="https://credit-cnx45c8968723868xx.ipv6best.cn/">信用中国</a>';
      },
    },
    { 'ipv6-dns': fail(), 'ipv6-reachable': none('no-targets'), 'ipv6-label': none('no-targets') },
    only,
  ),
  siteCase(
    'TARGET 是 IP 地址',
    { id: 'ipv6-address-target', kind: 'department', style: 'trs' },
    {
      'ipv6-dns': untested('no-hostname'),
      'ipv6-reachable': untested('no-hostname'),
      'ipv6-label': none('no-targets'),
    },
    { ...only, asAddress: true },
  ),
];
