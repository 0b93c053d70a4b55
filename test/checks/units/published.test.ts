import { expect, test } from 'vitest';
import { column, partial, row, undecided, view, whole, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { bothUnits, finance, itemsOf, street, unitPage, unitRow, withUnits } from '../../support/unit-sketches.js';

const wish = { titles: ['政务公开.*实施方案'] };
const params = { ...wish, period: { from: '2025-01-01', to: '2025-12-31' }, publishedBy: '2025-08-10' };
const TITLE = '2025年政务公开实施方案';
const IN_TIME = unitRow(TITLE, '2025-08-10');
const sound = { items: itemsOf(wish, [IN_TIME]) };
const second = (rows: Parameters<typeof itemsOf>[1], reason?: Parameters<typeof itemsOf>[2]): SiteSketch =>
  bothUnits(sound, unitPage(street, { items: itemsOf(wish, rows, reason) }));
const lacksStreet = { value: 'failed', measured: { missing: [street.name] } } as const;

const examples: readonly Example[] = [
  ['最后一天公布', second([IN_TIME]), { value: 'passed' }],
  ['期间第一天公布', second([unitRow(TITLE, '2025-01-01')]), { value: 'passed' }],
  ['晚一天', second([unitRow(TITLE, '2025-08-11')]), { ...lacksStreet, codes: ['late'] }],
  ['晚了，但还有地方没有看', second([unitRow(TITLE, '2025-08-11')], 'robots'), { value: 'cantTell', reason: 'robots' }],
  ['晚的之外还有一份按时的', second([unitRow(TITLE, '2025-09-01'), IN_TIME]), { value: 'passed' }],
  ['没有', second([]), { ...lacksStreet, codes: ['no-such-item'] }],
  [
    '只有上一年的',
    second([unitRow('2024年政务公开实施方案', '2024-06-01')]),
    { ...lacksStreet, codes: ['no-such-item'] },
  ],
  [
    '标题是当年的，上一年底公布',
    second([unitRow(TITLE, '2024-12-30')]),
    { value: 'cantTell', reason: 'candidates', codes: ['early'] },
  ],
  ['没有日期', second([unitRow(TITLE)]), { value: 'cantTell', reason: 'no-date' }],
  [
    '页面没有读到，不知道日期',
    second([unitRow(TITLE, undefined, { unreadBecause: 'robots' })]),
    { value: 'cantTell', reason: 'robots' },
  ],
  ['列表没有看全', second([], 'truncated'), { value: 'cantTell', reason: 'truncated' }],
  ['日期在判定日之后', second([unitRow(TITLE, '2025-11-19')]), { ...lacksStreet, codes: ['no-such-item'] }],
  ['没有查过', bothUnits(sound, unitPage(street)), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '没有页面，共用栏目里也没有',
    bothUnits(sound, { unit: street, items: itemsOf(wish, []) }),
    { ...lacksStreet, codes: ['no-page'] },
  ],
  ['没有页面，但共用栏目里有', bothUnits(sound, { unit: street, ...sound }), { value: 'passed' }],
  [
    '不知道有没有页面',
    withUnits(partial([unitPage(finance, sound), { unit: street, items: itemsOf(wish, []) }], 'truncated')),
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['没有名册', { units: whole([]) }, { value: 'inapplicable', reason: 'no-roster' }],
];

test.each(examples)('units/published: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/published', params, sketch), expected);
});

test('a late one names both days', () => {
  const { findings } = judgeCheck('units/published', params, second([unitRow(TITLE, '2025-08-11')]));
  expect(findings[0]).toMatchObject({ unit: street.name, dueOn: '2025-08-10', data: { publishedOn: '2025-08-11' } });
});

const RULES = { titles: ['申诉'], elements: [{ name: '处理期限', states: ['\\d+个工作日'] }] };
const page = (text: string) =>
  view('/ss.html', { text: text.repeat(9), facts: { kind: 'article', title: '申诉处理制度' } });
const complaint = (row: Parameters<typeof itemsOf>[1][number]): SiteSketch =>
  withUnits(whole([unitPage(finance, { items: itemsOf({ titles: RULES.titles }, [row]) })]));
const elementExamples: readonly Example[] = [
  [
    '写明期限',
    complaint(unitRow('申诉处理制度', '2025-03-01', { page: page('15个工作日内答复。') })),
    { value: 'passed' },
  ],
  [
    '没有写明',
    complaint(unitRow('申诉处理制度', '2025-03-01', { page: page('认真办理群众来信。') })),
    { value: 'failed', codes: ['lacks-elements'] },
  ],
  ['页面没有打开', complaint(unitRow('申诉处理制度', '2025-03-01')), { value: 'cantTell', reason: 'not-crawled' }],
];
test.each(elementExamples)('what the page states: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/published', RULES, sketch), expected);
});

const ownSite = (rows: readonly ReturnType<typeof row>[], columns: SiteSketch['columns'] = {}): SiteSketch => ({
  site: { kind: 'department', name: finance.name },
  others: [view('/tz/', { facts: { items: rows } })],
  columns,
});
const ownParams = { ...params, columns: ['notices'] };
const notices = column('通知公告', '/tz/', {});
const ownExamples: readonly Example[] = [
  ['部门自己的网站上有', ownSite([row(TITLE, '/tz/1.html', '2025-07-01')]), { value: 'passed' }],
  ['栏目看全了，没有', ownSite([], { notices }), { value: 'failed', codes: ['no-such-item'] }],
  ['栏目没有看全', ownSite([], { notices: undecided('robots') }), { value: 'cantTell', reason: 'robots' }],
];
test.each(ownExamples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/published', ownParams, sketch), expected);
});

test('candidates of a rule that a person decides are quoted', () => {
  const { findings, reason } = judgeCheck('units/published', params, second([IN_TIME]), { decidedBy: 'evaluator' });
  expect(reason).toBe('candidates');
  expect(findings[0]?.message).toContain(TITLE);
});
