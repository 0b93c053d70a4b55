import type { Arrival, LifeKind, LifeState, MoveCause } from '../../model/life.js';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import { blindSpot } from '../blind-spot.js';
import { isSameCrawl } from '../no-more-due.js';
import type { ReadRequest } from '../places-read.js';
import { sideFor, type Side } from '../side.js';
import type { FoundFinding, KnownFinding } from './known-finding.js';
import { leave, type Leaving } from './leave.js';
import { matchKnown } from './match-known.js';
import { isSameRule, type KeysByDigest } from './same-rule.js';
import { traitsOf } from './traits.js';

/** What became of one finding in an audit. */
export type LifeStep =
  | {
      readonly step: 'arrived';
      readonly kind: LifeKind;
      readonly rule: string;
      readonly found: FoundFinding;
      readonly to: LifeState;
      readonly why: MoveCause;
      readonly arrival: Arrival;
    }
  | {
      readonly step: 'seen';
      readonly known: KnownFinding;
      readonly found: FoundFinding;
      readonly to: LifeState;
      readonly why?: MoveCause;
    }
  | ({ readonly known: KnownFinding } & Leaving);

export interface ReportOfSite {
  readonly report: AuditReport;
  readonly requests?: Iterable<ReadRequest>;
}

export interface LifeInput {
  readonly known: readonly KnownFinding[];
  readonly after: ReportOfSite;
  /** Reports in which known ones stood last, and the latest ones of the site, by run; one that is lost is left out. */
  readonly earlier: ReadonlyMap<string, ReportOfSite>;
  /** Of these, those against which it is seen whether a fault is new: the latest of the site. */
  readonly latest: readonly string[];
  readonly keys: KeysByDigest;
}

/**
 * What a later report does to the known findings of its site. Only what it looked at and decided changes: a rule that was not
 * judged, a page not read, a site that was silent leave everything as it was.
 */
export function liveOn({ known, after, earlier, latest, keys }: LifeInput): readonly LifeStep[] {
  const to = sideFor(after.report, after.requests);
  const sides = new Map<string, Side | undefined>();
  const sideIn = (run: string): Side | undefined => {
    if (!sides.has(run)) {
      const one = earlier.get(run);
      sides.set(run, one && sideFor(one.report, one.requests));
    }
    return sides.get(run);
  };
  const before = latest.flatMap((run) => sideIn(run) ?? []);
  const rules = new Set([...to.outcomes.keys(), ...known.map(({ rule }) => rule)]);
  return [...rules].flatMap((rule) => {
    const outcome = to.outcomes.get(rule);
    // By order, not for want of sight: nothing is said of it, not even that it was not seen.
    if (outcome?.reason === 'not-selected') return [];
    return KINDS.flatMap(([kind, value]) => {
      const found = foundIn(outcome, value, to);
      const own = known.filter((one) => one.rule === rule && one.kind === kind);
      const { pairs, missing, fresh } = matchKnown(own, found, { to, earlier: sideIn });
      return [
        ...pairs.map(([one, other]): LifeStep => ({
          step: 'seen',
          known: one,
          found: other,
          ...seenAgain(one, outcome),
        })),
        ...fresh.map((other): LifeStep => {
          const arrival = arrivalOf(rule, other, to, before, keys);
          return { step: 'arrived', kind, rule, found: other, arrival, ...begun(kind, arrival, outcome) };
        }),
        ...missing.map((one): LifeStep => ({ known: one, ...leave(one, { to, from: sideIn(one.lastRun), keys }) })),
      ];
    });
  });
}

/** One a fingerprint: a report that somebody else made may say a thing twice. */
function foundIn(outcome: RuleOutcome | undefined, value: 'failed' | 'cantTell', to: Side): readonly FoundFinding[] {
  const own = (outcome?.findings ?? []).filter((finding) => finding.value === value);
  const unique = new Map(own.map((finding) => [finding.fingerprint, finding]));
  return [...unique.values()].map((finding) => ({ finding, traits: traitsOf(finding, to) }));
}

const KINDS = [
  ['fault', 'failed'],
  ['doubt', 'cantTell'],
] as const;

function begun(kind: LifeKind, arrival: Arrival, outcome: RuleOutcome | undefined): { to: LifeState; why: MoveCause } {
  if (kind === 'doubt') return { to: 'open', why: 'first-look' };
  return outcome?.waiver ? { to: 'waived', why: 'waiver-began' } : { to: 'new', why: arrival };
}

function seenAgain(
  { kind, state }: KnownFinding,
  outcome: RuleOutcome | undefined,
): { to: LifeState; why?: MoveCause } {
  if (kind === 'doubt') {
    if (state === 'open') return { to: 'open' };
    return { to: 'open', why: state === 'settled' ? 'came-back' : 'applies-again' };
  }
  if (outcome?.waiver) return state === 'waived' ? { to: 'waived' } : { to: 'waived', why: 'waiver-began' };
  switch (state) {
    case 'waived':
      return { to: 'expired', why: 'waiver-ended' };
    case 'fixed':
      return { to: 'reopened', why: 'came-back' };
    case 'gone':
      return { to: 'persisting', why: 'applies-again' };
    case 'persisting':
      return { to: 'persisting' };
    default:
      return { to: 'persisting', why: 'seen-again' };
  }
}

/** New is what an audit before, by the same rule, looked for at that place and did not find. */
function arrivalOf(
  rule: string,
  { finding }: FoundFinding,
  to: Side,
  before: readonly Side[],
  keys: KeysByDigest,
): Arrival {
  const wasLookedAt = before.some(
    (side) =>
      !isSameCrawl(side.report, to.report) &&
      isSameRule(rule, side.report.profile.digest, to.report.profile.digest, keys) &&
      blindSpot(rule, finding, to, side) === undefined,
  );
  return wasLookedAt ? 'appeared' : 'first-look';
}
