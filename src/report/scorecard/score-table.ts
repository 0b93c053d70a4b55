import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import { points } from '../figures.js';
import { cellName, columnName, type Cell, type Look } from './cells.js';
import type { Grid } from './grid.js';
import { quoted } from './links.js';
import { basisOf, figuresOf, ruleTitle, sectionTitles, whyOf, type Speech } from './rule-in-words.js';
import { scoreFormulas, siteSums, sumsOf, type SiteSums, type Sums } from './site-sums.js';

/** Where other sheets find the sums of a site, as formulas write it: `'Scores'!F12`. */
export interface ScoreAddresses {
  readonly sections: ReadonlyMap<string, string>;
  readonly total: Readonly<Record<keyof Sums, string>>;
  readonly bonus?: string;
  readonly score: string;
  readonly min: string;
  readonly max: string;
}

/** A table that was written: the row after it, and where its sums stand. None where formulas would not say what the report says. */
export interface WrittenTable {
  readonly nextRow: number;
  readonly sums: SiteSums;
  readonly addresses?: ScoreAddresses;
}

const OUTCOME_LOOKS: Readonly<Record<RuleOutcome['value'], Look>> = {
  passed: 'good',
  failed: 'bad',
  cantTell: 'open',
  untested: 'open',
  inapplicable: 'quiet',
};

/** Columns of a table without those in front. */
const OWN_COLUMNS = 11;

/** Titles and widths of the columns of a table; `before` those that a sheet of many sites has in front. */
export function scoreColumns(
  { own }: Speech,
  before: readonly (readonly [string, number])[],
): readonly (readonly [string, number])[] {
  const words = own.scores;
  return [
    ...before,
    [words.section, 14],
    [words.rule, 24],
    [words.level, 8],
    [words.outcome, 8],
    [words.outOf, 7],
    [words.earned, 7],
    [words.open, 7],
    [words.why, 46],
    [words.figures, 20],
    [words.basis, 28],
    [words.id, 20],
  ];
}

/** Vetoes first, then each section with what is deducted in it, bonus rules last. */
function groupsOf(report: AuditReport, speech: Speech) {
  const { scores } = speech.own;
  const titles = new Map(sectionTitles(report, speech));
  for (const { section } of report.outcomes) if (!titles.has(section)) titles.set(section, section);
  const ofLevel = (level: string): RuleOutcome[] => report.outcomes.filter((outcome) => outcome.level === level);
  const inSections = [...titles].map(([id, title]) => ({
    id,
    title,
    outcomes: report.outcomes.filter(
      ({ section, level }) => section === id && (level === 'deduction' || level === 'advice'),
    ),
  }));
  return [
    { id: undefined, title: scores.vetoes, outcomes: ofLevel('veto'), isBonus: false },
    ...inSections.map((section) => ({ ...section, isBonus: false })),
    { id: undefined, title: scores.bonuses, outcomes: ofLevel('bonus'), isBonus: true },
  ].filter(({ outcomes }) => outcomes.length > 0);
}

/**
 * Writes a site's 评分表 from `firstRow` on: a row a rule, a subtotal a section, and at its end the total and the score, all
 * as formulas over the cells above them. `before` stands in front of every row.
 */
export function writeScoreTable(
  grid: Grid,
  firstRow: number,
  report: AuditReport,
  speech: Speech,
  sheetName: string,
  before: readonly string[],
): WrittenTable {
  const words = speech.own.scores;
  const sums = siteSums(report);
  const at = before.length;
  const [outOfColumn, earnedColumn, openColumn] = [at + 4, at + 5, at + 6];
  let row = firstRow;
  const put = (cells: readonly Cell[], look?: Look): void => {
    const whole = look === undefined ? cells : Array.from({ length: OWN_COLUMNS }, (_, index) => cells[index]);
    grid.row(row++, [...before, ...whole], look);
  };
  const subtotals: { id: string | undefined; isBonus: boolean; row: number }[] = [];
  for (const { id, title, outcomes, isBonus } of groupsOf(report, speech)) {
    const from = row;
    for (const outcome of outcomes) put(ruleCells(outcome, title, speech));
    if (id === undefined && !isBonus) continue;
    const span = (column: number): string => `SUM(${cellName(from, column)}:${columnName(column)}${row})`;
    const own = sumsOf(outcomes.filter(({ level }) => level !== 'advice'));
    const section = report.scorecard.sections.find((one) => one.id === id);
    const said = sums.agrees || !section ? own : { ...own, earned: section.earned, outOf: section.outOf };
    const cell = (column: number, result: number): Cell =>
      sums.agrees ? { formula: span(column), result } : { points: result };
    subtotals.push({ id, isBonus, row });
    const due = isBonus ? undefined : cell(outOfColumn, said.outOf);
    put([title, words.subtotal, '', '', due, cell(earnedColumn, said.earned), cell(openColumn, said.open)], 'subtotal');
  }
  const address = (column: number, at: number): string => `${quoted(sheetName)}!${columnName(column)}${at + 1}`;
  const sections = new Map(
    subtotals.flatMap(({ id, row: at }) => (id === undefined ? [] : [[id, address(earnedColumn, at)] as const])),
  );
  const verdict = speech.general.verdict[report.scorecard.verdict];
  const said = report.scorecard.points;
  if (!sums.agrees) {
    put([words.total, '', '', '', { points: said.outOf }, undefined, undefined, words.mismatch], 'total');
    put([words.score, '', '', '', undefined, { points: said.value }, undefined, verdict], 'total');
    put([words.min, '', '', '', undefined, { points: said.min }], 'total');
    put([words.max, '', '', '', undefined, { points: said.max }], 'total');
    return { nextRow: row, sums };
  }
  const due = subtotals.filter(({ isBonus }) => !isBonus);
  const added = (column: number, result: number): Cell => ({
    formula: due.length === 0 ? '0' : due.map(({ row: at }) => cellName(at, column)).join('+'),
    result,
  });
  const totalRow = row;
  const { total } = sums;
  put(
    [
      words.total,
      '',
      '',
      '',
      added(outOfColumn, total.outOf),
      added(earnedColumn, total.earned),
      added(openColumn, total.open),
    ],
    'total',
  );
  const bonus = subtotals.find(({ isBonus }) => isBonus);
  const formulas = scoreFormulas(sums.scheme, {
    outOf: cellName(totalRow, outOfColumn),
    earned: cellName(totalRow, earnedColumn),
    open: cellName(totalRow, openColumn),
    ...(bonus && { bonusEarned: cellName(bonus.row, earnedColumn), bonusOpen: cellName(bonus.row, openColumn) }),
  });
  const line = (label: string, formula: string, result: number, why = ''): string => {
    const here = address(earnedColumn, row);
    put([label, '', '', '', undefined, { formula, result }, undefined, why], 'total');
    return here;
  };
  const { scheme } = sums;
  if (bonus) line(words.scaled(scheme.base), formulas.scaled, sums.scaled);
  const bonusAt = bonus && line(words.bonus(scheme.bonusAbove, scheme.bonusCap), formulas.bonus, sums.bonus);
  const score = line(words.score, formulas.score, sums.score, saidOf(report, verdict, speech));
  const min = line(words.min, formulas.min, sums.min);
  const max = line(words.max, formulas.max, sums.max);
  return {
    nextRow: row,
    sums,
    addresses: {
      sections,
      total: {
        outOf: address(outOfColumn, totalRow),
        earned: address(earnedColumn, totalRow),
        open: address(openColumn, totalRow),
      },
      ...(bonusAt !== undefined && { bonus: bonusAt }),
      score,
      min,
      max,
    },
  };
}

/** Verdict and score with its interval, as one line. */
export function saidOf(report: AuditReport, verdict: string, { own, lang }: Speech): string {
  const { value, min, max } = report.scorecard.points;
  const figures = hasEstimate(report)
    ? own.scores.interval(points(value), points(min), points(max))
    : own.scores.noValue(points(min), points(max));
  return `${verdict}${lang === 'en' ? '. ' : '，'}${figures}`;
}

function ruleCells(outcome: RuleOutcome, section: string, speech: Speech): readonly Cell[] {
  const { level, value, points: own } = outcome;
  const { general } = speech;
  const counts = own.outOf > 0 || level === 'bonus';
  return [
    section,
    ruleTitle(speech, outcome),
    general.level[level],
    { text: general.outcome[value], look: OUTCOME_LOOKS[value] },
    own.outOf > 0 ? { points: own.outOf } : undefined,
    counts ? { points: own.min } : { fill: 'points' },
    counts && own.max > own.min
      ? { points: Math.round((own.max - own.min) * 100) / 100, look: 'open' }
      : { fill: 'points' },
    whyOf(outcome, speech),
    figuresOf(outcome, speech),
    basisOf(outcome),
    { text: outcome.rule, look: 'quiet' },
  ];
}
