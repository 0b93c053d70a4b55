import type { Profile } from '../model/profile.js';
import type { RuleOutcome, UnitResult } from '../model/report.js';
import type { SiteEntry } from '../model/site-entry.js';
import { kindOfUnit } from '../model/unit-plan.js';
import { scoreRule } from './score-rule.js';
import { scaled, sum } from './span.js';
import { waiverOf } from './waiver-of.js';

export interface ScoreUnitsInput {
  readonly profile: Profile;
  readonly outcomes: readonly Pick<RuleOutcome, 'rule' | 'units'>[];
  readonly site: SiteEntry;
  readonly asOf: string;
  /** Where each unit's own page of disclosure was located, by its name. */
  readonly pages: ReadonlyMap<string, string>;
}

/**
 * The units of a roster, each by the rules that judge units one by one (`RuleOutcome.units`), with the arithmetic of the site's own
 * score: of a deduction rule worth P points a unit is due P and earns P where it passed, 0 where it failed, and anything between
 * while that is open; what does not apply to it, and candidates that wait for an evaluator, are not due; a waived rule takes
 * nothing. The sum is scaled to the profile's base. Veto, advice and bonus rules move no unit's score; they are counted in
 * `outcomes`. A finding that names a unit but comes from a rule that does not judge units (a dead link on its page) is listed with
 * the unit and moves nothing either.
 */
export function scoreUnits({ profile, outcomes, site, asOf, pages }: ScoreUnitsInput): UnitResult[] {
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const told = outcomes.flatMap(({ rule: id, units }) => {
    const rule = rules.get(id);
    if (!rule || !units) return [];
    const isWaived = waiverOf(rule, { profile, site, asOf }) !== undefined;
    return [{ rule, isWaived, byName: new Map(units.map((unit) => [unit.name, unit])) }];
  });
  const roster = new Map((site.units ?? []).toReversed().map((unit) => [unit.name, unit]));
  return [...roster.values()].toReversed().flatMap((unit): UnitResult[] => {
    const judged = told.flatMap(({ rule, isWaived, byName }) => {
      const outcome = byName.get(unit.name);
      return outcome ? [{ rule, isWaived, outcome }] : [];
    });
    const url = pages.get(unit.name) ?? unit.url;
    if (judged.length === 0 && !pages.has(unit.name)) return [];
    const total = sum(
      judged
        .filter(({ rule }) => rule.level === 'deduction')
        .map(({ rule, isWaived, outcome }) => scoreRule(rule, outcome, isWaived)),
    );
    const { value, min, max } = scaled(total, profile.scoring);
    const counts: Record<string, number> = {};
    for (const { outcome } of judged) counts[outcome.value] = (counts[outcome.value] ?? 0) + 1;
    return [
      {
        name: unit.name,
        kind: kindOfUnit(unit),
        ...(url !== undefined && { url }),
        points: { value: value / 100, min: min / 100, max: max / 100, outOf: total.outOf / 100 },
        outcomes: counts,
      },
    ];
  });
}
