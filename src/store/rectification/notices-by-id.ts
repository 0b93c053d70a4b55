import type { Actor } from '../../model/actor.js';
import type { Db } from '../tables.js';
import { noticesInSight } from './in-sight.js';
import type { NoticeRow } from './read-notice.js';

/** Notices in sight by id, a part of them: what is drafted or issued meanwhile moves nothing. Drafts are seen by those who see everything. */
export async function noticesById(
  db: Db,
  actor: Pick<Actor, 'sight'>,
  wish: { readonly state?: string; readonly site?: string; readonly after?: string; readonly limit?: number },
): Promise<{ readonly rows: readonly NoticeRow[]; readonly next?: string }> {
  const { state, site, after, limit = 50 } = wish;
  const rows = await db
    .selectFrom('notices')
    .innerJoin('sites', 'sites.id', 'notices.site')
    .selectAll('notices')
    .select(['sites.name as site_name', 'sites.url as site_url'])
    .where(noticesInSight(actor))
    .$if(actor.sight !== 'all', (query) => query.where('notices.state', '!=', 'draft'))
    .$if(state !== undefined, (query) => query.where('notices.state', '=', state ?? ''))
    .$if(site !== undefined, (query) => query.where('notices.site', '=', site ?? ''))
    .$if(after !== undefined, (query) => query.where('notices.id', '>', after ?? ''))
    .orderBy('notices.id')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, ...(last && { next: last.id }) };
}
