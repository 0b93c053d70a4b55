import type { Actor } from '../model/actor.js';
import type { Db, Trx } from '../store/tables.js';
import { unitInSight, wholeSites } from './in-sight.js';

/** A unit's score in one audit of its portal. `outOf` 0: none of its rules counts, and there is no score. */
export interface UnitScore {
  readonly site: string;
  readonly unit: string;
  readonly kind: string;
  readonly url: string | null;
  readonly run: string;
  readonly crawledAt: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly outOf: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

/** Units of a portal: in one run, else in its latest full audit that could be read; or one of them in all, oldest first. */
export async function unitScores(
  db: Db | Trx,
  actor: Actor,
  { site, unit, run }: { readonly site: string; readonly unit?: string; readonly run?: string },
): Promise<readonly UnitScore[]> {
  const own = unitInSight(actor, site);
  if (own === undefined && wholeSites(actor)?.includes(site) === false) return [];
  if (own !== undefined && unit !== undefined && unit !== own) return [];
  const rows = await db
    .selectFrom('unit_scores as u')
    .innerJoin('audit_history as h', (join) => join.onRef('h.run', '=', 'u.run').onRef('h.site', '=', 'u.site'))
    .selectAll('u')
    .select('h.crawled_at')
    .where('u.site', '=', site)
    .where('h.is_full', '=', 1)
    .where('h.role', '!=', 'supposed')
    .$if((own ?? unit) !== undefined, (query) => query.where('u.unit', '=', own ?? unit ?? ''))
    .$if(run !== undefined, (query) => query.where('u.run', '=', run ?? ''))
    .$if(run === undefined && unit === undefined, (query) =>
      query.where('u.run', '=', (eb) =>
        eb.selectFrom('site_standings').select('site_standings.judged_run').where('site_standings.site', '=', site),
      ),
    )
    .orderBy('h.crawled_at')
    .orderBy('u.unit')
    .execute();
  return rows.map(({ out_of: outOf, crawled_at: crawledAt, outcomes, ...row }) => ({
    ...row,
    outOf,
    crawledAt,
    outcomes: JSON.parse(outcomes) as Record<string, number>,
  }));
}
