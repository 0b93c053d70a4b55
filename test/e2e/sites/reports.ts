/** Annual reports: years, dates, headings, strangers in the column. Built for 2025-11-18: 2020 to 2024 are due. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { each, REPORT_RULES } from './chapters.js';
import { cant, either, fail, none, pass } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const only = { only: ['platform-column-annual-report', 'annual-report-present', ...REPORT_RULES] };
/** What is judged in the text of a report that nobody can read. */
const unread = each(
  REPORT_RULES.filter((rule) => rule !== 'annual-report-on-time'),
  cant('unreadable'),
);

const reportCase = (
  id: string,
  about: string,
  spec: Omit<SiteSpec, 'id'>,
  differs: Truth = {},
  options: Partial<SiteCase> = {},
): SiteCase => siteCase(about, { id: `reports-${id}`, ...spec }, differs, { ...only, ...options });

const district = (style: SiteSpec['style'], reports: SiteSpec['reports']): Omit<SiteSpec, 'id'> => ({
  kind: 'district',
  style,
  ...(reports ? { reports } : {}),
});

export const reportSites: readonly SiteCase[] = [
  reportCase(
    'missing',
    '缺 2022 年报告',
    district('trs', { years: [2024, 2023, 2021, 2020] }),
    {
      'annual-report-present': fail({ missing: [2022] }),
    },
    { always: true },
  ),
  reportCase(
    'late',
    '2023 年报告 4 月 20 日才发布',
    district('hanweb', { publishedOn: { 2023: '2024-04-20' } }),
    {
      'annual-report-on-time': fail({ late: [{ year: 2023, publishedOn: '2024-04-20' }] }),
    },
    { always: true },
  ),
  reportCase('last-day', '区县报告 3 月 31 日发布', district('lonsun', { publishedOn: { 2023: '2024-03-31' } })),
  reportCase(
    'department-late',
    '部门报告 2 月 1 日发布',
    { kind: 'department', style: 'vsb', reports: { publishedOn: { 2022: '2023-02-01', 2021: '2022-01-31' } } },
    {
      'annual-report-on-time': fail({ late: [{ year: 2022, publishedOn: '2023-02-01' }] }),
    },
  ),
  reportCase(
    'strangers',
    '同栏目有其他单位报告，本级缺 2021 年',
    district('ucap', { years: [2024, 2023, 2022, 2020], strangers: [2021, 2022, 2023] }),
    {
      'annual-report-present': fail({ missing: [2021] }),
    },
    { always: true },
  ),
  reportCase(
    'strangers-all',
    '同栏目有其他单位五年的报告',
    district('trs', { strangers: [2020, 2021, 2022, 2023, 2024] }),
  ),
  reportCase(
    'department-with-district',
    '部门年报栏目里只有区政府的 2023 年报告',
    {
      kind: 'department',
      style: 'trs',
      reports: { years: [2024, 2022, 2021, 2020] },
      alter: ({ platform }) => {
        const column = platform.children.find((child) => child.key === 'reports');
        const first = column?.articles[0];
        if (column && first) {
          column.articles.push({
            ...first,
            title: '临溪区人民政府2023年政府信息公开工作年度报告',
            on: '2024-03-20',
            body: first.body.replaceAll('临溪区教育局', '临溪区人民政府').replaceAll('2024', '2023'),
            path: '',
            id: first.id + 1,
          });
        }
      },
    },
    { 'annual-report-present': fail({ missing: [2023] }) },
  ),
  reportCase(
    'explained',
    '2023 年只有解读，没有报告',
    district('lonsun', { years: [2024, 2022, 2021, 2020], explained: [2023, 2024] }),
    {
      'annual-report-present': fail({ missing: [2023] }),
    },
  ),
  reportCase('pictured', '2023 年报告另有 5 月发布的图解', district('trs', { pictured: [2023] })),
  reportCase('list-date', '日期只在列表上', district('vsb', { shown: 'list' })),
  reportCase('page-date', '日期只在正文页上', district('lonsun', { shown: 'page' })),
  reportCase(
    'undated',
    '哪里都没有日期',
    district('vsb', { shown: 'nowhere' }),
    { 'annual-report-on-time': cant('no-date') },
    {},
  ),
  reportCase('pdf', '2022 年报告是扫描 PDF', district('trs', { files: { 2022: 'pdf' } }), {
    ...unread,
    'annual-report-on-time': either(pass(), cant('no-date', 'unreadable')),
  }),
  reportCase('image', '2021 年报告是图片', district('ucap', { files: { 2021: 'image' } }), unread, {}),
  reportCase('heading-missing', '2023 年报告缺第五部分', district('hanweb', { headings: { 2023: { missing: 5 } } }), {
    'annual-report-sections': fail({ missing: [/存在的主要问题/] }),
  }),
  reportCase('heading-order', '2022 年报告三四部分颠倒', district('trs', { headings: { 2022: { swapped: [3, 4] } } }), {
    'annual-report-sections': fail(),
  }),
  reportCase('heading-variants', '第四部分写作“行政复议及行政诉讼情况”', district('gbk-tables', { variant: 'and' })),
  reportCase('heading-variants-2', '标题写作“2024年度政府信息公开年度报告”', {
    kind: 'department',
    style: 'jinan',
    reports: { variant: 'along', titleOf: (organ, year) => `${year}年度${organ}政府信息公开年度报告` },
  }),
  reportCase('short-titles', '标题只写“2024年政府信息公开工作年度报告”', {
    kind: 'township',
    style: 'vsb',
    reports: { titleOf: (_organ, year) => `${year}年政府信息公开工作年度报告` },
  }),
  reportCase(
    'third-page',
    '列表三页，本级 2020、2021 年报告在后两页',
    district('trs', { strangers: [2020, 2021, 2022, 2023, 2024], perPage: 10 }),
  ),
  reportCase(
    'third-page-hanweb',
    '大汉列表三页，后两页由 dataproxy 取得',
    district('hanweb', { strangers: [2020, 2021, 2022, 2023, 2024], perPage: 10 }),
    {},
    { always: true },
  ),
  reportCase(
    'third-page-gbk',
    'ASP 列表三页',
    district('gbk-tables', { strangers: [2020, 2021, 2022, 2023, 2024], perPage: 10 }),
  ),
  reportCase(
    'broken-page',
    '列表第二页返回 500，2020 年报告看不到',
    {
      ...district('ucap', { strangers: [2020, 2021, 2022, 2023, 2024], perPage: 10 }),
      alter: ({ platform }) => {
        for (const column of platform.children)
          if (column.key === 'reports') column.laterAnswer = { status: 500, body: Buffer.from('error') };
      },
    },
    {
      'annual-report-present': cant(),
      ...each(REPORT_RULES, either(pass(), cant())),
    },
  ),
  reportCase(
    'since',
    '2022 年成立的部门只欠三年',
    { kind: 'department', style: 'trs', reports: { years: [2024, 2023, 2022] } },
    {},
    { entry: { since: 2022 } },
  ),
  reportCase(
    'since-missing',
    '2022 年成立的部门缺 2023 年',
    { kind: 'department', style: 'ucap', reports: { years: [2024, 2022] } },
    // No two years in a row were found.
    { 'annual-report-present': fail({ missing: [2023] }), 'annual-report-carry-over': none('no-targets') },
    { entry: { since: 2022 } },
  ),
  reportCase('not-yet-due', '2025-03-20 查区县：2024 年报告还不欠', {
    ...district('trs', { years: [2023, 2022, 2021, 2020, 2019] }),
    today: '2025-03-20',
  }),
  reportCase(
    'just-due',
    '2025-02-01 查部门：2024 年报告已欠',
    { kind: 'department', style: 'hanweb', today: '2025-02-01', reports: { years: [2023, 2022, 2021, 2020] } },
    {
      'annual-report-present': fail({ missing: [2024] }),
    },
  ),
  reportCase(
    'old-format',
    '2018 年以前没有国家格式，2020 年前按旧格式',
    { ...district('lonsun', { years: [2022, 2021, 2020, 2019, 2018] }), today: '2023-11-18' },
    {
      'annual-report-sections': pass(),
    },
  ),
];
