import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../src/crawl/manners/retry-after.js';

const NOON = Date.parse('2025-11-18T04:00:00Z');

test.each([
  ['seconds', '30', 30_000],
  ['a date', 'Tue, 18 Nov 2025 04:00:40 GMT', 40_000],
  ['a date as old servers write it', 'Tuesday, 18-Nov-25 04:00:40 GMT', 40_000],
  ['a date as C writes it', 'Tue Nov 18 04:00:40 2025', 40_000],
  ['a date that is past', 'Tue, 18 Nov 2025 03:00:00 GMT', 0],
  ['no seconds', '1.5', undefined],
  ['what only a lenient parser reads', 'in 10 minutes', undefined],
  ['nothing', '', undefined],
])('%s: %s', (_what, value, ms) => {
  expect(retryAfterMs(value, undefined, NOON)).toBe(ms);
});

test("a date is held against the server's own clock where it tells it", () => {
  expect(retryAfterMs('Tue, 18 Nov 2025 09:30:20 GMT', 'Tue, 18 Nov 2025 09:30:00 GMT', NOON)).toBe(20_000);
});
