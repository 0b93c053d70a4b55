/** Sums of points and where a score may lie; scoring.md, 2 and 3. */
import type { ScoringScheme } from '../model/profile.js';
import type { RulePoints } from './score-rule.js';

/** Figures of a score in hundredths of `base`. */
export interface Span {
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

export const sum = (all: readonly RulePoints[]): RulePoints =>
  all.reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max, outOf: a.outOf + b.outOf }), {
    min: 0,
    max: 0,
    outOf: 0,
  });

/**
 * scoring.md, 3. `value` takes what is decided as the estimate: earned over the decided part, where of a rule decided by
 * parts the undecided share (max − min) is left out of both. It lies in [min, max] for any figures.
 */
export function scaled({ min, max, outOf }: RulePoints, { base }: ScoringScheme): Span {
  const scale = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * base * 100) / whole));
  return { value: scale(min, outOf - (max - min)), min: scale(min, outOf), max: scale(max, outOf) };
}
