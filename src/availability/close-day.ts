import { addDays } from '../lib/date/day.js';
import { recordEvent } from '../store/events/record-event.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import { beijingDayOf } from './probe-times.js';
import { readWeeks, sumWeeks } from './read-week.js';

/** Single visits are kept so long; the counts of days for ever. Twice what an appeal and its answer take. */
const KEPT_DAYS = 60;
/** Rows of so many sites are removed at once, so that nobody waits long for the writer. */
const SITES_AT_ONCE = 100;

/**
 * Once a day, for the day before: judges the week that ended with it, tells of sites that were not to be opened (once in a
 * calendar week), and removes old visits.
 */
export async function closeDay(store: Store, now: Date): Promise<void> {
  const day = addDays(beijingDayOf(now.getTime()), -1);
  const last = await store.db.selectFrom('availability_closed').select('day').where('id', '=', 1).executeTakeFirst();
  if (last !== undefined && last.day >= day) return;
  const sums = [...(await sumWeeks(store.db, day))].filter(([, verdict]) => verdict.value === 'failed');
  const weeks = await readWeeks(
    store.db,
    day,
    sums.map(([site]) => site),
  );
  const failed = [...weeks.values()];
  const names = await namesOf(
    store,
    failed.map(({ site }) => site),
  );
  const at = now.toISOString();
  const isFirst = await store.transaction(async (trx) => {
    const closed = await trx
      .insertInto('availability_closed')
      .values({ id: 1, day })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ day }).where('availability_closed.day', '<', day))
      .returning('id')
      .execute();
    if (closed.length === 0) return false;
    for (const { site, verdict, norm } of failed) {
      const key = `availability-failed:${site}:${isoWeekOf(day)}`;
      const known = await trx.selectFrom('events').select('key').where('key', '=', key).executeTakeFirst();
      if (known !== undefined) continue;
      const { opened, failed: count, share } = verdict;
      const data = {
        name: names.get(site) ?? site,
        from: addDays(day, -6),
        to: day,
        failed: count,
        visits: opened + count,
        share: (share ?? 0) / 10_000,
        limitShare: (norm?.limitShare ?? 0) / 10_000,
        limitSeconds: norm?.limitSeconds,
      };
      await recordEvent(trx, { key, kind: 'availability-failed', at, site, data });
      await appendLog(trx, {
        at,
        actor: 'system',
        action: 'availability.failed',
        subject: `site:${site}`,
        detail: data,
      });
    }
    return true;
  });
  if (isFirst) await forget(store, new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString());
}

async function namesOf(store: Store, sites: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (sites.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('sites')
    .select(['id', 'name'])
    .where('id', 'in', [...sites])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function forget(store: Store, before: string): Promise<void> {
  const sites = await store.db.selectFrom('sites').select('id').execute();
  for (let at = 0; at < sites.length; at += SITES_AT_ONCE) {
    const some = sites.slice(at, at + SITES_AT_ONCE).map(({ id }) => id);
    await store.db.deleteFrom('availability_probes').where('site', 'in', some).where('due_at', '<', before).execute();
  }
}

/** ISO 8601 week of a day, `2026-W47`. */
export function isoWeekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = (date.getUTCDay() + 6) % 7;
  // The week belongs to the year of its Thursday.
  const thursday = new Date(date.getTime() + (3 - weekday) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1;
  return `${String(year)}-W${String(week).padStart(2, '0')}`;
}
