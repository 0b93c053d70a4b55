/** One visit to a home page, as whoever makes it hands it back. */
export interface ProbeResult {
  /** ISO 8601, when it began. */
  readonly at: string;
  readonly url: string;
  /** From the first request to the last byte, redirects and one reload included. */
  readonly elapsedMs: number;
  readonly status?: number;
  /** The body was the page of a shield, not the site's. */
  readonly isChallenge?: boolean;
  /** Why there was no answer: a word of `lib/net/fault.ts`. */
  readonly why?: string;
  /** The machine's word for it, e.g. `ECONNREFUSED`. */
  readonly code?: string;
  /** IP address that answered. */
  readonly address?: string;
  /** What the site asked us to wait before we come again. */
  readonly retryAfterMs?: number;
}

/** Whom to visit. */
export interface ProbedSite {
  readonly id: string;
  readonly url: string;
  /** Hours in which it may be asked, minutes since midnight in Asia/Shanghai; absent: all day. */
  readonly hours?: { readonly fromMinute: number; readonly toMinute: number };
  /** Its list allows no more requests a day than this. */
  readonly mostPerDay?: number;
}

/**
 * `opened` within the limit · `failed` · `refused`: turned away, by a status or a shield, which says nothing of whether people
 * get in · `void`: our own trouble, as if it had not been made.
 */
export type ProbeValue = 'opened' | 'failed' | 'refused' | 'void';
