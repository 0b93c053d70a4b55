import { describe, expect, test } from 'vitest';
import type { Profile, Rule } from '../../src/model/profile.js';
import type { RawOutcome, UnitOutcome, UnitResult } from '../../src/model/report.js';
import type { SiteEntry, Unit, Waiver } from '../../src/model/site-entry.js';
import { score } from '../../src/scoring/score.js';
import { scoreUnits } from '../../src/scoring/score-units.js';

const FINANCE = '青禾区财政局';
const STREET = '稻香街道办事处';
const SITE: SiteEntry = { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district' };

interface Sketch {
  readonly points?: number;
  readonly level?: Rule['level'];
  /** How it came out for the finance bureau. */
  readonly value: UnitOutcome['value'];
  readonly reason?: string;
}

const profileOf = (sketches: Readonly<Record<string, Sketch>>): Profile => ({
  id: 'qinghe-2025',
  title: '青禾区评分表',
  version: '1',
  digest: '',
  sources: new Map(),
  vocabulary: new Map(),
  scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 },
  sections: [{ id: 'all', title: '全部', outOf: 100 }],
  rules: Object.entries(sketches).map(([id, { points = 10, level = 'deduction' }]): Rule => ({
    id,
    title: id,
    section: 'all',
    level,
    points: points * 100,
    pointsPer: 'unit',
    check: 'units/columns',
    params: {},
    appliesTo: { kinds: ['district'] },
    source: [],
    isUnverified: false,
  })),
});

function unitsOf(
  sketches: Readonly<Record<string, Sketch>>,
  {
    roster = [{ name: FINANCE }],
    pages = {},
    waivers = [],
  }: {
    readonly roster?: readonly Unit[];
    readonly pages?: Readonly<Record<string, string>>;
    readonly waivers?: readonly Waiver[];
  } = {},
): readonly UnitResult[] {
  const entries = Object.entries(sketches);
  const profile = profileOf(sketches);
  return scoreUnits({
    profile,
    site: { ...SITE, units: roster, waivers },
    asOf: '2025-11-18',
    pages: new Map(Object.entries(pages)),
    outcomes: entries.map(([rule, { value, reason }]) => ({
      rule,
      units: [{ name: FINANCE, value, ...(reason !== undefined && { reason }) }],
    })),
  });
}
const pointsOf = (sketches: Readonly<Record<string, Sketch>>, waivers: readonly Waiver[] = []): UnitResult['points'] =>
  unitsOf(sketches, { waivers })[0]!.points;

describe('the score of a unit', () => {
  test('known answer: 5 passed, 3 failed, 2 open', () => {
    expect(
      pointsOf({
        columns: { points: 5, value: 'passed' },
        reports: { points: 3, value: 'failed' },
        items: { points: 2, value: 'cantTell', reason: 'truncated' },
      }),
    ).toEqual({ value: 62.5, min: 50, max: 70, outOf: 10 });
  });

  test.each<[string, Sketch]>([
    ['what does not apply is not due', { value: 'inapplicable', reason: 'no-targets' }],
    ['candidates count nothing until a person has decided', { value: 'cantTell', reason: 'candidates' }],
    ['advice moves nothing', { level: 'advice', value: 'failed' }],
    ['a veto is of the site', { level: 'veto', value: 'failed' }],
    ['bonus is of the site', { level: 'bonus', value: 'passed' }],
  ])('%s', (_, beside) => {
    expect(pointsOf({ columns: { value: 'passed' }, beside })).toEqual({ value: 100, min: 100, max: 100, outOf: 10 });
  });

  test('what this machine could not do is open', () => {
    expect(pointsOf({ columns: { value: 'untested', reason: 'blocked' } })).toEqual({
      value: 0,
      min: 0,
      max: 100,
      outOf: 10,
    });
  });

  test('where no rule with points speaks there is no score, and what was judged is still counted', () => {
    const [unit] = unitsOf({
      columns: { level: 'advice', value: 'failed' },
      items: { level: 'advice', value: 'passed' },
    });
    expect(unit).toMatchObject({ points: { outOf: 0 }, outcomes: { passed: 1, failed: 1 } });
  });

  test('a waived rule takes nothing from any unit until it ends', () => {
    const waiver = { rule: 'reports', justification: '机构改革', approvedBy: '区政府办公室', expiresOn: '2025-11-18' };
    const rules = { columns: { value: 'passed' }, reports: { value: 'failed' } } as const;
    expect(pointsOf(rules, [waiver]).value).toBe(100);
    expect(pointsOf(rules, [{ ...waiver, expiresOn: '2025-11-17' }]).value).toBe(50);
  });
});

test('each outcome says what it means to the unit, where it counts', () => {
  const units: UnitOutcome[] = [
    { name: FINANCE, value: 'passed' },
    { name: STREET, value: 'cantTell', reason: 'candidates' },
    { name: '青禾区民政局', value: 'cantTell', reason: 'truncated' },
    { name: '青禾区档案馆', value: 'inapplicable', reason: 'no-targets' },
  ];
  const outcome = (rule: string, level: Rule['level']): RawOutcome => ({
    rule,
    title: rule,
    section: 'all',
    level,
    value: 'cantTell',
    reason: 'truncated',
    checked: 3,
    findings: [],
    basis: [],
    units,
  });
  const profile = profileOf({ columns: { points: 0.3, value: 'passed' }, wish: { level: 'advice', value: 'passed' } });
  const outcomes = [outcome('columns', 'deduction'), outcome('wish', 'advice')];
  const [columns, wish] = score({ profile, outcomes, site: SITE, asOf: '2025-11-18' }).outcomes;
  expect(columns?.units?.map(({ outOf }) => outOf)).toEqual([0.3, undefined, 0.3, undefined]);
  expect(wish?.units).toEqual(units);
});

describe('which units, and how they are named', () => {
  const rules = { columns: { value: 'passed' } } as const;

  test('in roster order: those judged, and those that only have a page; the rest is left out', () => {
    const roster = [{ name: STREET }, { name: '青禾区档案馆' }, { name: FINANCE }];
    const units = unitsOf(rules, { roster, pages: { [STREET]: 'http://www.qinghe.gov.cn/dx/' } });
    expect(units.map(({ name, points }) => [name, points.outOf])).toEqual([
      [STREET, 0],
      [FINANCE, 10],
    ]);
  });

  test('the page as it was located, else as the roster gives it; the kind as given, else by the name', () => {
    const listed = { name: FINANCE, url: 'http://czj.qinghe.gov.cn/' };
    expect(unitsOf(rules, { roster: [listed] })[0]).toMatchObject({ url: listed.url, kind: 'department' });
    const located = 'http://www.qinghe.gov.cn/czj/zfxxgk/';
    expect(unitsOf(rules, { roster: [listed], pages: { [FINANCE]: located } })[0]).toMatchObject({ url: located });
    expect(unitsOf(rules, { roster: [{ name: STREET }], pages: { [STREET]: located } })[0]?.kind).toBe('township');
  });

  test('a unit written twice is one', () => {
    expect(unitsOf(rules, { roster: [{ name: FINANCE }, { name: FINANCE }] })).toHaveLength(1);
  });

  test('no roster, no units', () => {
    expect(unitsOf(rules, { roster: [] })).toEqual([]);
  });
});
