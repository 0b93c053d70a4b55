import { expect, test } from 'vitest';
import { personalPlaces } from '../../src/evidence/personal-places.js';

const covered = (text: string): readonly string[] =>
  personalPlaces(text).map(({ start, end }) => text.slice(start, end));

// Numbers made up for the test: a region that is none, a date, the right check digit.
const ID = '990102198003070015';

test('mobile numbers are covered as a whole, office numbers are not', () => {
  expect(covered('低保对象：王某 13800000000，咨询电话0531-5550101')).toEqual(['13800000000']);
});

test('a number broken up by characters that nobody sees is covered', () => {
  expect(covered('王某138\u200b0000\u00ad0000')).toEqual(['138\u200b0000\u00ad0000']);
});

test('numbers on different lines are no number', () => {
  expect(covered('2024\n1380\n0000000')).toEqual([]);
});

test('every number of a roll is covered, each at its own place', () => {
  const text = `姓名 证件号码 电话\n李某 ${ID} 13900000000\n赵某 ${ID} 13700000000`;
  const rest = personalPlaces(text).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  expect(rest).not.toMatch(/\d{4}/);
  expect(rest).toContain('姓名 证件号码 电话');
});

test('what stands in the next row is not covered along', () => {
  expect(covered(`1\n林小溪\n${ID}\n2\n陈大山`).map((one) => one.trim())).toEqual([ID]);
});

test('a text without any has nothing to cover', () => {
  expect(covered('索引号 QH20240506001 发文日期 2024-05-06')).toEqual([]);
});
