import type { Actor } from '../model/actor.js';
import type { Db, Trx } from '../store/tables.js';
import { asCursor, PAGE, partOf, readCursor, type Part } from './cursor.js';
import { wholeSites } from './in-sight.js';

/** A site of which the latest full audit could say little or nothing. */
export interface UnreadSite {
  readonly site: string;
  readonly name: string;
  readonly kind: string;
  readonly run: string;
  readonly crawledAt: string;
  /** `unread`: the site was not there or could not be read · `undetermined`: too much was undecided for a verdict. */
  readonly how: 'unread' | 'undetermined';
  readonly stoppedBecause: string;
  /** The last audit that could judge it; none: there never was one. */
  readonly lastJudged?: { readonly run: string; readonly crawledAt: string };
}

/** Sites that could not be seen, the longest unseen first. */
export async function unreadSites(
  db: Db | Trx,
  actor: Actor,
  { list, after, limit = PAGE }: { readonly list?: string; readonly after?: string; readonly limit?: number } = {},
): Promise<Part<UnreadSite>> {
  const ids = wholeSites(actor);
  if (ids?.length === 0) return { rows: [] };
  const [judgedAt, site] = after === undefined ? [] : (readCursor(after, ['string', 'string']) as [string, string]);
  const rows = await db
    .selectFrom('site_standings as t')
    .innerJoin('sites as s', 's.id', 't.site')
    .innerJoin('audit_history as h', (join) => join.onRef('h.run', '=', 't.run').onRef('h.site', '=', 't.site'))
    .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .leftJoin('audit_history as j', (join) => join.onRef('j.run', '=', 't.judged_run').onRef('j.site', '=', 't.site'))
    .select(['s.id as site', 's.name', 's.kind', 'h.run', 'h.crawled_at', 'h.is_judged', 'a.stopped_because'])
    .select((eb) => ['j.run as judged_run', eb.fn.coalesce('j.crawled_at', eb.val('')).as('judged_at')])
    .where('s.active', '=', 1)
    .where((eb) => eb.or([eb('h.is_judged', '=', 0), eb('a.final_verdict', '=', 'undetermined')]))
    .$if(ids !== undefined, (query) => query.where('t.site', 'in', ids ?? []))
    .$if(list !== undefined, (query) =>
      query.where('t.site', 'in', (eb) =>
        eb
          .selectFrom('list_sites')
          .select('list_sites.site')
          .where('list_sites.list', '=', list ?? ''),
      ),
    )
    .$if(judgedAt !== undefined, (query) =>
      query.where((eb) => {
        const at = eb.fn.coalesce('j.crawled_at', eb.val(''));
        return eb.or([
          eb(at, '>', judgedAt ?? ''),
          eb.and([eb(at, '=', judgedAt ?? ''), eb('t.site', '>', site ?? '')]),
        ]);
      }),
    )
    .orderBy('judged_at')
    .orderBy('t.site')
    .limit(limit + 1)
    .execute();
  const part = partOf(rows, limit, (row) => asCursor([row.judged_at, row.site]));
  return {
    ...part,
    rows: part.rows.map((row) => ({
      site: row.site,
      name: row.name,
      kind: row.kind,
      run: row.run,
      crawledAt: row.crawled_at,
      how: row.is_judged === 0 ? 'unread' : 'undetermined',
      stoppedBecause: row.stopped_because ?? '',
      ...(row.judged_run !== null && { lastJudged: { run: row.judged_run, crawledAt: row.judged_at } }),
    })),
  };
}
