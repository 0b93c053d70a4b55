/** Working days of the Chinese calendar: weekends, statutory holidays and 调休, as the State Council's yearly notices fix them. */
import chineseDays from 'chinese-days';

import { addDays } from './day.js';

/** More days than any period of a rule, so that a far date costs little. */
const MOST_DAYS = 4000;

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

/** The day that is the `count`th working day after `from`; undefined outside the years that the calendar covers. */
export function addWorkingDays(from: string, count: number): string | undefined {
  let left = count;
  let day = from;
  for (let step = 0; left > 0; step += 1) {
    day = addDays(day, 1);
    if (step > MOST_DAYS || !isCovered(day)) return undefined;
    if (chineseDays.isWorkday(day)) left -= 1;
  }
  return isCovered(day) ? day : undefined;
}

/**
 * Whether the calendar knows this day. The last days of a year wait for the next year's notice too: the New Year
 * holiday and the days worked for it may reach back into December.
 */
function isCovered(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return hasNotice(year) && (day.slice(5) < '12-25' || hasNotice(year + 1));
}

/** A year without a notice shows at least one of 1 to 3 October as a working day. */
function hasNotice(year: number): boolean {
  return ['01', '02', '03'].every((day) => !chineseDays.isWorkday(`${year}-10-${day}`));
}
