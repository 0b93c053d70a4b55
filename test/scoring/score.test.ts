import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tally } from '../../src/model/check.js';
import type { Profile, Rule } from '../../src/model/profile.js';
import type { RawOutcome, Scorecard } from '../../src/model/report.js';
import type { SiteEntry, Waiver } from '../../src/model/site-entry.js';
import { score } from '../../src/scoring/score.js';

type Sketch = Partial<Pick<Rule, 'level' | 'points' | 'pointsPer' | 'section'>> & {
  readonly value: RawOutcome['value'];
  readonly reason?: string;
  readonly tally?: Tally;
};

const SITE: SiteEntry = { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district' };

function scored(
  sketches: Readonly<Record<string, Sketch>>,
  waivers: readonly Waiver[] = [],
  scoring: Partial<Profile['scoring']> = {},
  ofRuleSet: readonly Waiver[] = [],
) {
  const entries = Object.entries(sketches);
  const rules = entries.map(([id, { level = 'deduction', points = 10, pointsPer, section = 'all' }]): Rule => ({
    id,
    title: id,
    section,
    level,
    points: level === 'veto' || level === 'advice' ? 0 : points * 100,
    ...(pointsPer !== undefined && { pointsPer }),
    check: 'test/any',
    params: {},
    appliesTo: { kinds: ['district'] },
    source: [],
    isUnverified: false,
  }));
  const outcomes = entries.map(
    ([rule, { value, reason, tally, level = 'deduction', section = 'all' }]): RawOutcome => ({
      rule,
      title: rule,
      section,
      level,
      value,
      ...(reason !== undefined && { reason }),
      checked: 1,
      findings: [],
      basis: [],
      ...(tally && { tally }),
    }),
  );
  const profile: Profile = {
    id: 'test',
    title: 'test',
    version: '1',
    digest: '',
    sources: new Map(),
    vocabulary: new Map(),
    scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30, ...scoring },
    sections: [...new Set(rules.map(({ section }) => section))].map((id) => ({ id, title: id, outOf: 100 })),
    rules,
    waivers: ofRuleSet,
  };
  return score({ profile, outcomes, site: { ...SITE, waivers }, asOf: '2025-11-18' });
}
const card = (...args: Parameters<typeof scored>): Scorecard => scored(...args).scorecard;

const PASSED: Sketch = { value: 'passed' };
const FAILED: Sketch = { value: 'failed' };
const UNKNOWN: Sketch = { value: 'cantTell', reason: 'no-date' };
const VETO: Sketch = { value: 'passed', level: 'veto' };

test('the known answer of scoring.md', () => {
  const { verdict, points } = card({
    a: PASSED,
    b: { value: 'failed', pointsPer: 'element', tally: { met: 2, unmet: 3, unknown: 0 } },
    c: UNKNOWN,
    d: { value: 'inapplicable', reason: 'kind' },
    v: VETO,
  });
  expect(points).toEqual({ value: 70, min: 46.67, max: 80, outOf: 30, bonus: 0 });
  expect(verdict).toBe('undetermined');
});

describe('points of a rule', () => {
  const points = (sketch: Sketch, waivers: readonly Waiver[] = []) =>
    scored({ rule: sketch }, waivers).outcomes[0]?.points;

  test.each<[string, Sketch, object]>([
    ['passed', PASSED, { earned: 10, min: 10, max: 10, outOf: 10 }],
    ['failed', FAILED, { earned: 0, min: 0, max: 0, outOf: 10 }],
    ['undecided', UNKNOWN, { earned: 0, min: 0, max: 10, outOf: 10 }],
    ['unreachable', { value: 'untested', reason: 'unreachable' }, { earned: 0, min: 0, max: 10, outOf: 10 }],
    ['not implemented', { value: 'untested', reason: 'not-implemented' }, { earned: 0, min: 0, max: 0, outOf: 0 }],
    ['not selected', { value: 'untested', reason: 'not-selected' }, { earned: 0, min: 0, max: 0, outOf: 0 }],
    ['inapplicable', { value: 'inapplicable' }, { earned: 0, min: 0, max: 0, outOf: 0 }],
    ['candidates only', { value: 'cantTell', reason: 'candidates' }, { earned: 0, min: 0, max: 0, outOf: 0 }],
    ['advice', { value: 'failed', level: 'advice' }, { earned: 0, min: 0, max: 0, outOf: 0 }],
    ['bonus earned', { value: 'passed', level: 'bonus' }, { earned: 10, min: 10, max: 10, outOf: 0 }],
    ['bonus undecided', { ...UNKNOWN, level: 'bonus' }, { earned: 0, min: 0, max: 10, outOf: 0 }],
    [
      'failed in part, an unknown share open',
      { value: 'failed', pointsPer: 'element', tally: { met: 4, unmet: 1, unknown: 5 } },
      { earned: 4, min: 4, max: 9, outOf: 10 },
    ],
    [
      'undecided in part',
      { ...UNKNOWN, pointsPer: 'element', tally: { met: 7, unmet: 0, unknown: 3 } },
      { earned: 7, min: 7, max: 10, outOf: 10 },
    ],
    [
      'thirds are rounded to hundredths',
      { value: 'failed', pointsPer: 'element', tally: { met: 1, unmet: 2, unknown: 0 } },
      { earned: 3.33, min: 3.33, max: 3.33, outOf: 10 },
    ],
    [
      'a tally does not matter without points per',
      { value: 'failed', tally: { met: 9, unmet: 1, unknown: 0 } },
      { earned: 0, min: 0, max: 0, outOf: 10 },
    ],
  ])('%s', (_, sketch, expected) => {
    expect(points(sketch)).toEqual(expected);
  });

  const waiver: Waiver = { rule: 'rule', justification: '搬迁中', approvedBy: '区政府办', expiresOn: '2025-11-18' };

  test('waived: the outcome stays, the deduction is set aside and shown', () => {
    const { outcomes, scorecard } = scored({ rule: FAILED }, [waiver]);
    expect(outcomes[0]).toMatchObject({
      value: 'failed',
      points: { earned: 10, outOf: 10 },
      waiver: { justification: '搬迁中', setAside: 10 },
    });
    expect(scorecard.points.value).toBe(100);
  });

  test('waived and passed: nothing is set aside', () => {
    expect(scored({ rule: PASSED }, [waiver]).outcomes[0]?.waiver).toEqual({
      justification: '搬迁中',
      approvedBy: '区政府办',
      expiresOn: '2025-11-18',
    });
  });

  test('a waiver that the rule set carries holds as one of the site list does', () => {
    const { outcomes } = scored({ rule: FAILED }, [], {}, [waiver]);
    expect(outcomes[0]).toMatchObject({ points: { earned: 10 }, waiver: { approvedBy: '区政府办' } });
    expect(scored({ rule: FAILED }, [], {}, [{ ...waiver, expiresOn: '2025-11-17' }]).outcomes[0]?.points.earned).toBe(
      0,
    );
  });

  test.each([
    ['a waiver that has ended', { ...waiver, expiresOn: '2025-11-17' }],
    ['a waiver of another rule', { ...waiver, rule: 'other' }],
    ['a waiver of another site', { ...waiver, site: 'beimo' }],
  ])('%s changes nothing', (_, other) => {
    expect(points(FAILED, [other])).toEqual({ earned: 0, min: 0, max: 0, outOf: 10 });
  });
});

describe('the verdict', () => {
  const many = (value: Sketch, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`r${String(at)}`, value]));
  const mixed = (good: number, bad: number, open: number): Record<string, Sketch> => ({
    ...Object.fromEntries(Object.entries(many(PASSED, good)).map(([id, one]) => [`p${id}`, one])),
    ...Object.fromEntries(Object.entries(many(FAILED, bad)).map(([id, one]) => [`f${id}`, one])),
    ...Object.fromEntries(Object.entries(many(UNKNOWN, open)).map(([id, one]) => [`u${id}`, one])),
  });

  test.each<[string, Record<string, Sketch>, Scorecard['verdict']]>([
    ['enough points', mixed(6, 4, 0), 'qualified'],
    ['too few', mixed(5, 5, 0), 'unqualified'],
    ['too few, whatever the unknown turn out', mixed(1, 5, 4), 'unqualified'],
    ['enough only if the unknown turn out well', mixed(5, 2, 3), 'undetermined'],
    ['enough even if they turn out badly', mixed(6, 2, 2), 'qualified'],
    ['a veto failed', { ...mixed(10, 0, 0), v: { value: 'failed', level: 'veto' } }, 'unqualified'],
    ['a veto undecided', { ...mixed(10, 0, 0), v: { ...UNKNOWN, level: 'veto' } }, 'undetermined'],
    [
      'a veto that only found candidates',
      { ...mixed(10, 0, 0), v: { value: 'cantTell', reason: 'candidates', level: 'veto' } },
      'undetermined',
    ],
    [
      'a veto without the means to test it',
      { ...mixed(10, 0, 0), v: { value: 'untested', reason: 'no-browser', level: 'veto' } },
      'undetermined',
    ],
    [
      'a veto that is not implemented',
      { ...mixed(10, 0, 0), v: { value: 'untested', reason: 'not-implemented', level: 'veto' } },
      'qualified',
    ],
    [
      'a veto left out by order',
      { ...mixed(10, 0, 0), v: { value: 'untested', reason: 'not-selected', level: 'veto' } },
      'qualified',
    ],
    [
      'an unreachable site',
      {
        ...many({ value: 'untested', reason: 'unreachable' }, 10),
        v: { value: 'untested', reason: 'unreachable', level: 'veto' },
      },
      'undetermined',
    ],
    [
      'one rule by order, a veto that passed',
      { a: { value: 'untested', reason: 'not-selected' }, v: VETO },
      'qualified',
    ],
    ['nothing judged at all', { a: { value: 'untested', reason: 'not-selected' } }, 'undetermined'],
  ])('%s', (_, sketches, verdict) => {
    expect(card(sketches).verdict).toBe(verdict);
  });

  test('names the vetoes that failed', () => {
    expect(card({ v: { value: 'failed', level: 'veto' }, w: VETO }).vetoes).toEqual(['v']);
  });

  test('is not swayed by rounding: 59.996 prints as 60 and does not pass', () => {
    const { verdict, points } = card({
      a: { value: 'passed', points: 599.96 },
      b: { value: 'failed', points: 400.04 },
    });
    expect(points.value).toBe(60);
    expect(verdict).toBe('unqualified');
  });
});

describe('bonus', () => {
  const bonus = (points: number): Sketch => ({ value: 'passed', level: 'bonus', points });

  test.each<[string, Record<string, Sketch>, object]>([
    [
      'is added above the threshold',
      { a: { ...PASSED, points: 90 }, b: { ...FAILED, points: 10 }, c: bonus(5) },
      { value: 95, min: 95, max: 95, bonus: 5 },
    ],
    [
      'is not added at the threshold',
      { a: { ...PASSED, points: 80 }, b: { ...FAILED, points: 20 }, c: bonus(5) },
      { value: 80, bonus: 0 },
    ],
    ['is capped', { a: PASSED, c: bonus(25), d: bonus(25) }, { value: 130, bonus: 30 }],
    [
      'undecided widens the span upwards',
      { a: PASSED, c: { ...UNKNOWN, level: 'bonus', points: 5 } },
      { value: 100, min: 100, max: 105, bonus: 0 },
    ],
    [
      'opens only for the end of the span that is above',
      { a: { ...PASSED, points: 70 }, u: { ...UNKNOWN, points: 30 }, c: bonus(5) },
      { value: 105, min: 70, max: 105, bonus: 5 },
    ],
  ])('%s', (_, sketches, expected) => {
    expect(card(sketches).points).toMatchObject(expected);
  });
});

test('sections sum up their own deduction rules', () => {
  const { sections } = card({
    a: { ...PASSED, section: 'guide' },
    b: { ...UNKNOWN, section: 'guide', points: 2.5 },
    c: { ...FAILED, section: 'site' },
    v: { ...VETO, section: 'site' },
  });
  expect(sections).toEqual([
    { id: 'guide', title: 'guide', earned: 10, min: 10, max: 12.5, outOf: 12.5 },
    { id: 'site', title: 'site', earned: 0, min: 0, max: 0, outOf: 10 },
  ]);
});

describe('for any outcomes', () => {
  const count = fc.nat({ max: 9 });
  const tally = fc.record({ met: count, unmet: count, unknown: count });
  const sketch: fc.Arbitrary<Sketch> = fc
    .record({
      value: fc.constantFrom<RawOutcome['value'][]>('passed', 'failed', 'cantTell', 'inapplicable', 'untested'),
      level: fc.constantFrom<Rule['level'][]>('veto', 'deduction', 'bonus', 'advice'),
      points: fc.integer({ min: 1, max: 2000 }).map((hundredths) => hundredths / 100),
      isShared: fc.boolean(),
      reason: fc.constantFrom('unreachable', 'not-selected', 'no-date', 'candidates'),
      tally,
    })
    .map(({ value, level, points, isShared, reason, tally }) => ({
      value,
      level,
      points,
      ...(isShared && { pointsPer: 'element' }),
      ...((value === 'cantTell' || value === 'untested') && { reason }),
      ...(value === 'failed' && { tally: { ...tally, unmet: tally.unmet + 1 } }),
      ...(value === 'cantTell' && { tally: { ...tally, unmet: 0, unknown: tally.unknown + 1 } }),
    }));
  const sketches = fc
    .array(sketch, { maxLength: 12 })
    .map((list) => Object.fromEntries(list.map((one, at) => [`r${String(at)}`, one])));

  test('min ≤ value ≤ max, and sections sum up to the whole', () => {
    fc.assert(
      fc.property(sketches, (all) => {
        const { points, sections } = card(all);
        expect(points.min).toBeLessThanOrEqual(points.value);
        expect(points.value).toBeLessThanOrEqual(points.max);
        expect(points.max).toBeLessThanOrEqual(130);
        expect(points.min).toBeGreaterThanOrEqual(0);
        expect(Math.round(sections.reduce((sum, { outOf }) => sum + outOf, 0) * 100)).toBe(
          Math.round(points.outOf * 100),
        );
      }),
    );
  });

  test('with everything decided the three figures are one', () => {
    const decided = sketches.filter((all) =>
      Object.values(all).every(
        ({ value, tally }) => value !== 'cantTell' && value !== 'untested' && (tally?.unknown ?? 0) === 0,
      ),
    );
    fc.assert(
      fc.property(decided, (all) => {
        const { points } = card(all);
        expect([points.min, points.max]).toEqual([points.value, points.value]);
      }),
      { numRuns: 50 },
    );
  });

  test('deciding what was open only narrows the span, and never overturns a verdict', () => {
    const open = fc.array(fc.constantFrom(PASSED, FAILED, UNKNOWN, { ...UNKNOWN, level: 'veto' as const }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(open, fc.infiniteStream(fc.boolean()), (list, coin) => {
        const name = (one: Sketch, at: number): [string, Sketch] => [`r${String(at)}`, one];
        const before = card(Object.fromEntries(list.map(name)));
        const decide = (one: Sketch): Sketch =>
          one.value === 'cantTell' ? { ...one, value: coin.next().value ? 'passed' : 'failed' } : one;
        const after = card(Object.fromEntries(list.map(decide).map(name)));
        expect(after.points.min).toBeGreaterThanOrEqual(before.points.min);
        expect(after.points.max).toBeLessThanOrEqual(before.points.max);
        if (before.verdict !== 'undetermined') expect(after.verdict).toBe(before.verdict);
      }),
    );
  });
});
