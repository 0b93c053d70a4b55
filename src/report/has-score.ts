import type { UnitResult } from '../model/report.js';

/** Whether anything with points is decided of a unit: an interval as wide as the whole scale says nothing, and 0 would be a lie. */
export const hasScore = ({ outOf, min, max }: UnitResult['points'], base = 100): boolean =>
  outOf > 0 && max - min < base;
