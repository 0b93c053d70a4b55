import { cantTell, type FindingDraft, type Judgement } from '../model/check.js';
import type { CheckRun } from './run-check.js';

/** What a person is shown of one rule; more of the same adds nothing to what he must decide. */
const MOST_SHOWN = 10;
/** Quotes that the sentence itself names. */
const MOST_QUOTED = 3;

/**
 * The run of a check for a rule that an evaluator decides (class B). Whatever was found is a candidate, and so is then what
 * else is missing. Where nothing at all was found it is a fault, unless some place was not seen.
 * `absences`: codes of findings that mean nothing was found. `absenceIsFault`: false where a clause orders something made, not published.
 */
export function awaitReview(
  { judgements, unseen }: CheckRun,
  absences: readonly string[],
  absenceIsFault = true,
): CheckRun {
  const isAbsence = (judgement: Judgement): boolean => isMere(judgement, absences);
  const isFound = (judgement: Judgement): boolean =>
    judgement.value === 'passed' ||
    (judgement.value === 'failed' && !isAbsence(judgement)) ||
    (judgement.value === 'cantTell' && judgement.reason === 'candidates');
  const isOpen = judgements.some((one) => one.value === 'cantTell') || unseen !== undefined;
  if (judgements.some(isFound) || (!absenceIsFault && !isOpen)) return { judgements: judgements.map(asCandidate) };
  const open = judgements.find((one) => one.value === 'cantTell');
  const reason = open?.value === 'cantTell' ? open.reason : unseen?.unseen;
  const settle = (judgement: Judgement): Judgement => {
    const whole = withParts(judgement, settle);
    return reason !== undefined && whole.value === 'failed'
      ? cantTell(reason, whole.findings, figuresOf(whole))
      : whole;
  };
  return { judgements: judgements.map(settle), ...(unseen && { unseen }) };
}

/**
 * The run of a check for a clause that orders something made, not published: what was found is judged, nothing found is left to
 * a person who can ask for it.
 */
export const leaveAbsences = ({ judgements, unseen }: CheckRun, absences: readonly string[]): CheckRun => ({
  judgements: judgements.map((one) => leave(one, absences)),
  ...(unseen && { unseen }),
});

function leave(judgement: Judgement, absences: readonly string[]): Judgement {
  const whole = withParts(judgement, (part) => leave(part, absences));
  return isMere(whole, absences) ? asCandidate(whole) : whole;
}

/** The units that were judged together change as the whole does. */
const withParts = (judgement: Judgement, change: (part: Judgement) => Judgement): Judgement =>
  judgement.parts ? { ...judgement, parts: judgement.parts.map(change) } : judgement;

/** A fault that says no more than that nothing was found. */
const isMere = (judgement: Judgement, absences: readonly string[]): boolean =>
  judgement.value === 'failed' &&
  (judgement.tally?.met ?? 0) === 0 &&
  judgement.findings.every(({ code }) => absences.includes(code));

function asCandidate(given: Judgement): Judgement {
  const judgement = withParts(given, asCandidate);
  switch (judgement.value) {
    case 'passed':
      return cantTell('candidates', toReview(judgement), figuresOf(judgement));
    case 'failed':
    case 'cantTell':
      return cantTell('candidates', judgement.findings, figuresOf(judgement));
    default:
      return judgement;
  }
}

/** Of a pass: what it rests on. */
function toReview({ seen = [] }: Extract<Judgement, { value: 'passed' }>): FindingDraft {
  const quotes = seen.flatMap(({ quote }) => quote ?? []).slice(0, MOST_QUOTED);
  return {
    code: 'to-review',
    data: { quotes: quotes.length > 0 ? `（${quotes.join('；')}）` : '' },
    evidence: seen.slice(0, MOST_SHOWN),
    key: quotes.join('\n'),
  };
}

/** Counted as a whole: what is not decided has no share. */
const figuresOf = ({ measured, unit, parts }: Judgement): Pick<Judgement, 'measured' | 'unit' | 'parts'> => ({
  ...(measured && { measured }),
  ...(unit !== undefined && { unit }),
  ...(parts && { parts }),
});
