import { Type, type Static } from '@sinclair/typebox';
import { Duration } from '../../model/check.js';
import { periodOn } from '../../model/period.js';
import { Day, Params } from './params.js';

export { isWithin } from '../../model/period.js';

/** Both days inclusive. */
export const Period = Params({ from: Day, to: Type.Optional(Day) });

/** The time that a rule looks at: fixed days, or back from the day of judgement. */
export const PeriodParams = {
  period: Type.Optional(Period),
  maxAge: Type.Optional(Duration),
};

interface Time {
  readonly period?: Static<typeof Period>;
  readonly maxAge?: string;
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The days looked at, none later than the day of judgement. Without either parameter: since ever. */
export const spanOf = ({ period, maxAge }: Time, asOf: string): Span => ({
  from: EVER,
  ...periodOn(asOf, { period: period && { from: period.from, to: period.to ?? asOf }, maxAge }),
});

/** How far back lists are read for such a rule, as a need says it. */
export const readBack = ({ period, maxAge }: Time): string => period?.from ?? maxAge ?? EVER;

/** Older than any site. */
const EVER = '1990-01-01';
