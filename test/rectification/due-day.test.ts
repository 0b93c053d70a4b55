import { expect, it } from 'vitest';
import { dueDay, workingDaysBefore } from '../../src/rectification/due-day.js';

it('期限按国务院公布的工作日数：国庆、中秋放假，调休上班', () => {
  // 2025-10-01 至 10-08 放假，9 月 28 日、10 月 11 日上班。
  expect(dueDay('2025-09-26', 5)).toEqual({ isSure: true, on: '2025-10-10' });
  expect(dueDay('2025-10-09', 3)).toEqual({ isSure: true, on: '2025-10-13' });
});

it('放假安排还没有公布的年份，不猜；填了休息日的，按填的算', () => {
  expect(dueDay('2026-12-20', 15)).toEqual({ isSure: false });
  const declared = { years: [2027], holidays: ['2027-01-01'], workdays: ['2027-01-02'] };
  // 12 月 28、29、30、31 日，1 月 2 日（调休）、4 日。
  expect(dueDay('2026-12-27', 6, declared)).toEqual({ isSure: true, on: '2027-01-04' });
});

it('临期提醒在期限前第三个工作日', () => {
  expect(workingDaysBefore('2025-10-13', 3)).toBe('2025-10-09');
  expect(workingDaysBefore('2025-10-09', 3)).toBe('2025-09-28');
  expect(workingDaysBefore('2027-03-01', 3)).toBeUndefined();
});
