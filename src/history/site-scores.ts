import type { Actor } from '../model/actor.js';
import type { Scorecard } from '../model/report.js';
import type { Direction } from '../model/comparison.js';
import type { Db, Trx } from '../store/tables.js';
import { seesWhole } from './in-sight.js';

/** One audit of a site, as its history shows it. Points are final; `machine`: before evaluators' decisions. */
export interface ScorePoint {
  readonly run: string;
  readonly runTitle: string | null;
  readonly crawledAt: string;
  readonly asOf: string;
  /** `past` ones are told by their scores alone; `supposed` ones are never among them. */
  readonly role: 'present' | 'past';
  /** False: only some rules were judged, so its points are no score of the site. */
  readonly isFull: boolean;
  /** False: the site could not be read; `stoppedBecause` says why. */
  readonly isJudged: boolean;
  readonly stoppedBecause: string;
  readonly profile: string;
  readonly profileDigest: string;
  /** Judged by other rules than the one before: the two are not quite comparable. */
  readonly isOtherProfile: boolean;
  readonly verdict: Scorecard['verdict'];
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly outOf: number;
  readonly machine: {
    readonly verdict: Scorecard['verdict'];
    readonly value: number;
    readonly min: number;
    readonly max: number;
  };
  readonly vetoes: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly sections: Scorecard['sections'];
  /** Against the full, judged one before. */
  readonly previousRun?: string;
  readonly direction?: Direction;
  readonly change?: number;
  readonly open: number;
  readonly unseen: number;
  readonly waived: number;
  readonly doubts: number;
  readonly arrived: number;
  readonly fixed: number;
  readonly reopened: number;
}

/** A site's audits with a report, oldest first; none of a site of which somebody sees a unit's part only. */
export async function siteScores(db: Db | Trx, actor: Actor, site: string): Promise<readonly ScorePoint[]> {
  if (!seesWhole(actor, site)) return [];
  const rows = await db
    .selectFrom('audit_history as h')
    .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .innerJoin('runs as r', 'r.id', 'h.run')
    .selectAll('h')
    .select(['r.title', 'a.stopped_because', 'a.profile', 'a.profile_digest', 'a.out_of'])
    .select(['a.verdict', 'a.points_value', 'a.points_min', 'a.points_max'])
    .select(['a.final_verdict', 'a.final_value', 'a.final_min', 'a.final_max'])
    .select(['a.vetoes', 'a.outcomes', 'a.sections'])
    .where('h.site', '=', site)
    .where('h.role', '!=', 'supposed')
    .orderBy('h.crawled_at')
    .orderBy('h.run')
    .execute();
  return rows.map((row) => ({
    run: row.run,
    runTitle: row.title,
    crawledAt: row.crawled_at,
    asOf: row.as_of,
    role: row.role as ScorePoint['role'],
    isFull: row.is_full === 1,
    isJudged: row.is_judged === 1,
    stoppedBecause: row.stopped_because ?? '',
    profile: row.profile ?? '',
    profileDigest: row.profile_digest ?? '',
    isOtherProfile: row.is_other_profile === 1,
    verdict: verdictOf(row.final_verdict),
    value: row.final_value ?? 0,
    min: row.final_min ?? 0,
    max: row.final_max ?? 0,
    outOf: row.out_of ?? 0,
    machine: {
      verdict: verdictOf(row.verdict),
      value: row.points_value ?? 0,
      min: row.points_min ?? 0,
      max: row.points_max ?? 0,
    },
    vetoes: JSON.parse(row.vetoes ?? '[]') as string[],
    outcomes: JSON.parse(row.outcomes ?? '{}') as Record<string, number>,
    sections: JSON.parse(row.sections ?? '[]') as Scorecard['sections'],
    ...(row.previous_run !== null && { previousRun: row.previous_run }),
    ...(row.direction !== null && { direction: row.direction as Direction }),
    ...(row.change_value !== null && { change: row.change_value }),
    open: row.open,
    unseen: row.unseen,
    waived: row.waived,
    doubts: row.doubts,
    arrived: row.arrived,
    fixed: row.fixed,
    reopened: row.reopened,
  }));
}

export const verdictOf = (text: string | null): Scorecard['verdict'] =>
  text === 'qualified' || text === 'unqualified' ? text : 'undetermined';
