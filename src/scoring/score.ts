import type { Profile, Rule, ScoringScheme } from '../model/profile.js';
import type { RawOutcome, RuleOutcome, Scorecard, UnitOutcome } from '../model/report.js';
import type { SiteEntry, Waiver } from '../model/site-entry.js';
import { scoreRule, standsOutside, type RulePoints } from './score-rule.js';
import { scaled, sum, type Span } from './span.js';
import { waiverOf } from './waiver-of.js';

export interface ScoreInput {
  readonly profile: Profile;
  readonly outcomes: readonly RawOutcome[];
  readonly site: SiteEntry;
  /** `YYYY-MM-DD`; a waiver holds up to and including its last day. */
  readonly asOf: string;
}

interface Scored {
  readonly rule: Rule;
  readonly outcome: RawOutcome;
  readonly points: RulePoints;
  readonly waiver?: Waiver & { readonly setAside: number };
}

/** Outcomes and waivers → points and verdict, as scoring.md says; exact in hundredths until the last rounding. */
export function score({ profile, outcomes, site, asOf }: ScoreInput): {
  scorecard: Scorecard;
  outcomes: RuleOutcome[];
} {
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const scored = outcomes.flatMap((outcome): Scored[] => {
    const rule = rules.get(outcome.rule);
    if (!rule) return [];
    const waiver = waiverOf(rule, { profile, site, asOf });
    const points = scoreRule(rule, outcome, waiver !== undefined);
    if (!waiver) return [{ rule, outcome, points }];
    return [
      { rule, outcome, points, waiver: { ...waiver, setAside: points.min - scoreRule(rule, outcome, false).min } },
    ];
  });
  const deductions = scored.filter(({ rule }) => rule.level === 'deduction').map(({ points }) => points);
  const bonuses = scored.filter(({ rule }) => rule.level === 'bonus').map(({ points }) => points);
  const total = sum(deductions);
  const points = withBonus(scaled(total, profile.scoring), sum(bonuses), profile.scoring);
  const vetoes = scored.filter(({ rule, outcome }) => rule.level === 'veto' && outcome.value === 'failed');
  return {
    scorecard: {
      verdict: verdictOf(scored, total, profile.scoring),
      points: { ...points, outOf: total.outOf / 100 },
      vetoes: vetoes.map(({ rule }) => rule.id),
      sections: profile.sections.map(({ id, title, titleEn }) => {
        const own = sum(
          scored.filter(({ rule }) => rule.section === id && rule.level === 'deduction').map(({ points }) => points),
        );
        const names = { id, title, ...(titleEn !== undefined && { titleEn }) };
        return { ...names, earned: own.min / 100, min: own.min / 100, max: own.max / 100, outOf: own.outOf / 100 };
      }),
    },
    outcomes: scored.map(toRuleOutcome),
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
  scored: readonly Scored[],
  { min, max, outOf }: RulePoints,
  scheme: ScoringScheme,
): Scorecard['verdict'] {
  const judged = scored.filter(({ outcome }) => !standsOutside(outcome));
  const isOpen = ({ outcome }: Scored): boolean => outcome.value === 'cantTell' || outcome.value === 'untested';
  const vetoes = judged.filter(({ rule }) => rule.level === 'veto');
  if (vetoes.some(({ outcome }) => outcome.value === 'failed')) return 'unqualified';
  const pass = scheme.passMark * outOf;
  if (outOf > 0 && max * scheme.base < pass) return 'unqualified';
  if (vetoes.some(isOpen)) return 'undetermined';
  if (outOf > 0) return min * scheme.base >= pass ? 'qualified' : 'undetermined';
  return judged.length > 0 && !judged.some(isOpen) ? 'qualified' : 'undetermined';
}

function toRuleOutcome({ rule, outcome: { tally: _, units, ...outcome }, points, waiver }: Scored): RuleOutcome {
  return {
    ...outcome,
    ...(units && { units: units.map((unit) => ({ ...unit, ...dueOf(rule, unit, waiver !== undefined) })) }),
    points: { earned: points.min / 100, min: points.min / 100, max: points.max / 100, outOf: points.outOf / 100 },
    ...(waiver && {
      waiver: {
        justification: waiver.justification,
        approvedBy: waiver.approvedBy,
        expiresOn: waiver.expiresOn,
        ...(waiver.setAside > 0 && { setAside: waiver.setAside / 100 }),
      },
    }),
  };
}

/** Points that a rule means to one unit (score-units.ts). */
function dueOf(rule: Rule, unit: UnitOutcome, isWaived: boolean): { outOf?: number } {
  const { outOf } = scoreRule(rule, unit, isWaived);
  return rule.level === 'deduction' && outOf > 0 ? { outOf: outOf / 100 } : {};
}
