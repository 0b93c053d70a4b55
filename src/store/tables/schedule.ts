/** When what is audited, what became of each time, and who works. */
export interface ScheduleTables {
  schedules: {
    id: string;
    title: string;
    list: string;
    /** Id or file of the profile; null: each site's own. */
    profile: string | null;
    /** Five fields, Asia/Shanghai. */
    cron: string;
    /** Hours in which audits begin, `22:00-06:00`, Asia/Shanghai; null: any, and all at once. */
    hours: string | null;
    /** Formats beside report.json, JSON list. */
    formats: string;
    /** Most audits of one run at work at the same time; null: as many as the workers take. */
    sites_at_once: number | null;
    /** What becomes of a time that nobody was there for: `window`, `now`, `skip` (catch-up.ts). */
    catch_up: string;
    paused: number;
    /** Every due time up to here has been dealt with. */
    settled_until: string;
    created_at: string;
    created_by: string;
    changed_at: string;
    /** Raised by each change: who changes an older one is told. */
    version: number;
    /** 0: taken off the list; its runs stay. */
    active: number;
  };
  /** Due times that were dealt with: `planned`, `missed` (then `run` is the one that makes it up, if any), `skipped` (the run before was still at work). */
  schedule_dues: {
    schedule: string;
    due_at: string;
    state: string;
    run: string | null;
    at: string;
    note: string | null;
  };
  /** What a planned run is to be like. An imported one has none. */
  run_orders: {
    run: string;
    /** Makes planning the same thing twice one run. */
    key: string | null;
    formats: string;
    sites_at_once: number | null;
    hours: string | null;
    due_at: string | null;
  };
  /** Processes that audit, or did lately. */
  workers: {
    /** `host-pid-chance`. */
    id: string;
    host: string;
    pid: number;
    version: string;
    /** Audits at once. */
    slots: number;
    busy: number;
    /** `working`, `full` (memory or disk are short), `draining`, `gone`. */
    state: string;
    started_at: string;
    seen_at: string;
  };
  /** Things that one process does for all: who does it, and until when unless renewed. */
  leases: { name: string; holder: string; until: string };
}
