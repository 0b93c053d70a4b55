import { Type, type Static } from '@sinclair/typebox';
import { subtractDuration } from '../../lib/date/day.js';
import { Duration } from '../../model/check.js';
import { Params } from './params.js';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', title: '日期' });

/** Both days inclusive. */
export const Period = Params({ from: Day, to: Type.Optional(Day) });

/** The time that a rule looks at: fixed days, or back from the day of judgement. */
export const PeriodParams = {
  period: Type.Optional(Period),
  maxAge: Type.Optional(Duration),
};

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The days looked at, none later than the day of judgement. Without either parameter: since ever. */
export function spanOf(
  { period, maxAge }: { readonly period?: Static<typeof Period>; readonly maxAge?: string },
  asOf: string,
): Span {
  const to = period?.to === undefined || period.to > asOf ? asOf : period.to;
  return { from: period?.from ?? (maxAge === undefined ? EVER : subtractDuration(asOf, maxAge)), to };
}

/** How far back lists are read for such a rule, as a need says it. */
export const readBack = ({
  period,
  maxAge,
}: {
  readonly period?: Static<typeof Period>;
  readonly maxAge?: string;
}): string => period?.from ?? maxAge ?? EVER;

export const isWithin = (day: string, { from, to }: Span): boolean => day >= from && day <= to;

/** Older than any site. */
const EVER = '1990-01-01';
