import type { LifeState, MoveCause } from '../../model/life.js';
import type { Finding, RuleOutcome } from '../../model/report.js';
import { blindSpot } from '../blind-spot.js';
import { noMoreDue } from '../no-more-due.js';
import type { Side } from '../side.js';
import type { KnownFinding } from './known-finding.js';
import { isSameRule, type KeysByDigest } from './same-rule.js';

/** What a report says of a known finding that does not stand in it: that it is over, or nothing. */
export type Leaving =
  | { readonly step: 'left'; readonly to: LifeState; readonly why: MoveCause }
  | { readonly step: 'unseen'; readonly because: string; readonly reason?: string };

interface Ground {
  readonly to: Side;
  /** The report in which it stood last; undefined where that is lost. */
  readonly from: Side | undefined;
  readonly keys: KeysByDigest;
}

const gone = (why: MoveCause): Leaving => ({ step: 'left', to: 'gone', why });
const unseen = (because: string, reason?: string): Leaving => ({
  step: 'unseen',
  because,
  ...(reason !== undefined && { reason }),
});

/** `fixed` only where its place was looked at again, by the same rule, and decided. */
export function leave(known: KnownFinding, { to, from, keys }: Ground): Leaving {
  const { rule, kind, profile, profileDigest } = known;
  const outcome = to.outcomes.get(rule);
  const { id, digest } = to.report.profile;
  const isSame = isSameRule(rule, profileDigest, digest, keys);
  if (id !== profile && !isSame) return unseen('other-profile');
  if (!outcome) return gone('rule-absent');
  if (outcome.value === 'inapplicable') return gone('inapplicable');
  if (outcome.value === 'untested') return unseen('untested', outcome.reason);
  if (kind === 'doubt') return leaveDoubt(known, outcome, { to, from, keys });
  const finding = from && findingOf(known, from);
  if (!from || !finding) return unseen(outcome.value === 'cantTell' ? 'rule-undecided' : 'not-kept', outcome.reason);
  const blind = blindSpot(rule, finding, from, to);
  if (blind) return unseen(blind.because, blind.reason);
  if (!isSame) return gone('rule-changed');
  const because = noMoreDue(rule, finding, from, to);
  if (because) return gone(because === 'same-crawl' ? 'same-crawl' : 'time-passed');
  return { step: 'left', to: 'fixed', why: 'mended' };
}

/** Reasons of a rule that was judged to its end, and whose open questions are therefore all of them. */
const ASKED_IN_FULL = new Set(['candidates', 'no-date', 'calendar-not-covered']);

function leaveDoubt(known: KnownFinding, outcome: RuleOutcome, { to, from }: Ground): Leaving {
  const { value, reason, points, findings } = outcome;
  if (value === 'cantTell')
    return reason !== undefined && ASKED_IN_FULL.has(reason)
      ? gone('asked-otherwise')
      : unseen('rule-undecided', reason);
  const finding = from && findingOf(known, from);
  const isWhole = points.max === points.min && findings.every((one) => one.value === 'failed');
  const blind = from && finding && blindSpot(known.rule, finding, from, to);
  if (!from || !finding || blind) {
    if (isWhole) return gone('asked-otherwise');
    return blind ? unseen(blind.because, blind.reason) : unseen('not-kept');
  }
  return { step: 'left', to: 'settled', why: 'settled' };
}

const findingOf = ({ rule, kind, fingerprint }: KnownFinding, side: Side): Finding | undefined =>
  side.outcomes
    .get(rule)
    ?.findings.find(
      (one) => one.fingerprint === fingerprint && one.value === (kind === 'fault' ? 'failed' : 'cantTell'),
    );
