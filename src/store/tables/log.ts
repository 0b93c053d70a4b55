/** Who did what, append-only, each entry chained to the one before. */
export interface LogTables {
  log: {
    /** 1, 2, 3 … without gaps. */
    seq: number;
    at: string;
    /** User id, or `system`. */
    actor: string;
    /** What was done, e.g. `review.decided`. */
    action: string;
    /** What it was done to, e.g. `site:shizhong`, `run:2026-11`. */
    subject: string;
    /** JSON. */
    detail: string;
    /** sha256 of the hash before it, in hex, followed by the canonical JSON (RFC 8785) of the entry without `hash`. */
    hash: string;
  };
  /** One row: the end of the chain. Whoever appends takes it first, so that entries queue up. */
  log_head: { id: number; seq: number; hash: string };
}
