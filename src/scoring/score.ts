import type { Profile, Rule, ScoringScheme } from '../model/profile.js';
import type { RawOutcome, RuleOutcome, Scorecard } from '../model/report.js';
import type { SiteEntry, Waiver } from '../model/site-entry.js';
import { scoreRule, standsOutside, type RulePoints } from './score-rule.js';

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
    const waiver = waiverOf(rule, [...(site.waivers ?? []), ...(profile.waivers ?? [])], site.id, asOf);
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

const sum = (all: readonly RulePoints[]): RulePoints =>
  all.reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max, outOf: a.outOf + b.outOf }), {
    min: 0,
    max: 0,
    outOf: 0,
  });

/** Figures of the scorecard in hundredths of `base`. */
interface Span {
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/**
 * scoring.md, 3. `value` takes what is decided as the estimate: earned over the decided part, where of a rule decided by
 * parts the undecided share (max − min) is left out of both. It lies in [min, max] for any figures.
 */
function scaled({ min, max, outOf }: RulePoints, { base }: ScoringScheme): Span {
  const scale = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * base * 100) / whole));
  return { value: scale(min, outOf - (max - min)), min: scale(min, outOf), max: scale(max, outOf) };
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

/** The waiver in force; the site list's before those of the rule set. */
const waiverOf = (rule: Rule, waivers: readonly Waiver[], site: string, asOf: string): Waiver | undefined =>
  waivers.find(
    (waiver) =>
      waiver.rule === rule.id && (waiver.site === undefined || waiver.site === site) && asOf <= waiver.expiresOn,
  );

function toRuleOutcome({ outcome: { tally: _, ...outcome }, points, waiver }: Scored): RuleOutcome {
  return {
    ...outcome,
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
