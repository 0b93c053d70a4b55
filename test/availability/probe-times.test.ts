import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingDayOf, nextProbeAt, probeTimes } from '../../src/availability/probe-times.js';

const DAY = '2026-11-22';
const HOUR_MS = 3_600_000;
const midnight = Date.parse(`${DAY}T00:00:00+08:00`);

test('28 moments over the whole day, irregular, the same whenever asked, other for each site and day', () => {
  const times = probeTimes({ id: 'shizhong' }, DAY, 28);
  expect(times).toHaveLength(28);
  expect(times).toEqual(probeTimes({ id: 'shizhong' }, DAY, 28));
  expect(times).not.toEqual(probeTimes({ id: 'lixia' }, DAY, 28));
  expect(times.every((time) => time >= midnight && time < midnight + 24 * HOUR_MS)).toBe(true);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const share = (24 * HOUR_MS) / 28;
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(share * 0.2 - 1);
  expect(Math.max(...gaps)).toBeLessThan(share * 1.8 + 1);
  expect(new Set(gaps).size).toBeGreaterThan(20);
});

test('a site that may be asked at night only is asked at night, over midnight too', () => {
  const times = probeTimes({ id: 'yexiao', hours: { fromMinute: 22 * 60, toMinute: 6 * 60 } }, DAY, 28);
  const hours = times.map((time) => new Date(time + 8 * HOUR_MS).getUTCHours());
  expect(times).toHaveLength(28);
  expect(hours.every((hour) => hour >= 22 || hour < 6)).toBe(true);
  expect(times.every((time) => beijingDayOf(time) === DAY)).toBe(true);
});

test('a list that allows ten requests a day gets ten', () => {
  expect(probeTimes({ id: 'jieyue', mostPerDay: 10 }, DAY, 28)).toHaveLength(10);
});

test('the next moment is always later, and within two shares of a day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000_000_000 }),
      fc.string({ minLength: 1, maxLength: 12 }),
      (offset, id) => {
        const now = midnight + offset * 10;
        const next = nextProbeAt({ id, url: 'http://gov.example/' }, now, 24) ?? 0;
        return next > now && next - now < 2 * HOUR_MS;
      },
    ),
    { numRuns: 200 },
  );
});
