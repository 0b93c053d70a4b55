/** The home page and what every page must carry. */
import { fail } from '../expected.js';
import { withoutRecord } from './ipv6-hosts.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const only = { only: ['home-updated', 'site-reachable'] };
const vetoed = { verdict: ['unqualified'], exit: [0] } as const;

export const homeSites: readonly SiteCase[] = [
  siteCase(
    '首页最新一条在 13 天前',
    { id: 'home-13-days', kind: 'department', style: 'trs', home: { newestDaysAgo: 13 } },
    {},
    only,
  ),
  siteCase(
    '首页最新一条在 14 天前',
    { id: 'home-14-days', kind: 'department', style: 'ucap', home: { newestDaysAgo: 14 } },
    {},
    only,
  ),
  siteCase(
    '首页最新一条在 15 天前',
    { id: 'home-15-days', kind: 'department', style: 'lonsun', home: { newestDaysAgo: 15 } },
    { 'home-updated': fail() },
    { ...vetoed, always: true },
  ),
  siteCase(
    '首页停更 40 天，但有今天日期、天气和统计截止日',
    { id: 'home-deceives', kind: 'district', style: 'hanweb', home: { newestDaysAgo: 40, deceives: true } },
    { 'home-updated': fail() },
    { ...only, always: true },
  ),
  siteCase(
    '首页停更 40 天，GBK 表格',
    { id: 'home-deceives-gbk', kind: 'district', style: 'gbk-tables', home: { newestDaysAgo: 40, deceives: true } },
    { 'home-updated': fail() },
    only,
  ),
  siteCase(
    '首页只是栏目目录，二级页 10 天前更新',
    { id: 'home-directory', kind: 'township', style: 'vsb', home: { form: 'directory', newestDaysAgo: 10 } },
    {},
    {},
  ),
  siteCase(
    '首页只是栏目目录，二级页都停更',
    { id: 'home-directory-stale', kind: 'township', style: 'jinan', home: { form: 'directory', newestDaysAgo: 30 } },
    { 'home-updated': fail() },
    vetoed,
  ),
  siteCase(
    '首页是框架集，停更',
    { id: 'home-frameset-stale', kind: 'township', style: 'gbk-tables', home: { form: 'frameset', newestDaysAgo: 33 } },
    { 'home-updated': fail() },
    only,
  ),
  siteCase(
    '全站没有 SiteIDCode',
    { id: 'meta-without-code', kind: 'district', style: 'trs', without: ['meta:SiteIDCode'] },
    { 'meta-site': fail({ missing: ['SiteIDCode'] }) },
    {},
  ),
  siteCase(
    '全站没有任何网站标签',
    {
      id: 'meta-none',
      kind: 'department',
      style: 'vsb',
      without: ['meta:SiteName', 'meta:SiteDomain', 'meta:SiteIDCode'],
    },
    {
      'meta-site': fail({ missing: ['SiteName', 'SiteDomain', 'SiteIDCode'] }),
    },
  ),
  siteCase(
    '页脚缺公安备案号和联系方式',
    { id: 'footer-without-police', kind: 'district', style: 'ucap', without: ['footer:公安备案号', 'footer:联系方式'] },
    {
      'footer-identity': fail({ missing: ['公安备案号', '联系方式'] }),
    },
    { always: true },
  ),
  siteCase(
    '页脚缺网站标识码、ICP 备案号和主办单位',
    {
      id: 'footer-without-code',
      kind: 'township',
      style: 'jinan',
      without: ['footer:网站标识码', 'footer:ICP备案号', 'footer:主办单位'],
    },
    {
      'footer-identity': fail({ missing: ['网站标识码', 'ICP备案号', '主办单位'] }),
    },
  ),
  siteCase(
    '没有我为政府网站找错',
    { id: 'error-report-none', kind: 'department', style: 'lonsun', without: ['error-report'] },
    { 'error-report-entry': fail() },
  ),
  siteCase(
    '没有 AAAA 记录却写着支持 IPv6',
    { id: 'ipv6-false-label', kind: 'district', style: 'ucap', aaaa: [], ipv6Label: '本网站已支持IPv6' },
    {
      ...withoutRecord,
      'ipv6-label': fail(),
    },
    { always: true },
  ),
];
