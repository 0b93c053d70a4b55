import { sql } from 'kysely';
import { addDays } from '../lib/date/day.js';
import type { Db, Trx } from '../store/tables.js';
import { judgeSums, judgeWeek, type DayCounts, type WeekVerdict } from './judge-week.js';
import { WATCH, type Norm } from './norm.js';

/** One day of a site as pages show it. */
export interface WatchedDay extends DayCounts {
  readonly slowestMs: number;
  /** Mean of those that opened. */
  readonly meanMs: number | undefined;
  /** A letter an hour (store/tables/availability.ts). */
  readonly hours: string;
}

export interface WatchedWeek {
  readonly site: string;
  /** Seven days, oldest first; those without visits with zeros. */
  readonly days: readonly WatchedDay[];
  readonly norm: Norm | undefined;
  readonly verdict: WeekVerdict;
}

/** A week without its days. */
export type WeekSummary = Omit<WeekVerdict, 'shortDays'>;

/** Nothing was visited in the week. */
export const NOT_WATCHED: WeekSummary = judgeSums(
  { opened: 0, failed: 0, refused: 0, void: 0, missing: 0, days: 0 },
  { limitShare: 10_000 },
);

/** What the week that ends with `lastDay` says of every site that was visited in it. Summed by the database: a row a site. */
export async function sumWeeks(db: Db | Trx, lastDay: string): Promise<ReadonlyMap<string, WeekSummary>> {
  const rows = await db
    .selectFrom('availability_days')
    .where('day', '>=', weekOf(lastDay)[0] ?? lastDay)
    .where('day', '<=', lastDay)
    .select((eb) => [
      'site',
      eb.fn.sum<number>('opened').as('opened'),
      eb.fn.sum<number>('failed').as('failed'),
      eb.fn.sum<number>('refused').as('refused'),
      eb.fn.sum<number>('void').as('void'),
      eb.fn.countAll<number>().as('days'),
      // A profile that changed within the week: the stricter limit holds.
      eb.fn.min('limit_share').as('limit_share'),
      sql<number>`sum(case when opened + failed < ${WATCH.visitsPerDay} then ${WATCH.visitsPerDay} - opened - failed else 0 end)`.as(
        'missing',
      ),
    ])
    .groupBy('site')
    .execute();
  return new Map(
    rows.map(({ site, limit_share, ...sums }) => [
      site,
      judgeSums(
        {
          opened: Number(sums.opened),
          failed: Number(sums.failed),
          refused: Number(sums.refused),
          void: Number(sums.void),
          days: Number(sums.days),
          missing: Number(sums.missing),
        },
        { limitShare: limit_share },
      ),
    ]),
  );
}

/** The week that ends with `lastDay` of each of the sites. Counts were summed as they came in: nothing is read but seven rows a site. */
export async function readWeeks(
  db: Db | Trx,
  lastDay: string,
  sites?: readonly string[],
): Promise<ReadonlyMap<string, WatchedWeek>> {
  const days = weekOf(lastDay);
  const from = days[0] ?? lastDay;
  let query = db.selectFrom('availability_days').selectAll().where('day', '>=', from).where('day', '<=', lastDay);
  if (sites !== undefined) {
    if (sites.length === 0) return new Map();
    query = query.where('site', 'in', [...sites]);
  }
  const bySite = new Map<string, Map<string, { readonly day: WatchedDay; readonly norm: Norm }>>();
  for (const row of await query.execute()) {
    const known = bySite.get(row.site) ?? new Map<string, { day: WatchedDay; norm: Norm }>();
    bySite.set(row.site, known);
    known.set(row.day, {
      norm: { limitSeconds: row.limit_seconds, limitShare: row.limit_share },
      day: {
        day: row.day,
        opened: row.opened,
        failed: row.failed,
        refused: row.refused,
        void: row.void,
        slowestMs: row.slowest_ms,
        meanMs: row.opened === 0 ? undefined : Math.round(row.sum_ms / row.opened),
        hours: row.hours,
      },
    });
  }
  return new Map(
    (sites ?? [...bySite.keys()]).map((site) => {
      const known = bySite.get(site);
      const own = days.map((day) => known?.get(day)?.day ?? emptyDay(day));
      // A profile that changed within the week: the stricter limit holds.
      const norm = days
        .flatMap((day) => known?.get(day)?.norm ?? [])
        .reduce<Norm | undefined>(
          (least, one) => (least && least.limitShare <= one.limitShare ? least : one),
          undefined,
        );
      return [site, { site, days: own, norm, verdict: judgeWeek(own, norm ?? { limitShare: 10_000 }) }];
    }),
  );
}

/** The seven days that end with this one, oldest first. */
export const weekOf = (lastDay: string): readonly string[] =>
  Array.from({ length: WATCH.days }, (_, index) => addDays(lastDay, index - WATCH.days + 1));

const emptyDay = (day: string): WatchedDay => ({
  day,
  opened: 0,
  failed: 0,
  refused: 0,
  void: 0,
  slowestMs: 0,
  meanMs: undefined,
  hours: '.'.repeat(24),
});
