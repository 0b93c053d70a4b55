import { expect, test } from 'vitest';
import { cronNote, cronProblem, duesBetween, nextDues } from '../../../src/schedule/clock/read-cron.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const beijing = (dues: readonly string[]): readonly string[] =>
  dues.map((due) => new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));

test.each([
  ['0 22 * * *', ['2026-11-22 22:00', '2026-11-23 22:00', '2026-11-24 22:00']],
  ['0 22 * * 1-5', ['2026-11-23 22:00', '2026-11-24 22:00', '2026-11-25 22:00']],
  ['30 0 1 * *', ['2026-12-01 00:30', '2027-01-01 00:30', '2027-02-01 00:30']],
  ['0 22 31 * *', ['2026-12-31 22:00', '2027-01-31 22:00', '2027-03-31 22:00']],
  ['0 22 L * *', ['2026-11-30 22:00', '2026-12-31 22:00', '2027-01-31 22:00']],
  ['0 8 29 2 *', ['2028-02-29 08:00', '2032-02-29 08:00', '2036-02-29 08:00']],
])('%s is due in Beijing at %j', (cron, dues) => {
  expect(cronProblem(cron, NOW)).toBeUndefined();
  expect(beijing(nextDues(cron, NOW, 3))).toEqual(dues);
});

test.each([
  ['', '要写执行时间'],
  ['每天晚上', '看不懂'],
  ['0 22 * *', '看不懂'],
  ['0 0 22 * * *', '看不懂'],
  ['0 25 * * *', '看不懂'],
  ['0 0 30 2 *', '永远不会执行'],
  ['*/10 * * * *', '至少要隔一小时'],
  [`0 22 * * ${'1,'.repeat(80)}1`, '看不懂'],
])('%s is refused: %s', (cron, words) => {
  expect(cronProblem(cron, NOW)?.zh).toContain(words);
});

test('a day that some months lack is spoken of', () => {
  expect(cronNote('0 22 31 * *')?.zh).toContain('没有 31 日的月份');
  expect(cronNote('0 22 28 * *')).toBeUndefined();
  expect(cronNote('0 22 L * *')).toBeUndefined();
});

test('times between two looks are found, each once, its own moment included', () => {
  const due = new Date('2026-11-22T14:00:00.000Z');
  expect(duesBetween('0 22 * * *', new Date('2026-11-19T14:00:00.000Z'), due)).toHaveLength(3);
  expect(duesBetween('0 22 * * *', due, new Date('2026-11-23T13:59:59.999Z'))).toEqual([]);
  expect(duesBetween('0 22 * * *', new Date('2026-11-22T13:59:59.999Z'), due)).toEqual([due.toISOString()]);
});
