import { addDays } from '../lib/date/day.js';
import { addWorkingDays, type DeclaredDays } from '../lib/date/workdays.js';

/** A due day; `isSure` false: the calendar of that year is not announced, so a person has to give the day. */
export type DueDay = { readonly isSure: true; readonly on: string } | { readonly isSure: false };

/** The `count`th working day after the day of issue. `declared`: years that the office has entered by hand. */
export function dueDay(issuedOn: string, count: number, declared?: DeclaredDays): DueDay {
  const on = addWorkingDays(issuedOn, count, declared);
  return on === undefined ? { isSure: false } : { isSure: true, on };
}

/** The day that lies `count` working days before another; undefined outside the calendar. */
export function workingDaysBefore(day: string, count: number, declared?: DeclaredDays): string | undefined {
  // Going back day by day: the last day from which `count` working days lead to `day` or beyond.
  for (let back = 1; back <= count * 4 + 20; back += 1) {
    const from = addDays(day, -back);
    const reached = addWorkingDays(from, count, declared);
    if (reached === undefined) return undefined;
    if (reached <= day) return from;
  }
  return undefined;
}
