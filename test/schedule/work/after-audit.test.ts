import { expect, test } from 'vitest';
import { afterAudit } from '../../../src/schedule/work/after-audit.js';
import { afterCrash } from '../../../src/schedule/work/after-crash.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');

test.each([
  ['complete', 0, false, 'publish'],
  ['unreachable', 0, false, 'publish'],
  ['blocked', 0, false, 'publish'],
  ['time', 0, false, 'publish'],
  ['interrupted', 0, false, 'at once'],
  ['rate-limited', 0, false, '2026-11-22T13:00:00.000Z'],
  ['rate-limited', 3, false, 'publish'],
  ['disk', 2, false, '2026-11-22T12:15:00.000Z'],
  ['disk', 3, false, 'publish'],
  ['budget', 0, false, 'publish'],
  ['budget', 0, true, '2026-11-22T16:01:00.000Z'],
  ['budget', 14, true, 'publish'],
] as const)(
  'a crawl that stopped by %s, put off %i times before, daily limit %s: %s',
  (why, delays, hasDailyLimit, then) => {
    const next = afterAudit(why, { delays, hasDailyLimit }, NOW);
    expect(next.next === 'publish' ? 'publish' : (next.until ?? 'at once')).toBe(then);
  },
);

test.each([
  ['the first crash: again at once', { attempt: 1, crashes: 0, crashPages: null, pages: 9 }, 'waiting', 1, 0],
  ['at the same page: later', { attempt: 2, crashes: 1, crashPages: 9, pages: 9 }, 'waiting', 2, 300_000],
  ['three times there: never', { attempt: 3, crashes: 2, crashPages: 9, pages: 9 }, 'failed', 3, undefined],
  ['it had come further: counted anew', { attempt: 3, crashes: 2, crashPages: 9, pages: 40 }, 'waiting', 1, 0],
  ['a dozen attempts, however far', { attempt: 12, crashes: 1, crashPages: 9, pages: 40 }, 'failed', 1, undefined],
] as const)('%s', (_what, record, state, crashes, delayMs) => {
  expect(afterCrash(record)).toMatchObject({ state, crashes, ...(delayMs !== undefined && { delayMs }) });
});
