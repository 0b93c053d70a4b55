import type { Scorecard } from '../model/report.js';

const TIER = { qualified: 2, undetermined: 1, unqualified: 0 } as const;

/** One number that orders sites: the verdict first, then points in hundredths. Larger is better. */
export const rankKey = (verdict: Scorecard['verdict'], hundredths: number): number =>
  TIER[verdict] * 100_000_000 + hundredths;
