import type { Tally } from '../model/check.js';
import type { Rule } from '../model/profile.js';
import type { RawOutcome } from '../model/report.js';

/** Points of one rule in whole hundredths. `min` is earned for certain, `max` while everything unknown turns out well. */
export interface RulePoints {
  readonly min: number;
  readonly max: number;
  readonly outOf: number;
}

const NOTHING: RulePoints = { min: 0, max: 0, outOf: 0 };
/** Rules that this run was not made to judge. */
const OUTSIDE: ReadonlySet<string | undefined> = new Set(['not-implemented', 'not-selected']);

/** True for an outcome that has no part in points and verdict. */
export const standsOutside = ({ value, reason }: Pick<RawOutcome, 'value' | 'reason'>): boolean =>
  value === 'inapplicable' || (value === 'untested' && OUTSIDE.has(reason));

/** scoring.md, 1. A waived rule keeps its outcome and earns all: its deduction is set aside. */
export function scoreRule(
  rule: Rule,
  outcome: Pick<RawOutcome, 'value' | 'reason' | 'tally'>,
  isWaived: boolean,
): RulePoints {
  if (rule.level === 'veto' || rule.level === 'advice' || standsOutside(outcome)) return NOTHING;
  // Candidates count nothing until a person has decided.
  if (outcome.value === 'cantTell' && outcome.reason === 'candidates') return NOTHING;
  const outOf = rule.level === 'bonus' ? 0 : rule.points;
  const certain = (points: number): RulePoints => ({ min: points, max: points, outOf });
  if (outcome.value === 'passed') return certain(rule.points);
  if (isWaived && rule.level === 'deduction') return certain(rule.points);
  const shared = rule.pointsPer === undefined ? undefined : shareOf(rule.points, outcome.tally);
  if (outcome.value === 'failed') return shared ? { ...shared, outOf } : certain(0);
  return { min: shared?.min ?? 0, max: shared?.max ?? rule.points, outOf };
}

/** points × share found, the unknown ones counted for and against; undefined where nothing was counted. */
function shareOf(points: number, tally: Tally | undefined): { min: number; max: number } | undefined {
  if (!tally) return undefined;
  const { met, unmet, unknown } = tally;
  const total = met + unmet + unknown;
  if (total === 0) return undefined;
  return { min: Math.round((points * met) / total), max: Math.round((points * (met + unknown)) / total) };
}
