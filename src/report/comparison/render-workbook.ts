import { DocProperties, Workbook } from 'wasm-xlsxwriter';
import type { ComparedFinding, ComparedRule, ComparedRuns, SiteSummary } from '../../model/comparison.js';
import type { Cell, Look } from '../scorecard/cells.js';
import { gridOn, type Grid } from '../scorecard/grid.js';
import { webLink } from '../scorecard/links.js';
import { listOn, type Column } from '../scorecard/list-sheet.js';
import { pageSetUp } from '../scorecard/page-set-up.js';
import { stylesOf } from '../scorecard/styles.js';
import type { Language } from '../wording/catalogue.js';
import {
  hasMoved,
  messageOf,
  movesIn,
  outcomeText,
  speechOf,
  STATES_IN_ORDER,
  titleOf,
  verdictText,
  whyText,
  worstFirst,
  type Speech,
} from './say.js';

/** Rows that a sheet holds beside its header; what is beyond is counted in the note. */
const MOST_ROWS = 1_000_000;

const LOOKS: Readonly<Record<ComparedFinding['state'], Look>> = {
  new: 'bad',
  persisting: 'bad',
  'first-seen': 'open',
  unseen: 'open',
  undecided: 'open',
  fixed: 'good',
  settled: 'good',
  gone: 'quiet',
};

/** `comparison.xlsx`: overview, a line a site, every problem with its state, the rules and sections that moved. */
export function renderComparisonWorkbook(compared: ComparedRuns, lang: Language): Uint8Array {
  const speech = speechOf(lang);
  const { own } = speech;
  const { head, summaries, read } = compared;
  const workbook = new Workbook();
  const styles = stylesOf(false);
  const heading = `${own.title} · ${head.from.reference} → ${head.to.reference}`;
  const add = (name: string): Grid => {
    const sheet = workbook.addWorksheet();
    sheet.setName(name);
    sheet.setPrintGridlines(true);
    return gridOn(sheet, styles, false);
  };
  writeOverview(add(own.title), compared, heading, speech);
  const sites = listOn(add(own.sitesTitle), siteColumns(speech), { note: own.estimate, none: own.none, heading });
  const problems = listOn(add(own.problemsTitle), problemColumns(speech), { note: own.foot, none: own.none, heading });
  const rules = listOn(add(own.rulesTitle), ruleColumns(speech), { note: heading, none: own.none, heading });
  const sections = listOn(add(own.sectionsTitle), sectionColumns(speech), { note: heading, none: own.none, heading });
  let room = MOST_ROWS;
  for (const summary of worstFirst(summaries)) {
    sites.add(summary);
    const site = read(summary.site);
    for (const state of STATES_IN_ORDER)
      for (const move of movesIn(site, state)) if (room-- > 0) problems.add({ site, ...move });
    for (const rule of site.rules) if (hasMoved(rule)) rules.add({ site, rule });
    for (const section of site.sections) if (section.change !== 0) sections.add({ site, section });
  }
  for (const list of [sites, problems, rules, sections]) list.end();
  workbook.setProperties(new DocProperties().setTitle(own.title).setSubject(heading).setAuthor('gongkai'));
  const bytes = workbook.saveToBufferSync();
  workbook.free();
  return bytes;
}

function writeOverview(grid: Grid, { head, summaries }: ComparedRuns, heading: string, speech: Speech): void {
  const { own, general } = speech;
  const { listSeparator } = general;
  const { sheet } = grid;
  [18, 40, 84].forEach((width, column) => sheet.setColumnWidth(column, width));
  pageSetUp(sheet, heading);
  let row = 0;
  const next = (cells: readonly Cell[], look?: Look): void => {
    grid.row(row, cells, look);
    row += 1;
  };
  sheet.mergeRange(0, 0, 0, 2, '', grid.styles('text', 'title'));
  sheet.setRowHeight(0, 32);
  next([own.title], 'title');
  next(['', own.earlier, own.later], 'head');
  const both = (label: string, of: (run: typeof head.from) => string): void => {
    next([{ text: label, look: 'group' }, of(head.from), of(head.to)]);
  };
  both(own.runLabels.run, ({ reference }) => reference);
  both(general.text.asOf, ({ asOf }) => asOf.join(listSeparator));
  both(general.text.profile, ({ profiles }) =>
    profiles.map(({ title, version }) => `${title} ${version}`).join(listSeparator),
  );
  both(own.site, ({ sites }) => own.sites(sites));
  row += 1;
  const cautions = Object.entries(head.totals.cautions);
  if (cautions.length > 0) next([own.cautionsTitle], 'group');
  for (const [caution, count] of cautions) {
    sheet.mergeRange(row, 1, row, 2, '', grid.styles('text', 'open'));
    next([
      { text: own.sites(count), look: 'quiet' },
      { text: own.caution[caution as keyof typeof own.caution], look: 'open' },
    ]);
  }
  row += 1;
  next([own.state, own.runLabels.count, own.why], 'head');
  for (const state of STATES_IN_ORDER)
    next([
      { text: own.stateName[state], look: LOOKS[state] },
      { count: head.totals.findings[state] },
      own.stateMeaning[state],
    ]);
  row += 1;
  if (summaries.length > 1) {
    next([own.verdictMoves, own.runLabels.sites], 'head');
    for (const { from, to, sites } of head.totals.verdicts)
      next([from === to ? general.verdict[to] : `${general.verdict[from]} → ${general.verdict[to]}`, { count: sites }]);
    row += 1;
    next([own.certainty, own.runLabels.sites, own.why], 'head');
    for (const direction of ['down', 'uncertain', 'none', 'up'] as const)
      next([own.direction[direction], { count: head.totals.directions[direction] }, own.directionMeaning[direction]]);
    row += 1;
  }
  for (const [label, sites] of [
    [own.onlyBefore, head.onlyBefore],
    [own.onlyAfter, head.onlyAfter],
  ] as const)
    for (const { name, verdict, points } of sites)
      next([label, name, `${general.verdict[verdict]} ${points.value.toFixed(2)}`]);
}

const place = (text: string | undefined): Cell => text ?? '';
const address = (url: string | undefined): Cell => {
  const href = url === undefined ? undefined : webLink(url);
  return href === undefined || url === undefined ? place(url) : { text: url, href };
};

function siteColumns(speech: Speech): readonly Column<SiteSummary>[] {
  const { own, general } = speech;
  const looks = { up: 'good', down: 'bad', uncertain: 'open', none: 'quiet' } as const;
  const points = (title: string, of: (site: SiteSummary) => number): Column<SiteSummary> => ({
    title,
    width: 10,
    cell: (site) => ({ points: of(site) }),
  });
  return [
    { title: own.site, width: 26, cell: ({ name }) => name },
    { title: own.kind, width: 8, cell: ({ kind }) => general.kind[kind] ?? kind },
    { title: own.verdict, width: 18, cell: (site) => verdictText(site, speech) },
    points(`${own.earlier} ${own.score}`, ({ from }) => from.points.value),
    points(`${own.earlier} ${own.runLabels.least}`, ({ from }) => from.points.min),
    points(`${own.earlier} ${own.runLabels.most}`, ({ from }) => from.points.max),
    points(`${own.later} ${own.score}`, ({ to }) => to.points.value),
    points(`${own.later} ${own.runLabels.least}`, ({ to }) => to.points.min),
    points(`${own.later} ${own.runLabels.most}`, ({ to }) => to.points.max),
    points(own.change, ({ change }) => change.value),
    {
      title: own.certainty,
      width: 10,
      cell: ({ direction }) => ({ text: own.direction[direction], look: looks[direction] }),
    },
    ...STATES_IN_ORDER.map((state): Column<SiteSummary> => ({
      title: own.stateName[state],
      width: 9,
      cell: ({ findings }) => ({ count: findings[state] }),
    })),
    {
      title: own.cautionsTitle,
      width: 40,
      cell: ({ cautions }) => cautions.map((caution) => own.caution[caution]).join('\n'),
    },
    { title: own.address, width: 36, cell: ({ url }) => address(url) },
  ];
}

interface Problem {
  readonly site: SiteSummary;
  readonly rule: ComparedRule;
  readonly finding: ComparedFinding;
}

function problemColumns(speech: Speech): readonly Column<Problem>[] {
  const { own, general } = speech;
  return [
    { title: own.runLabels.number, width: 7, cell: (_, number) => ({ count: number }) },
    { title: own.site, width: 22, cell: ({ site }) => site.name },
    {
      title: own.state,
      width: 11,
      cell: ({ finding: { state } }) => ({ text: own.stateName[state], look: LOOKS[state] }),
    },
    { title: own.rule, width: 26, cell: ({ rule }) => titleOf(rule, speech) },
    { title: own.runLabels.level, width: 9, cell: ({ rule }) => general.level[rule.level] },
    { title: own.problem, width: 48, cell: ({ finding }) => messageOf(finding, speech) },
    { title: own.unit, width: 16, cell: ({ finding }) => place(finding.unit) },
    { title: own.column, width: 18, cell: ({ finding }) => place(finding.column) },
    { title: own.why, width: 28, cell: ({ finding }) => whyText(finding, speech) },
    { title: own.address, width: 40, cell: ({ finding }) => address(finding.url) },
    { title: own.fingerprint, width: 19, cell: ({ finding }) => ({ text: finding.fingerprint, look: 'quiet' }) },
  ];
}

function ruleColumns(speech: Speech): readonly Column<Omit<Problem, 'finding'>>[] {
  const { own, general } = speech;
  return [
    { title: own.site, width: 22, cell: ({ site }) => site.name },
    { title: own.rule, width: 36, cell: ({ rule }) => titleOf(rule, speech) },
    { title: own.runLabels.level, width: 9, cell: ({ rule }) => general.level[rule.level] },
    { title: own.outcome, width: 40, cell: ({ rule }) => outcomeText(rule, speech) },
    { title: own.change, width: 10, cell: ({ rule }) => ({ points: rule.change }) },
    { title: own.runLabels.id, width: 28, cell: ({ rule }) => ({ text: rule.rule, look: 'quiet' }) },
  ];
}

type Section = ReturnType<ComparedRuns['read']>['sections'][number];

function sectionColumns(speech: Speech): readonly Column<{ readonly site: SiteSummary; readonly section: Section }>[] {
  const { own } = speech;
  const side = (one: Section['from']): Cell => (one ? { points: one.earned } : own.none);
  return [
    { title: own.site, width: 22, cell: ({ site }) => site.name },
    { title: own.section, width: 30, cell: ({ section }) => titleOf(section, speech) },
    { title: own.earlier, width: 10, cell: ({ section }) => side(section.from) },
    { title: own.later, width: 10, cell: ({ section }) => side(section.to) },
    { title: own.change, width: 10, cell: ({ section }) => ({ points: section.change }) },
  ];
}
