import type { Selectable } from 'kysely';
import { asCursor, partOf, readCursor, type Part } from '../history/cursor.js';
import { may, sees, type Actor } from '../model/actor.js';
import { Forbidden, NotFound } from '../model/refusal.js';
import type { Db, Tables } from '../store/tables.js';

export type AppealRow = Selectable<Tables['appeals']> & { readonly site_name: string };

export const APPEAL_STATES = ['lodged', 'granted', 'rejected', 'withdrawn'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

const mayRead = (actor: Actor): boolean =>
  may(actor, 'review') || may(actor, 'reply') || may(actor, 'rectify') || may(actor, 'read');

/** Appeals in sight, the latest first; an office sees those of its own sites, a unit of a portal its own. */
export async function listAppeals(
  db: Db,
  actor: Actor,
  {
    state,
    site,
    after,
    limit,
  }: { readonly state?: AppealState; readonly site?: string; readonly after?: string; readonly limit: number },
): Promise<Part<AppealRow>> {
  if (!mayRead(actor)) throw new Forbidden();
  const { sight } = actor;
  let query = db
    .selectFrom('appeals as a')
    .innerJoin('sites as s', 's.id', 'a.site')
    .selectAll('a')
    .select('s.name as site_name')
    .orderBy('a.at', 'desc')
    .orderBy('a.id')
    .limit(limit + 1);
  if (sight !== 'all')
    query = query.where((eb) =>
      eb.or(
        [...sight].map(([own, { unit }]) =>
          eb.and([eb('a.site', '=', own), ...(unit === undefined ? [] : [eb('a.unit', '=', unit)])]),
        ),
      ),
    );
  if (state !== undefined) query = query.where('a.state', '=', state);
  if (site !== undefined) query = query.where('a.site', '=', site);
  if (after !== undefined) {
    const [at = '', id = ''] = readCursor(after, ['string', 'string']).map(String);
    query = query.where((eb) => eb.or([eb('a.at', '<', at), eb.and([eb('a.at', '=', at), eb('a.id', '>', id)])]));
  }
  return partOf(await query.execute(), limit, ({ at, id }) => asCursor([at, id]));
}

/** Throws `NotFound` for one that is not there or out of sight. */
export async function readAppeal(db: Db, actor: Actor, id: string): Promise<AppealRow> {
  if (!mayRead(actor)) throw new Forbidden();
  const row = await db
    .selectFrom('appeals as a')
    .innerJoin('sites as s', 's.id', 'a.site')
    .selectAll('a')
    .select('s.name as site_name')
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row || !sees(actor, row.site, row.unit ?? undefined)) throw new NotFound();
  return row;
}
