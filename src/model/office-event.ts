/** What happens in an office that somebody may want to be told. */
export const OFFICE_EVENTS = [
  'run-finished',
  'run-missed',
  'site-vetoed',
  'site-untested',
  'availability-failed',
  'notice-issued',
  'rectification-due',
  'rectification-overdue',
  'reply-received',
  'rectification-closed',
  'rectification-reopened',
  'appeal-lodged',
  'appeal-decided',
  'review-waiting',
] as const;
export type OfficeEventKind = (typeof OFFICE_EVENTS)[number];

export interface OfficeEvent {
  /** Says what it is about and when, e.g. `rectification-overdue:12`: the same key never tells twice. */
  readonly key: string;
  readonly kind: OfficeEventKind;
  /** ISO 8601. */
  readonly at: string;
  readonly site?: string;
  readonly run?: string;
  /** Figures and names that the message wants. No secrets: it leaves the house. */
  readonly data: Readonly<Record<string, unknown>>;
}
