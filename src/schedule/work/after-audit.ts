import { beijingDay } from '../../lib/date/active-hours.js';
import { addDays } from '../../lib/date/day.js';
import type { AuditReport } from '../../model/report.js';

const MINUTE_MS = 60_000;
/** A site that limits us has had its rest by then; a disk has been seen to. */
const REST_MS: Readonly<Partial<Record<Stop, number>>> = { 'rate-limited': 60 * MINUTE_MS, disk: 15 * MINUTE_MS };
/** After so many delays what is there is taken as it is: `undetermined`, with why. */
const MOST_DELAYS = 3;
/** Days over which a site with a daily limit may be read. */
const MOST_DAYS = 14;

type Stop = AuditReport['crawl']['stoppedBecause'];

/** What follows an audit that came back: its results are published, or it is gone on with, at once or later. */
export type AfterAudit =
  { readonly next: 'publish' } | { readonly next: 'again'; readonly until?: string; readonly why: string };

/** Decides by how the crawl stopped. `delays`: how often it was put off before; `hasDailyLimit`: another day has its own share of requests. */
export function afterAudit(
  stoppedBecause: Stop,
  { delays, hasDailyLimit }: { readonly delays: number; readonly hasDailyLimit: boolean },
  now: Date,
): AfterAudit {
  if (stoppedBecause === 'interrupted') return { next: 'again', why: 'interrupted' };
  const rest = REST_MS[stoppedBecause];
  if (rest !== undefined && delays < MOST_DELAYS)
    return { next: 'again', until: new Date(now.getTime() + rest).toISOString(), why: stoppedBecause };
  if (stoppedBecause === 'budget' && hasDailyLimit && delays < MOST_DAYS) {
    const midnight = Date.parse(`${addDays(beijingDay(now.getTime()), 1)}T00:00:00+08:00`);
    return { next: 'again', until: new Date(midnight + MINUTE_MS).toISOString(), why: 'budget' };
  }
  return { next: 'publish' };
}
