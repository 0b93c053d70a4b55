import { subtractDuration } from '../lib/date/day.js';

/** Days between which something must have been published, both included; without `from` however long ago. */
export interface Period {
  readonly from?: string;
  readonly to: string;
}

/** As rules write it: a fixed period, open where it has no end, or so far back from the day of judgement. */
export interface PeriodParams {
  readonly period?: { readonly from: string; readonly to?: string | undefined } | undefined;
  readonly maxAge?: string | undefined;
}

/** The days that count on `asOf`: what is dated later does not exist yet. */
export function periodOn(asOf: string, { period, maxAge }: PeriodParams): Period {
  if (period) return { from: period.from, to: period.to !== undefined && period.to < asOf ? period.to : asOf };
  return { ...(maxAge === undefined ? {} : { from: subtractDuration(asOf, maxAge) }), to: asOf };
}

/** Whether a day lies in the period; the days compare as strings. */
export const isWithin = (day: string, { from, to }: Period): boolean =>
  (from === undefined || day >= from) && day <= to;
