/** Whether sites answer, day and night, between audits. */
export interface AvailabilityTables {
  /** One visit to a home page. Kept for some weeks; what is counted for ever stands in the days. */
  availability_probes: {
    site: string;
    /** The moment of the day's plan that it was for: who is second to write it finds it taken. */
    due_at: string;
    /** When it was made. */
    at: string;
    /** Asked address. */
    url: string;
    /** `opened`, `failed`, `refused` (turned away: says nothing of the site), `void` (our own trouble). */
    value: string;
    /** What it failed by, or why it says nothing (availability/judge-probe.ts). */
    why: string | null;
    status: number | null;
    elapsed_ms: number;
    /** IP address that answered. */
    address: string | null;
  };
  /** Counts of a site's day in Asia/Shanghai. */
  availability_days: {
    site: string;
    day: string;
    opened: number;
    failed: number;
    refused: number;
    void: number;
    /** Of those that opened. */
    slowest_ms: number;
    sum_ms: number;
    /** How many times the clock's 24 hours had any, a letter an hour: `.` none, `o` opened, `f` some failed, `r` refused, `v` void. */
    hours: string;
    /** What it was judged by, from the site's profile: seconds, and hundredths of a per cent of failures that are too many. */
    limit_seconds: number;
    limit_share: number;
  };
  /** Sites with something else than usual. */
  availability_sites: {
    site: string;
    /** 1: not visited until it is taken up again. */
    paused: number;
    reason: string | null;
    changed_at: string;
    changed_by: string;
  };
  /** The last day whose weeks were judged and told of. One row. */
  availability_closed: { id: number; day: string };
}
