import { expect, test } from 'vitest';
import { latestDayOf } from '../../../src/lib/date/month-day.js';

test.each([
  ['this year where it has come', '11-18', '2025-11-18'],
  ['the year before where it is yet to come', '11-19', '2024-11-19'],
  ['29 February only where a year has one', '02-29', '2024-02-29'],
  ['no day that no calendar has', '02-30', undefined],
])('a month and day mean at best %s', (_, monthDay, on) => {
  expect(latestDayOf(monthDay, '2025-11-18')).toBe(on);
});
