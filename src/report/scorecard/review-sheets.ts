import type { AuditReport, EvidenceItem, Finding, RuleOutcome } from '../../model/report.js';
import type { RunSite, RunSummary } from '../../model/run.js';
import { openPlaces } from '../places.js';
import type { Cell } from './cells.js';
import type { Grid } from './grid.js';
import type { PageOf } from './links.js';
import { listOn, type Column, type ListSheet } from './list-sheet.js';
import { placeOf } from './problem-sheets.js';
import { addressCell, reportCell } from './ranking-sheet.js';
import { basisOf, messageOf, ruleTitle, sectionTitles, type Speech } from './rule-in-words.js';

/** Something that was not decided: an undecided target, or a rule without any. */
export interface OpenItem {
  /** Where the page of its site lies. */
  readonly page: string | undefined;
  readonly report: AuditReport;
  readonly outcome: RuleOutcome;
  readonly finding?: Finding;
  /** The first row of its rule, which shows the points at stake; else they would be counted twice. */
  readonly isFirst: boolean;
}

/** The open items of a rule: its undecided targets; where it has none, the rule itself while it is undecided. */
export const openItemsOf = (page: string | undefined, report: AuditReport, outcome: RuleOutcome): readonly OpenItem[] =>
  openPlaces(outcome).map((finding, index) => ({
    ...{ page, report, outcome, isFirst: index === 0 },
    ...(finding && { finding }),
  }));

const fill = <Row>(title: string, width: number, kind: 'text' | 'day' | 'points' = 'text'): Column<Row> => ({
  title,
  width,
  cell: () => ({ fill: kind }),
});

/** 待核实: what an evaluator settles, with columns for the decision. */
export function undecidedList(grid: Grid, speech: Speech, heading: string): ListSheet<OpenItem> {
  const { own, general } = speech;
  const words = own.undecided;
  const reasonOf = ({ outcome: { reason = '' } }: OpenItem) => general.reason[reason] ?? general.unknownReason(reason);
  const columns: readonly Column<OpenItem>[] = [
    { title: own.problems.number, width: 5, cell: (_, number) => ({ count: number }) },
    { title: own.ranking.name, width: 14, cell: ({ report }) => report.site.name },
    { title: own.problems.unit, width: 10, cell: ({ finding }) => finding?.unit },
    { title: own.problems.column, width: 11, cell: ({ finding }) => finding?.column },
    { title: own.scores.rule, width: 18, cell: ({ outcome }) => ruleTitle(speech, outcome) },
    {
      title: words.text,
      width: 32,
      cell: (item) => (item.finding ? messageOf(speech, item.finding) : reasonOf(item).meaning),
    },
    { title: own.problems.url, width: 20, cell: ({ finding }) => addressCell(finding && placeOf(finding)) },
    { title: words.reason, width: 14, cell: (item) => reasonOf(item).name },
    { title: words.todo, width: 20, cell: (item) => reasonOf(item).todo },
    { title: own.problems.severity, width: 10, cell: ({ outcome }) => general.level[outcome.level] },
    { title: words.stake, width: 8, cell: stakeCell },
    { title: own.problems.basis, width: 20, cell: ({ outcome }) => basisOf(outcome) },
    {
      title: own.problems.evidence,
      width: 9,
      cell: ({ page, finding }) =>
        finding && reportCell(page, own.problems.openEvidence, `finding-${finding.fingerprint}`),
    },
    fill(words.result, 10),
    fill(words.explanation, 18),
    fill(words.by, 9),
    fill(words.on, 11, 'day'),
  ];
  return listOn(grid, columns, { note: words.note, none: words.none, heading });
}

const stakeCell = ({ outcome: { points }, isFirst }: OpenItem): Cell =>
  isFirst && points.max > points.min ? { points: Math.round((points.max - points.min) * 100) / 100 } : undefined;

/** A clause that no website shows, of one site. */
export interface ItemRow {
  readonly report: AuditReport;
  readonly item: EvidenceItem;
}

/** 人工取证: what an evaluator brings, with columns for the points given. */
export function itemList(grid: Grid, speech: Speech, heading: string): ListSheet<ItemRow> {
  const { own } = speech;
  const words = own.items;
  const sectionOf = ({ report, item: { section } }: ItemRow): string | undefined =>
    section === undefined ? undefined : (sectionTitles(report, speech).get(section) ?? section);
  const columns: readonly Column<ItemRow>[] = [
    { title: own.problems.number, width: 5, cell: (_, number) => ({ count: number }) },
    { title: own.ranking.name, width: 14, cell: ({ report }) => report.site.name },
    { title: words.clause, width: 14, cell: ({ item }) => item.clause },
    { title: words.phrase, width: 36, cell: ({ item }) => item.phrase },
    { title: words.bring, width: 36, cell: ({ item }) => item.bring },
    { title: own.scores.section, width: 16, cell: sectionOf },
    {
      title: words.deadline,
      width: 12,
      cell: ({ item: { dueOn, deadline } }) => (dueOn === undefined ? deadline : { day: dueOn }),
    },
    {
      title: words.worth,
      width: 9,
      cell: ({ item: { worth } }) => (worth === undefined ? undefined : { points: worth }),
    },
    fill(words.given, 9, 'points'),
    fill(words.remark, 26),
    fill(own.undecided.by, 9),
    fill(own.undecided.on, 11, 'day'),
  ];
  return listOn(grid, columns, { note: words.note, none: words.none, heading });
}

/** 未能判定的网站: those without a verdict or even a report, and why. */
export function writeUnjudged(grid: Grid, run: RunSummary, pageOf: PageOf, speech: Speech, heading: string): void {
  const { own, general } = speech;
  const sites = new Map(run.sites.map((site) => [site.id, site]));
  type Failure = RunSummary['failures'][number];
  const siteOf = ({ site }: Failure): RunSite | undefined => sites.get(site);
  const columns: readonly Column<Failure>[] = [
    { title: own.ranking.name, width: 30, cell: (failure) => siteOf(failure)?.name ?? failure.site },
    {
      title: own.ranking.kind,
      width: 8,
      cell: (failure) => {
        const kind = siteOf(failure)?.kind;
        return kind === undefined ? undefined : (general.kind[kind] ?? kind);
      },
    },
    { title: own.unjudged.why, width: 30, cell: ({ why }) => general.failure[why] ?? why },
    { title: own.unjudged.todo, width: 60, cell: (failure) => failure.message ?? siteOf(failure)?.sentence },
    { title: own.ranking.min, width: 8, cell: (failure) => pointsCell(siteOf(failure)?.points.min) },
    { title: own.ranking.max, width: 8, cell: (failure) => pointsCell(siteOf(failure)?.points.max) },
    { title: own.ranking.url, width: 34, cell: (failure) => addressCell(siteOf(failure)?.url) },
    { title: own.ranking.report, width: 10, cell: (failure) => reportCell(pageOf(failure.site), own.ranking.open) },
  ];
  const list = listOn(grid, columns, { note: own.unjudged.note, none: own.unjudged.none, heading });
  for (const failure of run.failures) list.add(failure);
  list.end();
}

const pointsCell = (points: number | undefined): Cell => (points === undefined ? undefined : { points });
