import type { ComparedRule, Direction, OutcomeSide, SiteComparison, Standing } from '../model/comparison.js';
import type { RuleOutcome, Scorecard } from '../model/report.js';

/** A difference in whole hundredths. */
const less = (later: number, earlier: number): number => Math.round(later * 100 - earlier * 100) / 100;

/** Later less earlier, of the estimate and of both ends. */
export const changeOfScore = ({ points: from }: Standing, { points: to }: Standing): SiteComparison['change'] => ({
  value: less(to.value, from.value),
  min: less(to.min, from.min),
  max: less(to.max, from.max),
});

/** Where a score went, said only where the intervals lie apart, so that no undecided rule could turn it round. */
export function directionOf({ points: from }: Standing, { points: to }: Standing): Direction {
  if (from.value === to.value && from.min === to.min && from.max === to.max) return 'none';
  if (to.min > from.max) return 'up';
  if (to.max < from.min) return 'down';
  return 'uncertain';
}

/** Sections of either report, in the order of the later one; one that a report has not stands with one side. */
export function compareSections(from: Scorecard, to: Scorecard): SiteComparison['sections'] {
  const old = new Map(from.sections.map((section) => [section.id, section]));
  const now = new Map(to.sections.map((section) => [section.id, section]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const [a, b] = [old.get(id), now.get(id)];
    const named = b ?? a;
    if (!named) return [];
    return {
      id,
      title: named.title,
      ...(named.titleEn !== undefined && { titleEn: named.titleEn }),
      ...(a && { from: sideOfSection(a) }),
      ...(b && { to: sideOfSection(b) }),
      change: less(b?.earned ?? 0, a?.earned ?? 0),
    };
  });
}

const sideOfSection = ({ earned, min, max, outOf }: Scorecard['sections'][number]) => ({ earned, min, max, outOf });

/** One report's side of a rule. */
export const sideOf = ({ value, reason, points, level, waiver }: RuleOutcome): OutcomeSide => ({
  value,
  ...(reason !== undefined && { reason }),
  points,
  level,
  ...(waiver && { isWaived: true as const }),
});

/** Points that a rule brought to its section, later less earlier: those of deductions, as sections count them. */
export const changeOfRule = (from: RuleOutcome | undefined, to: RuleOutcome | undefined): ComparedRule['change'] => {
  const earned = (one: RuleOutcome | undefined): number => (one?.level === 'deduction' ? one.points.earned : 0);
  return less(earned(to), earned(from));
};
