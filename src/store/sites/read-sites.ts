import { sees, type Actor } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { contains } from '../contains.js';
import { sitesInSight } from '../sight.js';
import type { Db, Tables, Trx } from '../tables.js';
import type { Selectable } from 'kysely';

/** A site as the office knows it. */
export interface StoredSite {
  readonly entry: SiteEntry;
  /** False: not audited any more. */
  readonly isActive: boolean;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Which sites are wanted. */
export interface SiteWish {
  /** Of this named list. */
  readonly list?: string;
  readonly ids?: readonly string[];
  readonly isActive?: boolean;
  /** Part of the name, id or address. */
  readonly text?: string;
  readonly kind?: string;
  readonly region?: string;
  /** Id after which to go on, and how many: without them all. */
  readonly after?: string;
  readonly limit?: number;
}

/** One site. Throws `NotFound` where it is out of sight or not there. */
export async function readSite(db: Db | Trx, actor: Actor, id: string): Promise<StoredSite> {
  const isInSight = sitesInSight(actor)?.includes(id) ?? true;
  const row = isInSight ? await db.selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
  if (row === undefined) throw new NotFound({ zh: '没有这个网站。', en: 'There is no such site.' });
  return asSite(row);
}

/** Sites within sight, by id. */
export async function listSites(db: Db | Trx, actor: Actor, wish: SiteWish = {}): Promise<readonly StoredSite[]> {
  const { list, isActive, text, kind, region, after, limit } = wish;
  const inSight = sitesInSight(actor);
  const ids = wish.ids === undefined ? inSight : inSight ? wish.ids.filter((id) => inSight.includes(id)) : wish.ids;
  if (ids?.length === 0) return [];
  const rows = await db
    .selectFrom('sites')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .$if(isActive !== undefined, (query) => query.where('active', '=', Number(isActive)))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(region !== undefined, (query) => query.where('region', '=', region ?? ''))
    .$if(text !== undefined && text !== '', (query) =>
      query.where((eb) =>
        eb.or((['name', 'id', 'url'] as const).map((column) => contains(eb.ref(column), text ?? ''))),
      ),
    )
    .$if(list !== undefined, (query) =>
      query.where('id', 'in', (eb) =>
        eb
          .selectFrom('list_sites')
          .select('site')
          .where('list', '=', list ?? ''),
      ),
    )
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  return rows.map(asSite);
}

/** The units of a site in roster order: of an office with a unit that one alone. */
export async function readUnits(
  db: Db | Trx,
  actor: Actor,
  site: string,
): Promise<readonly { readonly name: string; readonly kind: string | null; readonly url: string | null }[]> {
  await readSite(db, actor, site);
  const rows = await db
    .selectFrom('units')
    .select(['name', 'kind', 'url'])
    .where('site', '=', site)
    .orderBy('position')
    .execute();
  return rows.filter(({ name }) => sees(actor, site, name));
}

const asSite = ({ entry, active, created_at, changed_at }: Selectable<Tables['sites']>): StoredSite => ({
  entry: JSON.parse(entry) as SiteEntry,
  isActive: active === 1,
  createdAt: created_at,
  changedAt: changed_at,
});
