import type { AuditReport, Finding, RuleOutcome } from '../../model/report.js';
import { problemPlaces } from '../places.js';
import type { Grid } from './grid.js';
import { listOn, type Column, type ListSheet } from './list-sheet.js';
import { addressCell, reportCell } from './ranking-sheet.js';
import { basisOf, foundOn, messageOf, remedyOf, ruleTitle, type Speech } from './rule-in-words.js';
import { cut } from './sheet-names.js';

/** A confirmed problem: one failed target of a failed rule, or the rule itself where it names none. */
export interface Problem {
  /** Where the page of its site lies. */
  readonly page: string | undefined;
  readonly report: AuditReport;
  readonly outcome: RuleOutcome;
  readonly finding?: Finding;
}

/** A quote that is longer says no more in a cell. */
const LONGEST_QUOTE = 300;

/** The confirmed problems of a rule. What it holds beside them undecided is none. */
export const problemsOf = (page: string | undefined, report: AuditReport, outcome: RuleOutcome): readonly Problem[] =>
  problemPlaces(outcome).map((finding) => ({ page, report, outcome, ...(finding && { finding }) }));

/** Where a person looks: the address at fault, else the first piece of evidence. */
export const placeOf = ({ url, evidence }: Finding): string | undefined => url ?? evidence[0]?.url;

/** 问题清单: a row a confirmed problem, with all that is needed to see it. */
export function problemList(
  grid: Grid,
  speech: Speech,
  dueOn: string | undefined,
  heading: string,
): ListSheet<Problem> {
  const { own, general } = speech;
  const words = own.problems;
  const columns: readonly Column<Problem>[] = [
    { title: words.number, width: 5, cell: (_, number) => ({ count: number }) },
    { title: own.ranking.name, width: 14, cell: ({ report }) => report.site.name },
    { title: words.unit, width: 10, cell: ({ finding }) => finding?.unit },
    { title: words.column, width: 11, cell: ({ finding }) => finding?.column },
    { title: words.text, width: 36, cell: (problem) => textOf(problem, speech) },
    { title: words.url, width: 24, cell: ({ finding }) => addressCell(finding && placeOf(finding)) },
    { title: words.quote, width: 20, cell: ({ finding }) => finding && quoteOf(finding) },
    { title: own.scores.rule, width: 16, cell: ({ outcome }) => ruleTitle(speech, outcome) },
    { title: words.basis, width: 22, cell: ({ outcome }) => basisOf(outcome) },
    {
      title: words.severity,
      width: 9,
      cell: ({ outcome: { level } }) => ({
        text: general.level[level],
        look: level === 'veto' ? 'bad' : level === 'deduction' ? 'plain' : 'quiet',
      }),
    },
    {
      title: words.state,
      width: 10,
      cell: ({ outcome: { waiver } }) => (waiver ? words.waived(waiver.expiresOn) : words.confirmed),
    },
    { title: words.foundOn, width: 11, cell: ({ finding, report }) => ({ day: foundOn(finding, report) }) },
    {
      title: words.owedOn,
      width: 11,
      cell: ({ finding }) => (finding?.dueOn === undefined ? undefined : { day: finding.dueOn }),
    },
    { title: words.dueOn, width: 11, cell: (problem) => dueCell(problem, dueOn) },
    {
      title: words.evidence,
      width: 8,
      cell: ({ page, outcome, finding }) =>
        reportCell(page, words.openEvidence, finding ? `finding-${finding.fingerprint}` : `rule-${outcome.rule}`),
    },
    {
      title: words.fingerprint,
      width: 18,
      cell: ({ outcome, finding }) => ({ text: finding?.fingerprint ?? outcome.rule, look: 'quiet' }),
    },
  ];
  return listOn(grid, columns, { note: words.note, none: words.none, heading });
}

const textOf = ({ outcome, finding }: Problem, speech: Speech): string =>
  finding ? messageOf(speech, finding) : ruleTitle(speech, outcome);

function quoteOf({ evidence }: Finding): string | undefined {
  const quote = evidence.find((one) => one.quote !== undefined && one.quote !== '')?.quote;
  return quote !== undefined && quote.length > LONGEST_QUOTE ? `${cut(quote, LONGEST_QUOTE - 1)}…` : quote;
}

/** What an office must mend: not a bonus that was not earned, not advice, not what a waiver sets aside. */
export const isToMend = ({ outcome: { level, waiver } }: Problem): boolean =>
  (level === 'veto' || level === 'deduction') && waiver === undefined;

const dueCell = (problem: Problem, dueOn: string | undefined) =>
  isToMend(problem) ? (dueOn === undefined ? ({ fill: 'day' } as const) : { day: dueOn }) : undefined;

/** 整改台账: the problems to mend, with the columns that the office and those who test again fill in. */
export function ledgerList(grid: Grid, speech: Speech, dueOn: string | undefined, heading: string): ListSheet<Problem> {
  const { own } = speech;
  const words = own.ledger;
  const fill = (title: string, width: number, kind: 'text' | 'day' = 'text'): Column<Problem> => ({
    title,
    width,
    cell: () => ({ fill: kind }),
  });
  const columns: readonly Column<Problem>[] = [
    { title: own.problems.number, width: 5, cell: (_, number) => ({ count: number }) },
    {
      title: own.problems.fingerprint,
      width: 18,
      cell: ({ outcome, finding }) => ({ text: finding?.fingerprint ?? outcome.rule, look: 'quiet' }),
    },
    { title: own.ranking.name, width: 14, cell: ({ report }) => report.site.name },
    { title: own.problems.unit, width: 10, cell: ({ finding }) => finding?.unit },
    { title: words.problem, width: 30, cell: (problem) => textOf(problem, speech) },
    { title: own.problems.url, width: 20, cell: ({ finding }) => addressCell(finding && placeOf(finding)) },
    { title: own.problems.basis, width: 20, cell: ({ outcome }) => basisOf(outcome) },
    { title: words.demand, width: 22, cell: ({ outcome }) => remedyOf(speech, outcome) },
    { title: own.problems.foundOn, width: 11, cell: ({ finding, report }) => ({ day: foundOn(finding, report) }) },
    { title: own.problems.dueOn, width: 11, cell: (problem) => dueCell(problem, dueOn) },
    fill(words.person, 8),
    fill(words.measure, 18),
    fill(words.link, 18),
    fill(words.doneOn, 11, 'day'),
    fill(words.retestedOn, 11, 'day'),
    fill(words.retest, 8),
    fill(words.closed, 7),
    fill(words.remark, 10),
  ];
  return listOn(grid, columns, { note: words.note, none: words.none, heading });
}
