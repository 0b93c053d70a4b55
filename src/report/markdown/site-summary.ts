import type { RootContent } from 'mdast';
import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import type { RunSite } from '../../model/run.js';
import { isFailing, severityOf } from '../../model/severity.js';
import { faultsOf, titleOf, type PipelineOptions } from '../faults.js';
import { points } from '../figures.js';
import { hasScore } from '../has-score.js';
import { webAddress } from '../web-address.js';
import { wordingOf } from '../wording.js';
import { cut, LENGTH } from './cut.js';
import { folded, line, link, list, strong, table, type Words } from './nodes.js';
import { markdownWords } from './words.js';

/** A comment is read at a glance; the report has them all. */
const RULES_AT_MOST = 15;
const UNITS_AT_MOST = 20;

/** A site as a pull request shows it: verdict, score with its interval, vetoes, sections, and folded what failed or is open. */
export function siteSummary(report: AuditReport, site: RunSite | undefined, options: PipelineOptions): RootContent[] {
  const { lang, severities } = options;
  const words = markdownWords(lang);
  const parts = sortOutcomes(report.outcomes, options);
  const some = (title: string, outcomes: readonly RuleOutcome[], isOpen = false): RootContent[] =>
    outcomes.length === 0 ? [] : part(title, outcomes, report, options, isOpen);
  const isSilent = report.outcomes.every(
    ({ level, value }) => level === 'bonus' || value === 'passed' || value === 'inapplicable',
  );
  return [
    line(...scoreWords(report, options)),
    ...(site?.sentence === undefined ? [] : [line(cut(site.sentence, LENGTH.sentence))]),
    ...some(words.vetoes, parts.vetoes, true),
    ...(isSilent ? [line(words.allPassed)] : []),
    ...folded(words.sections, [sectionTable(report, options)]),
    ...unitTable(report, options),
    ...some(words.failed, parts.failed),
    ...some(words.review, parts.review),
    ...some(words.waived, parts.waived),
    ...(severities.advice === 'none' ? [] : some(words.advice, parts.advice)),
    ...notJudged(parts.untested, options),
  ];
}

/** Score and interval, or that there is none; a decided score needs no interval. */
function scoreText(report: AuditReport, { lang }: PipelineOptions): string {
  const figures = report.scorecard.points;
  const words = markdownWords(lang);
  const [value, min, max] = [points(figures.value), points(figures.min), points(figures.max)];
  if (!hasEstimate(report)) return words.noScore(min, max);
  return min === max ? words.exact(value) : words.score(value, min, max);
}

function scoreWords(report: AuditReport, options: PipelineOptions): Words {
  const { scorecard, profile, asOf } = report;
  const verdict = wordingOf(options.lang).verdict[scorecard.verdict];
  return [
    strong(verdict),
    ` · ${scoreText(report, options)} · ${markdownWords(options.lang).judged(cut(profile.title, LENGTH.title), asOf)}`,
  ];
}

interface Parts {
  readonly vetoes: RuleOutcome[];
  readonly failed: RuleOutcome[];
  readonly review: RuleOutcome[];
  readonly waived: RuleOutcome[];
  readonly advice: RuleOutcome[];
  readonly untested: RuleOutcome[];
}

const lostOf = ({ points: { outOf, max } }: RuleOutcome): number => outOf - max;

function sortOutcomes(outcomes: readonly RuleOutcome[], { severities }: PipelineOptions): Parts {
  const parts: Parts = { vetoes: [], failed: [], review: [], waived: [], advice: [], untested: [] };
  for (const outcome of outcomes) {
    const severity = severityOf(outcome, severities);
    if (outcome.value === 'untested') {
      if (outcome.reason !== 'not-selected') parts.untested.push(outcome);
    } else if (severity === 'none') continue;
    else if (outcome.value === 'cantTell') parts.review.push(outcome);
    else if (outcome.waiver !== undefined) parts.waived.push(outcome);
    else if (outcome.level === 'veto') parts.vetoes.push(outcome);
    else (isFailing(severity) ? parts.failed : parts.advice).push(outcome);
  }
  parts.failed.sort((a, b) => lostOf(b) - lostOf(a));
  return parts;
}

function part(
  title: string,
  outcomes: readonly RuleOutcome[],
  report: AuditReport,
  options: PipelineOptions,
  isOpen: boolean,
): RootContent[] {
  const { lang } = options;
  const words = markdownWords(lang);
  const shown = list(outcomes.slice(0, RULES_AT_MOST).map((outcome) => ruleLine(outcome, report, options)));
  const left = outcomes.length - RULES_AT_MOST;
  const body = [shown, ...(left > 0 ? [line(words.moreRules(left))] : [])];
  const label = `${title} (${outcomes.length})`;
  return isOpen ? [line(strong(label)), ...body] : folded(label, body);
}

function ruleLine(outcome: RuleOutcome, report: AuditReport, options: PipelineOptions): Words {
  const { lang } = options;
  const words = markdownWords(lang);
  const faults = faultsOf(report, outcome, options);
  const [first] = faults;
  const lost = outcome.value === 'failed' && outcome.waiver === undefined ? lostOf(outcome) : 0;
  const notes = [
    ...(lost > 0 ? [words.lost(points(lost))] : []),
    ...(faults.length > 1 ? [words.places(faults.length)] : []),
    ...(outcome.waiver === undefined ? [] : [words.waivedUntil(outcome.waiver.expiresOn)]),
  ].join(lang === 'en' ? ', ' : '，');
  const address = first?.finding === undefined ? undefined : webAddress(first.address);
  const href = address !== undefined && address.length <= LENGTH.address ? address : undefined;
  const bracketed = lang === 'en' ? ` (${notes})` : `（${notes}）`;
  return [
    strong(cut(titleOf(outcome, lang), LENGTH.title)),
    notes === '' ? '' : bracketed,
    first === undefined ? '' : `${lang === 'en' ? ': ' : '：'}${cut(first.message, LENGTH.message)} `,
    ...(href === undefined ? [] : [link(words.page, href)]),
  ];
}

function sectionTable({ scorecard }: AuditReport, { lang }: PipelineOptions): RootContent {
  const rows = scorecard.sections.map(({ title, titleEn, earned, max, outOf }): readonly Words[] => {
    const name = lang === 'en' ? (titleEn ?? title) : title;
    return [[cut(name, LENGTH.title)], [points(earned)], [points(max)], [points(outOf)]];
  });
  return table(markdownWords(lang).sectionColumns, rows, ['left', 'right', 'right', 'right']);
}

/** Units with a score, those that need attention first. */
function unitTable({ units = [], profile }: AuditReport, { lang }: PipelineOptions): RootContent[] {
  const words = markdownWords(lang);
  const scored = units
    .filter((unit) => hasScore(unit.points, profile.scoring?.base))
    .sort((a, b) => a.points.value - b.points.value);
  if (scored.length === 0) return [];
  const rows = scored
    .slice(0, UNITS_AT_MOST)
    .map(({ name, points: { value, min, max }, outcomes }): readonly Words[] => [
      [cut(name, LENGTH.name)],
      [points(value)],
      [min === max ? points(min) : `${points(min)} – ${points(max)}`],
      [String(outcomes['failed'] ?? 0)],
      [String(outcomes['cantTell'] ?? 0)],
    ]);
  const left = scored.length - UNITS_AT_MOST;
  return folded(`${words.units} (${scored.length})`, [
    table(words.unitColumns, rows, ['left', 'right', 'right', 'right', 'right']),
    ...(left > 0 ? [line(words.moreUnits(left))] : []),
  ]);
}

/** By reason, since the same remedy opens them all. */
function notJudged(outcomes: readonly RuleOutcome[], { lang }: PipelineOptions): RootContent[] {
  if (outcomes.length === 0) return [];
  const words = wordingOf(lang);
  const byReason = new Map<string, RuleOutcome[]>();
  for (const outcome of outcomes) {
    const reason = outcome.reason ?? '';
    byReason.set(reason, [...(byReason.get(reason) ?? []), outcome]);
  }
  const lines = [...byReason].map(([reason, all]): Words => {
    const { name } = words.reason[reason] ?? words.unknownReason(reason);
    const titles = all.slice(0, RULES_AT_MOST).map((outcome) => cut(titleOf(outcome, lang), LENGTH.title));
    const more = all.length > RULES_AT_MOST ? ' …' : '';
    return [strong(name), ` (${all.length})${lang === 'en' ? ': ' : '：'}${titles.join(words.listSeparator)}${more}`];
  });
  return folded(`${markdownWords(lang).notJudged} (${outcomes.length})`, [list(lines)]);
}
