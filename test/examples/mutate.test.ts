import { Type } from '@sinclair/typebox';
import { describe, expect, test } from 'vitest';
import { mutantsOfRule } from '../../src/examples/mutate/mutants-of-rule.js';
import { defineCheck, passed } from '../../src/model/check.js';
import type { Rule } from '../../src/model/profile.js';

const params = Type.Object(
  {
    places: Type.Array(Type.String({ format: 'column' }), { minItems: 1 }),
    titles: Type.Optional(Type.Array(Type.String({ format: 're2' }), { minItems: 1 })),
    not: Type.Optional(Type.Array(Type.String({ format: 're2' }), { minItems: 1 })),
    least: Type.Integer({ minimum: 1, default: 1 }),
    minShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    maxAge: Type.Optional(Type.String()),
    from: Type.Optional(Type.String()),
    deadline: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
const check = defineCheck({
  id: 'clinic/published',
  title: '',
  needs: [],
  params,
  messages: {},
  *targets() {
    yield 0;
  },
  judge: () => passed(),
});

const mutantsOf = (written: Record<string, unknown>, rest: Partial<Rule> = {}): readonly string[] => {
  const rule: Rule = {
    id: 'clinics-listed',
    title: '社区诊所',
    section: 'health',
    level: 'deduction',
    points: 100,
    check: 'clinic/published',
    params: { places: ['health'], least: 1, ...written },
    appliesTo: { kinds: ['district', 'township'] },
    source: [],
    isUnverified: false,
    ...rest,
  };
  return mutantsOfRule(rule, { params: written, ...rest }, check, ['education', 'health', 'employment']).map(
    ({ what }) => what,
  );
};

describe('mutants of a rule', () => {
  test.each<[string, Record<string, unknown>, readonly string[]]>([
    ['a count a step off, as far as the check takes it', { least: 1 }, ['params.least 1 → 2']],
    [
      'a share by a tenth',
      { minShare: 0.5 },
      ['params.minShare − 0.5', 'params.minShare 0.5 → 0.4', 'params.minShare 0.5 → 0.6'],
    ],
    ['a duration', { maxAge: 'P1Y' }, ['params.maxAge − P1Y', 'params.maxAge P1Y → P11M', 'params.maxAge P1Y → P2Y']],
    [
      'a day',
      { from: '2024-03-01' },
      ['params.from − 2024-03-01', 'params.from 2024-03-01 → 2024-02-29', 'params.from 2024-03-01 → 2024-03-02'],
    ],
    [
      'a day of every year',
      { deadline: '03-31' },
      ['params.deadline − 03-31', 'params.deadline 03-31 → 03-30', 'params.deadline 03-31 → 04-01'],
    ],
    [
      'entries of a list left out, but not the last one that must be',
      { titles: ['诊所', '卫生室'] },
      ['params.titles − ["诊所","卫生室"]', 'params.titles.0 − 诊所', 'params.titles.1 − 卫生室'],
    ],
    ['a column for another', { places: ['health'] }, ['params.places.0 health → employment']],
  ])('%s', (_, written, expected) => {
    expect(mutantsOf(written)).toEqual(expected);
  });

  test('what is wanted and what is not change places', () => {
    expect(mutantsOf({ titles: ['诊所'], not: ['兽医'] })).toContain('params titles ⇄ not');
  });

  test('days in force, kinds of bodies and who decides', () => {
    const rest: Partial<Rule> = {
      effective: { from: '2024-12-31' },
      decidedBy: 'evaluator',
      appliesTo: { kinds: ['district', 'township'] },
    };
    expect(mutantsOf({}, rest)).toEqual([
      'decidedBy evaluator → machine',
      'effective.from 2024-12-31 → 2024-12-30',
      'effective.from 2024-12-31 → 2025-01-01',
      'appliesTo.kinds.0 − district',
      'appliesTo.kinds.1 − township',
    ]);
  });

  test("points and titles are nobody's meaning", () => {
    expect(mutantsOf({}, { points: 200, title: '诊所名录' })).toEqual([]);
  });
});
