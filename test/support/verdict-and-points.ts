import type { RankingRow } from '../../src/scoring/ranking-row.js';

/** Verdict and points of a site from its rules' [min, max, outOf], as scoring.md 3 and 4 say, written down once more for tests. */
export function verdictAndPoints(
  rules: readonly (readonly [min: number, max: number, outOf: number])[],
  vetoes: RankingRow['vetoes'],
): Pick<RankingRow, 'verdict' | 'points'> {
  const sum = (at: 0 | 1 | 2): number => rules.reduce((total, figures) => total + figures[at], 0);
  const [least, most, outOf] = [sum(0), sum(1), sum(2)];
  const scaled = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 10_000) / whole) / 100);
  const [min, max] = [scaled(least, outOf), scaled(most, outOf)];
  const isBelow = outOf > 0 && most * 100 < 60 * outOf;
  const verdict =
    vetoes === 'failed' || isBelow
      ? 'unqualified'
      : vetoes === 'open' || least * 100 < 60 * outOf || outOf === 0
        ? 'undetermined'
        : 'qualified';
  return { verdict, points: { value: scaled(least, outOf - (most - least)), min, max, outOf, bonus: 0 } };
}
