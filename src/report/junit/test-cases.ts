import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import type { RunFailure, RunSite } from '../../model/run.js';
import { isFailing } from '../../model/severity.js';
import { beijingTime } from '../beijing-time.js';
import {
  citationOf,
  faultsOf,
  remedyOf,
  sectionTitle,
  titleOf,
  whyOpen,
  type Fault,
  type PipelineOptions,
} from '../faults.js';
import { points } from '../figures.js';
import { wordingOf } from '../wording.js';
import { junitWords } from './words.js';

/** A test as JUnit knows it. Without an end it passed. */
export interface TestCase {
  readonly name: string;
  readonly classname: string;
  readonly end?: {
    readonly as: 'failure' | 'error' | 'skipped';
    readonly type?: string;
    readonly message: string;
    readonly text?: string;
  };
}

/** So many places of one rule are told; a viewer of tests is no place for hundreds. */
const PLACES_AT_MOST = 20;

/**
 * A test per rule, and one for the verdict: a site of which nothing was seen would be green otherwise. Red is what is an
 * error or a warning by the severities; what is open, waived or only advised is skipped, with the reason.
 */
export function* testCases(
  report: AuditReport,
  site: RunSite | undefined,
  options: PipelineOptions,
): Iterable<TestCase> {
  yield verdictCase(report, site, options);
  for (const outcome of report.outcomes) yield ruleCase(report, outcome, options);
}

/** The one test of a site that has no report. */
export function missingCase({ site, why, message }: RunFailure, { lang }: PipelineOptions): TestCase {
  const cause = wordingOf(lang).failure[why] ?? why;
  const name = junitWords(lang).noReportTest;
  const told = message === undefined || message === cause ? cause : `${cause}${lang === 'en' ? ': ' : '：'}${message}`;
  return { name, classname: site, end: { as: 'error', type: why, message: told } };
}

function verdictCase(report: AuditReport, site: RunSite | undefined, { lang, severities }: PipelineOptions): TestCase {
  const words = wordingOf(lang);
  const { verdict, points: figures, vetoes } = report.scorecard;
  const [value, min, max] = [points(figures.value), points(figures.min), points(figures.max)];
  const colon = lang === 'en' ? ': ' : '：';
  const score = `${words.verdict[verdict]}${colon}${hasEstimate(report) ? junitWords(lang).score(value, min, max) : junitWords(lang).noScore(min, max)}`;
  const failed = report.outcomes.filter(({ rule }) => vetoes.includes(rule)).map((outcome) => titleOf(outcome, lang));
  const text = [
    ...(failed.length > 0 ? [`${words.text.vetoes}${colon}${failed.join(words.listSeparator)}`] : []),
    ...(site?.sentence === undefined ? [] : [site.sentence]),
  ].join('\n');
  const base = { name: junitWords(lang).verdictTest, classname: classOf(report, words.text.verdict) };
  if (verdict === 'qualified') return base;
  // Without a verdict the command ends with status 3, whatever the thresholds: red here as well.
  const as = verdict === 'undetermined' ? 'error' : isFailing(severities.veto) ? 'failure' : 'skipped';
  return { ...base, end: { as, type: verdict, message: score, text } };
}

function ruleCase(report: AuditReport, outcome: RuleOutcome, options: PipelineOptions): TestCase {
  const { lang } = options;
  const base = {
    name: `${titleOf(outcome, lang)} (${outcome.rule})`,
    classname: classOf(report, sectionTitle(report, outcome.section, lang)),
  };
  if (outcome.value === 'passed') return base;
  const faults = faultsOf(report, outcome, options);
  const [worst] = faults;
  if (worst === undefined) {
    const told = outcome.value === 'failed' ? wordingOf(lang).outcome.failed : whyOpen(outcome, lang);
    return { ...base, end: { as: 'skipped', message: `${wordingOf(lang).level[outcome.level]} · ${told}` } };
  }
  const as = isFailing(worst.severity) ? 'failure' : 'skipped';
  const type = outcome.value === 'failed' ? outcome.level : outcome.value;
  return {
    ...base,
    end: { as, type, message: headline(outcome, faults, options), text: body(outcome, faults, options) },
  };
}

function headline(outcome: RuleOutcome, faults: readonly Fault[], { lang }: PipelineOptions): string {
  const words = junitWords(lang);
  const { level, outcome: outcomes } = wordingOf(lang);
  const label = outcome.value === 'failed' ? level[outcome.level] : outcomes[outcome.value];
  return [
    `[${label}] ${faults[0]?.message ?? ''}`,
    ...(faults.length > 1
      ? [lang === 'en' ? `(${words.places(faults.length)})` : `（${words.places(faults.length)}）`]
      : []),
    ...(outcome.waiver === undefined
      ? []
      : [words.waived(outcome.waiver.approvedBy, outcome.waiver.expiresOn, outcome.waiver.justification)]),
  ].join(' ');
}

function body(outcome: RuleOutcome, faults: readonly Fault[], { lang }: PipelineOptions): string {
  const words = junitWords(lang);
  const colon = lang === 'en' ? ': ' : '：';
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`   ${label}${colon}${text.replace(/\s+/g, ' ').trim()}`];
  const places = faults.slice(0, PLACES_AT_MOST).flatMap(({ finding, message, address }, index) => {
    const proof = finding?.evidence[0];
    return [
      `${index + 1}. ${message}`,
      ...line(words.unit, finding?.unit),
      ...line(words.address, address),
      ...line(words.evidence, proof?.quote),
      ...line(words.capturedAt, proof && beijingTime(proof.capturedAt)),
      ...line(words.dueOn, finding?.dueOn),
    ];
  });
  const left = faults.length - PLACES_AT_MOST;
  const why = outcome.value === 'failed' ? [] : [whyOpen(outcome, lang)];
  return [
    ...why,
    ...places,
    ...(left > 0 ? [words.more(left)] : []),
    ...outcome.basis.map((basis) => `${words.basis}${colon}${citationOf(basis, lang)}`),
    ...[remedyOf(outcome, lang)].flatMap((text) => (text === undefined ? [] : [`${words.remedy}${colon}${text}`])),
  ].join('\n');
}

/** Viewers fold classes at their dots: site, then section. */
const classOf = ({ site }: AuditReport, section: string): string => `${dotless(site.name)}.${dotless(section)}`;
const dotless = (text: string): string => text.replaceAll('.', '·');
