import type {
  ComparedFinding,
  ComparedRule,
  FindingState,
  SiteComparison,
  SiteSummary,
  Standing,
} from '../../model/comparison.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { wordingOf } from '../wording.js';
import { comparisonWords, type ComparisonWords } from './words.js';

/** The words of a language as comparisons need them: their own, and those of all reports. */
export interface Speech {
  readonly lang: Language;
  readonly own: ComparisonWords;
  readonly general: Wording;
}

export const speechOf = (lang: Language): Speech => ({ lang, own: comparisonWords(lang), general: wordingOf(lang) });

/** In this order readers want to know: what got worse, what nobody knows, what is mended, what is as it was. */
export const STATES_IN_ORDER: readonly FindingState[] = [
  'new',
  'first-seen',
  'unseen',
  'fixed',
  'persisting',
  'gone',
  'undecided',
  'settled',
];

/** `81.50`, or `81.50 [78.00, 84.00]`; a dash where nothing at all was decided. */
export function scoreText({ points: { value, min, max } }: Standing): string {
  if (min === max) return value.toFixed(2);
  const interval = `[${min.toFixed(2)}, ${max.toFixed(2)}]`;
  return isBlank({ min, max }) ? `— ${interval}` : `${value.toFixed(2)} ${interval}`;
}

/** Nothing was decided, so that `value` means nothing. */
const isBlank = ({ min, max }: { readonly min: number; readonly max: number }): boolean => min === 0 && max >= 100;

/** `+2.50`, `−3.00`; empty where one of the scores means nothing. */
export function changeText({ from, to, change }: Pick<SiteSummary, 'from' | 'to' | 'change'>): string {
  return isBlank(from.points) || isBlank(to.points) ? '' : signed(change.value);
}

/** With a sign, a true minus, and `±0`. */
export const signed = (points: number): string =>
  points === 0 ? '±0' : `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(2)}`;

/** `合格 → 不合格`, or the one verdict that both have. */
export const verdictText = ({ from, to }: Pick<SiteSummary, 'from' | 'to'>, { general }: Speech): string =>
  from.verdict === to.verdict
    ? general.verdict[to.verdict]
    : `${general.verdict[from.verdict]} → ${general.verdict[to.verdict]}`;

export const titleOf = (
  { title, titleEn }: { readonly title: string; readonly titleEn?: string },
  { lang }: Speech,
): string => (lang === 'en' ? (titleEn ?? title) : title);

export const messageOf = ({ message, messageEn }: ComparedFinding, { lang }: Speech): string =>
  lang === 'en' ? (messageEn ?? message) : message;

/** Why it stands in its state, where that needs a word. */
export function whyText(
  { state, because, reason, rulePassed, earlierFingerprint }: ComparedFinding,
  speech: Speech,
): string {
  const { own, general } = speech;
  const run = state === 'first-seen' ? own.earlier : own.later;
  const name = reason === undefined ? undefined : (general.reason[reason]?.name ?? reason);
  const why = because === undefined ? undefined : own.because[because](run) + (name === undefined ? '' : `（${name}）`);
  const notes = [
    why,
    state === 'fixed' && rulePassed === false ? own.othersRemain : undefined,
    earlierFingerprint === undefined ? undefined : own.formerAddress,
  ];
  const text = notes.filter((note) => note !== undefined).join(speech.lang === 'en' ? '; ' : '；');
  return speech.lang === 'en' ? text.replaceAll('（', ' (').replaceAll('）', ')') : text;
}

/** `未通过 → 通过`. */
export function outcomeText({ from, to }: ComparedRule, { own, general }: Speech): string {
  const side = (one: ComparedRule['from']): string => {
    if (one === undefined) return own.none;
    const reason = one.reason === undefined ? undefined : (general.reason[one.reason]?.name ?? one.reason);
    const notes = [reason, one.isWaived ? own.waived : undefined].filter((note) => note !== undefined);
    return general.outcome[one.value] + (notes.length > 0 ? ` (${notes.join(', ')})` : '');
  };
  const [a, b] = [side(from), side(to)];
  return a === b ? a : `${a} → ${b}`;
}

/** `2/5 → 5/5`; empty for a rule that brings no points. */
export function pointsText({ from, to }: ComparedRule): string {
  const side = (one: ComparedRule['from']): string =>
    one === undefined || one.points.outOf === 0 ? '–' : `${round(one.points.earned)}/${round(one.points.outOf)}`;
  const [a, b] = [side(from), side(to)];
  return a === '–' && b === '–' ? '' : a === b ? a : `${a} → ${b}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** True for a rule whose outcome or points are not what they were. */
export const hasMoved = ({ from, to }: ComparedRule): boolean => JSON.stringify(from) !== JSON.stringify(to);

/** Those that got worse first: certain losses, new faults, then the rest by change of the estimate. */
export const worstFirst = (sites: readonly SiteSummary[]): readonly SiteSummary[] =>
  [...sites].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.change.value - b.change.value ||
      b.findings.new - a.findings.new ||
      (a.site < b.site ? -1 : 1),
  );

function rank({ from, to, direction, findings }: SiteSummary): number {
  if (to.verdict === 'unqualified' && from.verdict !== 'unqualified') return 0;
  if (direction === 'down') return 1;
  if (findings.new > 0) return 2;
  if (to.verdict === 'undetermined' && from.verdict !== 'undetermined') return 3;
  return direction === 'uncertain' ? 4 : direction === 'none' ? 5 : 6;
}

/** A problem and the rule it is of. */
export interface Move {
  readonly rule: ComparedRule;
  readonly finding: ComparedFinding;
}

const WEIGHTS = { veto: 0, deduction: 1, bonus: 2, advice: 3 } as const;

/** The problems of a site in one state: those under vetoes first, then by the points that the rule is worth. */
export const movesIn = ({ rules }: SiteComparison, state: FindingState): readonly Move[] =>
  rules
    .flatMap((rule) => rule.findings.filter((finding) => finding.state === state).map((finding) => ({ rule, finding })))
    .sort((a, b) => WEIGHTS[a.rule.level] - WEIGHTS[b.rule.level] || worth(b.rule) - worth(a.rule));

const worth = ({ from, to }: ComparedRule): number => Math.max(from?.points.outOf ?? 0, to?.points.outOf ?? 0);
