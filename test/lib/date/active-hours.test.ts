import { expect, test } from 'vitest';
import {
  beijingDay,
  msUntilOpen,
  msUntilShut,
  msUntilSpent,
  parseActiveHours,
} from '../../../src/lib/date/active-hours.js';

const at = (time: string): number => Date.parse(`2025-11-18T${time}+08:00`);
const hours = (text: string) => parseActiveHours(text) ?? expect.fail(`${text} is no window`);
const MINUTE = 60_000;

test.each([
  ['22:00-06:00', '22:00-06:00'],
  [' 9:30 - 17:05 ', '09:30-17:05'],
  ['00:00-24:00', undefined],
  ['08:00-08:00', undefined],
  ['18:00-24:00', '18:00-24:00'],
  ['25:00-06:00', undefined],
  ['22:61-06:00', undefined],
  ['24:00-06:00', undefined],
  ['22-6', undefined],
])('%s is the window %s', (text, read) => {
  expect(parseActiveHours(text)?.text).toBe(read);
});

test.each([
  ['a night before midnight', '22:00-06:00', '23:59:59', 0],
  ['a night after midnight', '22:00-06:00', '05:59:59', 0],
  ['its end is outside', '22:00-06:00', '06:00:00', 16 * 60],
  ['an hour before it', '22:00-06:00', '21:00:00', 60],
  ['a day', '09:00-17:00', '08:30:00', 30],
  ['after a day until the next', '09:00-17:00', '17:00:00', 16 * 60],
  ['until midnight', '18:00-24:00', '23:59:59', 0],
  ['after midnight', '18:00-24:00', '00:00:00', 18 * 60],
])('%s: the window %s at %s opens in %i minutes', (_what, window, time, minutes) => {
  expect(msUntilOpen(hours(window), at(time))).toBe(minutes * MINUTE);
});

test('what takes a while begins only where the window stays open that long, unless it is always shorter', () => {
  expect(msUntilOpen(hours('22:00-06:00'), at('05:59:40'), 30_000)).toBe(16 * 60 * MINUTE + 20_000);
  expect(msUntilOpen(hours('22:00-06:00'), at('05:59:20'), 30_000)).toBe(0);
  expect(msUntilOpen(hours('22:00-22:01'), at('22:00:00'), 90_000)).toBe(0);
});

test('time is spent within the window only', () => {
  const night = hours('22:00-06:00');
  expect(msUntilSpent(night, at('23:00:00'), 60 * MINUTE)).toBe(60 * MINUTE);
  expect(msUntilSpent(night, at('05:00:00'), 90 * MINUTE)).toBe((60 + 16 * 60 + 30) * MINUTE);
  expect(msUntilSpent(night, at('20:00:00'), 30 * MINUTE)).toBe(150 * MINUTE);
  // 20 hours of a window of 8: one that is begun, two whole ones, and a part.
  expect(msUntilSpent(night, at('22:00:00'), 20 * 60 * MINUTE)).toBe((2 * 24 + 4) * 60 * MINUTE);
});

test('a window shuts at its end, the next one where it is shut', () => {
  const night = hours('22:00-06:00');
  expect(msUntilShut(night, at('23:00:00'))).toBe(7 * 60 * MINUTE);
  expect(msUntilShut(night, at('05:59:00'))).toBe(MINUTE);
  expect(msUntilShut(night, at('06:00:00'))).toBe(24 * 60 * MINUTE);
  expect(msUntilShut(night, at('12:00:00'))).toBe(18 * 60 * MINUTE);
});

test('a day begins at midnight in Beijing', () => {
  expect(beijingDay(Date.parse('2025-11-17T16:00:00Z'))).toBe('2025-11-18');
  expect(beijingDay(Date.parse('2025-11-17T15:59:59Z'))).toBe('2025-11-17');
});
