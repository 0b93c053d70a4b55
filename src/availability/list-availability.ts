import { sees, type Actor } from '../model/actor.js';
import { NotFound } from '../model/refusal.js';
import { listSites, readSite, type SiteWish } from '../store/sites/read-sites.js';
import type { Db } from '../store/tables.js';
import { NOT_WATCHED, readWeeks, sumWeeks, type WatchedWeek, type WeekSummary } from './read-week.js';

export interface AvailabilityRow {
  readonly site: string;
  readonly name: string;
  readonly url: string;
  readonly verdict: WeekSummary;
  readonly isPaused: boolean;
}

export interface AvailabilityWish extends Pick<SiteWish, 'list' | 'text'> {
  readonly verdict?: 'passed' | 'failed' | 'cantTell';
}

export interface AvailabilityList {
  /** Worst first: most failures, then what nothing can be said of, then the rest by id. */
  readonly rows: readonly AvailabilityRow[];
  /** Of all sites in sight, whatever verdict is wished for. */
  readonly counts: Readonly<Record<'passed' | 'failed' | 'cantTell', number>>;
}

/** All watched sites in sight, with their week. A site of which somebody sees one unit only is not among them: it is the portal's matter. */
export async function listAvailability(
  db: Db,
  actor: Actor,
  lastDay: string,
  { verdict, ...wish }: AvailabilityWish = {},
): Promise<AvailabilityList> {
  const sites = (await listSites(db, actor, { ...wish, isActive: true })).filter(({ entry }) => sees(actor, entry.id));
  const weeks = await sumWeeks(db, lastDay);
  const paused = new Set(
    (await db.selectFrom('availability_sites').select('site').where('paused', '=', 1).execute()).map(
      ({ site }) => site,
    ),
  );
  const counts = { passed: 0, failed: 0, cantTell: 0 };
  const rows: AvailabilityRow[] = [];
  for (const { entry } of sites) {
    const said = weeks.get(entry.id) ?? NOT_WATCHED;
    counts[said.value] += 1;
    if (verdict !== undefined && said.value !== verdict) continue;
    rows.push({ site: entry.id, name: entry.name, url: entry.url, verdict: said, isPaused: paused.has(entry.id) });
  }
  return { rows: rows.sort(worstFirst), counts };
}

const RANKS = { failed: 0, cantTell: 1, passed: 2 } as const;
const worstFirst = (a: AvailabilityRow, b: AvailabilityRow): number =>
  RANKS[a.verdict.value] - RANKS[b.verdict.value] ||
  (b.verdict.share ?? 0) - (a.verdict.share ?? 0) ||
  (a.site < b.site ? -1 : 1);

/** The week of one site, and whether it is watched at all. Throws `NotFound` out of sight. */
export async function readAvailability(
  db: Db,
  actor: Actor,
  site: string,
  lastDay: string,
): Promise<Omit<AvailabilityRow, 'verdict'> & { readonly week: WatchedWeek }> {
  if (!sees(actor, site)) throw new NotFound({ zh: '没有这个网站。', en: 'There is no such site.' });
  const { entry } = await readSite(db, actor, site);
  const week = (await readWeeks(db, lastDay, [site])).get(site);
  if (week === undefined) throw new NotFound();
  const pause = await db.selectFrom('availability_sites').select('paused').where('site', '=', site).executeTakeFirst();
  return { site, name: entry.name, url: entry.url, week, isPaused: pause?.paused === 1 };
}
