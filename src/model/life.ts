/** The words of a finding's life over runs. A run that did not look, for whatever reason, changes no state. */

/**
 * `new` stands for the first time · `persisting` seen again · `reopened` was mended and is back · `waived` accepted for a time ·
 * `expired` its waiver has ended and it is still there · `fixed` looked at again and not there · `gone` closed without being
 * mended: its rule does not apply any more, or is another now.
 */
export const FAULT_STATES = ['new', 'persisting', 'reopened', 'expired', 'waived', 'fixed', 'gone'] as const;
export type FaultState = (typeof FAULT_STATES)[number];

/** Faults that stand and count. */
export const OPEN_STATES = ['new', 'persisting', 'reopened', 'expired'] as const satisfies readonly FaultState[];

/** What could not be decided: `open`, or `settled`: decided by now; `gone`: nobody asks it any more. */
export const DOUBT_STATES = ['open', 'settled', 'gone'] as const;
export type DoubtState = (typeof DOUBT_STATES)[number];

export type LifeState = FaultState | DoubtState;
export type LifeKind = 'fault' | 'doubt';

/** `appeared`: its place was looked at before, and it was not there · `first-look`: nobody knows since when it is there. */
export type Arrival = 'appeared' | 'first-look';

/**
 * Why a state changed. Into standing: `appeared`, `first-look`, `seen-again`, `came-back` (after it was fixed), `applies-again` (after it was
 * gone), `waiver-began`, `waiver-ended`. Out of it: `mended`, `settled`; and to `gone`: `rule-absent`, `rule-changed`, `inapplicable`,
 * `time-passed`, `same-crawl` (the same bytes judged otherwise), `asked-otherwise` (the rule has other doubts now).
 */
export const MOVE_CAUSES = [
  'appeared',
  'first-look',
  'seen-again',
  'came-back',
  'applies-again',
  'waiver-began',
  'waiver-ended',
  'mended',
  'settled',
  'rule-absent',
  'rule-changed',
  'inapplicable',
  'time-passed',
  'same-crawl',
  'asked-otherwise',
] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

/** One change of state of one finding in one audit. */
export interface FindingMove {
  /** `findings.id` */
  readonly finding: string;
  readonly kind: LifeKind;
  readonly rule: string;
  /** Undefined: it was not known before. */
  readonly from?: LifeState;
  readonly to: LifeState;
  readonly why: MoveCause;
}

/** A known fault of which an audit says nothing, and why: it is as it was. */
export interface UnseenFinding {
  readonly finding: string;
  readonly kind: LifeKind;
  readonly rule: string;
  /** model/comparison.ts, BLIND_CAUSES; `other-profile`: its rule is another one there; `not-kept`: the report it stood in is lost. */
  readonly because: string;
  /** The outcome's reason behind it, e.g. `truncated`. */
  readonly reason?: string;
}

/** What became of a site's findings in one audit. */
export interface RecordedLife {
  /** `present` · `past`, `supposed`: the audit changes no state (`audit_history.role`), all lists are empty. */
  readonly role: 'present' | 'past' | 'supposed';
  /** False: it was recorded before, and nothing was written. */
  readonly isNew: boolean;
  readonly moves: readonly FindingMove[];
  /** Ids of findings that stand in the report. */
  readonly seen: readonly string[];
  readonly unseen: readonly UnseenFinding[];
}
