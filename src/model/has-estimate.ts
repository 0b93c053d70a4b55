import type { AuditReport } from './report.js';

/**
 * Whether some rule with points is decided, at least in part, so that the score of a report says something. What only a waiver
 * credits has not been looked at, and decides nothing.
 */
export const hasEstimate = ({ outcomes }: Pick<AuditReport, 'outcomes'>): boolean =>
  outcomes.some(
    ({ level, value, points: { min, max, outOf }, waiver }) =>
      level === 'deduction' &&
      outOf > 0 &&
      (min > 0 || max < outOf) &&
      (waiver === undefined || value === 'passed' || value === 'failed'),
  );
