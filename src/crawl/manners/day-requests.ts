/** How many requests a site may still get today, in Asia/Shanghai: those of earlier runs count. */
import { beijingDay } from '../../lib/date/active-hours.js';
import { readRequestLog } from './request-log.js';
import type { RequestLine } from './request-log.js';

export interface DayRequests {
  /** Takes one for a request that begins now; false when the day has none left. */
  take(atMs: number): boolean;
}

/** `lines` and the logs at `paths` are what was asked before. */
export function dayRequests(
  most: number,
  lines: readonly Pick<RequestLine, 'startedMs'>[],
  paths: readonly string[],
  atMs: number,
): DayRequests {
  let day = beijingDay(atMs);
  const isToday = ({ startedMs }: Pick<RequestLine, 'startedMs'>): boolean => beijingDay(startedMs) === day;
  let taken = lines.filter(isToday).length;
  for (const path of paths) taken += readRequestLog(path).filter(isToday).length;
  return {
    take: (nowMs) => {
      const today = beijingDay(nowMs);
      if (today !== day) {
        day = today;
        taken = 0;
      }
      if (taken >= most) return false;
      taken += 1;
      return true;
    },
  };
}
