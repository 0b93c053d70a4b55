import type { Generated } from 'kysely';

/** Runs and the audits of single sites in them. The database is the truth about who is at work on what; queues only deliver. */
export interface AuditTables {
  runs: {
    /** Also the name of its folder among the evidence. */
    id: string;
    title: string | null;
    /** `schedule`, `now` (by hand), `rectification` (open rules only), `import`. */
    origin: string;
    schedule: string | null;
    /** Id or file of the profile; null: each site's own. */
    profile: string | null;
    as_of: string;
    /** `planned`, `running`, `finished`, `cancelled`. */
    state: string;
    created_at: string;
    started_at: string | null;
    finished_at: string | null;
    created_by: string | null;
    /** Counts of its audits by state and verdict as JSON, once finished. */
    totals: string | null;
  };
  audits: {
    run: string;
    site: string;
    /** `waiting`, `running`, `done` (there is a report), `failed` (none after all tries), `cancelled`. */
    state: string;
    /** Rules as JSON where only some are to be judged. */
    only_rules: string | null;
    /** Not begun before. */
    not_before: string;
    attempt: Generated<number>;
    worker: string | null;
    /** Raised by each taking: who holds an older one may publish nothing. */
    fence: Generated<number>;
    lease_until: string | null;
    started_at: string | null;
    finished_at: string | null;
    /** Of a failed one, or of one without verdict: the cause of model/run.ts and a sentence. */
    failure: string | null;
    message: string | null;
    /** From the report. */
    as_of: string | null;
    profile: string | null;
    profile_digest: string | null;
    stopped_because: string | null;
    /** Key of report.json among the blobs: `runs/<run>/<site>/report.json`. */
    report: string | null;
    /** Last hash of the site's chain. */
    chain: string | null;
    /** As judged by the machine. */
    verdict: string | null;
    points_value: number | null;
    points_min: number | null;
    points_max: number | null;
    out_of: number | null;
    bonus: number | null;
    /** With evaluators' decisions; equal to the machine's where there are none. This is what pages show. */
    final_verdict: string | null;
    final_value: number | null;
    final_min: number | null;
    final_max: number | null;
    /** Rule ids as JSON (final). */
    vetoes: string | null;
    /** Counts of rules by outcome value as JSON (final). */
    outcomes: string | null;
    /** Sections of the final scorecard as JSON. */
    sections: string | null;
    /** Milliseconds that it will probably take, the longest is begun first; what a person asked for has a billion more. */
    weight: Generated<number>;
    /** Not begun after: the hours of its schedule. */
    not_after: string | null;
    /** When it was last taken, and how long earlier takings lasted altogether. */
    taken_at: string | null;
    spent_ms: Generated<number>;
    /** Pages fetched, as last told while it is at work. */
    pages: number | null;
    /** Takings that ended without a word since it last came further, and how far it was then. */
    crashes: Generated<number>;
    crash_pages: number | null;
    /** Times that it was put off: the site wanted its rest, the disk was full. */
    delays: Generated<number>;
  };
  /** One site by one worker at once, whatever run asks. */
  site_leases: { site: string; run: string; worker: string; fence: number; lease_until: string };
}
