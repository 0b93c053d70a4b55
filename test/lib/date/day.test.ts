import { describe, expect, it } from 'vitest';
import { addDays, addDuration, dayOf, daysBetween, isDay, subtractDuration } from '../../../src/lib/date/day.js';

describe('days', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-1-1', false],
    ['', false],
  ])('isDay(%s) is %s', (text, answer) => {
    expect(isDay(text)).toBe(answer);
  });

  it('refuses days that no calendar has', () => {
    expect(dayOf(2024, 4, 31)).toBeUndefined();
    expect(dayOf(2024, 4, 30)).toBe('2024-04-30');
  });

  it.each([
    ['2024-05-06', 'P1Y', '2023-05-06'],
    ['2024-02-29', 'P1Y', '2023-02-28'],
    ['2024-01-15', 'P6M', '2023-07-15'],
    ['2024-03-01', 'P14D', '2024-02-16'],
    ['2024-03-31', 'P1M', '2024-02-29'],
    ['2024-03-31', 'P2W', '2024-03-17'],
  ])('%s less %s is %s', (day, duration, earlier) => {
    expect(subtractDuration(day, duration)).toBe(earlier);
  });

  it('adds over the end of a year', () => {
    expect(addDuration('2023-11-30', 'P3M')).toBe('2024-02-29');
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
  });

  it('counts days either way', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
  });

  it('throws for what is no duration', () => {
    expect(() => addDuration('2024-01-01', 'P')).toThrow(RangeError);
    expect(() => addDuration('2024-01-01', 'PT3H')).toThrow(RangeError);
  });
});
