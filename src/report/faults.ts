import type { AuditReport, Finding, RuleOutcome } from '../model/report.js';
import { severityOf, type Severities, type Severity } from '../model/severity.js';
import type { Language } from './wording/catalogue.js';
import { wordingOf } from './wording.js';

/** How pipelines want a run: in which language, and what they make of each kind of outcome. */
export interface PipelineOptions {
  readonly lang: Language;
  readonly severities: Severities;
}

/** One thing that a pipeline is told of a site: a finding, or a whole rule that is open and has none. */
export interface Fault {
  readonly outcome: RuleOutcome;
  readonly finding?: Finding;
  readonly severity: Exclude<Severity, 'none'>;
  /** What is wrong, or what is open and why. */
  readonly message: string;
  /** Where: of the finding, else of its evidence, else of the site. */
  readonly address: string;
  /** The same for the same fault in every run; unique within a report. */
  readonly key: string;
}

/** The title of a rule in the language asked for, else in Chinese. */
export const titleOf = ({ title, titleEn }: RuleOutcome, lang: Language): string =>
  lang === 'en' ? (titleEn ?? title) : title;

/** What a finding says, in the language asked for, else in Chinese. */
export const messageOf = ({ message, messageEn }: Finding, lang: Language): string =>
  lang === 'en' ? (messageEn ?? message) : message;

/** What to do about a rule, in the language asked for, else in Chinese. */
export const remedyOf = ({ remedy, remedyEn }: RuleOutcome, lang: Language): string | undefined =>
  lang === 'en' ? (remedyEn ?? remedy) : remedy;

/** The name of a section, else its id. */
export function sectionTitle(report: AuditReport, id: string, lang: Language): string {
  const section = report.scorecard.sections.find((one) => one.id === id);
  return (lang === 'en' ? section?.titleEn : undefined) ?? section?.title ?? id;
}

/** Document, number and clause, as one cites them. */
export const citationOf = ({ document, number, clause }: RuleOutcome['basis'][number], lang: Language): string =>
  [
    lang === 'en' || document.startsWith('《') ? document : `《${document}》`,
    ...(number === undefined ? [] : [lang === 'en' ? ` (${number})` : `（${number}）`]),
    ...(clause === undefined ? [] : [lang === 'en' ? `, ${clause}` : clause]),
  ].join('');

/** Why a rule has no result, in words: the reason, or just that it is open. */
export function whyOpen({ value, reason }: RuleOutcome, lang: Language): string {
  const words = wordingOf(lang);
  const known = reason === undefined ? undefined : (words.reason[reason] ?? words.unknownReason(reason));
  return known === undefined
    ? words.outcome[value]
    : `${words.outcome[value]}${lang === 'en' ? ': ' : '：'}${known.name}`;
}

/** What a pipeline is told of one rule, worst first. Undecided findings of a failed rule stay undecided. */
export function faultsOf(
  report: AuditReport,
  outcome: RuleOutcome,
  { lang, severities }: PipelineOptions,
): readonly Fault[] {
  const severity = severityOf(outcome, severities);
  if (severity === 'none') return [];
  const asWhole = (message: string): Fault => ({
    ...{ outcome, severity, message },
    ...{ address: report.site.url, key: outcome.rule },
  });
  const hasPlace = outcome.value !== 'failed' || outcome.findings.some(({ value }) => value === 'failed');
  if (hasPlace && (outcome.findings.length === 0 || outcome.value === 'untested'))
    return [asWhole(whyOpen(outcome, lang))];
  // A rule may have failed with no more than open places to show, as by an evaluator's decision.
  const faults: Fault[] = hasPlace ? [] : [asWhole(wordingOf(lang).outcome.failed)];
  const seen = new Map<string, number>();
  for (const finding of outcome.findings) {
    const own = finding.value === 'cantTell' ? severities.cantTell : severity;
    if (own === 'none') continue;
    const times = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, times);
    faults.push({
      outcome,
      finding,
      severity: own,
      message: messageOf(finding, lang),
      address: finding.url ?? finding.evidence[0]?.url ?? report.site.url,
      key: times === 1 ? finding.fingerprint : `${finding.fingerprint}-${times}`,
    });
  }
  return faults.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Worst first. */
export const RANK: Readonly<Record<Fault['severity'], number>> = { error: 0, warning: 1, review: 2, note: 3 };
