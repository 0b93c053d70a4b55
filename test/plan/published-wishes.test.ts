import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/model/profile.js';
import { publishedWishes } from '../../src/plan/published-wishes.js';
import { national } from '../support/judge.js';

const wishes = (params: Rule['params'], asOf = '2024-06-30') => {
  const [model] = national.rules;
  if (!model) throw new Error('no rules');
  return publishedWishes({ ...model, params }, asOf);
};
const places = [{ column: 'education', below: true }, { column: 'notices' }];

describe('what a rule looks for', () => {
  it('is each of its parts, in its places', () => {
    const parts = [
      { name: '学前教育', titles: ['学前'], not: ['动态'] },
      { name: '特殊教育', titles: ['特殊'], least: 3 },
    ];
    expect(wishes({ parts, places })).toMatchObject([
      {
        titles: ['学前'],
        not: ['动态'],
        enough: 1,
        places: [
          { column: 'education', isBelow: true },
          { column: 'notices', isBelow: false },
        ],
      },
      { titles: ['特殊'], enough: 3, opened: 0 },
    ]);
  });
  it('is each column of what is due', () => {
    const due = [
      {
        anyOf: [
          { column: 'notices', titles: ['公告'] },
          { column: 'meeting', below: true },
        ],
        least: 2,
      },
    ];
    expect(wishes({ due })).toMatchObject([
      { titles: ['公告'], enough: 2, places: [{ column: 'notices', isBelow: false }] },
      { enough: 2, places: [{ column: 'meeting', isBelow: true }] },
    ]);
  });
  it('is so many pages whose elements are read', () => {
    const elements = [{ name: '承办单位', labels: ['承办单位'] }, { name: '电话' }];
    expect(wishes({ titles: ['扶持'], places, elements, sample: 3 })).toMatchObject([
      { titles: ['扶持'], enough: 3, opened: 3, labels: ['承办单位'] },
    ]);
  });
});

it('is marked where an evaluator decides', () => {
  const [model] = national.rules;
  if (!model) throw new Error('no rules');
  const rule = { ...model, params: { parts: [{ name: '' }], places } };
  expect(publishedWishes({ ...rule, decidedBy: 'evaluator' }, '2024-06-30')[0]?.forEvaluator).toBe(model.id);
  expect(publishedWishes(rule, '2024-06-30')[0]).not.toHaveProperty('forEvaluator');
});

describe('the days that count', () => {
  const days = (params: object, asOf?: string) => wishes({ parts: [{ name: '' }], places, ...params }, asOf)[0];
  it('are those of the period, until the day of judgement', () => {
    const period = { from: '2024-01-01', to: '2024-12-31' };
    expect(days({ period })).toMatchObject({ from: '2024-01-01', to: '2024-06-30' });
    expect(days({ period }, '2025-03-01')).toMatchObject({ to: '2024-12-31' });
  });
  it('are counted back from the day of judgement', () => {
    expect(days({ maxAge: 'P1Y' })).toMatchObject({ from: '2023-06-30', to: '2024-06-30' });
  });
  it('end with the last day to publish', () => {
    expect(days({ publishedBy: '2024-05-10' })).toMatchObject({ to: '2024-05-10' });
    expect(days({ publishedBy: '2024-05-10' })).not.toHaveProperty('from');
  });
});
