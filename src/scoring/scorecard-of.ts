import type { Profile, ScoringScheme } from '../model/profile.js';
import type { RuleOutcome, Scorecard } from '../model/report.js';
import { standsOutside, type RulePoints } from './score-rule.js';
import { scaled, sum, type Span } from './span.js';

/** A rule with what it came to; an evidence item that was reviewed counts as a deduction rule that is decided. */
export type Counted = Pick<RuleOutcome, 'rule' | 'level' | 'value' | 'reason'> & {
  readonly section: string | undefined;
  readonly points: RulePoints;
};

/** Points of rules → score, sections and verdict: scoring.md 2 to 4, exact in hundredths until the last rounding. */
export function scorecardOf(counted: readonly Counted[], profile: Pick<Profile, 'scoring' | 'sections'>): Scorecard {
  const deductions = counted.filter(({ level }) => level === 'deduction');
  const bonuses = counted.filter(({ level }) => level === 'bonus').map(({ points }) => points);
  const total = sum(deductions.map(({ points }) => points));
  const points = withBonus(scaled(total, profile.scoring), sum(bonuses), profile.scoring);
  return {
    verdict: verdictOf(counted, total, profile.scoring),
    points: { ...points, outOf: total.outOf / 100 },
    vetoes: counted.filter(({ level, value }) => level === 'veto' && value === 'failed').map(({ rule }) => rule),
    sections: profile.sections.map(({ id, title, titleEn }) => {
      const own = sum(deductions.filter(({ section }) => section === id).map(({ points }) => points));
      const names = { id, title, ...(titleEn !== undefined && { titleEn }) };
      return { ...names, earned: own.min / 100, min: own.min / 100, max: own.max / 100, outOf: own.outOf / 100 };
    }),
  };
}

/** Bonus, capped, on top of each figure that lies above `bonusAbove`. */
function withBonus(span: Span, bonus: RulePoints, { bonusAbove, bonusCap }: ScoringScheme): Span & { bonus: number } {
  const cap = bonusCap * 100;
  const added = (figure: number, points: number): number => (figure > bonusAbove * 100 ? Math.min(points, cap) : 0);
  return {
    value: (span.value + added(span.value, bonus.min)) / 100,
    min: (span.min + added(span.min, bonus.min)) / 100,
    max: (span.max + added(span.max, bonus.max)) / 100,
    bonus: added(span.value, bonus.min) / 100,
  };
}

/** scoring.md, 4, on unrounded figures. Where no points are at stake the vetoes and the rules judged decide. */
function verdictOf(
  counted: readonly Counted[],
  { min, max, outOf }: RulePoints,
  scheme: ScoringScheme,
): Scorecard['verdict'] {
  const judged = counted.filter((one) => !standsOutside(one));
  const isOpen = ({ value }: Counted): boolean => value === 'cantTell' || value === 'untested';
  const vetoes = judged.filter(({ level }) => level === 'veto');
  if (vetoes.some(({ value }) => value === 'failed')) return 'unqualified';
  const pass = scheme.passMark * outOf;
  if (outOf > 0 && max * scheme.base < pass) return 'unqualified';
  if (vetoes.some(isOpen)) return 'undetermined';
  if (outOf > 0) return min * scheme.base >= pass ? 'qualified' : 'undetermined';
  return judged.length > 0 && !judged.some(isOpen) ? 'qualified' : 'undetermined';
}
