/** The hours of the day in which a site may be asked, e.g. `22:00-06:00`, in Asia/Shanghai. */

export interface ActiveHours {
  /** As written, e.g. `22:00-06:00`. */
  readonly text: string;
  /** Minutes since midnight; a window that ends before it begins crosses midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** China has one time zone, and no summer time since 1991. */
const BEIJING_OFFSET_MS = 8 * 60 * MINUTE_MS;

/** Undefined for what is no window; `24:00` may end one, and beginning and end must differ. */
export function parseActiveHours(text: string): ActiveHours | undefined {
  const found = /^(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!found) return undefined;
  const [fromHour, fromMinutes, toHour, toMinutes] = found.slice(1).map(Number) as [number, number, number, number];
  const fromMinute = fromHour * 60 + fromMinutes;
  const toMinute = toHour * 60 + toMinutes;
  if (fromMinutes > 59 || toMinutes > 59 || fromMinute >= 1440 || toMinute > 1440) return undefined;
  if (fromMinute === toMinute % 1440) return undefined;
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return { text: `${clock(fromMinute)}-${clock(toMinute)}`, fromMinute, toMinute };
}

const opensAtOf = ({ fromMinute }: ActiveHours): number => fromMinute * MINUTE_MS;
const lengthOf = ({ fromMinute, toMinute }: ActiveHours): number =>
  ((toMinute - fromMinute + 1440) % 1440 || 1440) * MINUTE_MS;

/** Milliseconds since the window last opened, at an instant given in milliseconds since 1970. */
const sinceOpening = (hours: ActiveHours, at: number): number =>
  (((at + BEIJING_OFFSET_MS - opensAtOf(hours)) % DAY_MS) + DAY_MS) % DAY_MS;

/** Milliseconds from `at` until the window is open, and stays so for `forMs`; 0 if it is. A window shorter than that opens for it all the same. */
export function msUntilOpen(hours: ActiveHours, at: number, forMs = 0): number {
  const since = sinceOpening(hours, at);
  const needed = Math.min(forMs, lengthOf(hours) - 1);
  return since + needed < lengthOf(hours) ? 0 : DAY_MS - since;
}

/** Milliseconds from `at` until the window that is open, or else the next one, shuts. */
export function msUntilShut(hours: ActiveHours, at: number): number {
  const closed = msUntilOpen(hours, at);
  return closed > 0 ? closed + lengthOf(hours) : lengthOf(hours) - sinceOpening(hours, at);
}

/** Milliseconds from `at` until the window has been open for `activeMs` altogether. */
export function msUntilSpent(hours: ActiveHours, at: number, activeMs: number): number {
  const length = lengthOf(hours);
  const closed = msUntilOpen(hours, at);
  const leftOfFirst = closed > 0 ? length : length - sinceOpening(hours, at);
  if (activeMs <= leftOfFirst) return closed + activeMs;
  const rest = activeMs - leftOfFirst;
  const wholeWindows = Math.ceil(rest / length) - 1;
  return closed + leftOfFirst + (DAY_MS - length) + wholeWindows * DAY_MS + (rest - wholeWindows * length);
}

/** The longest that so much time within the window can take, whenever it begins; never more than a timer can wait. */
export function longestWaitMs(hours: ActiveHours | undefined, activeMs: number): number {
  if (!hours) return activeMs;
  return Math.min((Math.ceil(activeMs / lengthOf(hours)) + 1) * DAY_MS, 2 ** 31 - 1 - DAY_MS);
}

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export const beijingDay = (at: number): string => new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
