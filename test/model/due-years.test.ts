import { expect, test } from 'vitest';
import { catalogueYearsAt } from '../../src/model/due-years.js';

test('last year’s catalogue will do until the day on which this year’s is due', () => {
  expect(catalogueYearsAt('07-01', '2025-06-30')).toEqual([2025, 2024]);
  expect(catalogueYearsAt('07-01', '2025-07-01')).toEqual([2025]);
});
