/** What becomes of a time that nobody was there for, e.g. because the machine was off. */
export const CATCH_UPS = ['window', 'now', 'skip'] as const;
/** `window`: made up within the hours of the schedule, the open ones or the next; `now`: at once; `skip`: only told of. */
export type CatchUp = (typeof CATCH_UPS)[number];

/** What somebody wants audited again and again. */
export interface ScheduleWish {
  readonly title: string;
  /** Id of a list of sites. */
  readonly list: string;
  /** Id or file of a profile; undefined: each site's own. */
  readonly profile?: string;
  /** Five fields, Asia/Shanghai, e.g. `0 22 * * 1-5`. */
  readonly cron: string;
  /** Hours in which audits begin, e.g. `22:00-06:00`; undefined: at any time, all at once. */
  readonly hours?: string;
  /** Formats beside report.json. */
  readonly formats: readonly string[];
  readonly sitesAtOnce?: number;
  readonly catchUp: CatchUp;
}

/** A schedule as it stands. */
export interface Schedule extends ScheduleWish {
  readonly id: string;
  readonly isPaused: boolean;
  /** Raised by each change. */
  readonly version: number;
  /** ISO 8601 UTC: every time up to here has been dealt with. */
  readonly settledUntil: string;
  readonly createdAt: string;
  readonly changedAt: string;
}
