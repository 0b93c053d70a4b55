/** Sites without fault in every style: whoever accuses them of anything is wrong. */
import { HAS_BROWSER } from '../machine.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import { cant, either, none, pass, withBrowser } from '../expected.js';

const qualified = { verdict: ['qualified'], exit: [0] } as const;

export const soundSites: readonly SiteCase[] = [
  siteCase(
    '区县，大汉 JCMS，列表在脚本 datastore 里',
    { id: 'sound-hanweb', kind: 'district', style: 'hanweb' },
    {},
    { ...qualified, always: true, inBrowser: true },
  ),
  siteCase('区县，TRS，栏目名称用 br 断开', { id: 'sound-trs', kind: 'district', style: 'trs' }, {}, qualified),
  siteCase(
    '区县，开普，PubDate 是页面生成时间',
    { id: 'sound-ucap', kind: 'district', style: 'ucap', otherNames: true },
    {},
    qualified,
  ),
  siteCase(
    '部门，博达 VSB',
    { id: 'sound-vsb-department', kind: 'department', style: 'vsb' },
    {},
    { ...qualified, always: true },
  ),
  siteCase('区县，龙讯，地址只有参数不同', { id: 'sound-lonsun', kind: 'district', style: 'lonsun' }, {}, qualified),
  siteCase(
    '镇，济南式 channel/doc 地址',
    { id: 'sound-jinan-township', kind: 'township', style: 'jinan' },
    {},
    { ...qualified, always: true },
  ),
  siteCase(
    '区县，广东集约化静态页，导航用 // 开头的地址',
    { id: 'sound-gkmlpt', kind: 'district', style: 'gkmlpt' },
    {},
    qualified,
  ),
  siteCase(
    '区县，GBK、表格布局',
    { id: 'sound-gbk', kind: 'district', style: 'gbk-tables', otherNames: true },
    {},
    { ...qualified, always: true },
  ),
  siteCase(
    '部门，TRS，指南联系方式在表格里，找错为链接',
    {
      id: 'sound-trs-department',
      kind: 'department',
      style: 'trs',
      guide: { contactStyle: 'table' },
      errorReport: 'link',
    },
    {},
    qualified,
  ),
  siteCase(
    '镇，GBK，首页是框架集',
    { id: 'sound-frameset', kind: 'township', style: 'gbk-tables', home: { form: 'frameset' } },
    {},
    { ...qualified, always: true },
  ),
  siteCase(
    '平台菜单是图片热区',
    { id: 'sound-image-map', kind: 'district', style: 'trs', menu: 'image-map' },
    {},
    qualified,
  ),
  siteCase(
    '平台菜单靠 onclick 打开',
    { id: 'sound-onclick', kind: 'district', style: 'ucap', menu: 'onclick' },
    {},
    qualified,
  ),
  siteCase(
    '平台菜单由脚本写出',
    { id: 'sound-script-menu', kind: 'district', style: 'lonsun', menu: 'script' },
    {},
    qualified,
  ),
  siteCase(
    '平台菜单在 iframe 里',
    { id: 'sound-iframe-menu', kind: 'district', style: 'trs', menu: 'iframe' },
    {},
    qualified,
  ),
  siteCase(
    '菜单名称在 span 里用 br 断开',
    { id: 'sound-br-menu', kind: 'department', style: 'ucap', menu: 'br' },
    {},
    qualified,
  ),
  siteCase(
    '首页用图片链接到平台',
    { id: 'sound-image-link', kind: 'district', style: 'vsb', platformLink: 'image' },
    {},
    qualified,
  ),
  siteCase(
    '页脚由外部脚本写出',
    { id: 'sound-footer-script', kind: 'district', style: 'hanweb', footer: 'script' },
    {
      'footer-identity': withBrowser(HAS_BROWSER, pass()),
      'error-report-entry': withBrowser(HAS_BROWSER, pass()),
      'external-links-marked': either(pass(), cant(), none('no-targets')),
    },
    { exit: [0] },
  ),
  siteCase(
    '页脚在 iframe 里',
    { id: 'sound-footer-iframe', kind: 'district', style: 'trs', footer: 'iframe' },
    {
      'footer-identity': withBrowser(HAS_BROWSER, pass()),
      'error-report-entry': withBrowser(HAS_BROWSER, pass()),
      'external-links-marked': either(pass(), cant(), none('no-targets')),
    },
    { exit: [0] },
  ),
  siteCase(
    '年报列表由 XHR 取得',
    {
      id: 'sound-xhr-list',
      kind: 'district',
      style: 'ucap',
      alter: ({ platform }) => {
        for (const column of platform.children) if (column.key === 'reports') column.form = 'shell';
      },
    },
    Object.fromEntries(
      ['platform-column-annual-report', 'annual-report-present', 'annual-report-on-time', 'annual-report-sections'].map(
        (rule) => [rule, withBrowser(HAS_BROWSER, pass())],
      ),
    ),
    { exit: [0], always: true, inBrowser: true },
  ),
  siteCase(
    '首页 302 到 /index.html',
    { id: 'sound-redirect', kind: 'department', style: 'ucap', home: { form: 'redirect' } },
    {},
    qualified,
  ),
  siteCase(
    '首页 meta refresh 到 /index.html',
    { id: 'sound-meta-refresh', kind: 'department', style: 'trs', home: { form: 'meta-refresh' } },
    {},
    qualified,
  ),
  siteCase(
    '首页用脚本转到 index.htm',
    { id: 'sound-script-redirect', kind: 'township', style: 'vsb', home: { form: 'script-redirect' } },
    {},
    { exit: [0] },
  ),
  siteCase(
    '没有给出单位名称，也没有站点地图',
    {
      id: 'sound-without-name',
      kind: 'district',
      style: 'lonsun',
      without: ['site-map'],
    },
    {},
    { exit: [0], isUnnamed: true },
  ),
  siteCase(
    '首页列表只有月日，年份在地址里',
    { id: 'sound-month-day', kind: 'district', style: 'trs', home: { dates: 'month-day' } },
    {},
    qualified,
  ),
];
