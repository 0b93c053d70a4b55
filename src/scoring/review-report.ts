import { subjectOf, type Decision } from '../model/decision.js';
import type { Profile } from '../model/profile.js';
import type { AuditReport, EvidenceItem, RuleOutcome, UnitResult } from '../model/report.js';
import { reviewOf } from './decided.js';
import { reviewOutcome } from './review-outcome.js';
import { scoreRule, type RulePoints } from './score-rule.js';
import { scorecardOf, type Counted } from './scorecard-of.js';
import { scaled, sum } from './span.js';

/**
 * A report as evaluators left it: their decisions on rules, units of rules and evidence items, and what that makes of points,
 * sections, units, vetoes and verdict (scoring.md). Of several decisions on the same the last counts; one on what the report does
 * not have is passed over. The report itself stays as it is: without decisions it is the answer.
 */
export function reviewReport(
  report: AuditReport,
  profile: Pick<Profile, 'rules' | 'scoring' | 'sections'>,
  decisions: readonly Decision[],
): AuditReport {
  const last = [...new Map(decisions.map((one) => [subjectOf(one), one])).values()];
  if (last.length === 0) return report;
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const outcomes = report.outcomes.map((outcome) => {
    const rule = rules.get(outcome.rule);
    return rule
      ? reviewOutcome(
          rule,
          outcome,
          last.filter((one) => one.rule === outcome.rule),
        )
      : outcome;
  });
  const items = report.evidenceItems?.map((item) =>
    reviewItem(
      item,
      last.find(({ clause }) => clause === item.clause),
    ),
  );
  return scoreAgain(report, profile, outcomes, items);
}

/** A report with other outcomes, or evidence items: its score, sections, units, vetoes and verdict as these make them. */
export function scoreAgain(
  report: AuditReport,
  profile: Pick<Profile, 'rules' | 'scoring' | 'sections'>,
  outcomes: readonly RuleOutcome[],
  items: readonly EvidenceItem[] | undefined,
): AuditReport {
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const units = report.units && scoreUnitsAgain(report.units, outcomes, rules, profile);
  return {
    ...report,
    scorecard: scorecardOf([...outcomes.map(countedRule), ...(items ?? []).flatMap(countedItem)], profile),
    outcomes: [...outcomes],
    ...(units && { units }),
    ...(items && { evidenceItems: [...items] }),
  };
}

/** Points up to what the item is worth; from then on it counts like a rule that is decided. */
function reviewItem(item: EvidenceItem, decision: Decision | undefined): EvidenceItem {
  if (!decision) return item;
  const worth = decision.value === 'inapplicable' ? 0 : hundredths(item.worth ?? 0);
  const given = { passed: worth, failed: 0, inapplicable: 0, partly: hundredths(decision.earned ?? 0) }[decision.value];
  const earned = Math.min(given, worth) / 100;
  return {
    ...item,
    points: { earned, min: earned, max: earned, outOf: worth / 100 },
    review: reviewOf(decision, { value: 'untested', findings: [] }),
  };
}

const hundredths = (points: number): number => Math.round(points * 100);

const inHundredths = ({ min, max, outOf }: RuleOutcome['points']): RulePoints => ({
  min: hundredths(min),
  max: hundredths(max),
  outOf: hundredths(outOf),
});

const countedRule = ({ rule, level, value, reason, section, points }: RuleOutcome): Counted => ({
  ...{ rule, level, value, section },
  ...(reason !== undefined && { reason }),
  points: inHundredths(points),
});

const countedItem = ({ clause, section, points, review }: EvidenceItem): Counted[] =>
  review && points.outOf > 0
    ? [{ rule: clause, level: 'deduction', value: 'passed', section, points: inHundredths(points) }]
    : [];

/** As `scoreUnits`, from what the report itself says of each unit. */
function scoreUnitsAgain(
  units: readonly UnitResult[],
  outcomes: readonly RuleOutcome[],
  rules: ReadonlyMap<string, Profile['rules'][number]>,
  { scoring }: Pick<Profile, 'scoring'>,
): UnitResult[] {
  return units.map((unit) => {
    const judged = outcomes.flatMap((outcome) => {
      const rule = rules.get(outcome.rule);
      const own = outcome.units?.find(({ name }) => name === unit.name);
      return rule && own ? [{ rule, own, isWaived: outcome.waiver !== undefined }] : [];
    });
    const due = judged.filter(({ rule }) => rule.level === 'deduction');
    const total = sum(
      due.map(({ rule, own: { value, reason }, isWaived }) =>
        scoreRule(rule, { value, ...(reason !== undefined && { reason }) }, isWaived),
      ),
    );
    const { value, min, max } = scaled(total, scoring);
    const counts: Record<string, number> = {};
    for (const { own } of judged) counts[own.value] = (counts[own.value] ?? 0) + 1;
    return {
      ...unit,
      points: { value: value / 100, min: min / 100, max: max / 100, outOf: total.outOf / 100 },
      outcomes: counts,
    };
  });
}
