import { displayWidth } from '../../lib/text/display-width.js';
import type {
  ComparedRule,
  ComparedRuns,
  FindingState,
  RunHead,
  SiteComparison,
  SiteSummary,
} from '../../model/comparison.js';
import type { Language } from '../wording/catalogue.js';
import {
  changeText,
  hasMoved,
  messageOf,
  movesIn,
  outcomeText,
  pointsText,
  scoreText,
  speechOf,
  STATES_IN_ORDER,
  titleOf,
  verdictText,
  whyText,
  worstFirst,
  type Speech,
} from './say.js';

/** Of several sites only the first so many of each state are listed. */
const SHOWN_OF_MANY = 3;
const SHOWN_OF_ONE = 40;
/** Sites whose problems are listed; the others have their line. */
const SITES_IN_DETAIL = 10;
/** States whose problems are worth a line each. The others are counted. */
const LISTED: ReadonlySet<FindingState> = new Set(['new', 'first-seen', 'unseen', 'fixed']);

/** The comparison for a terminal, worst first. */
export function* comparisonText(runs: ComparedRuns, lang: Language): Generator<string> {
  const speech = speechOf(lang);
  const { own } = speech;
  const { head, summaries } = runs;
  yield `${runLine(own.earlier, head.from, speech)}\n${runLine(own.later, head.to, speech)}\n`;
  for (const [caution, count] of Object.entries(head.totals.cautions)) {
    const whom = summaries.length > 1 ? own.ofSites(count) + own.colon : '';
    yield `! ${whom}${own.caution[caution as keyof typeof own.caution]}\n`;
  }
  if (summaries.length > 1) yield `\n${totalsLine(runs, speech)}\n`;
  for (const [at, site] of worstFirst(summaries).entries()) {
    yield `\n${siteLine(site, speech)}\n`;
    if (at < SITES_IN_DETAIL) yield siteDetails(runs.read(site.site), summaries.length === 1, speech);
  }
  for (const [label, lone] of [
    [own.onlyBefore, head.onlyBefore],
    [own.onlyAfter, head.onlyAfter],
  ] as const)
    if (lone.length > 0) yield `\n${label}${own.colon}${lone.map(({ site }) => site).join(', ')}\n`;
}

function runLine(label: string, run: RunHead, { own, general }: Speech): string {
  const profiles = run.profiles.map(({ id, version }) => `${id} ${version}`).join(general.listSeparator);
  return `${pad(label, 8)}${run.reference}  ${run.asOf.join(general.listSeparator)}  ${profiles}  ${own.sites(run.sites)}`;
}

/** Words of a site make no line of their own: a runner would take `::error::` at the front of one for a command. */
const inLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - displayWidth(text)));

function totalsLine({ head: { totals } }: ComparedRuns, speech: Speech): string {
  const { own } = speech;
  const directions = (['down', 'up', 'uncertain', 'none'] as const)
    .filter((direction) => totals.directions[direction] > 0)
    .map((direction) => `${own.direction[direction]} ${totals.directions[direction]}`);
  return `${own.sites(totals.sites)}${own.colon}${directions.join('  ')} | ${countsText(totals.findings, speech)}`;
}

const countsText = (counts: Readonly<Record<FindingState, number>>, { own }: Speech): string =>
  STATES_IN_ORDER.filter((state) => counts[state] > 0)
    .map((state) => `${own.stateName[state]} ${counts[state]}`)
    .join('  ') || own.none;

function siteLine(site: SiteSummary, speech: Speech): string {
  const { own } = speech;
  const change = changeText(site);
  const moved = `${own.direction[site.direction]}${change === '' || site.direction === 'none' ? '' : ` ${change}`}`;
  return `${site.site}  ${inLine(site.name)}  ${scoreText(site.from)} → ${scoreText(site.to)}  ${moved}  ${verdictText(site, speech)}\n  ${countsText(site.findings, speech)}`;
}

function siteDetails(site: SiteComparison, isAlone: boolean, speech: Speech): string {
  const most = isAlone ? SHOWN_OF_ONE : SHOWN_OF_MANY;
  const lines = STATES_IN_ORDER.filter((state) => LISTED.has(state)).flatMap((state) =>
    stateLines(site, state, most, speech),
  );
  const moved = isAlone ? site.rules.filter(hasMoved).map((rule) => `    ${ruleLine(rule, speech)}`) : [];
  const rules = moved.length > 0 ? [`  ${speech.own.rulesTitle}`, ...moved] : [];
  return [...lines, ...rules].map((line) => `${line}\n`).join('');
}

function stateLines(site: SiteComparison, state: FindingState, most: number, speech: Speech): string[] {
  const all = movesIn(site, state);
  if (all.length === 0) return [];
  const shown = all.slice(0, most).map(({ rule, finding }) => {
    const why = whyText(finding, speech);
    return `    ${rule.rule}  ${inLine(messageOf(finding, speech) + (why === '' ? '' : ` — ${why}`))}`;
  });
  const left = all.length - shown.length;
  return [`  ${speech.own.stateName[state]}`, ...shown, ...(left > 0 ? [`    ${speech.own.more(left)}`] : [])];
}

const ruleLine = (rule: ComparedRule, speech: Speech): string =>
  [rule.rule, outcomeText(rule, speech), pointsText(rule), inLine(titleOf(rule, speech))].filter(Boolean).join('  ');
