import type { AuditReport, RuleOutcome, Scorecard } from '../model/report.js';

/** How one rule came out twice; `from` or `to` is left out where only one of the reports has the rule. */
export interface OutcomeMove {
  readonly rule: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly from?: OutcomeSide;
  readonly to?: OutcomeSide;
}

type OutcomeSide = Pick<RuleOutcome, 'value' | 'reason' | 'points' | 'level'>;

/** Two reports on one site: what came out otherwise, and what that did to score and verdict. */
export interface ReportMove {
  readonly site: string;
  readonly name: string;
  readonly from: Pick<Scorecard, 'verdict' | 'points'>;
  readonly to: Pick<Scorecard, 'verdict' | 'points'>;
  /** Rules with another outcome, other points, or only in one of the two, in the order of the later report. */
  readonly moves: readonly OutcomeMove[];
}

/** What moved from one report on a site to another. */
export function compareOutcomes(before: AuditReport, after: AuditReport): ReportMove {
  const old = new Map(before.outcomes.map((outcome) => [outcome.rule, outcome]));
  const now = new Map(after.outcomes.map((outcome) => [outcome.rule, outcome]));
  const rules = [...new Set([...now.keys(), ...old.keys()])];
  return {
    site: after.site.id,
    name: after.site.name,
    from: { verdict: before.scorecard.verdict, points: before.scorecard.points },
    to: { verdict: after.scorecard.verdict, points: after.scorecard.points },
    moves: rules.flatMap((rule) => moveOf(rule, old.get(rule), now.get(rule)) ?? []),
  };
}

function moveOf(rule: string, from: RuleOutcome | undefined, to: RuleOutcome | undefined): OutcomeMove | undefined {
  const named = to ?? from;
  if (!named || (from && to && JSON.stringify(sideOf(from)) === JSON.stringify(sideOf(to)))) return undefined;
  return {
    rule,
    title: named.title,
    ...(named.titleEn !== undefined && { titleEn: named.titleEn }),
    ...(from && { from: sideOf(from) }),
    ...(to && { to: sideOf(to) }),
  };
}

const sideOf = ({ value, reason, points, level }: RuleOutcome): OutcomeSide => ({
  value,
  ...(reason !== undefined && { reason }),
  points,
  level,
});
