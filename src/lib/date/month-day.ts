import { dayOf } from './day.js';

/**
 * The latest day not after `asOf` that bears this month and day (`MM-DD`): what a list that leaves the year out may mean at best.
 * The year before where this year's is yet to come; undefined where no such day lies within eight years (02-30).
 */
export function latestDayOf(monthDay: string, asOf: string): string | undefined {
  const month = Number(monthDay.slice(0, 2));
  const day = Number(monthDay.slice(3));
  const year = Number(asOf.slice(0, 4));
  // 29 February may lie eight years back.
  for (let back = 0; back <= 8; back++) {
    const on = dayOf(year - back, month, day);
    if (on !== undefined && on <= asOf) return on;
  }
  return undefined;
}
