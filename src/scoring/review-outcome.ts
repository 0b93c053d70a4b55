import type { Decision } from '../model/decision.js';
import type { Rule } from '../model/profile.js';
import type { Finding, RuleOutcome } from '../model/report.js';
import { asFault, asPoints, faultByDecision, reviewOf } from './decided.js';
import { followUnits } from './follow-units.js';
import { scoreRule, type RulePoints } from './score-rule.js';

/** An outcome with what evaluators decided on the rule and on single units of it. Without any it is the same outcome. */
export function reviewOutcome(rule: Rule, outcome: RuleOutcome, decisions: readonly Decision[]): RuleOutcome {
  if (decisions.length === 0) return outcome;
  const whole = decisions.findLast(({ unit }) => unit === undefined);
  const ofUnits = new Map(decisions.flatMap((one) => (one.unit === undefined ? [] : [[one.unit, one] as const])));
  const withUnits = ofUnits.size === 0 ? outcome : followUnits(rule, outcome, ofUnits);
  return whole ? decideWhole(rule, withUnits, whole) : withUnits;
}

function decideWhole(rule: Rule, outcome: RuleOutcome, decision: Decision): RuleOutcome {
  const { reason: _reason, review: _review, waiver, units, ...rest } = outcome;
  const value = decision.value === 'partly' ? 'failed' : decision.value;
  const isWaived = waiver !== undefined;
  const bare = pointsOf(rule, decision, false);
  const points = isWaived ? pointsOf(rule, decision, true) : bare;
  const setAside = points.min - bare.min;
  const { setAside: _setAside, ...waiverItself } = waiver ?? {};
  return {
    ...rest,
    value,
    ...(value === 'inapplicable' && { reason: 'no-targets' }),
    points: asPoints(points),
    findings: findingsAfter(outcome, decision),
    ...(units && { units: units.map((unit) => followWhole(rule, unit, decision, isWaived)) }),
    ...(waiver && {
      waiver: { ...(waiverItself as typeof waiver), ...(setAside > 0 && { setAside: setAside / 100 }) },
    }),
    review: reviewOf(decision, outcome),
  };
}

/** A rule that holds, or does not apply, does so for all its units; one that does not says nothing of each of them. */
function followWhole(rule: Rule, unit: Unit, { value }: Decision, isWaived: boolean): Unit {
  if (value === 'inapplicable') return { name: unit.name, value, reason: 'no-targets' };
  if (value !== 'passed' || (unit.value !== 'failed' && unit.value !== 'cantTell')) return unit;
  const { outOf } = scoreRule(rule, { value }, isWaived);
  return { name: unit.name, value, ...(rule.level === 'deduction' && outOf > 0 && { outOf: outOf / 100 }) };
}
type Unit = NonNullable<RuleOutcome['units']>[number];

/** Points by decision, in whole hundredths; scoring.md 1. */
function pointsOf(rule: Rule, { value, earned = 0 }: Decision, isWaived: boolean): RulePoints {
  if (value !== 'partly') return scoreRule(rule, { value }, isWaived);
  const most = scoreRule(rule, { value: 'passed' }, false);
  if (isWaived && rule.level === 'deduction') return most;
  const given = Math.min(Math.round(earned * 100), most.min);
  return { min: given, max: given, outOf: most.outOf };
}

/**
 * What is left of the findings: none of a rule that holds or does not apply. Of one that does not hold the faults but those that
 * were refuted; where there were only doubts, these are the faults now; where there was nothing, the decision itself is.
 */
function findingsAfter(outcome: RuleOutcome, decision: Decision): Finding[] {
  if (decision.value === 'passed' || decision.value === 'inapplicable') return [];
  const refuted = new Set(decision.refuted);
  const left = outcome.findings.filter(({ fingerprint }) => !refuted.has(fingerprint));
  if (left.some(({ value }) => value === 'failed')) return left;
  return left.length > 0 ? left.map((doubt) => asFault(doubt, decision)) : [faultByDecision(outcome.rule, decision)];
}
