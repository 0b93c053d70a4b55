import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestCommonRun } from '../../../src/lib/text/longest-common-run.js';

test('finds the longest passage of two texts, and where it stands in each', () => {
  expect(longestCommonRun('我们修好了三座桥和一条路', '今年修好了三座桥，另有一条路待修')).toEqual({
    start: 2,
    otherStart: 2,
    length: 6,
  });
  expect(longestCommonRun('桥', '路')).toEqual({ start: 0, otherStart: 0, length: 0 });
  expect(longestCommonRun('', '路').length).toBe(0);
});

test('agrees with trying every run', () => {
  const text = fc.string({ unit: fc.constantFrom(...'桥路水'), maxLength: 24 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      let longest = 0;
      for (let start = 0; start < one.length; start++)
        for (let end = start + longest + 1; end <= one.length && other.includes(one.slice(start, end)); end++)
          longest = end - start;
      const { start, otherStart, length } = longestCommonRun(one, other);
      expect(length).toBe(longest);
      expect(one.slice(start, start + length)).toBe(other.slice(otherStart, otherStart + length));
    }),
  );
});
