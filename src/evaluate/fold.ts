import type { Judgement, Tally } from '../model/check.js';
import type { CantTellReason, OutcomeValue, Reason } from '../model/outcome.js';

/** The more telling first: what a person or a better equipped run would have to mend before anything else. */
const BY_WEIGHT: readonly Reason[] = [
  'check-crashed',
  'unreachable',
  'blocked',
  'robots',
  'needs-browser',
  'truncated',
  'unreadable',
  'calendar-not-covered',
  'no-date',
  'not-crawled',
  'candidates',
  'no-browser',
  'no-ipv6-route',
  'no-hostname',
];

/** The most telling of several reasons. */
export const mostTelling = <R extends Reason>(reasons: readonly R[]): R | undefined =>
  [...reasons].sort((a, b) => BY_WEIGHT.indexOf(a) - BY_WEIGHT.indexOf(b))[0];

export interface Folded {
  readonly value: OutcomeValue;
  readonly reason?: Reason;
  /** Targets passed, failed and undecided. */
  readonly checked: number;
  readonly tally?: Tally;
}

/**
 * Three-valued logic over targets: any failed → failed; else any unknown, seen or unseen → cantTell; else any never begun
 * → untested; else passed; no target that applies → inapplicable.
 */
export function fold(judgements: readonly Judgement[], unseenBecause: CantTellReason | undefined): Folded {
  const of = <V extends OutcomeValue>(value: V) =>
    judgements.filter((one): one is Extract<Judgement, { value: V }> => one.value === value);
  const unknown = [...of('cantTell').map(({ reason }) => reason), ...(unseenBecause ? [unseenBecause] : [])];
  const [never] = of('untested');
  const counts = { passed: of('passed').length, failed: of('failed').length, cantTell: of('cantTell').length };
  const checked = counts.passed + counts.failed + counts.cantTell;
  const tally = tallyOf(judgements);
  const rest = { checked, ...(tally && { tally }) };
  if (counts.failed > 0) return { value: 'failed', ...rest };
  const telling = mostTelling(unknown);
  if (telling) return { value: 'cantTell', reason: telling, ...rest };
  if (never) {
    const reason = mostTelling(of('untested').map(({ reason }) => reason)) ?? never.reason;
    return { value: 'untested', reason, ...rest };
  }
  if (counts.passed > 0) return { value: 'passed', ...rest };
  const reasons = new Set(of('inapplicable').map(({ reason }) => reason));
  const [only] = reasons;
  return { value: 'inapplicable', reason: only !== undefined && reasons.size === 1 ? only : 'no-targets', ...rest };
}

/** What the rule counts: each target is one thing unless it brings a tally of its own. */
function tallyOf(judgements: readonly Judgement[]): Tally | undefined {
  const counted = judgements.filter(({ value }) => value !== 'inapplicable');
  if (counted.length === 0) return undefined;
  const sum = { met: 0, unmet: 0, unknown: 0 };
  for (const { value, tally } of counted) {
    const own = tally ?? {
      met: Number(value === 'passed'),
      unmet: Number(value === 'failed'),
      unknown: Number(value === 'cantTell' || value === 'untested'),
    };
    sum.met += own.met;
    sum.unmet += own.unmet;
    sum.unknown += own.unknown;
  }
  return sum;
}
