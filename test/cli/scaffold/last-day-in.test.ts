import { expect, test } from 'vitest';
import { lastDayIn } from '../../../src/cli/scaffold/last-day-in.js';

test.each([
  ['2026年12月底前', '2026-12-31'],
  ['2028年2月底', '2028-02-29'],
  ['2026年 6月30日前完成', '2026-06-30'],
  ['2026年底前', '2026-12-31'],
  ['2026年9月末', '2026-09-30'],
  ['2026年2月30日前', undefined],
  ['2026年13月底前', undefined],
  ['每季度', undefined],
  ['2026年上半年', undefined],
])('%s leaves %s', (words, day) => {
  expect(lastDayIn(words)).toBe(day);
});
