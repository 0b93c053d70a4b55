import { describe, expect, test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, partial, policy, row, undecided, view, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const interpretations = (items: Column['items'], sketch: Partial<Column> = {}): Example[1] => ({
  columns: { interpretation: column('政策解读', '/zcjd/', { items, ...sketch }) },
});
const NEW = row('《青禾区防汛方案》解读', '/jd/1.html', '2025-06-01');
const OLD = row('《青禾区养老办法》解读', '/jd/2.html', '2023-06-01');

const examples: readonly Example[] = [
  [
    '一年内有解读',
    interpretations([OLD, NEW]),
    { value: 'passed', measured: { newestOn: '2025-06-01', ageDays: 170 } },
  ],
  ['没有栏目', {}, { value: 'failed', codes: ['missing'], measured: { missing: ['政策解读'] } }],
  ['栏目打不开', interpretations([], { deadStatus: 404, pages: [] }), { value: 'failed', codes: ['dead'] }],
  ['栏目空白', interpretations([], { blankness: 'blank' }), { value: 'failed', codes: ['blank'] }],
  [
    '一年没有更新',
    interpretations([OLD]),
    {
      value: 'failed',
      codes: ['stale'],
      measured: { stale: [{ column: '政策解读', newestOn: '2023-06-01', ageDays: 901 }] },
    },
  ],
  ['网站地图里的链接也算有栏目', interpretations([NEW], { onlyOnSiteMap: true }), { value: 'passed' }],
  ['没有日期', interpretations([row('解读', '/jd/3.html')]), { value: 'cantTell', reason: 'no-date' }],
  ['没有看到', { columns: { interpretation: undecided('truncated') } }, { value: 'cantTell', reason: 'truncated' }],
  ['写明没有此项', interpretations([], { blankness: 'stated-none' }), { value: 'inapplicable', reason: 'no-targets' }],
  ['部门没有自己的文件', { site: { kind: 'department' } }, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '部门有自己的文件，没有解读栏目',
    { site: { kind: 'department' }, documents: whole([policy('青禾区教育局关于校车的通知', '/wj/1.html')]) },
    { value: 'failed', codes: ['missing'] },
  ],
  [
    '部门有没有文件还不知道',
    { site: { kind: 'department' }, documents: partial([], 'robots') },
    { value: 'cantTell', reason: 'robots' },
  ],
];

test.each(examples)('interpretation-column: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-column', sketch), expected);
});

const plans = (titles: readonly string[], sketch: Partial<Column> = {}): Example[1] => ({
  columns: {
    'emergency-plans': column('应急预案', '/yjya/', {
      items: titles.map((title, at) => row(title, `/yjya/${String(at)}.html`, '2025-06-01')),
      ...sketch,
    }),
  },
});
const DRILLS = ['青禾区组织防汛应急预案演练', '《青禾区食品安全事故应急预案》解读'];
const planExamples: readonly Example[] = [
  ['演练和解读里有一份预案', plans([...DRILLS, '青禾区防汛应急预案']), { value: 'passed' }],
  ['只有演练和解读', plans(DRILLS), { value: 'failed', codes: ['no-such-item'] }],
  ['后面几页没有看', plans(DRILLS, { isWhole: false }), { value: 'cantTell', reason: 'not-crawled' }],
  ['没有列表，正文或附件就是预案', plans([]), { value: 'passed' }],
];

test.each(planExamples)('emergency-plans: %s', (_, sketch, expected) => {
  expectOutcome(judge('emergency-plans', sketch), expected);
});

const cleanUpOf = (title: string): Example[1] => ({
  site: { name: '青禾区人民政府' },
  columns: { documents: column('规范性文件', '/gfxwj/', { items: [row(title, '/gfxwj/1.html', '2025-01-01')] }) },
});
const cleanUpTitles: readonly Example[] = [
  ['结果', cleanUpOf('青禾区人民政府关于公布行政规范性文件清理结果的决定'), { value: 'passed' }],
  ['废止一批', cleanUpOf('关于废止和宣布失效一批行政规范性文件的决定'), { value: 'passed' }],
  ['只是部署清理', cleanUpOf('关于开展行政规范性文件清理工作的通知'), { value: 'failed' }],
  ['上级的结果', cleanUpOf('南屏市人民政府关于公布规范性文件清理结果的决定'), { value: 'failed' }],
];

test.each(cleanUpTitles)('documents-clean-up: %s', (_, sketch, expected) => {
  expectOutcome(judge('documents-clean-up', sketch), expected);
});

test('子栏目的条目在抓取时已经读过，不再另找', () => {
  const below = column('常务会议', '/hygk/cw/', { items: [row('第三次常务会议', '/hygk/cw/1.html', '2024-01-01')] });
  const hub = column('政府会议', '/hygk/', { items: below.items, children: [below], subColumns: [below] });
  expectOutcome(judge('meeting-column', { columns: { meeting: hub } }), { value: 'failed', codes: ['stale'] });
});

const proposals = (...items: Column['items']): Example[1] => ({
  columns: { proposals: column('建议提案', '/jyta/', { items }) },
});
const CONGRESS = row('对区人大三次会议第12号建议的答复', '/j/1.html', '2025-07-01');
const CPPCC = row('对区政协三次会议第8号提案的答复', '/j/2.html', '2025-07-02');

const proposalExamples: readonly Example[] = [
  ['一个栏目里两样都有', proposals(CONGRESS, CPPCC), { value: 'passed' }],
  [
    '分成两个栏目',
    {
      columns: {
        'proposals-congress': column('人大代表建议', '/r/', { items: [CONGRESS] }),
        'proposals-cppcc': column('政协提案', '/z/', { items: [CPPCC] }),
      },
    },
    { value: 'passed' },
  ],
  [
    '只有建议，没有提案',
    proposals(CONGRESS),
    { value: 'failed', codes: ['no-such-item'], measured: { missing: ['政协提案'] } },
  ],
  [
    '提案可能在没看到的页上',
    { columns: { proposals: column('建议提案', '/jyta/', { items: [CONGRESS], isWhole: false }) } },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['两样都没有', {}, { value: 'failed', codes: ['missing', 'missing'] }],
];

test.each(proposalExamples)('proposals-column: %s', (_, sketch, expected) => {
  expectOutcome(judge('proposals-column', sketch), expected);
});

test('documents, emergency plans, power lists, consultations and meetings are judged by the same check', () => {
  const columns = {
    documents: column('政策文件', '/wj/', { items: [row('办法', '/wj/1.html')] }),
    'cat-emergency': column('应急管理', '/yj/', { items: [row('青禾区防汛应急预案', '/yj/1.html')] }),
    'cat-agency': column('机构职能', '/jg/', { items: [row('科室设置', '/jg/1.html')] }),
    meeting: column('会议公开', '/hy/', { items: [row('区政府第9次常务会议', '/hy/1.html', '2025-03-01')] }),
    enforcement: column('行政执法公示', '/zf/', { items: [row('处罚公示', '/zf/1.html', '2025-03-01')] }),
  };
  expect(judge('documents-column', { columns }).value).toBe('passed');
  expect(judge('emergency-plans', { columns }).value).toBe('passed');
  expect(judge('powers-list', { columns }).findings.map(({ code }) => code)).toEqual(['no-such-item']);
  expect(judge('meeting-column', { columns }).findings.map(({ code }) => code)).toEqual(['stale']);
  expect(judge('enforcement-publicity', { columns }).value).toBe('passed');
  expect(judge('consultation-column', { columns }).findings.map(({ code }) => code)).toEqual(['missing']);
});

test('a column that is one article holds that article', () => {
  const article = view('/ql/', { text: '权责清单见下表', facts: { kind: 'article', title: '青禾区权责清单' } });
  const columns = { 'powers-list': column('权责清单', '/ql/', { pages: [article], article }) };
  expect(judge('powers-list', { columns }).value).toBe('passed');
});

const NOTICES = ['2025-09-01', '2025-06-02', '2024-05-06', '2023-04-03', '2022-11-20'].map((on, at) =>
  row(`青禾区第${at + 1}号通知`, `/wj/${at}.html`, on),
);
const cleanUp = (items: Column['items'], sketch: Partial<Column>): Example[1] => ({
  columns: { documents: column('政策文件', '/wj/', { items, ...sketch }) },
});
const RESULT = row('青禾区关于公布规范性文件清理结果的通知', '/wj/9.html', '2023-03-01');
const OLD_RESULT = { ...RESULT, publishedOn: '2019-03-01' };

const listExamples: readonly Example[] = [
  ['清理结果在后面的页上', cleanUp([...NOTICES, RESULT], { isWhole: false }), { value: 'passed' }],
  [
    '翻到三年以前也没有清理结果',
    cleanUp(NOTICES, { isWhole: false, readBackTo: '2022-11-17' }),
    { value: 'failed', codes: ['no-such-item'] },
  ],
  [
    '还没有翻到三年以前',
    cleanUp(NOTICES, { isWhole: false, readBackTo: '2022-11-18' }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '列表没有翻完，不知道读到了哪一天',
    cleanUp(NOTICES, { isWhole: false }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '看到的清理结果太旧，新的可能在后面的页上',
    cleanUp([OLD_RESULT, ...NOTICES], { isWhole: false }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['整个列表里只有旧的清理结果', cleanUp([...NOTICES, OLD_RESULT], {}), { value: 'failed', codes: ['stale'] }],
];

test.each(listExamples)('documents-clean-up: %s', (_, sketch, expected) => {
  expectOutcome(judge('documents-clean-up', sketch), expected);
});

describe('a period, a number, or the columns below', () => {
  const YEAR = { from: '2024-01-01', to: '2024-12-31' };
  const met = (at: number, on: string): Column['items'][number] =>
    row(`青禾区第${String(at)}次常务会议`, `/hy/${String(at)}.html`, on);
  const due = [{ anyOf: [{ column: 'meeting' }] }];
  const meetings = (items: Column['items'], sketch: Partial<Column> = {}): Example[1] => ({
    columns: { meeting: column('会议公开', '/hy/', { items, ...sketch }) },
  });
  const IN = met(1, '2024-06-01');
  const BEFORE = met(2, '2023-12-31');
  const AFTER = met(3, '2025-01-01');

  test.each<Example>([
    ['期间的最后一天', meetings([met(1, '2024-12-31')]), { value: 'passed', measured: { count: 1 } }],
    [
      '只有以前和以后的',
      meetings([AFTER, BEFORE]),
      { value: 'failed', codes: ['not-in-period'], measured: { missing: ['会议公开'] } },
    ],
    [
      '还没有翻到期间以前',
      meetings([AFTER], { isWhole: false, readBackTo: '2024-01-01' }),
      { value: 'cantTell', reason: 'not-crawled' },
    ],
    ['翻到了期间以前', meetings([AFTER], { isWhole: false, readBackTo: '2023-12-31' }), { value: 'failed' }],
    ['没有日期', meetings([row('常务会议', '/hy/4.html')]), { value: 'cantTell', reason: 'no-date' }],
    ['没有栏目', {}, { value: 'failed', codes: ['missing'] }],
    ['栏目空白', meetings([], { blankness: 'blank' }), { value: 'failed', codes: ['blank'] }],
    ['栏目打不开', meetings([], { pages: [], deadStatus: 410 }), { value: 'failed', codes: ['dead'] }],
    ['写明没有此项', meetings([], { blankness: 'stated-none' }), { value: 'inapplicable', reason: 'no-targets' }],
  ])('期间：%s', (_, sketch, expected) => {
    expectOutcome(judge('meeting-column', sketch, { due, maxAge: undefined, period: YEAR }), expected);
  });

  test('the nearest is named with its day', () => {
    const outcome = judge('meeting-column', meetings([AFTER, BEFORE]), { due, maxAge: undefined, period: YEAR });
    expect(outcome.findings[0]?.message).toBe(
      '“会议公开”栏目里没有会议公开（2024-01-01 — 2024-12-31），最接近的一条是 2023-12-31 的：青禾区第2次常务会议。',
    );
  });

  test('so many of the period', () => {
    const three = { due: [{ ...due[0], least: 2 }], maxAge: undefined, period: YEAR };
    expectOutcome(judge('meeting-column', meetings([IN, met(4, '2024-07-01')]), three), { value: 'passed' });
    expectOutcome(judge('meeting-column', meetings([IN, BEFORE]), three), {
      value: 'failed',
      codes: ['too-few'],
      measured: { count: 1 },
    });
    expectOutcome(judge('meeting-column', meetings([IN], { isWhole: false }), three), {
      value: 'cantTell',
      reason: 'not-crawled',
    });
  });

  test('some of the things due are enough', () => {
    const all = {
      due: [...due, { anyOf: [{ column: 'proposals' }] }, { anyOf: [{ column: 'gazette' }] }],
      maxAge: 'P2Y',
    };
    const columns = {
      meeting: column('会议公开', '/hy/', { items: [IN] }),
      proposals: column('建议提案', '/ta/', { items: [row('答复', '/ta/1.html', '2025-06-01')] }),
    };
    expectOutcome(judge('meeting-column', { columns }, { ...all, leastDue: 2 }), { value: 'passed' });
    expectOutcome(judge('meeting-column', { columns }, { ...all, leastDue: 3 }), {
      value: 'failed',
      codes: ['missing'],
    });
    expectOutcome(
      judge('meeting-column', { columns: { ...columns, gazette: undecided('robots') } }, { ...all, leastDue: 3 }),
      {
        value: 'cantTell',
        reason: 'robots',
      },
    );
  });

  test('the columns below, where the rule says so', () => {
    const below = column('常务会议', '/hy/cw/', { items: [IN] });
    const main = column('会议公开', '/hy/', { subColumns: [below], items: [] });
    const sketch: Example[1] = {
      columns: { meeting: main },
      place: () => ({
        lists: [
          { column: main, path: [] },
          { column: below, path: ['常务会议'] },
        ],
      }),
    };
    const deep = { due: [{ anyOf: [{ column: 'meeting', below: true }] }], maxAge: 'P2Y' };
    expectOutcome(judge('meeting-column', sketch, deep), { value: 'passed' });
    expectOutcome(judge('meeting-column', sketch, { ...deep, maxAge: 'P1Y' }), {
      value: 'failed',
      codes: ['not-in-period'],
    });
  });
});
