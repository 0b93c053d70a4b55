import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { wordingOf } from '../wording.js';
import { neutralise } from '../neutralise.js';
import { points } from '../figures.js';

interface SectionProblems {
  readonly id: string;
  readonly title: string;
  readonly outcomes: readonly RuleOutcome[];
}

/** A report ready to be shown: text made harmless, outcomes sorted into what the page has to say. */
export interface ReportView {
  readonly report: AuditReport;
  readonly lang: Language;
  readonly words: Wording;
  /** Rules with something to mend or to check by hand, by section, in profile order. */
  readonly problems: readonly SectionProblems[];
  /** Rules that have a card of their own on the page. */
  readonly hasCard: ReadonlySet<RuleOutcome>;
  /** Titles of sections by id, in the page's language. */
  readonly sections: ReadonlyMap<string, string>;
  /** Rules begun or never begun without a decision, by reason; what stands outside score and verdict comes last. */
  readonly notJudged: readonly { readonly reason: string; readonly outcomes: readonly RuleOutcome[] }[];
  readonly inapplicable: readonly { readonly reason: string; readonly outcomes: readonly RuleOutcome[] }[];
  readonly passed: readonly RuleOutcome[];
  readonly failedVetoes: readonly RuleOutcome[];
  readonly openVetoes: readonly RuleOutcome[];
  /** Undecided rules that still may bring points, the most points first. */
  readonly open: readonly RuleOutcome[];
  /** Failed rules that cost something: vetoes first, then by points lost. */
  readonly firstFix: readonly RuleOutcome[];
  /** Some scored rule is decided, so that `value` means something. */
  readonly hasEstimate: boolean;
}

const lost = (outcome: RuleOutcome): number => outcome.points.outOf - outcome.points.max;

function byReason(outcomes: readonly RuleOutcome[]): { reason: string; outcomes: RuleOutcome[] }[] {
  const groups = new Map<string, RuleOutcome[]>();
  for (const outcome of outcomes) {
    const reason = outcome.reason ?? '';
    groups.set(reason, [...(groups.get(reason) ?? []), outcome]);
  }
  return [...groups].map(([reason, members]) => ({ reason, outcomes: members }));
}

/** Titles of sections by id; those that the scorecard does not list stand as their ids. */
function sectionTitles(report: AuditReport, lang: Language): ReadonlyMap<string, string> {
  const titles = new Map(
    report.scorecard.sections.map(({ id, title, titleEn }) => [
      id,
      legible(lang === 'en' ? (titleEn ?? title) : title, id),
    ]),
  );
  for (const { section } of report.outcomes) if (!titles.has(section)) titles.set(section, section);
  return titles;
}

const bySection = (titles: ReadonlyMap<string, string>, outcomes: readonly RuleOutcome[]): readonly SectionProblems[] =>
  [...titles]
    .map(([id, title]) => ({ id, title, outcomes: outcomes.filter(({ section }) => section === id) }))
    .filter((section) => section.outcomes.length > 0);

/** Sorts a report into what its page shows. */
export function viewOf(original: AuditReport, lang: Language): ReportView {
  const report = neutralise(original);
  const { outcomes } = report;
  const vetoes = outcomes.filter(({ level }) => level === 'veto');
  const failedVetoes = vetoes.filter(({ rule }) => report.scorecard.vetoes.includes(rule));
  // A veto without a check stands outside the verdict (scoring.md 4).
  const standsOutside = new Set(['not-implemented', 'not-selected']);
  const needsEyes = (outcome: RuleOutcome): boolean =>
    outcome.value === 'failed' || (outcome.value === 'cantTell' && outcome.findings.length > 0);
  const sections = sectionTitles(report, lang);
  const withCard = outcomes.filter(needsEyes);
  return {
    report,
    lang,
    words: wordingOf(lang),
    sections,
    problems: bySection(sections, withCard),
    hasCard: new Set(withCard),
    notJudged: byReason(outcomes.filter(({ value }) => value === 'cantTell' || value === 'untested')).sort(
      (a, b) => Number(standsOutside.has(a.reason)) - Number(standsOutside.has(b.reason)),
    ),
    inapplicable: byReason(outcomes.filter(({ value }) => value === 'inapplicable')),
    passed: outcomes.filter(({ value }) => value === 'passed'),
    failedVetoes,
    openVetoes: vetoes.filter(
      ({ value, reason }) => (value === 'cantTell' || value === 'untested') && !standsOutside.has(reason ?? ''),
    ),
    open: outcomes
      .filter(({ points: { min, max } }) => max > min)
      .sort((a, b) => b.points.max - b.points.min - (a.points.max - a.points.min)),
    firstFix: [
      ...failedVetoes,
      ...outcomes
        .filter((outcome) => outcome.value === 'failed' && outcome.level === 'deduction' && lost(outcome) > 0)
        .sort((a, b) => lost(b) - lost(a)),
    ],
    hasEstimate: hasEstimate(report),
  };
}

/** Where the page tells of a rule. */
export const anchorOf = ({ hasCard }: ReportView, outcome: RuleOutcome): string =>
  hasCard.has(outcome) || outcome.value === 'passed' ? `#rule-${outcome.rule}` : '#not-judged';

/** Title of a rule in the page's language; its id where there is nothing to be read. */
export const ruleTitle = ({ lang }: Pick<ReportView, 'lang'>, { rule, title, titleEn }: RuleOutcome): string =>
  legible(lang === 'en' ? (titleEn ?? title) : title, rule);

/** Text with something in it to read or to click on, else the stand-in. */
export const legible = (text: string, standIn: string): string =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : standIn;

/** One sentence on why the verdict is what it is. */
export function verdictWhy(view: ReportView): string {
  const { words, report, failedVetoes, openVetoes } = view;
  const { verdict, points: score } = report.scorecard;
  const titles = (outcomes: readonly RuleOutcome[]): string =>
    outcomes.map((outcome) => ruleTitle(view, outcome)).join(words.listSeparator);
  if (verdict === 'qualified') return words.verdictWhy.passed(points(score.min));
  if (verdict === 'unqualified')
    return failedVetoes.length > 0
      ? words.verdictWhy.vetoed(titles(failedVetoes))
      : words.verdictWhy.belowMark(points(score.max));
  const { stoppedBecause } = report.crawl;
  if (stoppedBecause !== 'complete' && !view.hasEstimate) return words.verdictWhy.stopped(words.stop[stoppedBecause]);
  if (openVetoes.length > 0) return words.verdictWhy.openVetoes(titles(openVetoes));
  return words.verdictWhy.openInterval(points(score.min), points(score.max));
}

/** What is said beside something, in the brackets of the page's language. */
export const aside = ({ lang, words }: ReportView, ...parts: readonly string[]): string =>
  lang === 'en' ? ` (${parts.join(words.listSeparator)})` : `（${parts.join('，')}）`;
