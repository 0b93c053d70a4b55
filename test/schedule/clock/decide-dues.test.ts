import { expect, test } from 'vitest';
import { decideDues, type DuesDecision, type DuesFound } from '../../../src/schedule/clock/decide-dues.js';
import type { CatchUp } from '../../../src/schedule/clock/schedule.js';

/** Beijing time of some day in November as an instant. */
const at = (day: number, time: string): string =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${time}+08:00`).toISOString();
const NIGHT = '22:00-06:00';

interface Case {
  readonly what: string;
  readonly hours?: string;
  readonly catchUp?: CatchUp;
  readonly dues: readonly string[];
  readonly next?: string;
  readonly isAtWork?: boolean;
  readonly now: string;
  readonly then: DuesDecision;
}

const cases: readonly Case[] = [
  {
    what: 'at its minute it is planned over the whole night',
    hours: NIGHT,
    dues: [at(2, '22:00:00')],
    now: at(2, '22:00:01'),
    then: {
      plan: { due: at(2, '22:00:00'), span: { from: at(2, '22:00:01'), to: at(3, '06:00:00') } },
      missed: [],
      skipped: [],
    },
  },
  {
    what: 'due before its hours, it waits for them',
    hours: NIGHT,
    dues: [at(2, '20:00:00')],
    now: at(2, '20:00:01'),
    then: {
      plan: { due: at(2, '20:00:00'), span: { from: at(2, '22:00:00'), to: at(3, '06:00:00') } },
      missed: [],
      skipped: [],
    },
  },
  {
    what: 'found within its own night it is late, not missed: what is left of the night is used',
    hours: NIGHT,
    dues: [at(2, '22:00:00')],
    now: at(3, '01:30:00'),
    then: {
      plan: { due: at(2, '22:00:00'), span: { from: at(3, '01:30:00'), to: at(3, '06:00:00') } },
      missed: [],
      skipped: [],
    },
  },
  {
    what: 'three nights missed are made up once, in the next night',
    hours: NIGHT,
    dues: [at(2, '22:00:00'), at(3, '22:00:00'), at(4, '22:00:00')],
    next: at(12, '22:00:00'),
    now: at(5, '09:00:00'),
    then: {
      plan: { due: at(4, '22:00:00'), span: { from: at(5, '22:00:00'), to: at(6, '06:00:00') } },
      missed: [at(2, '22:00:00'), at(3, '22:00:00'), at(4, '22:00:00')],
      skipped: [],
    },
  },
  {
    what: 'the next night is its own anyway: nothing is made up beside it',
    hours: NIGHT,
    dues: [at(4, '22:00:00')],
    next: at(5, '22:00:00'),
    now: at(5, '09:00:00'),
    then: { missed: [at(4, '22:00:00')], skipped: [] },
  },
  {
    what: 'who wants it at once gets it by day',
    hours: NIGHT,
    catchUp: 'now',
    dues: [at(4, '22:00:00')],
    next: at(5, '22:00:00'),
    now: at(5, '09:00:00'),
    then: {
      plan: { due: at(4, '22:00:00'), span: { from: at(5, '09:00:00') } },
      missed: [at(4, '22:00:00')],
      skipped: [],
    },
  },
  {
    what: 'who only wants to be told is told',
    catchUp: 'skip',
    dues: [at(4, '22:00:00')],
    now: at(5, '09:00:00'),
    then: { missed: [at(4, '22:00:00')], skipped: [] },
  },
  {
    what: 'the run before is still at work: never two on one list',
    hours: NIGHT,
    dues: [at(2, '22:00:00')],
    isAtWork: true,
    now: at(2, '22:00:01'),
    then: { missed: [], skipped: [at(2, '22:00:00')] },
  },
  {
    what: 'a restart of four minutes misses nothing',
    dues: [at(2, '08:00:00')],
    now: at(2, '08:04:00'),
    then: { plan: { due: at(2, '08:00:00'), span: { from: at(2, '08:04:00') } }, missed: [], skipped: [] },
  },
  {
    what: 'of two that came since, the older is missed and the newer met',
    dues: [at(1, '08:00:00'), at(2, '08:00:00')],
    now: at(2, '08:00:30'),
    then: {
      plan: { due: at(2, '08:00:00'), span: { from: at(2, '08:00:30') } },
      missed: [at(1, '08:00:00')],
      skipped: [],
    },
  },
  { what: 'nothing is due', dues: [], now: at(2, '08:00:00'), then: { missed: [], skipped: [] } },
];

test.each(cases)('$what', ({ hours, catchUp = 'window', dues, next, isAtWork = false, now, then }) => {
  const found: DuesFound = { dues, nextDue: next, isAtWork };
  expect(decideDues({ catchUp, ...(hours !== undefined && { hours }) }, found, new Date(now))).toEqual(then);
});
