import type { AuditReport, Finding, RuleOutcome } from '../../model/report.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { points } from '../figures.js';
import { addressOf, basisOf, inLanguage, placeOf } from './letter.js';
import type { Values } from './tags.js';
import { dayInWords, type NoticeWords } from './words.js';

/** In which words, and how sections are called. */
export interface Telling {
  readonly lang: Language;
  readonly words: NoticeWords;
  readonly wording: Wording;
  readonly sectionTitle: (id: string) => string;
}

/** What a letter tells a site: only what failed for sure is a problem, and what a waiver accepts is none now. */
export interface Told {
  readonly vetoes: readonly RuleOutcome[];
  /** Failed rules that cost points, by section, in profile order. */
  readonly sections: readonly { readonly id: string; readonly outcomes: readonly RuleOutcome[] }[];
  readonly advice: readonly RuleOutcome[];
  readonly waived: readonly RuleOutcome[];
  /** Places of which the machine could not tell. */
  readonly questions: readonly { readonly outcome: RuleOutcome; readonly finding: Finding }[];
  /** Rules that were not judged, with no place to show, for each reason. */
  readonly unseen: readonly { readonly reason: string; readonly outcomes: readonly RuleOutcome[] }[];
}

/** Messages of so many places stand in the running text; all of them stand in the list. */
const PLACES_IN_TEXT = 2;
/** What stands outside score and verdict is no business of the letter's reader. */
const NOT_TOLD = new Set(['not-implemented', 'not-selected']);

/**
 * Sorts the outcomes of a report into what a letter tells. `only`: fingerprints of the places that it is about; it tells of
 * nothing else then.
 */
export function sortOutcomes(
  { outcomes: all, scorecard }: Pick<AuditReport, 'outcomes' | 'scorecard'>,
  only?: ReadonlySet<string>,
): Told {
  const outcomes = only === undefined ? all : all.flatMap((outcome) => narrowed(outcome, only));
  const failed = outcomes.filter(({ value, waiver }) => value === 'failed' && waiver === undefined);
  const scored = failed.filter(({ level }) => level === 'deduction');
  const ids = [...new Set([...scorecard.sections.map(({ id }) => id), ...scored.map(({ section }) => section)])];
  const undecided = ({ value }: { readonly value: string }): boolean => value === 'cantTell';
  const open = outcomes.filter(({ value }) => value === 'cantTell' || value === 'untested');
  const unseen = open.filter(({ findings, reason }) => !findings.some(undecided) && !NOT_TOLD.has(reason ?? ''));
  return {
    vetoes: failed.filter(({ level }) => level === 'veto'),
    sections: ids
      .map((id) => ({ id, outcomes: scored.filter(({ section }) => section === id) }))
      .filter((section) => section.outcomes.length > 0),
    advice: failed.filter(({ level }) => level === 'advice'),
    waived: outcomes.filter(({ value, waiver }) => value === 'failed' && waiver !== undefined),
    questions: outcomes
      .filter(({ value }) => value === 'failed' || value === 'cantTell')
      .flatMap((outcome) => outcome.findings.filter(undecided).map((finding) => ({ outcome, finding }))),
    unseen: [...new Set(unseen.map(({ reason }) => reason ?? ''))].map((reason) => ({
      reason,
      outcomes: unseen.filter((outcome) => (outcome.reason ?? '') === reason),
    })),
  };
}

/** A failed rule with the chosen places only; what the others cost is not told of these. */
function narrowed(outcome: RuleOutcome, only: ReadonlySet<string>): readonly RuleOutcome[] {
  const findings = outcome.findings.filter(({ value, fingerprint }) => value === 'failed' && only.has(fingerprint));
  if (outcome.value !== 'failed' || findings.length === 0) return [];
  const failed = outcome.findings.filter(({ value }) => value === 'failed');
  const { points } = outcome;
  return [
    { ...outcome, findings, ...(findings.length < failed.length && { points: { ...points, max: points.outOf } }) },
  ];
}

/** Values of a problem: a failed rule with the places where it failed. */
export function problemValues(outcome: RuleOutcome, number: number, { lang, words, ...telling }: Telling): Values {
  const { wording, sectionTitle } = telling;
  const places = outcome.findings.filter(({ value }) => value === 'failed');
  const message = (finding: Finding): string => ended(inLanguage(lang, finding.message, finding.messageEn), words);
  const shown = places
    .slice(0, PLACES_IN_TEXT)
    .map(message)
    .join(lang === 'en' ? ' ' : '');
  const lost = outcome.level === 'deduction' ? outcome.points.outOf - outcome.points.max : 0;
  const shared = {
    section: sectionTitle(outcome.section),
    rule: inLanguage(lang, outcome.title, outcome.titleEn),
    level: wording.level[outcome.level],
    basis: basisOf(outcome, words),
    remedy: inLanguage(lang, outcome.remedy ?? '', outcome.remedyEn),
  };
  return {
    ...shared,
    number: String(number),
    ruleId: outcome.rule,
    hasLoss: lost > 0,
    lost: points(lost),
    places: String(places.length),
    summary: places.length > PLACES_IN_TEXT ? words.ofMany(shown, PLACES_IN_TEXT, places.length) : shown,
    place: [...new Set(places.map((place) => placeOf(place, words)))].join(words.listSeparator),
    hasBasis: shared.basis !== '',
    quote: outcome.basis.flatMap(({ quote }) => quote ?? []).join(words.semicolon),
    hasRemedy: shared.remedy !== '',
    findings:
      places.length === 0
        ? [
            {
              ...shared,
              ...NOWHERE,
              number: String(number),
              place: words.wholeSite,
              message: ended(shared.rule, words),
            },
          ]
        : places.map((finding, index) => ({
            ...shared,
            number: places.length === 1 ? String(number) : `${number}-${index + 1}`,
            place: placeOf(finding, words),
            unit: finding.unit ?? '',
            column: finding.column ?? '',
            url: addressOf(finding),
            message: message(finding),
            wasDueOn: finding.dueOn === undefined ? '' : dayInWords(finding.dueOn, words),
          })),
  };
}

/** A rule may fail as a whole, without a place to name; the list has a line for it all the same. */
const NOWHERE = { unit: '', column: '', url: '', wasDueOn: '' };

const ended = (sentence: string, { stop }: NoticeWords): string =>
  /[。；！？.!?]$/u.test(sentence) ? sentence : sentence + stop;

/** Values of a place that a person should look at: no problem, nobody is accused. */
export function questionValues(
  { outcome, finding }: Told['questions'][number],
  number: number,
  { lang, words, wording, sectionTitle }: Telling,
): Values {
  const reason = outcome.value === 'cantTell' ? (outcome.reason ?? '') : '';
  return {
    number: words.question(number),
    section: sectionTitle(outcome.section),
    rule: inLanguage(lang, outcome.title, outcome.titleEn),
    level: wording.level[outcome.level],
    place: placeOf(finding, words),
    unit: finding.unit ?? '',
    column: finding.column ?? '',
    url: addressOf(finding),
    message: inLanguage(lang, finding.message, finding.messageEn),
    reason: reason === '' ? '' : (wording.reason[reason] ?? wording.unknownReason(reason)).name,
  };
}
