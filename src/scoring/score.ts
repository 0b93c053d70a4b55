import type { Profile, Rule } from '../model/profile.js';
import type { RawOutcome, RuleOutcome, Scorecard, UnitOutcome } from '../model/report.js';
import type { SiteEntry, Waiver } from '../model/site-entry.js';
import { scoreRule, type RulePoints } from './score-rule.js';
import { scorecardOf } from './scorecard-of.js';
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

/** Outcomes and waivers → points and verdict, as scoring.md says. What evaluators decide afterwards: `reviewReport`. */
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
  return {
    scorecard: scorecardOf(
      scored.map(({ rule: { id, section, level }, outcome: { value, reason }, points }) => ({
        ...{ rule: id, section, level, value, points },
        ...(reason !== undefined && { reason }),
      })),
      profile,
    ),
    outcomes: scored.map(toRuleOutcome),
  };
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
export function dueOf(rule: Rule, unit: UnitOutcome, isWaived: boolean): { outOf?: number } {
  const { outOf } = scoreRule(rule, unit, isWaived);
  return rule.level === 'deduction' && outOf > 0 ? { outOf: outOf / 100 } : {};
}
