import type { RawOutcome, Scorecard } from '../model/report.js';
import { score, type ScoreInput } from './score.js';

/** What the score would be if one rule passed and all else stayed. */
export interface WhatIf {
  readonly now: Scorecard;
  readonly then: Scorecard;
}

/** Scores twice: as it came out, and with this rule passed. */
export function whatIfPassed(input: ScoreInput, rule: string): WhatIf {
  const mended = input.outcomes.map((outcome): RawOutcome => {
    if (outcome.rule !== rule) return outcome;
    const { reason: _, tally: __, ...rest } = outcome;
    return { ...rest, value: 'passed', findings: [] };
  });
  return {
    now: score(input).scorecard,
    then: score({ ...input, outcomes: mended }).scorecard,
  };
}
