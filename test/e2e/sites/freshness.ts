/** Columns that must be kept up: news within two weeks, notices and policy within six months; five are too many. */
import { cant, either, fail, pass } from '../expected.js';
import type { Expected } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';
import { plantHub } from './plant.js';
import type { PlantedColumn } from './plant.js';

const only = { only: ['columns-stale', 'home-updated', 'columns-blank', 'columns-blank-any'] };
/** Names that leave no doubt what a column holds: local news, and the body's own notices and policy. */
const NEWS = ['部门动态', '街镇动态', '工作进展', '政务动态', '综合新闻', '今日要闻'];
const NOTICES = ['公告公示', '通知通告', '政府文件', '最新政策', '政府公告'];

/** The first `count` of these names, each with items of these ages. */
const many = (
  names: readonly string[],
  count: number,
  type: string,
  ages: readonly number[],
  rest: Partial<PlantedColumn> = {},
): PlantedColumn[] => names.slice(0, count).map((name) => ({ name, type, ages, ...rest }));

const district = (
  id: string,
  style: SiteSpec['style'],
  columns: readonly PlantedColumn[],
  rest: Partial<SiteSpec> = {},
): SiteSpec => ({ id, kind: 'district', style, alter: plantHub('专项工作', columns), ...rest });

const stale = (
  about: string,
  spec: SiteSpec,
  expected: Expected,
  differs: Record<string, Expected> = {},
  always = false,
): SiteCase => siteCase(about, spec, { 'columns-stale': expected, ...differs }, { ...only, ...(always && { always }) });

export const freshnessSites: readonly SiteCase[] = [
  stale(
    '5 个动态栏目 15 天没更新',
    district('fresh-5-news', 'trs', many(NEWS, 5, '工作动态', [15, 40, 90])),
    fail({ count: 5 }),
    {},
    true,
  ),
  stale(
    '4 个动态栏目 40 天没更新',
    district('fresh-4-news', 'ucap', many(NEWS, 4, '工作动态', [40, 90])),
    pass({ count: 4 }),
  ),
  stale('6 个动态栏目都在 14 天前更新', district('fresh-14-days', 'vsb', many(NEWS, 6, '工作动态', [14, 60])), pass()),
  stale(
    '5 个通知公告、政策文件类栏目 7 个月没更新',
    district('fresh-5-notices', 'jinan', many(NOTICES, 5, '通知公告', [213, 300])),
    fail({ count: 5 }),
  ),
  stale(
    '5 个通知公告、政策文件类栏目 5 个月前更新',
    district('fresh-5-months', 'lonsun', many(NOTICES, 5, '通知公告', [150, 300])),
    pass(),
  ),
  stale(
    '3 个动态栏目、2 个公告栏目过期',
    district('fresh-mixed', 'hanweb', [...many(NEWS, 3, '工作动态', [30]), ...many(NOTICES, 2, '通知公告', [250])]),
    fail({ count: 5 }),
  ),
  stale(
    '栏目类型标签都写“其他”，名称是动态',
    district('fresh-by-name', 'gkmlpt', many(NEWS, 5, '其他', [55])),
    fail({ count: 5 }),
  ),
  stale(
    '5 个动态栏目名称写明归档',
    district(
      'fresh-archived',
      'trs',
      many(NEWS, 5, '工作动态', [900]).map((one) => ({ ...one, name: `${one.name}（归档）` })),
    ),
    pass(),
  ),
  stale(
    '5 个动态栏目页面上写有归档时间',
    district(
      'fresh-archived-printed',
      'ucap',
      many(NEWS, 5, '工作动态', [900], { change: { footerExtra: '<div class="gd">归档时间:2023-06-15</div>' } }),
    ),
    pass(),
  ),
  stale(
    '5 个动态栏目的条目哪里都没有日期',
    district('fresh-undated', 'vsb', many(NEWS, 5, '工作动态', [1, 5], { item: { shown: 'nowhere', pubDate: '' } })),
    fail({ count: 5 }),
  ),
  stale(
    '5 个动态栏目写明本单位无此项',
    district(
      'fresh-stated-none',
      'lonsun',
      many(NEWS, 5, '工作动态', [], { change: { body: '<p>本单位无此项内容。</p>' } }),
    ),
    pass(),
  ),
  stale(
    '5 个动态栏目置顶的是旧文，第三条是昨天的',
    district('fresh-pinned', 'gbk-tables', many(NEWS, 5, '工作动态', [400, 300, 1, 20])),
    pass(),
  ),
  stale(
    '4 个动态栏目过期，2 个打不开（500）',
    district('fresh-broken', 'trs', [
      ...many(NEWS, 4, '工作动态', [40]),
      ...many(['街道动态', '园区动态'], 2, '工作动态', [1], {
        change: { answer: { status: 500, body: Buffer.from('<h1>HTTP Status 500</h1>') } },
      }),
    ]),
    cant(),
    { 'columns-blank': either(pass(), cant()), 'columns-blank-any': cant() },
  ),
  stale(
    '6 个概况、机构类栏目多年不变',
    district(
      'fresh-other-types',
      'jinan',
      many(['区情概况', '历史沿革', '行政区划', '自然地理', '人口民族', '名胜古迹'], 6, '概况信息', [1200]),
    ),
    pass(),
  ),
  stale(
    '动态栏目只列子栏目，子栏目都新',
    {
      id: 'fresh-parent-hub',
      kind: 'district',
      style: 'vsb',
      alter: (content) => {
        for (const [at, name] of NEWS.entries())
          plantHub(name, [{ name: `${name}综合`, type: '工作动态', ages: [3, 9] }], at)(content);
      },
    },
    pass(),
  ),
  stale(
    '5 个动态栏目过期，但发布日期只在内页',
    district('fresh-dated-inside', 'lonsun', many(NEWS, 5, '工作动态', [30, 60], { item: { shown: 'page' } })),
    fail({ count: 5 }),
  ),
  stale(
    '5 个动态栏目都新，但发布日期只在内页',
    district('fresh-new-inside', 'lonsun', many(NEWS, 5, '工作动态', [3, 60], { item: { shown: 'page' } })),
    // Opened where that is cheap; whether it was must not turn into an accusation.
    either(pass(), cant()),
  ),
  siteCase(
    '一个空白栏目：扣分，不否决',
    { id: 'columns-1-blank', kind: 'township', style: 'vsb', columns: { blank: 1 } },
    { 'columns-blank': pass({ count: 1 }), 'columns-blank-any': fail({ count: 1 }) },
    only,
  ),
];
