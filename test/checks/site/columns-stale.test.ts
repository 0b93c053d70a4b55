import { expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, partial, row, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

// The day is 2025-11-18: news since 2025-11-04 is new, notices and documents since 2025-05-18.

const dated = (path: string, ...days: readonly string[]): Pick<Column, 'items' | 'pages'> => {
  const items = days.map((on, at) => row(`青禾区消息${String(at)}`, `${path}${String(at)}.html`, on));
  return { items, pages: [view(path, { facts: { items } })] };
};
const filled = (name: string, path: string, days: readonly string[], sketch: Partial<Column> = {}): Column =>
  column(name, path, { ...dated(path, ...days), ...sketch });
const news = (name: string, on: string, sketch: Partial<Column> = {}): Column =>
  filled(name, `/xw/${name}/`, [on], sketch);
const stale = (count: number): readonly Column[] =>
  ['青禾要闻', '部门动态', '镇街动态', '工作动态', '图片新闻', '政务动态', '综合新闻']
    .slice(0, count)
    .map((name) => news(name, '2025-11-03'));
const four = stale(4);
const site = (...columns: readonly Column[]): Example[1] => ({ population: whole(columns) });
const passes = (count: number): Example[2] => ({ value: 'passed', measured: { count } });
const fails = (...codes: readonly string[]): Example[2] => ({
  value: 'failed',
  codes: ['stale', 'stale', 'stale', 'stale', ...codes],
});
const unsure = (reason: string): Example[2] => ({ value: 'cantTell', reason, codes: ['unsure'] });
const ORDERED = ['2025-08-09', '2025-07-08', '2025-06-07', '2025-05-06', '2025-04-05', '2025-03-04'];
const cut = { isWhole: false } as const;

const examples: readonly Example[] = [
  ['都在期限内', site(news('青禾要闻', '2025-11-04'), filled('通知公告', '/tz/', ['2025-05-18'])), passes(0)],
  ['四个动态栏目停更', site(...four), passes(4)],
  ['第五个是半年没有更新的通知公告', site(...four, filled('通知公告', '/tz/', ['2025-05-17'])), fails('stale')],
  ['第五个是半年没有更新的政府文件', site(...four, filled('区政府文件', '/wj/', ['2025-05-17'])), fails('stale')],
  ['政府文件半年内有更新', site(...four, filled('政府文件', '/wj/', ['2025-05-18'])), passes(4)],
  ['第五个没有任何信息', site(...four, news('区县动态', '', { items: [], blankness: 'blank' })), fails('blank')],
  ['写明本单位无此项是答复', site(...four, news('区县动态', '', { items: [], blankness: 'stated-none' })), passes(4)],
  ['名称写明归档', site(...four, news('工作进展（归档）', '2020-01-01')), passes(4)],
  [
    '页面印着归档时间',
    site(
      ...four,
      news('创建动态', '2020-01-01', { pages: [view('/cj/', { page: { bodyText: '归档时间：2023-06-15' } })] }),
    ),
    passes(4),
  ],
  [
    '打不开的栏目由链接规则管',
    site(...four, news('区县动态', '', { blankness: 'unknown', deadStatus: 404 })),
    passes(4),
  ],
  ['别的类别的栏目不限期', site(...four, news('机构职能', '2020-01-01'), news('政策解读', '2020-01-01')), passes(4)],
  [
    '上级动态、新闻发布会、行情不是本地动态',
    site(
      ...four,
      ...['国务院要闻', '省内要闻', '市政府文件', '新闻发布会', '价格动态'].map((name) => news(name, '2020-01-01')),
    ),
    passes(4),
  ],
  [
    '县级市的市政府文件是自己的',
    { ...site(...four, filled('市政府文件', '/wj/', ['2020-01-01'])), site: { name: '青禾市人民政府' } },
    fails('stale'),
  ],
  [
    '名称看不出，看 ColumnType',
    site(...four, news('青禾快报', '2025-11-03', { columnType: '工作动态' })),
    fails('stale'),
  ],
  ['名称已说明是别的栏目', site(...four, news('人事任免', '2025-11-03', { columnType: '工作动态' })), passes(4)],
  ['同一栏目从几处链接，只算一个', site(...four, ...four), passes(4)],
  ['没看全，已有五个', { population: partial(stale(5)) }, { value: 'failed' }],
  [
    '没看全，只有四个',
    { population: partial(four) },
    { value: 'cantTell', reason: 'truncated', codes: ['not-all-visited'] },
  ],

  [
    '没有日期的视为没有更新',
    site(...four, column('区县动态', '/qx/', { items: [row('简讯', '/qx/1.html')] })),
    unsure('not-crawled'),
  ],
  [
    '没有日期，打开也没有',
    {
      ...site(...four, column('区县动态', '/qx/', { items: [row('简讯', '/qx/1.html')] })),
      others: [view('/qx/1.html')],
    },
    fails('undated'),
  ],
  [
    '列表没有日期，页面上有',
    {
      ...site(...four, column('区县动态', '/qx/', { items: [row('简讯', '/qx/1.html')] })),
      others: [view('/qx/1.html', { facts: { publishedOn: '2025-11-10', publishedOnFrom: 'visible' } })],
    },
    passes(4),
  ],
  [
    '地址里的日期不算注明',
    {
      ...site(...four, column('区县动态', '/qx/', { items: [row('简讯', '/qx/t20251110_1.html')] })),
      others: [view('/qx/t20251110_1.html', { facts: { publishedOn: '2025-11-10', publishedOnFrom: 'url' } })],
    },
    fails('undated'),
  ],
  [
    '只写月日，哪一年都超期',
    site(...four, column('区县动态', '/qx/', { items: [{ ...row('简讯', '/qx/1.html'), monthDay: '10-30' }] })),
    fails('undated'),
  ],
  [
    '只写月日，可能是今年的',
    site(...four, column('区县动态', '/qx/', { items: [{ ...row('简讯', '/qx/1.html'), monthDay: '11-10' }] })),
    unsure('not-crawled'),
  ],

  ['后面还有页，按时间倒排：后面的更旧', site(...four, filled('区县动态', '/qx/', ORDERED, cut)), fails('stale')],
  [
    '前面有两条置顶',
    site(...four, filled('区县动态', '/qx/', ['2019-01-01', '2020-05-05', ...ORDERED], cut)),
    fails('stale'),
  ],
  [
    '后面还有页，从旧到新排',
    site(...four, filled('区县动态', '/qx/', [...ORDERED].reverse(), cut)),
    unsure('not-crawled'),
  ],
  [
    '从旧到新排，末页看过',
    site(...four, filled('区县动态', '/qx/', [...ORDERED].reverse(), { ...cut, readBackTo: '2025-08-09' })),
    fails('stale'),
  ],
  [
    '最新一条不在第一行',
    site(...four, filled('区县动态', '/qx/', ['2025-03-04', '2025-11-10', '2025-06-07'])),
    passes(4),
  ],
  [
    '列表由脚本读取',
    site(...four, column('区县动态', '/qx/', { pages: [view('/qx/', { facts: { needsBrowser: 'xhr-list' } })] })),
    unsure('needs-browser'),
  ],
  [
    '列表由脚本读取，但加上它也不到五个',
    site(...stale(3), column('区县动态', '/qx/', { pages: [view('/qx/', { facts: { needsBrowser: 'xhr-list' } })] })),
    passes(3),
  ],
  [
    '专题里的工作动态，专题是否结束要人看',
    site(
      ...four,
      news('创城动态', '2020-01-01', {
        pages: [view('/cc/', { facts: { breadcrumb: ['首页', '专题专栏', '创城动态'] } })],
      }),
    ),
    unsure('candidates'),
  ],
];

test.each(examples)('columns-stale: %s', (_, sketch, expected) => {
  expectOutcome(judge('columns-stale', sketch), expected);
});

const sub = (name: string, path: string) => ({ name, url: `http://www.qinghe.gov.cn${path}` });

const branches: readonly Example[] = [
  [
    '上级栏目不列信息，下级有新的',
    site(
      ...four,
      column('政策文件', '/zc/', {
        blankness: 'blank',
        subColumns: [sub('区政府文件', '/zc/qzf/'), sub('部门文件', '/zc/bm/')],
      }),
      filled('区政府文件', '/zc/qzf/', ['2020-01-01']),
      filled('部门文件', '/zc/bm/', ['2025-10-01']),
    ),
    passes(4),
  ],
  [
    '政策文件连同下级都停更，只算一个一级栏目',
    site(
      ...stale(3),
      column('政策文件', '/zc/', {
        blankness: 'blank',
        subColumns: [sub('区政府文件', '/zc/qzf/'), sub('部门文件', '/zc/bm/')],
      }),
      filled('区政府文件', '/zc/qzf/', ['2020-01-01']),
      filled('部门文件', '/zc/bm/', ['2021-01-01']),
    ),
    { value: 'passed', measured: { count: 4 } },
  ],
  [
    '新闻中心下的动态栏目分别算，新闻中心不另算',
    site(
      column('新闻中心', '/xw/', {
        subColumns: four.map(({ name, url }) => ({ name, url })),
        ...dated('/xw/', '2025-11-03'),
      }),
      ...four,
    ),
    passes(4),
  ],
  [
    '部门动态有新的，按 ColumnType 归类的下级不另算',
    site(
      ...four.filter(({ name }) => name !== '部门动态'),
      news('部门动态', '2025-11-10', { subColumns: ['jy', 'mz', 'sl'].map((name) => sub(name, `/bm/${name}/`)) }),
      ...['jy', 'mz', 'sl'].map((name) => filled(name, `/bm/${name}/`, ['2020-01-01'], { columnType: '工作动态' })),
    ),
    passes(3),
  ],
  [
    '下级栏目没有看到',
    site(...four, news('区县动态', '2025-11-03', { subColumns: [sub('东关街道', '/qx/dg/')] })),
    unsure('not-crawled'),
  ],
  [
    '没有日期的短标题，既像条目又像栏目：当条目看',
    {
      ...site(
        ...four,
        column('区县动态', '/qx/', { items: [row('简讯', '/qx/1.html')], subColumns: [sub('简讯', '/qx/1.html')] }),
      ),
      others: [view('/qx/1.html')],
    },
    fails('undated'),
  ],
  [
    '只为查更新而看过的下级栏目里有新的',
    site(
      ...four,
      news('区县动态', '2025-11-03', {
        subColumns: [sub('东关街道', '/qx/dg/')],
        children: [filled('东关街道', '/qx/dg/', ['2025-11-10'])],
      }),
    ),
    passes(4),
  ],
];

test.each(branches)('columns-stale, columns below columns: %s', (_, sketch, expected) => {
  expectOutcome(judge('columns-stale', sketch), expected);
});

test('a single column may have a window of its own', () => {
  const monthly = { kind: '部门动态', names: ['^部门动态$'], maxAge: 'P1M' };
  const { kinds } = { kinds: [monthly] };
  expect(judge('columns-stale', site(...four), { kinds, fewerThan: 1 }).value).toBe('passed');
  expect(judge('columns-stale', site(news('部门动态', '2025-10-17')), { kinds, fewerThan: 1 }).value).toBe('failed');
});
