import type { Decision } from '../model/decision.js';
import type { OutcomeValue } from '../model/outcome.js';
import type { Rule } from '../model/profile.js';
import type { RuleOutcome, UnitOutcome } from '../model/report.js';
import { asFault, asPoints, faultByDecision, reviewOf } from './decided.js';
import { scoreRule } from './score-rule.js';

type Decided = ReadonlyMap<string, Decision>;

/**
 * An outcome after single units of it were decided. The rule follows its units where it was nothing but what its units came to;
 * else (pages that belong to no unit were judged too) only the units move.
 */
export function followUnits(rule: Rule, outcome: RuleOutcome, decided: Decided): RuleOutcome {
  const before = outcome.units ?? [];
  const isWaived = outcome.waiver !== undefined;
  const units = before.map((unit) => decideUnit(rule, unit, decided.get(unit.name), outcome, isWaived));
  const findings = findingsAfter(outcome, before, decided);
  if (!isMadeOf(rule, outcome, before)) return { ...outcome, units, findings };
  const value = foldValues(units);
  const { reason: was, waiver, ...rest } = outcome;
  const reason = value === outcome.value ? was : reasonOf(units, value);
  const tally = tallyOf(units);
  const folded = { value, ...(reason !== undefined && { reason }), tally };
  const points = scoreRule(rule, folded, isWaived);
  const setAside = points.min - scoreRule(rule, folded, false).min;
  const { setAside: _setAside, ...waiverItself } = waiver ?? {};
  return {
    ...rest,
    value,
    ...(reason !== undefined && { reason }),
    points: asPoints(points),
    findings,
    units,
    ...(waiver && {
      waiver: { ...(waiverItself as typeof waiver), ...(setAside > 0 && { setAside: setAside / 100 }) },
    }),
  };
}

function decideUnit(
  rule: Rule,
  unit: UnitOutcome,
  decision: Decision | undefined,
  { findings }: RuleOutcome,
  isWaived: boolean,
): UnitOutcome {
  if (!decision) return unit;
  const value = decision.value === 'partly' ? 'failed' : decision.value;
  const { outOf } = scoreRule(rule, { value }, isWaived);
  return {
    name: unit.name,
    value,
    ...(value === 'inapplicable' && { reason: 'no-targets' }),
    ...(rule.level === 'deduction' && outOf > 0 && { outOf: outOf / 100 }),
    review: reviewOf(decision, { ...unit, findings: findings.filter((finding) => finding.unit === unit.name) }),
  };
}

/** Findings of units that were decided follow the decision; all others stay. */
function findingsAfter(
  { rule, findings }: RuleOutcome,
  units: readonly UnitOutcome[],
  decided: Decided,
): RuleOutcome['findings'] {
  const known = new Set(units.map(({ name }) => name));
  const named = new Set(findings.map(({ unit }) => unit));
  const kept = findings.flatMap((finding) => {
    const decision = finding.unit === undefined || !known.has(finding.unit) ? undefined : decided.get(finding.unit);
    if (!decision) return [finding];
    if (decision.value === 'passed' || decision.value === 'inapplicable') return [];
    return finding.value === 'cantTell' ? [asFault(finding, decision)] : [finding];
  });
  const added = [...decided].filter(
    ([unit, { value }]) => known.has(unit) && !named.has(unit) && (value === 'failed' || value === 'partly'),
  );
  return [...kept, ...added.map(([, decision]) => faultByDecision(rule, decision))];
}

/** True where value and points of the rule are those of its units, and every finding names one of them. */
function isMadeOf(rule: Rule, outcome: RuleOutcome, units: readonly UnitOutcome[]): boolean {
  if (units.length === 0 || foldValues(units) !== outcome.value) return false;
  if (outcome.findings.some(({ unit }) => unit === undefined)) return false;
  const { value, reason, waiver, points } = outcome;
  const told = { value, ...(reason !== undefined && { reason }), tally: tallyOf(units) };
  const { min, max, outOf } = asPoints(scoreRule(rule, told, waiver !== undefined));
  return min === points.min && max === points.max && outOf === points.outOf;
}

/** Three-valued, as targets are folded when a site is judged. */
function foldValues(units: readonly UnitOutcome[]): OutcomeValue {
  const values = new Set(units.map(({ value }) => value));
  return (['failed', 'cantTell', 'untested', 'passed'] as const).find((value) => values.has(value)) ?? 'inapplicable';
}

const reasonOf = (units: readonly UnitOutcome[], value: OutcomeValue): string | undefined =>
  value === 'inapplicable' ? 'no-targets' : units.find((unit) => unit.value === value)?.reason;

const tallyOf = (units: readonly UnitOutcome[]) => {
  const count = (...values: OutcomeValue[]): number => units.filter(({ value }) => values.includes(value)).length;
  return { met: count('passed'), unmet: count('failed'), unknown: count('cantTell', 'untested') };
};
