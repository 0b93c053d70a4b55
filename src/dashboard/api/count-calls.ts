import type { Office } from '../office.js';

/** Ten a second for a minute: more than a person's program needs, less than what would slow the pages of others. */
const CALLS_A_MINUTE = 600;
const MINUTE_MS = 60_000;

interface Minute {
  readonly until: number;
  readonly calls: Map<string, number>;
}
const counted = new WeakMap<Office, Minute>();

/** Counts a caller's request, whatever token it comes with. Answers in how many seconds it may ask again, undefined where it may now. */
export function countCall(office: Office, caller: string): number | undefined {
  const now = office.now().getTime();
  let minute = counted.get(office);
  if (!minute || minute.until <= now) counted.set(office, (minute = { until: now + MINUTE_MS, calls: new Map() }));
  const calls = (minute.calls.get(caller) ?? 0) + 1;
  minute.calls.set(caller, calls);
  return calls > CALLS_A_MINUTE ? Math.ceil((minute.until - now) / 1_000) : undefined;
}
