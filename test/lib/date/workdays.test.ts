import { describe, expect, it } from 'vitest';

import { addWorkingDays, workingDaysBetween } from '../../../src/lib/date/workdays.js';

describe('working days of the Chinese calendar', () => {
  it.each([
    ['a plain week', '2024-06-17', '2024-06-21', 4],
    ['a weekend counts nothing', '2024-06-21', '2024-06-23', 0],
    ['the same day is no day later', '2024-06-21', '2024-06-21', 0],
    ['an earlier day is no day later', '2024-06-21', '2024-06-19', 0],
    ['the week of the National Day holiday', '2024-09-30', '2024-10-08', 1],
    ['a Sunday worked for the Spring Festival', '2024-02-03', '2024-02-04', 1],
    ['across the end of a year', '2023-12-29', '2024-01-03', 2],
  ])('%s', (_, from, to, days) => {
    expect(workingDaysBetween(from, to)).toBe(days);
  });

  it.each([
    ['before the first notice that the calendar knows', '1999-03-01', '1999-03-05'],
    ['after the last', '2060-03-01', '2060-03-05'],
    ['where only the later day is unknown', '2024-03-01', '2060-03-05'],
  ])('says nothing %s', (_, from, to) => {
    expect(workingDaysBetween(from, to)).toBeUndefined();
  });

  it('finds the day on which a period of working days ends', () => {
    expect(addWorkingDays('2024-09-27', 3)).toBe('2024-10-08');
    expect(addWorkingDays('2024-06-17', 0)).toBe('2024-06-17');
    expect(addWorkingDays('2059-06-17', 3)).toBeUndefined();
  });

  it('agrees with itself: the end of a period is as many working days away as the period has', () => {
    for (const from of ['2023-01-18', '2024-02-08', '2024-04-30', '2025-09-26'])
      for (const count of [1, 3, 20]) {
        const end = addWorkingDays(from, count);
        expect(end && workingDaysBetween(from, end)).toBe(count);
      }
  });
});
