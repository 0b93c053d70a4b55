import { expect, test } from 'vitest';
import { cellName, columnName, daySerial } from '../../../src/report/scorecard/cells.js';

test.each([
  ['1900-03-01', 61],
  ['2024-02-29', 45351],
  ['2026-03-05', 46086],
])('a day is what sheets count: %s', (day, serial) => {
  expect(daySerial(day)).toBe(serial);
});

test.each(['2023-02-29', '2026-3-5', '1899-12-31', '五月', ''])('what is no day stays text: %s', (text) => {
  expect(daySerial(text)).toBeUndefined();
});

test('columns are named as in sheets', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(cellName(4, 2)).toBe('C5');
});
