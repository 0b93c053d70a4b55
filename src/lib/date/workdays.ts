/** Working days of the Chinese calendar: weekends, statutory holidays and 调休, as the State Council's yearly notices fix them. */
import chineseDays from 'chinese-days';

import { addDays } from './day.js';

/** More days than any period of a rule, so that a far date costs little. */
const MOST_DAYS = 4000;

/** Years whose notice the program does not know yet, as somebody entered it: every weekday works but `holidays`, and `workdays` do too. */
export interface DeclaredDays {
  readonly years: readonly number[];
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/**
 * Working days after `from` up to and including `to` (days `YYYY-MM-DD`); 0 where `to` is not later. Undefined where a
 * day between them lies outside the years that the calendar covers, or they are more than ten years apart.
 */
export function workingDaysBetween(from: string, to: string): number | undefined {
  if (!isCovered(from) || !isCovered(to)) return undefined;
  let count = 0;
  let day = from;
  for (let step = 0; day < to; step += 1) {
    if (step > MOST_DAYS) return undefined;
    day = addDays(day, 1);
    if (chineseDays.isWorkday(day)) count += 1;
  }
  return count;
}

/** The day that is the `count`th working day after `from`; undefined outside the years that the calendar, or what was entered, covers. */
export function addWorkingDays(from: string, count: number, declared?: DeclaredDays): string | undefined {
  let left = count;
  let day = from;
  for (let step = 0; left > 0; step += 1) {
    day = addDays(day, 1);
    if (step > MOST_DAYS || !isCovered(day, declared)) return undefined;
    if (isWorkday(day, declared)) left -= 1;
  }
  return isCovered(day, declared) ? day : undefined;
}

/**
 * Whether the calendar knows this day. The last days of a year wait for the next year's notice too: the New Year
 * holiday and the days worked for it may reach back into December.
 */
function isCovered(day: string, declared?: DeclaredDays): boolean {
  const year = Number(day.slice(0, 4));
  const knows = (one: number): boolean => hasNotice(one) || declared?.years.includes(one) === true;
  return knows(year) && (day.slice(5) < '12-25' || knows(year + 1));
}

/** What was entered wins: a notice may be changed after the program was made. */
function isWorkday(day: string, declared?: DeclaredDays): boolean {
  if (declared?.holidays.includes(day) === true) return false;
  if (declared?.workdays.includes(day) === true) return true;
  if (declared?.years.includes(Number(day.slice(0, 4))) !== true) return chineseDays.isWorkday(day);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** A year without a notice shows at least one of 1 to 3 October as a working day. */
function hasNotice(year: number): boolean {
  return ['01', '02', '03'].every((day) => !chineseDays.isWorkday(`${year}-10-${day}`));
}
