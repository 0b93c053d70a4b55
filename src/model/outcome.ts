/** The words an outcome is made of. Closed lists: contract.md, At the edges. */

/** W3C ACT/EARL outcome values. */
export type OutcomeValue = 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';

/** veto 单项否决 · deduction 扣分 · bonus 加分 · advice 建议. */
export type Level = 'veto' | 'deduction' | 'bonus' | 'advice';

/** Never begun, for want of means or by order. */
export const UNTESTED_REASONS = [
  'not-implemented',
  'no-browser',
  'no-ipv6-route',
  'no-hostname',
  'not-selected',
  'unreachable',
  'blocked',
] as const;
export type UntestedReason = (typeof UNTESTED_REASONS)[number];

/** Begun, but the evidence is not enough. */
export const CANT_TELL_REASONS = [
  'truncated',
  'robots',
  'needs-browser',
  'unreadable',
  'calendar-not-covered',
  'no-date',
  'not-crawled',
  'candidates',
  'check-crashed',
] as const;
export type CantTellReason = (typeof CANT_TELL_REASONS)[number];

/** The rule does not apply to this site on this day. */
export const INAPPLICABLE_REASONS = ['kind', 'not-in-force', 'no-targets', 'no-roster', 'before-format'] as const;
export type InapplicableReason = (typeof INAPPLICABLE_REASONS)[number];

export type Reason = UntestedReason | CantTellReason | InapplicableReason;

/** What a person re-checks. `sha256` is of the entity body after content decoding; `record` a WARC-Record-ID. */
export interface Evidence {
  readonly url: string;
  readonly capturedAt: string;
  readonly sha256: string;
  readonly quote?: string;
  readonly selector?: string;
  readonly screenshot?: string;
  readonly record?: string;
}
