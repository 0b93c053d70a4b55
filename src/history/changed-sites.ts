import type { Actor } from '../model/actor.js';
import type { Direction } from '../model/comparison.js';
import type { Db, Trx } from '../store/tables.js';
import { asCursor, PAGE, partOf, readCursor, type Part } from './cursor.js';
import { wholeSites } from './in-sight.js';

/** A site whose score is surely another than the audit before, with what its findings did. */
export interface ChangedSite {
  readonly site: string;
  readonly name: string;
  readonly kind: string;
  readonly run: string;
  readonly crawledAt: string;
  readonly previousRun: string;
  readonly direction: Direction;
  readonly change: number;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly verdict: string;
  readonly verdictBefore: string | null;
  /** Judged by other rules than before: part of the change may be theirs. */
  readonly isOtherProfile: boolean;
  readonly arrived: number;
  readonly appeared: number;
  readonly fixed: number;
  readonly reopened: number;
  readonly open: number;
}

export interface ChangeWish {
  readonly direction: 'up' | 'down' | 'uncertain';
  readonly list?: string;
  /** Latest audits since this instant alone. */
  readonly since?: string;
  readonly after?: string;
  readonly limit?: number;
}

/** Sites whose latest audit came out otherwise than the one before; `up` and `down` hold whatever the undecided rules turn out to be. The largest change first. */
export async function changedSites(db: Db | Trx, actor: Actor, wish: ChangeWish): Promise<Part<ChangedSite>> {
  const { direction, list, since, after, limit = PAGE } = wish;
  const ids = wholeSites(actor);
  if (ids?.length === 0) return { rows: [] };
  const [change, site] = after === undefined ? [] : (readCursor(after, ['number', 'string']) as [number, string]);
  // The largest fall first, and the largest rise.
  const [order, beyond] = direction === 'down' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  const rows = await db
    .selectFrom('site_standings as t')
    .innerJoin('sites as s', 's.id', 't.site')
    .innerJoin('audit_history as h', (join) => join.onRef('h.run', '=', 't.judged_run').onRef('h.site', '=', 't.site'))
    .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .innerJoin('audits as b', (join) => join.onRef('b.run', '=', 'h.previous_run').onRef('b.site', '=', 'h.site'))
    .select(['s.id as site', 's.name', 's.kind', 'h.run', 'h.crawled_at', 'h.previous_run', 'h.direction'])
    .select(['h.change_value', 'h.is_other_profile', 'h.arrived', 'h.appeared', 'h.fixed', 'h.reopened', 'h.open'])
    .select(['a.final_value', 'a.final_min', 'a.final_max', 'a.final_verdict', 'b.final_verdict as verdict_before'])
    .where('h.direction', '=', direction)
    .where('s.active', '=', 1)
    .$if(ids !== undefined, (query) => query.where('t.site', 'in', ids ?? []))
    .$if(since !== undefined, (query) => query.where('h.crawled_at', '>=', since ?? ''))
    .$if(list !== undefined, (query) =>
      query.where('t.site', 'in', (eb) =>
        eb
          .selectFrom('list_sites')
          .select('list_sites.site')
          .where('list_sites.list', '=', list ?? ''),
      ),
    )
    .$if(change !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('h.change_value', beyond, change ?? 0),
          eb.and([eb('h.change_value', '=', change ?? 0), eb('t.site', '>', site ?? '')]),
        ]),
      ),
    )
    .orderBy('h.change_value', order)
    .orderBy('t.site')
    .limit(limit + 1)
    .execute();
  const changed = rows.map((row): ChangedSite => ({
    site: row.site,
    name: row.name,
    kind: row.kind,
    run: row.run,
    crawledAt: row.crawled_at,
    previousRun: row.previous_run ?? '',
    direction: row.direction as Direction,
    change: row.change_value ?? 0,
    value: row.final_value ?? 0,
    min: row.final_min ?? 0,
    max: row.final_max ?? 0,
    verdict: row.final_verdict ?? 'undetermined',
    verdictBefore: row.verdict_before,
    isOtherProfile: row.is_other_profile === 1,
    arrived: row.arrived,
    appeared: row.appeared,
    fixed: row.fixed,
    reopened: row.reopened,
    open: row.open,
  }));
  return partOf(changed, limit, (one) => asCursor([one.change, one.site]));
}
