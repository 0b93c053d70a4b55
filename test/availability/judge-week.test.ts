import { expect, test } from 'vitest';
import { isoWeekOf } from '../../src/availability/close-day.js';
import { judgeProbe } from '../../src/availability/judge-probe.js';
import { judgeWeek, type DayCounts } from '../../src/availability/judge-week.js';
import { normOf } from '../../src/availability/norm.js';
import type { ProbeResult } from '../../src/availability/probe.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import { catalog } from '../../src/catalog.js';
import { weekOf } from '../../src/availability/read-week.js';

const NORM = { limitSeconds: 15, limitShare: 500 };
const week = (...days: readonly Partial<DayCounts>[]): readonly DayCounts[] =>
  weekOf('2026-11-22').map((day, index) => ({ day, opened: 20, failed: 0, refused: 0, void: 0, ...days[index] }));

test('limits come from the rule of the profile, the norm’s 5 % as a whole number', () => {
  const profile = loadProfile('national', { rulesFolder: 'rules', checks: catalog });
  expect(normOf(profile)).toEqual({ limitSeconds: 15, limitShare: 500 });
});

test.each<[string, readonly Partial<DayCounts>[], string, string | undefined]>([
  ['all opened', [], 'passed', undefined],
  ['7 of 140 failed: exactly 5 %, which is too many', [{ opened: 13, failed: 7 }], 'failed', undefined],
  ['6 of 140 failed', [{ opened: 14, failed: 6 }], 'passed', undefined],
  ['8 of 161 failed: 4.97 %', [{ opened: 33, failed: 8 }], 'passed', undefined],
  ['one day with 19 visits that say something', [{ opened: 19 }], 'cantTell', 'too-few'],
  ['down all day, but a day short of visits', [{ opened: 0, failed: 20 }, { opened: 10 }], 'cantTell', 'too-few'],
  ['shields turned most away', [{ opened: 0, refused: 28 }], 'cantTell', 'refused'],
  ['our own network was down for a day', [{ opened: 2, void: 26 }], 'cantTell', 'own-trouble'],
])('%s', (_, days, value, reason) => {
  const verdict = judgeWeek(week(...days), NORM);
  expect(verdict.value).toBe(value);
  expect(verdict.reason).toBe(reason);
});

test('a week that was not watched says nothing, and says within what bounds', () => {
  expect(judgeWeek(week(...Array.from({ length: 7 }, () => ({ opened: 0 }))), NORM)).toMatchObject({
    value: 'cantTell',
    reason: 'not-watched',
    share: undefined,
    least: 0,
    most: 10_000,
  });
  // 139 visits, 6 failed, one missing: between 6 and 7 of 140.
  expect(judgeWeek(week({ opened: 13, failed: 6 }), NORM)).toMatchObject({
    value: 'cantTell',
    share: 432,
    least: 429,
    most: 500,
    shortDays: ['2026-11-16'],
  });
});

const at = '2026-11-22T02:00:00.000Z';
const seen = (result: Partial<ProbeResult>): ProbeResult => ({
  at,
  url: 'http://gov.example/',
  elapsedMs: 300,
  ...result,
});

test.each<[string, Partial<ProbeResult>, string, string | undefined, boolean]>([
  ['a page in time', { status: 200, elapsedMs: 14_999 }, 'opened', undefined, false],
  ['15 s are too long: 超过（含）', { status: 200, elapsedMs: 15_000 }, 'failed', 'slow', true],
  ['a server’s own error needs no witness', { status: 500 }, 'failed', 'http-500', false],
  ['a page that is not there is an answer', { status: 404 }, 'opened', undefined, false],
  ['turned away', { status: 403 }, 'refused', 'http-403', false],
  ['a shield’s 503', { status: 503, isChallenge: true }, 'refused', 'challenge', false],
  ['a slow refusal is a refusal', { status: 429, elapsedMs: 16_000 }, 'refused', 'http-429', false],
  ['silence', { why: 'timeout', code: 'ETIMEDOUT' }, 'failed', 'timeout', true],
  ['no such name', { why: 'dns', code: 'ENOTFOUND' }, 'failed', 'dns', true],
  ['our resolver was busy', { why: 'dns', code: 'EAI_AGAIN' }, 'void', 'own-machine', false],
  ['no sockets left', { why: 'other', code: 'EMFILE' }, 'void', 'own-machine', false],
  ['no way out at all', { why: 'refused', code: 'ENETUNREACH' }, 'void', 'own-machine', false],
  ['our own guard', { why: 'private-address', code: 'ERR_PRIVATE_ADDRESS' }, 'void', 'private-address', false],
])('%s', (_, result, value, why, needsWitness) => {
  expect(judgeProbe(seen(result), NORM)).toEqual({ value, needsWitness, ...(why !== undefined && { why }) });
});

test('weeks are those of ISO 8601', () => {
  expect(['2026-11-22', '2026-11-23', '2026-12-31', '2027-01-03', '2027-01-04'].map(isoWeekOf)).toEqual([
    '2026-W47',
    '2026-W48',
    '2026-W53',
    '2026-W53',
    '2027-W01',
  ]);
});
