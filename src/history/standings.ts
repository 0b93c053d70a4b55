import type { Actor } from '../model/actor.js';
import type { Direction } from '../model/comparison.js';
import type { Scorecard } from '../model/report.js';
import type { Db, Trx } from '../store/tables.js';
import { wholeSites } from './in-sight.js';
import { verdictOf } from './site-scores.js';

/** A score as it counts (final), and the audit it is from. */
export interface Standing {
  readonly run: string;
  readonly crawledAt: string;
  readonly asOf: string;
  readonly profile: string;
  readonly verdict: Scorecard['verdict'];
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly outOf: number;
  readonly bonus: number;
  readonly vetoes: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
  /** Against the one before; none where it is the first. */
  readonly previousRun?: string;
  readonly direction?: Direction;
  readonly change?: number;
  readonly isOtherProfile: boolean;
}

/** A site with what is known of it last. */
export interface SiteStanding {
  readonly site: string;
  readonly name: string;
  readonly url: string;
  readonly kind: string;
  readonly region: string | null;
  readonly isActive: boolean;
  /** The latest full audit in which the site was there and read; none: there never was one. */
  readonly standing?: Standing;
  /** The latest full audit could not read it: which, when, why. Its standing is older then. */
  readonly unread?: { readonly run: string; readonly crawledAt: string; readonly stoppedBecause: string };
  readonly open: number;
  /** Of these, not seen by the latest audit. */
  readonly unseen: number;
  readonly waived: number;
  readonly doubts: number;
}

export interface StandingWish {
  /** Sites of this list alone. */
  readonly list?: string;
  /** As of this run: what it says of each of its sites, be that a standing or not. */
  readonly run?: string;
  readonly site?: string;
  readonly isActive?: boolean;
}

/** The latest of every site in sight, by id: what rankings are made of. Not of sites of which a unit's part is seen only. */
export async function siteStandings(
  db: Db | Trx,
  actor: Actor,
  wish: StandingWish = {},
): Promise<readonly SiteStanding[]> {
  const { list, run, site, isActive } = wish;
  const ids = wholeSites(actor);
  if (ids?.length === 0) return [];
  const rows = await db
    .selectFrom('sites as s')
    .leftJoin('site_standings as t', 't.site', 's.id')
    .leftJoin('audit_history as h', (join) =>
      run === undefined
        ? join.onRef('h.run', '=', 't.judged_run').onRef('h.site', '=', 's.id')
        : join.on('h.run', '=', run).onRef('h.site', '=', 's.id'),
    )
    .leftJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .select(['s.id as site', 's.name', 's.url', 's.kind', 's.region', 's.active'])
    .select([
      'h.run',
      'h.crawled_at',
      'h.as_of',
      'h.previous_run',
      'h.direction',
      'h.change_value',
      'h.is_other_profile',
    ])
    .select(['a.profile', 'a.final_verdict', 'a.final_value', 'a.final_min', 'a.final_max', 'a.out_of', 'a.bonus'])
    .select(['a.vetoes', 'a.outcomes'])
    .select(
      run === undefined
        ? ['t.open', 't.unseen', 't.waived', 't.doubts']
        : ['h.open', 'h.unseen', 'h.waived', 'h.doubts'],
    )
    .$if(ids !== undefined, (query) => query.where('s.id', 'in', ids ?? []))
    .$if(site !== undefined, (query) => query.where('s.id', '=', site ?? ''))
    .$if(isActive !== undefined, (query) => query.where('s.active', '=', Number(isActive)))
    .$if(run !== undefined, (query) => query.where('h.run', 'is not', null))
    .$if(list !== undefined, (query) =>
      query.where('s.id', 'in', (eb) =>
        eb
          .selectFrom('list_sites')
          .select('list_sites.site')
          .where('list_sites.list', '=', list ?? ''),
      ),
    )
    .orderBy('s.id')
    .execute();
  const unread = run === undefined ? await readUnread(db, ids) : new Map<string, Unread>();
  return rows.map((row): SiteStanding => {
    const { run: judged, crawled_at, as_of } = row;
    const notRead = unread.get(row.site);
    return {
      site: row.site,
      name: row.name,
      url: row.url,
      kind: row.kind,
      region: row.region,
      isActive: row.active === 1,
      ...(judged !== null &&
        crawled_at !== null &&
        as_of !== null && { standing: standingOf({ ...row, run: judged, crawled_at, as_of }) }),
      ...(notRead && { unread: notRead }),
      open: row.open ?? 0,
      unseen: row.unseen ?? 0,
      waived: row.waived ?? 0,
      doubts: row.doubts ?? 0,
    };
  });
}

type Unread = NonNullable<SiteStanding['unread']>;

/** Sites whose latest full audit is not the one that is their standing. */
async function readUnread(db: Db | Trx, ids: readonly string[] | undefined): Promise<ReadonlyMap<string, Unread>> {
  const rows = await db
    .selectFrom('site_standings as t')
    .innerJoin('audit_history as h', (join) => join.onRef('h.run', '=', 't.run').onRef('h.site', '=', 't.site'))
    .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .select(['t.site', 'h.run', 'h.crawled_at', 'a.stopped_because'])
    .where((eb) => eb.or([eb('t.judged_run', 'is', null), eb('t.judged_run', '!=', eb.ref('t.run'))]))
    .$if(ids !== undefined, (query) => query.where('t.site', 'in', ids ?? []))
    .execute();
  return new Map(
    rows.map((row) => [
      row.site,
      { run: row.run, crawledAt: row.crawled_at, stoppedBecause: row.stopped_because ?? '' },
    ]),
  );
}

interface StandingRow {
  readonly run: string;
  readonly crawled_at: string;
  readonly as_of: string;
  readonly profile: string | null;
  readonly final_verdict: string | null;
  readonly final_value: number | null;
  readonly final_min: number | null;
  readonly final_max: number | null;
  readonly out_of: number | null;
  readonly bonus: number | null;
  readonly vetoes: string | null;
  readonly outcomes: string | null;
  readonly previous_run: string | null;
  readonly direction: string | null;
  readonly change_value: number | null;
  readonly is_other_profile: number | null;
}

const standingOf = (row: StandingRow): Standing => ({
  run: row.run,
  crawledAt: row.crawled_at,
  asOf: row.as_of,
  profile: row.profile ?? '',
  verdict: verdictOf(row.final_verdict),
  value: row.final_value ?? 0,
  min: row.final_min ?? 0,
  max: row.final_max ?? 0,
  outOf: row.out_of ?? 0,
  bonus: row.bonus ?? 0,
  vetoes: JSON.parse(row.vetoes ?? '[]') as string[],
  outcomes: JSON.parse(row.outcomes ?? '{}') as Record<string, number>,
  ...(row.previous_run !== null && { previousRun: row.previous_run }),
  ...(row.direction !== null && { direction: row.direction as Direction }),
  ...(row.change_value !== null && { change: row.change_value }),
  isOtherProfile: row.is_other_profile === 1,
});
