import { expect, test } from 'vitest';
import { readNumber } from '../../../src/lib/text/chinese-number.js';

test.each([
  ['32', 32],
  ['３０', 30],
  ['三十', 30],
  ['十二', 12],
  ['三十二', 32],
  ['一百零五', 105],
  ['两千', 2000],
  ['二〇', 20],
  ['零', 0],
])('%s is %d', (words, value) => {
  expect(readNumber(words)).toBe(value);
});

test('words that are no number are none', () => {
  expect(readNumber('若干')).toBeUndefined();
  expect(readNumber('')).toBeUndefined();
});
