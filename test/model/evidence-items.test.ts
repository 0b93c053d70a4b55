import { expect, test } from 'vitest';
import { listEvidenceItems } from '../../src/model/evidence-items.js';
import type { Clause, Profile } from '../../src/model/profile.js';

const zone: Clause = {
  id: 'LW-3a',
  ruleSet: 'willow',
  phrase: '建设政务公开专区',
  class: 'M',
  deadline: '年底前',
  document: 'notice',
  rules: [],
  manual: '专区照片',
  section: 'zone',
  points: 250,
};
const items = (clauses: readonly Clause[], asOf: string) =>
  listEvidenceItems(
    {
      clauses,
      sources: new Map([['notice', { id: 'notice', title: '柳湾区公开工作通知', issuedOn: '2024-06-30' }]]),
    } as unknown as Profile,
    asOf,
  );

test('what a clause wants brought is told with its worth, and counts nothing before review', () => {
  expect(
    items([zone, { ...zone, id: 'LW-1a', manual: undefined, rules: ['guide-fresh'] } as never], '2024-12-31'),
  ).toEqual([
    {
      clause: 'LW-3a',
      phrase: '建设政务公开专区',
      bring: '专区照片',
      document: '柳湾区公开工作通知',
      deadline: '年底前',
      section: 'zone',
      worth: 2.5,
      points: { earned: 0, min: 0, max: 0, outOf: 0 },
    },
  ]);
});

test('nothing is wanted before the document was issued', () => {
  expect(items([zone], '2024-06-29')).toEqual([]);
  expect(items([zone], '2024-06-30')).toHaveLength(1);
});
