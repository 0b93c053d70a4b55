import type { AuditReport, RuleOutcome } from '../../model/report.js';

export interface Scheme {
  readonly base: number;
  readonly bonusAbove: number;
  readonly bonusCap: number;
}

/** Points as they stand in a score table. `open` is what undecided rules may still add. */
export interface Sums {
  readonly earned: number;
  readonly open: number;
  readonly outOf: number;
}

/** What the cells of a site's table come to. */
export interface SiteSums {
  readonly scheme: Scheme;
  readonly total: Sums;
  readonly bonuses: Sums;
  readonly scaled: number;
  readonly bonus: number;
  readonly score: number;
  readonly min: number;
  readonly max: number;
  /** The report says the same, to the cent; else formulas would show another score than the report. */
  readonly agrees: boolean;
}

/** What holds where a report does not say how it was scored: the figures of the national rule set. */
const NATIONAL_SCHEME: Scheme = { base: 100, bonusAbove: 80, bonusCap: 30 };

const hundredths = (points: number): number => Math.round(points * 100);

/** The sums of rules, exact to the hundredth. */
export function sumsOf(outcomes: readonly RuleOutcome[]): Sums {
  let [earned, open, outOf] = [0, 0, 0];
  for (const { points } of outcomes) {
    earned += hundredths(points.min);
    open += hundredths(points.max) - hundredths(points.min);
    outOf += hundredths(points.outOf);
  }
  return { earned: earned / 100, open: open / 100, outOf: outOf / 100 };
}

/**
 * What the formulas of a site's table will show, so that their results stand in the file for readers that do not
 * calculate; the same steps as in `scoreFormulas`.
 */
export function siteSums(report: AuditReport): SiteSums {
  const scheme = report.profile.scoring ?? NATIONAL_SCHEME;
  const { outcomes, scorecard } = report;
  const deductions = outcomes.filter(({ level }) => level === 'deduction');
  const total = sumsOf(deductions);
  const bonuses = sumsOf(outcomes.filter(({ level }) => level === 'bonus'));
  const scale = (part: number, whole: number): number =>
    whole === 0 ? 0 : Math.round((hundredths(part) * scheme.base * 100) / hundredths(whole)) / 100;
  const added = (figure: number, bonus: number): number =>
    figure > scheme.bonusAbove ? Math.min(bonus, scheme.bonusCap) : 0;
  const add = (figure: number, bonus: number): number => (hundredths(figure) + hundredths(added(figure, bonus))) / 100;
  const scaled = scale(total.earned, total.outOf - total.open);
  const least = scale(total.earned, total.outOf);
  const most = scale(total.earned + total.open, total.outOf);
  const sums = {
    scheme,
    total,
    bonuses,
    scaled,
    bonus: added(scaled, bonuses.earned),
    score: add(scaled, bonuses.earned),
    min: add(least, bonuses.earned),
    max: add(most, bonuses.earned + bonuses.open),
  };
  const said = scorecard.points;
  const isSame = (a: number, b: number): boolean => hundredths(a) === hundredths(b);
  const agrees =
    isSame(sums.score, said.value) &&
    isSame(sums.min, said.min) &&
    isSame(sums.max, said.max) &&
    isSame(sums.bonus, said.bonus) &&
    isSame(total.outOf, said.outOf) &&
    scorecard.sections.every((section) => {
      const own = sumsOf(deductions.filter((outcome) => outcome.section === section.id));
      return isSame(own.earned, section.earned) && isSame(own.outOf, section.outOf);
    });
  return { ...sums, agrees };
}

/** Cells that the formulas of a score rest on, as in `F12`. */
export interface ScoreCells {
  readonly outOf: string;
  readonly earned: string;
  readonly open: string;
  readonly bonusEarned?: string;
  readonly bonusOpen?: string;
}

/** Formulas of a site's score (scoring.md 3), in whole hundredths as it is computed, so that no fraction is lost. */
export function scoreFormulas({ base, bonusAbove, bonusCap }: Scheme, cells: ScoreCells) {
  const { outOf, earned, open, bonusEarned, bonusOpen } = cells;
  const scale = (part: string, whole: string): string =>
    `IF(ROUND((${whole})*100,0)=0,0,ROUND(ROUND((${part})*100,0)*${base}*100/ROUND((${whole})*100,0),0)/100)`;
  const added = (figure: string, bonus: string | undefined): string =>
    bonus === undefined ? '0' : `IF(${figure}>${bonusAbove},MIN(${bonus},${bonusCap}),0)`;
  const add = (figure: string, bonus: string | undefined): string =>
    bonus === undefined ? figure : `ROUND(${figure}+${added(figure, bonus)},2)`;
  const scaled = scale(earned, `${outOf}-${open}`);
  const bonusMost = bonusEarned === undefined ? undefined : `${bonusEarned}+${bonusOpen ?? '0'}`;
  return {
    scaled,
    bonus: added(scaled, bonusEarned),
    score: add(scaled, bonusEarned),
    min: add(scale(earned, outOf), bonusEarned),
    max: add(scale(`${earned}+${open}`, outOf), bonusMost),
  };
}
