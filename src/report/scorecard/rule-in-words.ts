import type { AuditReport, Finding, RuleOutcome } from '../../model/report.js';
import { beijingTime } from '../beijing-time.js';
import { points } from '../figures.js';
import { figuresInWords } from '../figures-in-words.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { cut } from './sheet-names.js';
import type { ScorecardWords } from './words.js';

/** So many findings are told in one cell; all of them stand in the list of problems. */
const TOLD = 3;
/** Longer texts make rows that no page holds; the whole stands in the report. */
const LONGEST_WHY = 600;
const LONGEST_FIGURES = 200;
const LONGEST_BASIS = 300;

/** Everything the sheets need to put a report in words. */
export interface Speech {
  readonly lang: Language;
  readonly general: Wording;
  readonly own: ScorecardWords;
}

const shortened = (text: string, most: number): string => (text.length > most ? `${cut(text, most - 1)}…` : text);

/** Title of a rule in the reader's language. */
export const ruleTitle = ({ lang }: Speech, { title, titleEn }: RuleOutcome): string =>
  lang === 'en' ? (titleEn ?? title) : title;

/** What a finding says in the reader's language. */
export const messageOf = ({ lang }: Speech, { message, messageEn }: Finding): string =>
  lang === 'en' ? (messageEn ?? message) : message;

/** What to do about a rule that failed. */
export const remedyOf = ({ lang }: Speech, { remedy, remedyEn }: RuleOutcome): string | undefined =>
  lang === 'en' ? (remedyEn ?? remedy) : remedy;

/** Name of a section in the reader's language. */
export function sectionTitles(report: AuditReport, { lang }: Speech): ReadonlyMap<string, string> {
  return new Map(
    report.scorecard.sections.map(({ id, title, titleEn }) => [id, lang === 'en' ? (titleEn ?? title) : title]),
  );
}

/** Why a rule came out as it did: faults, or the reason it was not judged, waivers and reviews. */
export function whyOf(outcome: RuleOutcome, speech: Speech): string {
  const { general, own, lang } = speech;
  const { reason, findings, waiver, review } = outcome;
  const between = lang === 'en' ? '; ' : '；';
  const told = findings.slice(0, TOLD).map((finding) => messageOf(speech, finding).replace(/[。；;.]+$/u, ''));
  if (findings.length > TOLD) told.push(own.scores.findings(findings.length));
  const parts = [
    ...(reason === undefined ? [] : [(general.reason[reason] ?? general.unknownReason(reason)).name]),
    ...(told.length > 0 ? [told.join(between)] : []),
    ...(waiver ? [own.scores.waived(waiver.approvedBy, waiver.expiresOn, waiver.justification)] : []),
    ...(waiver?.setAside === undefined ? [] : [own.scores.setAside(points(waiver.setAside))]),
    ...(review
      ? [
          own.scores.reviewed(
            outcomeWord(review.value, general),
            review.reason,
            review.by,
            beijingTime(review.at).slice(0, 10),
          ),
        ]
      : []),
  ];
  return shortened(parts.join(lang === 'en' ? '. ' : '。'), LONGEST_WHY);
}

const outcomeWord = (value: string, { outcome }: Wording): string =>
  Object.hasOwn(outcome, value) ? outcome[value as keyof typeof outcome] : value;

/** The rule's figures in short. */
export const figuresOf = ({ measured }: RuleOutcome, { general, lang }: Speech): string =>
  measured === undefined
    ? ''
    : shortened(
        figuresInWords(measured, general)
          .map(({ label, text }) => `${label} ${text}`)
          .join(lang === 'en' ? '; ' : '；'),
        LONGEST_FIGURES,
      );

/** 《title》（number）clause、clause: a line a document. */
export function basisOf({ basis }: RuleOutcome): string {
  const documents = new Map<string, string[]>();
  for (const { document, number, clause } of basis) {
    const title = document.startsWith('《') ? document : `《${document}》`;
    const name = `${title}${number === undefined ? '' : `（${number}）`}`;
    documents.set(name, [...(documents.get(name) ?? []), ...(clause === undefined ? [] : [clause])]);
  }
  const lines = [...documents].map(([name, clauses]) => `${name}${[...new Set(clauses)].join('、')}`);
  return shortened(lines.join('\n'), LONGEST_BASIS);
}

/** Beijing's calendar day of the finding: when its evidence was taken, else when the audit began. */
export function foundOn(finding: Finding | undefined, report: AuditReport): string {
  return beijingTime(finding?.evidence[0]?.capturedAt ?? report.startedAt).slice(0, 10);
}
