import { sha256 } from '../lib/text/canonical-json.js';
import type { ProbedSite } from './probe.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** China has one time zone, and no summer time since 1991. */
export const BEIJING_OFFSET_MS = 8 * 60 * MINUTE_MS;
/** Two visits are at least this part of their shares apart. */
const REST_SHARE = 0.2;

/**
 * The moments of a day (in Asia/Shanghai) at which a site is visited, in milliseconds since 1970, in order. The open hours are
 * cut into `perDay` shares, with one moment somewhere in each: irregular, other for each site and day, and the same whenever
 * it is asked.
 */
export function probeTimes(
  site: Pick<ProbedSite, 'id' | 'hours' | 'mostPerDay'>,
  day: string,
  perDay: number,
): number[] {
  const midnight = Date.parse(`${day}T00:00:00.000Z`) - BEIJING_OFFSET_MS;
  const count = Math.max(0, Math.min(perDay, site.mostPerDay ?? perDay));
  const { fromMinute, toMinute } = site.hours ?? { fromMinute: 0, toMinute: DAY_MINUTES };
  const length = (toMinute - fromMinute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const shareMs = (length * MINUTE_MS) / count;
  return Array.from({ length: count }, (_, index) => {
    const chance = Number.parseInt(sha256(`${site.id}\n${day}\n${String(index)}`).slice(0, 8), 16) / 2 ** 32;
    const offset = fromMinute * MINUTE_MS + Math.floor((index + chance * (1 - REST_SHARE)) * shareMs);
    // Hours that cross midnight: what lies beyond it belongs to this day's early morning.
    return midnight + (offset % (DAY_MINUTES * MINUTE_MS));
  }).sort((a, b) => a - b);
}

/** The first moment after `afterMs`; undefined where the site may never be asked. */
export function nextProbeAt(site: ProbedSite, afterMs: number, perDay: number): number | undefined {
  for (const ahead of [0, 1]) {
    const day = beijingDayOf(afterMs + ahead * DAY_MINUTES * MINUTE_MS);
    const found = probeTimes(site, day, perDay).find((moment) => moment > afterMs);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The day of an instant in Asia/Shanghai, and its hour (0 to 23). */
export const beijingDayOf = (atMs: number): string => new Date(atMs + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
export const beijingHourOf = (atMs: number): number => new Date(atMs + BEIJING_OFFSET_MS).getUTCHours();
