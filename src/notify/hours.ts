/** Hours of Asia/Shanghai in which nobody is to be disturbed, and the hour of a digest. Instants in milliseconds since 1970. */

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** China has one time zone, and no summer time since 1991. */
const BEIJING_OFFSET_MS = 8 * 60 * MINUTE_MS;

/** Minutes since midnight of `HH:MM`; undefined for what is no time of day. */
export function minuteOf(text: string): number | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** The first moment from `atMs` on that lies outside the quiet hours; hours that begin and end alike are none. */
export function afterQuiet(atMs: number, quiet: { readonly from: string; readonly to: string } | undefined): number {
  const from = quiet && minuteOf(quiet.from);
  const to = quiet && minuteOf(quiet.to);
  if (from === undefined || to === undefined || from === to) return atMs;
  const length = ((to - from + 1_440) % 1_440) * MINUTE_MS;
  const since = (((atMs + BEIJING_OFFSET_MS - from * MINUTE_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return since < length ? atMs + length - since : atMs;
}

/** The next time of day `HH:MM` after `atMs`. */
export function nextTimeOfDay(atMs: number, time: string): number {
  const minute = minuteOf(time) ?? 0;
  const since = (((atMs + BEIJING_OFFSET_MS - minute * MINUTE_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  return atMs + DAY_MS - since;
}
