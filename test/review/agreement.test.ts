import { expect, test } from 'vitest';
import { agreementBy, agreementOf, type Pair } from '../../src/review/agreement.js';
import { weighOpinions, type Opinion } from '../../src/review/weigh-opinions.js';

const pairs = (count: number, first: string, second: string) =>
  Array.from({ length: count }, (): Pick<Pair, 'answers'> => ({ answers: [first, second] }));

test('Cohen’s kappa of 20, 15, 10 and 5 answers of 50 is 0.4', () => {
  const all = [
    ...pairs(20, 'passed', 'passed'),
    ...pairs(5, 'passed', 'failed'),
    ...pairs(10, 'failed', 'passed'),
    ...pairs(15, 'failed', 'failed'),
  ];
  const { n, agreed, disagreement, kappa } = agreementOf(all);
  expect({ n, agreed }).toEqual({ n: 50, agreed: 35 });
  expect(disagreement).toBeCloseTo(0.3);
  expect(kappa).toBeCloseTo(0.4);
});

test('without pairs there is no rate; where everybody always said the same there is no kappa', () => {
  expect(agreementOf([])).toEqual({ n: 0, agreed: 0 });
  expect(agreementOf(pairs(3, 'passed', 'passed'))).toEqual({ n: 3, agreed: 3, disagreement: 0 });
});

test('the same two people are one pair, whoever was asked first', () => {
  const both: Pair[] = [
    { rule: 'c', by: ['lin', 'zhou'], answers: ['passed', 'failed'] },
    { rule: 'd', by: ['zhou', 'lin'], answers: ['passed', 'passed'] },
  ];
  expect(agreementBy('people', both)).toMatchObject([{ key: 'lin zhou', n: 2, agreed: 1 }]);
  expect(agreementBy('rule', both)).toMatchObject([
    { key: 'c', n: 1, agreed: 0 },
    { key: 'd', agreed: 1 },
  ]);
});

test.each([
  ['nothing said', [], 'open'],
  ['one', ['lin+'], 'second'],
  ['the same person twice', ['lin+', 'lin+'], 'second'],
  ['two agree', ['lin+', 'zhou+'], 'settled'],
  ['two disagree', ['lin+', 'zhou-'], 'disputed'],
  ['the third settles', ['lin+', 'zhou-', 'wang-'], 'settled'],
  ['one of the two once more', ['lin+', 'zhou-', 'lin-'], 'disputed'],
] as const)('two people: %s', (_, said, state) => {
  const opinions = said.map((one): Opinion => ({
    by: one.slice(0, -1),
    value: one.endsWith('+') ? 'passed' : 'failed',
  }));
  expect(weighOpinions(opinions, { needsTwo: true }).state).toBe(state);
});

test('other points are another opinion', () => {
  const part = (by: string, earned: number): Opinion => ({ by, value: 'partly', earned });
  expect(weighOpinions([part('lin', 200), part('zhou', 250)], { needsTwo: true }).state).toBe('disputed');
  expect(weighOpinions([part('lin', 200), part('zhou', 200)], { needsTwo: true })).toMatchObject({ second: 'zhou' });
});

test('who raised an item does not settle it alone, anybody else does', () => {
  const lin: Opinion = { by: 'lin', value: 'failed' };
  expect(weighOpinions([lin], { needsTwo: false, lodgedBy: 'lin' }).state).toBe('second');
  expect(weighOpinions([lin], { needsTwo: false, lodgedBy: 'zhou' }).state).toBe('settled');
});
