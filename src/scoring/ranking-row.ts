import { hasEstimate } from '../model/has-estimate.js';
import type { ScoringScheme } from '../model/profile.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';

/** Points of many rules in little room: rule ids, and of each `min, max, outOf` in hundredths, one after the other. */
export interface CompactPoints {
  readonly rules: readonly string[];
  readonly figures: Float64Array;
}

export interface UnitRow {
  readonly name: string;
  readonly kind: string;
  readonly points: { readonly value: number; readonly min: number; readonly max: number; readonly outOf: number };
  readonly due: CompactPoints;
}

/** What a ranking needs to know of a report: small enough to hold thousands of them at once. */
export interface RankingRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly profile: AuditReport['profile'];
  readonly scheme: ScoringScheme;
  readonly verdict: AuditReport['scorecard']['verdict'];
  readonly points: AuditReport['scorecard']['points'];
  /** Some rule with points is decided, at least in part, so that `value` means something. */
  readonly hasEstimate: boolean;
  readonly vetoes: 'held' | 'open' | 'failed';
  readonly due: CompactPoints;
  readonly bonus: CompactPoints;
  readonly units: readonly UnitRow[];
}

/** What holds where a report does not say how it was scored: the figures of the national rule set. */
const NATIONAL_SCHEME: ScoringScheme = { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 };

const isOpen = ({ value, reason }: Pick<RuleOutcome, 'value' | 'reason'>): boolean =>
  value === 'cantTell' || (value === 'untested' && reason !== 'not-implemented' && reason !== 'not-selected');

/** Takes from a report what ranks it. */
export function rankingRow(report: AuditReport): RankingRow {
  const { site, profile, scorecard, outcomes } = report;
  const vetoes = outcomes.filter(({ level }) => level === 'veto');
  const deductions = outcomes.filter(({ level, points }) => level === 'deduction' && points.outOf > 0);
  const ofUnits = outcomes.filter(({ level, units }) => level === 'deduction' && units);
  const bonuses = outcomes.filter(({ level, points }) => level === 'bonus' && points.max > 0);
  return {
    id: site.id,
    name: site.name,
    kind: site.kind,
    profile,
    scheme: profile.scoring ?? NATIONAL_SCHEME,
    verdict: scorecard.verdict,
    points: scorecard.points,
    hasEstimate: hasEstimate(report),
    vetoes: scorecard.vetoes.length > 0 ? 'failed' : vetoes.some(isOpen) ? 'open' : 'held',
    due: compact(deductions.map(({ rule, points }) => [rule, points])),
    bonus: compact(bonuses.map(({ rule, points }) => [rule, points])),
    units: (report.units ?? []).map(({ name, kind, points }) => ({
      name,
      kind,
      points,
      due: compact(ofUnits.flatMap((outcome) => dueOfUnit(outcome, name))),
    })),
  };
}

type Points = Pick<RuleOutcome['points'], 'min' | 'max' | 'outOf'>;

/** Points of a rule as one unit has them (scoring/score-units.ts). */
function dueOfUnit(outcome: RuleOutcome, name: string): [string, Points][] {
  const unit = outcome.units?.find((one) => one.name === name);
  // Of a rule that counts nothing for the site yet, units that are decided have their points.
  const outOf = unit?.outOf ?? outcome.points.outOf;
  if (!unit || outOf === 0 || unit.value === 'inapplicable' || unit.reason === 'candidates') return [];
  if (unit.value === 'untested' && !isOpen(unit)) return [];
  if (unit.value === 'passed' || outcome.waiver) return [[outcome.rule, { min: outOf, max: outOf, outOf }]];
  return [[outcome.rule, { min: 0, max: unit.value === 'failed' ? 0 : outOf, outOf }]];
}

function compact(entries: readonly (readonly [string, Points])[]): CompactPoints {
  const hundredths = (points: number): number => Math.round(points * 100);
  return {
    rules: entries.map(([rule]) => rule),
    figures: Float64Array.from(
      entries.flatMap(([, { min, max, outOf }]) => [hundredths(min), hundredths(max), hundredths(outOf)]),
    ),
  };
}
