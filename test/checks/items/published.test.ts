import { describe, expect, test } from 'vitest';
import check from '../../../src/checks/items/published.check.js';
import type { ListItem } from '../../../src/model/page-facts.js';
import type { Column } from '../../../src/model/site-model.js';
import {
  articleColumn,
  column,
  evidence,
  found,
  row,
  undecided,
  view,
  type SiteSketch,
} from '../../support/fake-site.js';
import { expectOutcome, type Expected } from '../../support/judge.js';
import { judgeItems } from './judge-items.js';

const YEAR = { from: '2024-01-01', to: '2024-12-31' };
const PRESCHOOL = { name: '学前教育', titles: ['学前教育|幼儿园'], not: ['动态|简报'] };
const params = { parts: [PRESCHOOL], places: [{ column: 'education' }], period: YEAR };

const plan = (on?: string, path = '/jy/1.html') => row('青禾区学前教育招生方案', path, on);
const OTHER = row('青禾区高中录取分数线', '/jy/9.html', '2024-07-01');
const educationOf = (items: readonly ListItem[], sketch: Partial<Column> = {}): SiteSketch => ({
  columns: { education: column('教育信息', '/jy/', { items, ...sketch }) },
});
const judge = (sketch: Parameters<typeof judgeItems>[2], more: object = {}) =>
  judgeItems(check, { ...params, ...more }, sketch);

const examples: readonly (readonly [string, SiteSketch, Expected])[] = [
  ['期间内有一条', educationOf([OTHER, plan('2024-05-06')]), { value: 'passed', measured: { count: 1 } }],
  ['期间的第一天', educationOf([plan('2024-01-01')]), { value: 'passed' }],
  ['期间的最后一天', educationOf([plan('2024-12-31')]), { value: 'passed' }],
  [
    '早一天',
    educationOf([plan('2023-12-31')]),
    { value: 'failed', codes: ['no-such-item'], measured: { missing: ['学前教育'], count: 0 } },
  ],
  ['晚一天', educationOf([plan('2025-01-01')]), { value: 'failed', codes: ['no-such-item'] }],
  [
    '只有别的内容',
    educationOf([OTHER]),
    { value: 'failed', codes: ['no-such-item'], measured: { missing: ['学前教育'] } },
  ],
  ['只有动态', educationOf([row('学前教育工作动态', '/jy/2.html', '2024-05-06')]), { value: 'failed' }],
  ['标题里有空格', educationOf([row('学 前 教 育招生方案', '/jy/2.html', '2024-05-06')]), { value: 'passed' }],
  ['没有栏目', {}, { value: 'failed', codes: ['no-column'] }],
  ['栏目空白', educationOf([], { blankness: 'blank' }), { value: 'failed', codes: ['no-column'] }],
  ['栏目打不开', educationOf([], { pages: [], deadStatus: 404 }), { value: 'failed', codes: ['no-column'] }],
  ['栏目一时打不开', educationOf([], { pages: [], deadStatus: 503 }), { value: 'cantTell', reason: 'unreadable' }],
  ['栏目没看到', { columns: { education: undecided('robots') } }, { value: 'cantTell', reason: 'robots' }],
  ['栏目写明没有此项', educationOf([], { blankness: 'stated-none' }), { value: 'inapplicable', reason: 'no-targets' }],
  ['没有日期', educationOf([plan()]), { value: 'cantTell', reason: 'no-date' }],
  [
    '别处的链接只是通往这个栏目本身，不是一条内容',
    {
      columns: { education: column('学前教育信息', '/jy/', { items: [OTHER] }) },
      others: [view('/', { facts: { kind: 'home', items: [row('学前教育信息', '/jy/')] } })],
    },
    { value: 'failed', codes: ['no-such-item'] },
  ],
  [
    '日期在条目自己的页面上',
    {
      ...educationOf([plan()]),
      others: [
        view('/jy/1.html', { facts: { kind: 'article', publishedOn: '2024-05-06', publishedOnFrom: 'visible' } }),
      ],
    },
    { value: 'passed' },
  ],
  [
    '地址里的日期不算显示出来的日期',
    {
      ...educationOf([plan()]),
      others: [view('/jy/1.html', { facts: { kind: 'article', publishedOn: '2024-05-06', publishedOnFrom: 'url' } })],
    },
    { value: 'cantTell', reason: 'no-date' },
  ],
  ['列表没有翻完', educationOf([OTHER], { isWhole: false }), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '翻到了期间以前',
    educationOf([OTHER], { isWhole: false, readBackTo: '2023-12-31' }),
    { value: 'failed', codes: ['no-such-item'] },
  ],
  [
    '刚好翻到期间的第一天',
    educationOf([OTHER], { isWhole: false, readBackTo: '2024-01-01' }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '抓取中断',
    { ...educationOf([OTHER], { isWhole: false }), crawl: { stoppedBecause: 'budget' } },
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '列表靠脚本生成',
    educationOf([], { pages: [view('/jy/', { facts: { needsBrowser: 'xhr-list' } })] }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '放在别的栏目里',
    {
      columns: {
        education: column('教育信息', '/jy/', { items: [OTHER] }),
        notices: column('通知公告', '/tz/', {
          pages: [view('/tz/', { facts: { items: [plan('2024-05-06', '/tz/1.html')] } })],
        }),
      },
    },
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '别的栏目里的一条也在期间以外',
    {
      columns: {
        notices: column('通知公告', '/tz/', {
          pages: [view('/tz/', { facts: { items: [plan('2022-05-06', '/tz/1.html')] } })],
        }),
      },
    },
    { value: 'failed', codes: ['no-column'] },
  ],
  [
    '标题写着这一年，公布在上一年年底',
    educationOf([row('青禾区2024年学前教育招生方案', '/jy/1.html', '2023-12-29')]),
    { value: 'cantTell', reason: 'candidates' },
  ],
];

test.each(examples)('在规定栏目里公布：%s', (_, sketch, expected) => {
  expectOutcome(judge(sketch), expected);
});

test('what comes nearest is named with its day', () => {
  const outcome = judge(educationOf([plan('2023-05-06'), plan('2022-05-06', '/jy/2.html'), OTHER]));
  expect(outcome.findings[0]?.message).toBe(
    '“教育信息”栏目里没有找到学前教育（2024-01-01 — 2024-12-31）；最接近的一条：2023-05-06 青禾区学前教育招生方案。',
  );
});

test('what is dated after the day of judgement does not count', () => {
  const sketch = educationOf([plan('2024-10-01')]);
  expect(judge({ ...sketch, asOf: '2024-09-30' }).value).toBe('failed');
  expect(judge({ ...sketch, asOf: '2024-10-01' }).value).toBe('passed');
});

test('a window counted back from the day of judgement', () => {
  const recent = { period: undefined, maxAge: 'P1Y' };
  expectOutcome(judge(educationOf([plan('2024-11-18')]), recent), { value: 'passed' });
  expectOutcome(judge(educationOf([plan('2024-11-17')]), recent), { value: 'failed', codes: ['no-such-item'] });
});

test('a period without an end reaches to the day of judgement', () => {
  const open = { period: { from: '2024-01-01' } };
  expectOutcome(judge(educationOf([plan('2024-01-01')]), open), { value: 'passed' });
  expectOutcome(judge(educationOf([plan('2023-12-31')]), open), { value: 'failed', codes: ['no-such-item'] });
});

test('without a period the day does not matter', () => {
  expectOutcome(judge(educationOf([plan()]), { period: undefined }), { value: 'passed' });
  const unread = educationOf([OTHER], { isWhole: false, readBackTo: '2001-01-01' });
  expectOutcome(judge(unread, { period: undefined }), { value: 'cantTell', reason: 'not-crawled' });
});

describe('a number of items', () => {
  const three = { parts: [{ ...PRESCHOOL, least: 3 }] };
  const plans = [plan('2024-05-06'), plan('2024-06-06', '/jy/2.html'), plan('2024-07-06', '/jy/3.html')];
  test.each<[string, readonly ListItem[], Expected]>([
    ['three', plans, { value: 'passed', measured: { count: 3 } }],
    ['in any order', [...plans].reverse(), { value: 'passed' }],
    ['two', plans.slice(1), { value: 'failed', codes: ['too-few'], measured: { count: 2 } }],
    ['one of them listed twice', [...plans.slice(1), plan('2024-07-06', '/jy/3.html')], { value: 'failed' }],
    ['one of them under another address', [...plans.slice(1), plan('2024-07-06', '/zl/3.html')], { value: 'failed' }],
    [
      'one of them without a day',
      [...plans.slice(1), plan(undefined, '/jy/4.html')],
      { value: 'cantTell', reason: 'no-date' },
    ],
  ])('%s', (_, items, expected) => {
    expectOutcome(judge(educationOf(items), three), expected);
  });

  test('one that stands elsewhere may be the third', () => {
    const notices = column('通知公告', '/tz/', {
      pages: [view('/tz/', { facts: { items: [row('幼儿园名单', '/tz/1.html', '2024-05-06')] } })],
    });
    const sketch = { columns: { education: column('教育信息', '/jy/', { items: plans.slice(1) }), notices } };
    expectOutcome(judge(sketch, three), { value: 'cantTell', reason: 'candidates' });
  });
});

describe('several places', () => {
  const places = [{ column: 'education' }, { column: 'notices' }];
  const notices = column('通知公告', '/tz/', { items: [plan('2024-05-06', '/tz/1.html')] });
  test('any of them will do', () => {
    expectOutcome(judge({ columns: { notices } }, { places }), { value: 'passed' });
  });
  test('it may stand in the one that was not seen', () => {
    const columns = { education: column('教育信息', '/jy/', { items: [OTHER] }), notices: undecided('truncated') };
    expectOutcome(judge({ columns }, { places }), { value: 'cantTell', reason: 'truncated' });
  });
  test('all missing is one fault', () => {
    const outcome = judge({}, { places });
    expectOutcome(outcome, { value: 'failed', codes: ['no-column'] });
    expect(outcome.findings[0]?.message).toContain('教育信息、');
  });
});

describe('several parts', () => {
  const parts = [
    PRESCHOOL,
    { name: '义务教育', titles: ['义务教育|小学'] },
    { name: '特殊教育', titles: ['特殊教育'] },
  ];
  const two = educationOf([plan('2024-05-06'), row('小学招生片区', '/jy/5.html', '2024-05-06')]);
  test('each is judged by itself', () => {
    expectOutcome(judge(two, { parts }), {
      value: 'failed',
      codes: ['no-such-item'],
      measured: { missing: ['特殊教育'] },
    });
  });
  test('two of three are enough where the rule says so', () => {
    expectOutcome(judge(two, { parts, leastParts: 2 }), { value: 'passed', measured: { count: 2 } });
    expectOutcome(judge(two, { parts, leastParts: 3 }), { value: 'failed', measured: { missing: ['特殊教育'] } });
  });
  test('one that is open may make up the number', () => {
    const sketch = educationOf([plan('2024-05-06'), row('小学招生片区', '/jy/5.html')]);
    expectOutcome(judge(sketch, { parts, leastParts: 2 }), { value: 'cantTell', reason: 'no-date' });
    expectOutcome(judge(sketch, { parts, leastParts: 3 }), { value: 'failed', codes: ['no-such-item'] });
  });
});

describe('a last day', () => {
  const dated = { period: undefined, publishedBy: '2024-08-10' };
  test.each<[string, SiteSketch, Expected]>([
    ['on the day', educationOf([plan('2024-08-10')]), { value: 'passed' }],
    [
      'a day later',
      educationOf([plan('2024-08-11')]),
      { value: 'failed', codes: ['late'], measured: { late: [{ publishedOn: '2024-08-11' }] } },
    ],
    [
      'late, but an earlier one may be further back',
      educationOf([plan('2024-08-11')], { isWhole: false }),
      { value: 'cantTell', reason: 'not-crawled' },
    ],
    [
      'nothing yet, before the day',
      { ...educationOf([OTHER]), asOf: '2024-08-09' },
      { value: 'inapplicable', reason: 'not-in-force' },
    ],
    [
      'nothing on the day',
      { ...educationOf([OTHER]), asOf: '2024-08-10' },
      { value: 'failed', codes: ['no-such-item'] },
    ],
  ])('%s', (_, sketch, expected) => {
    expectOutcome(judge(sketch, dated), expected);
  });
});

describe('elements of its page', () => {
  const elements = [
    { name: '承办单位', labels: ['承办单位', '责任单位'] },
    { name: '完成时限', labels: ['完成时限', '完成时间'] },
  ];
  const paged = (text: string, facts: object = {}): SiteSketch => ({
    ...educationOf([plan('2024-05-06')]),
    others: [view('/jy/1.html', { text, facts: { kind: 'article', title: '招生方案', ...facts } })],
  });
  const WHOLE = '承办单位：区教体局\n完成时限：2024年9月1日';
  const HALF = `承办单位：区教体局\n${'请各学校按照本方案做好招生工作。'.repeat(20)}`;
  test.each<[string, SiteSketch, object, Expected]>([
    ['all stated', paged(WHOLE), {}, { value: 'passed' }],
    ['one lacking', paged(HALF), {}, { value: 'failed', codes: ['lacks-elements'] }],
    ['one is enough', paged(HALF), { leastElements: 1 }, { value: 'passed' }],
    ['page not opened', educationOf([plan('2024-05-06')]), {}, { value: 'cantTell', reason: 'not-crawled' }],
    [
      'the file that may say it was not opened',
      paged(HALF, { attachments: [{ text: '任务表.xlsx', url: 'http://www.qinghe.gov.cn/f/1.xlsx', type: 'xlsx' }] }),
      {},
      { value: 'cantTell', reason: 'not-crawled' },
    ],
    ['a label without a value', paged(`${HALF}\n完成时限：`), {}, { value: 'failed', codes: ['lacks-elements'] }],
  ])('%s', (_, sketch, more, expected) => {
    expectOutcome(judge(sketch, { elements, ...more }), expected);
  });

  test('the file says it', () => {
    const url = 'http://www.qinghe.gov.cn/f/1.xlsx';
    const { others = [], ...sketch } = paged(HALF, { attachments: [{ text: '任务表.xlsx', url, type: 'xlsx' }] });
    const file = view('/f/1.xlsx', { text: WHOLE, facts: { kind: 'attachment' } });
    expectOutcome(judge({ ...sketch, others: [...others, file] }, { elements }), { value: 'passed' });
  });

  test('another item states them all', () => {
    const sketch = paged(HALF);
    const items = [plan('2024-05-06'), plan('2024-04-06', '/jy/2.html')];
    const others = [...(sketch.others ?? []), view('/jy/2.html', { text: WHOLE, facts: { kind: 'article' } })];
    expectOutcome(judge({ ...educationOf(items), others }, { elements }), { value: 'passed' });
  });
});

describe('columns below', () => {
  const below = (name: string, path: string, items: readonly ListItem[], sketch: Partial<Column> = {}) =>
    column(name, path, { items, ...sketch });
  const hub = (child: Column, path = [child.name]) => {
    const main = column('教育信息', '/jy/', {
      items: [row(child.name, new URL(child.url).pathname)],
      subColumns: [child],
    });
    return {
      columns: { education: main },
      places: {
        education: {
          lists: [
            { column: main, path: [] },
            { column: child, path },
          ],
        },
      },
    };
  };
  const SCHOOL = row('青禾一幼秋季入学须知', '/xq/1.html', '2024-08-01');
  test('a column of that name is about it, whatever its rows are called', () => {
    expectOutcome(judge(hub(below('学前教育', '/xq/', [SCHOOL]))), { value: 'passed' });
    expectOutcome(judge(hub(below('职业教育', '/zy/', [SCHOOL]))), { value: 'failed', codes: ['no-such-item'] });
  });
  test('the name alone, without anything of the period, is not enough', () => {
    const old = { ...SCHOOL, publishedOn: '2021-08-01' };
    expectOutcome(judge(hub(below('学前教育', '/xq/', [old]))), { value: 'failed', codes: ['no-such-item'] });
    expectOutcome(judge(hub(below('学前教育', '/xq/', [], { blankness: 'blank' }))), { value: 'failed' });
  });
  test('two levels down only where the rule says so', () => {
    const deep = hub(below('小班', '/xq/xb/', [SCHOOL]), ['学前教育', '小班']);
    expectOutcome(judge(deep, { places: [{ column: 'education', below: true }] }), { value: 'passed' });
    expect(judge(deep).value).not.toBe('passed');
  });
  test('columns that only lead on, with the rows two levels down', () => {
    const leaf = (items: readonly ListItem[]) => below('小班', '/xq/xb/', items);
    const leading = { blankness: 'unknown', unknownBecause: 'not-crawled' } as const;
    const site = (items: readonly ListItem[]) => {
      const middle = below('招生', '/xq/', [], { ...leading, subColumns: [leaf(items)] });
      const main = column('教育信息', '/jy/', { ...leading, subColumns: [middle] });
      return {
        columns: { education: main },
        places: {
          education: {
            lists: [
              { column: main, path: [] },
              { column: middle, path: ['招生'] },
              { column: leaf(items), path: ['招生', '小班'] },
            ],
          },
        },
      };
    };
    const places = [{ column: 'education', below: true }];
    expectOutcome(judge(site([plan('2024-05-06')]), { places }), { value: 'passed' });
    expectOutcome(judge(site([OTHER]), { places }), { value: 'failed', codes: ['no-such-item'] });
    expect(judge(site([OTHER])).value).toBe('cantTell');
  });
  test('the narrower name by which the site calls the place says what it is about', () => {
    const main = column('学前教育', '/jy/', { items: [SCHOOL] });
    const lists = [{ column: main, path: [], goesBy: '学前教育' }];
    expectOutcome(judge({ columns: { education: main }, places: { education: { lists } } }), { value: 'passed' });
    expectOutcome(judge({ columns: { education: main } }), { value: 'failed', codes: ['no-such-item'] });
  });
  test('a place below which nothing was read stays open', () => {
    const main = column('教育信息', '/jy/', { items: [OTHER] });
    const places = { education: { lists: [{ column: main, path: [] }], isShallow: true as const } };
    expectOutcome(judge({ columns: { education: main }, places }), { value: 'cantTell', reason: 'not-crawled' });
  });
  test('one that was not read leaves it open', () => {
    const main = column('教育信息', '/jy/', {
      items: [OTHER],
      subColumns: [{ name: '义务教育', url: `${evidence('/yw/').url}` }],
    });
    const sketch = { columns: { education: main }, places: { education: { lists: [{ column: main, path: [] }] } } };
    expectOutcome(judge(sketch), { value: 'cantTell', reason: 'not-crawled' });
  });
  test('a link to a system elsewhere leaves it open', () => {
    const main = column('教育信息', '/jy/', { items: [OTHER] });
    const lists = [{ column: main, path: [], leadsAway: evidence('/jy/') }];
    expectOutcome(judge({ columns: { education: main }, places: { education: { lists } } }), {
      value: 'cantTell',
      reason: 'not-crawled',
    });
  });
});

describe('a column that is one page', () => {
  const page = (text: string, facts: object = {}) => ({
    columns: {
      education: articleColumn('教育信息', '/jy/', {
        text,
        facts: { publishedOn: '2024-03-01', publishedOnFrom: 'visible', ...facts },
      }),
    },
  });
  const PROSE =
    '全区各学校按照规定开展招生工作，其中学前教育阶段由各街道会同区教体局统一组织报名和登记，请家长按时参加。';
  test.each<[string, SiteSketch, Expected]>([
    ['a heading', page(`一、学前教育\n${PROSE}`), { value: 'passed' }],
    ['a cell', page('序号\t类别\n1\t学前教育'), { value: 'passed' }],
    ['its title', page('见正文', { title: '青禾区学前教育情况' }), { value: 'passed' }],
    ['in the middle of its text', page(PROSE), { value: 'cantTell', reason: 'candidates' }],
    ['nowhere', page('高中阶段招生工作由区教体局负责。'), { value: 'failed', codes: ['no-such-item'] }],
    ['shows no day', page('一、学前教育', { publishedOn: undefined }), { value: 'cantTell', reason: 'no-date' }],
    ['of an earlier year', page('一、学前教育', { publishedOn: '2021-03-01' }), { value: 'failed' }],
    [
      'brought up to date',
      page('一、学前教育', { publishedOn: '2021-03-01', updatedOn: '2024-06-01' }),
      { value: 'passed' },
    ],
  ])('%s', (_, sketch, expected) => {
    expectOutcome(judge(sketch), expected);
  });
  test('lines of one page are not so many items', () => {
    const parts = [{ ...PRESCHOOL, least: 2 }];
    expectOutcome(judge(page('学前教育\n幼儿园名单'), { parts }), { value: 'cantTell', reason: 'candidates' });
  });
});

test('another government’s document counts only where the rule does not mind', () => {
  const sketch = { ...educationOf([row('南屏市人民政府关于印发学前教育行动计划的通知', '/jy/1.html', '2024-05-06')]) };
  expect(judge(sketch).value).toBe('passed');
  expect(judge(sketch, { own: true }).value).toBe('failed');
});

test('an evaluator decides over what was found, and sees it quoted', () => {
  const outcome = judgeItems(check, params, educationOf([plan('2024-05-06')]), { decidedBy: 'evaluator' });
  expect(outcome).toMatchObject({ value: 'cantTell', reason: 'candidates' });
  expect(outcome.findings[0]?.evidence[0]?.quote).toBe('青禾区学前教育招生方案');
  expect(judgeItems(check, params, educationOf([OTHER]), { decidedBy: 'evaluator' }).value).toBe('failed');
  const late = { ...params, period: undefined, publishedBy: '2024-01-01' };
  expect(judgeItems(check, late, educationOf([plan('2024-05-06')]), { decidedBy: 'evaluator' }).value).toBe('cantTell');
});

test('titles that the list cut short are read on their own pages', () => {
  const cut = row('青禾区2024年学前教…', '/jy/1.html', '2024-05-06');
  const own = view('/jy/1.html', { facts: { kind: 'article', title: '青禾区2024年学前教育招生方案' } });
  expect(judge({ ...educationOf([cut]), others: [own] }).value).toBe('passed');
});

test('the column found elsewhere on the site map counts', () => {
  expect(
    judge({
      columns: { education: found(column('教育信息', '/jy/', { items: [plan('2024-05-06')], onlyOnSiteMap: true })) },
    }).value,
  ).toBe('passed');
});
