import { expect, test } from 'vitest';
import { absent, column, partial, undecided, whole, type SiteSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { bothUnits, columnsOf, finance, street, unitPage, withUnits } from '../../support/unit-sketches.js';

const params = { columns: ['guide', 'system'] };
const guide = column('指南', '/bm/zn/');
const system = column('制度', '/bm/zd/');
const sound = { columns: columnsOf({ guide, system }) };
const second = (states: Parameters<typeof columnsOf>[0], page: Parameters<typeof column>[2] = {}): SiteSketch =>
  bothUnits(sound, unitPage(street, { columns: columnsOf(states) }, page));
const lacksStreet = { value: 'failed', measured: { missing: [street.name] } } as const;

const examples: readonly Example[] = [
  ['两个单位的栏目都在', second({ guide, system }), { value: 'passed' }],
  ['少一个栏目', second({ guide, system: absent }), { ...lacksStreet, codes: ['lacks-columns'] }],
  [
    '栏目空白',
    second({ guide, system: column('制度', '/bm/zd/', { blankness: 'blank' }) }),
    { ...lacksStreet, measured: { columns: { [street.name]: ['政府信息公开制度（空白）'] } } },
  ],
  [
    '栏目打不开',
    second({ guide, system: column('制度', '/bm/zd/', { pages: [], deadStatus: 404 }) }),
    { ...lacksStreet, codes: ['lacks-columns'] },
  ],
  [
    '写明本单位无此项',
    second({ guide, system: column('制度', '/bm/zd/', { blankness: 'stated-none' }) }),
    { value: 'passed' },
  ],
  ['一个也没有', second({ guide: absent, system: absent }), { ...lacksStreet, codes: ['no-columns'] }],
  ['栏目没有看到', second({ guide, system: undecided('truncated') }), { value: 'cantTell', reason: 'truncated' }],
  ['少一个，另一个没有看到', second({ guide: absent, system: undecided('robots') }), lacksStreet],
  ['没有查过', bothUnits(sound, unitPage(street)), { value: 'cantTell', reason: 'not-crawled' }],
  ['没有页面', bothUnits(sound, { unit: street }), { ...lacksStreet, codes: ['no-page'] }],
  [
    '列表里有简称',
    bothUnits(sound, { unit: street, mayBe: { ...system.linkedFrom, quote: '稻街办' } }),
    { value: 'cantTell', reason: 'candidates', codes: ['name-shortened'] },
  ],
  [
    '单位列表没有看全',
    withUnits(partial([unitPage(finance, sound), { unit: street }], 'needs-browser')),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['页面打不开', second({}, { deadStatus: 404, pages: [] }), { ...lacksStreet, codes: ['dead-page'] }],
  [
    '页面没有读到',
    second({}, { pages: [], blankness: 'unknown', unknownBecause: 'robots' }),
    { value: 'cantTell', reason: 'robots' },
  ],
  ['没有名册', { units: whole([]) }, { value: 'inapplicable', reason: 'no-roster' }],
];

test.each(examples)('units/columns: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/columns', params, sketch), expected);
});

test('the finding names its unit, and each unit counts', () => {
  const outcome = judgeCheck('units/columns', params, second({ guide, system: absent }));
  expect(outcome.findings.map(({ unit }) => unit)).toEqual([street.name]);
  expect(outcome.tally).toEqual({ met: 1, unmet: 1, unknown: 0 });
});

test('units of another kind owe nothing', () => {
  const sketch = second({ guide: absent, system: absent });
  expect(judgeCheck('units/columns', { ...params, kinds: ['department'] }, sketch).value).toBe('passed');
});

const SHARES: readonly Example[] = [
  ['一半够了', second({ guide, system: absent }), { value: 'passed' }],
  [
    '一半没有看到',
    withUnits(whole([unitPage(finance), unitPage(street)])),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '一个也不齐',
    withUnits(whole([{ unit: finance }, { unit: street }])),
    { value: 'failed', codes: ['too-few-units'], measured: { missing: [finance.name, street.name], share: 0 } },
  ],
];
test.each(SHARES)('a share of the units: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('units/columns', { ...params, minShare: 0.5 }, sketch), expected);
});

test('the site of a department is itself the unit', () => {
  const sketch: SiteSketch = { site: { kind: 'department', name: '青禾区财政局' }, columns: { guide, system: absent } };
  const outcome = judgeCheck('units/columns', params, sketch);
  expectOutcome(outcome, { value: 'failed', codes: ['lacks-columns'], measured: { missing: ['青禾区财政局'] } });
  expect(judgeCheck('units/columns', { ...params, kinds: ['township'] }, sketch).value).toBe('inapplicable');
});

test('what was found waits for a person where one decides, and so does what is missing beside it', () => {
  const byPerson = { decidedBy: 'evaluator' } as const;
  const lacking = judgeCheck('units/columns', params, second({ guide, system: absent }), byPerson);
  expect(lacking).toMatchObject({ value: 'cantTell', reason: 'candidates' });
  const none = judgeCheck('units/columns', params, withUnits(whole([{ unit: finance }, { unit: street }])), byPerson);
  expect(none.value).toBe('failed');
});
