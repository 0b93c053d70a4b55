/** Page systems whose lists come by requests of their scripts; no browser helps, their libraries are not there. */
import { cant, fail } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import { unitAnswer } from '../../support/site-builder/styles/jpaas.js';

const qualified = { verdict: ['qualified'], exit: [0] } as const;
/** Two rows a page: what is due stands behind the first page. */
const perPage = 2;

export const familySites: readonly SiteCase[] = [
  siteCase(
    '区县，龙讯，列表由 /site/label/8888 取得，每页两条',
    { id: 'family-lonsun-label', kind: 'district', style: 'lonsun-label', reports: { perPage } },
    {},
    { ...qualified, always: true },
  ),
  siteCase(
    '区县，龙讯，政策文件列表由接口取得，旁边另有一个通往子栏目的链接',
    { id: 'family-lonsun-side', kind: 'district', style: 'lonsun-label', cleanUp: 'beside' },
    {},
    qualified,
  ),
  siteCase(
    '区县，龙讯，缺 2021 年报，制度栏目接口答“暂无相关信息”',
    {
      id: 'family-lonsun-missing',
      kind: 'district',
      style: 'lonsun-label',
      reports: { perPage, years: [2024, 2023, 2022, 2020] },
      alter: ({ platform }) => {
        for (const column of platform.children) if (column.key === 'system') column.articles.length = 0;
      },
    },
    {
      'annual-report-present': fail({ missing: [2021] }),
      'platform-column-system': fail(),
      'columns-blank-any': fail({ count: 1 }),
    },
  ),
  siteCase(
    '区县，广东 gkmlpt 壳页面，目录树在 _CONFIG 里，缺 2022 年报',
    {
      id: 'family-gkmlpt-shell',
      kind: 'district',
      style: 'gkmlpt-shell',
      reports: { perPage, years: [2024, 2023, 2021, 2020] },
    },
    { 'annual-report-present': fail({ missing: [2022] }) },
    { always: true },
  ),
  siteCase(
    '区县，福建，首页静态、其余 POST /fjdzapp/search',
    { id: 'family-fujian', kind: 'district', style: 'fujian', reports: { perPage } },
    {},
    qualified,
  ),
  siteCase(
    '区县，大汉 jpaas，列表是接口返回的 HTML，2023 年报晚发',
    {
      id: 'family-jpaas',
      kind: 'district',
      style: 'jpaas',
      reports: { perPage, publishedOn: { 2023: '2024-04-20' } },
    },
    { 'annual-report-on-time': fail({ late: [{ year: 2023, publishedOn: '2024-04-20' }] }) },
  ),
  siteCase(
    '区县，大汉 jpaas，接口无论第几页都返回第一页',
    {
      id: 'family-jpaas-stuck',
      kind: 'district',
      style: 'jpaas',
      reports: { perPage },
      handlers: [
        (request) => {
          const url = new URL(request.path, 'http://x');
          if (!url.searchParams.get('paramJson')?.includes('"pageSize":2')) return undefined;
          return unitAnswer(
            [
              {
                title: '临溪区人民政府2024年政府信息公开工作年度报告',
                path: '/art/2025/3/24/nb_2024.html',
                date: '2025-03-24',
              },
              {
                title: '临溪区人民政府2023年政府信息公开工作年度报告',
                path: '/art/2024/3/23/nb_2023.html',
                date: '2024-03-23',
              },
            ],
            2,
            5,
            1,
          );
        },
      ],
    },
    { 'annual-report-present': cant() },
    { only: ['annual-report-present'], always: true },
  ),
  siteCase(
    '部门，博达 VSB 动态列表，翻页只有一个页码输入框',
    { id: 'family-vsb-jsp', kind: 'department', style: 'vsb-jsp', reports: { perPage } },
    {},
    qualified,
  ),
  siteCase(
    '镇，济南式地址，翻页由 laypage 画出，缺 2020 年报',
    {
      id: 'family-jinan-laypage',
      kind: 'township',
      style: 'jinan-laypage',
      reports: { perPage, years: [2024, 2023, 2022, 2021] },
    },
    { 'annual-report-present': fail({ missing: [2020] }) },
  ),
];
