import { parseActiveHours } from '../../lib/date/active-hours.js';
import { nextSpan, type Span } from '../spread-over.js';
import type { Schedule } from './schedule.js';

/** A due time is met if somebody is there so soon after it: a restart misses nothing. */
const ON_TIME_MS = 5 * 60_000;

/** What the clock finds when it looks at a schedule. */
export interface DuesFound {
  /** Times since it looked last, the oldest first, ISO 8601 UTC. */
  readonly dues: readonly string[];
  /** The next one after now. */
  readonly nextDue: string | undefined;
  /** A run of the schedule has not ended yet. */
  readonly isAtWork: boolean;
}

/** What is to be done about them. `plan.due` is the time that the run is for; the missed ones before are made up by it too. */
export interface DuesDecision {
  readonly plan?: { readonly due: string; readonly span: Span };
  readonly missed: readonly string[];
  readonly skipped: readonly string[];
}

/** Decides what becomes of due times: met, skipped since the run before still works, or missed and made up once, however many they are. */
export function decideDues(
  { hours: text, catchUp }: Pick<Schedule, 'hours' | 'catchUp'>,
  { dues, nextDue, isAtWork }: DuesFound,
  now: Date,
): DuesDecision {
  const due = dues.at(-1);
  if (due === undefined) return { missed: [], skipped: [] };
  const earlier = dues.slice(0, -1);
  const hours = parseActiveHours(text ?? '');
  const at = now.toISOString();
  const own = hours && nextSpan(hours, new Date(due));
  const isOnTime = now.getTime() - Date.parse(due) <= ON_TIME_MS || (own !== undefined && at < own.to);
  if (isOnTime) {
    if (isAtWork) return { missed: earlier, skipped: [due] };
    return {
      plan: { due, span: own ? { from: later(own.from, at), to: own.to } : { from: at } },
      missed: earlier,
      skipped: [],
    };
  }
  // A run that is still at work looks at the sites now: nothing needs to be made up.
  if (catchUp === 'skip' || isAtWork) return { missed: dues, skipped: [] };
  const span = catchUp === 'now' || !hours ? { from: at } : nextSpan(hours, now);
  const isNextNear = 'to' in span && nextDue !== undefined && nextDue < span.to;
  return isNextNear ? { missed: dues, skipped: [] } : { plan: { due, span }, missed: dues, skipped: [] };
}

const later = (a: string, b: string): string => (a > b ? a : b);
