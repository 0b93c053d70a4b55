import { may, type Actor } from '../../model/actor.js';
import { Forbidden, Invalid, NotFound } from '../../model/refusal.js';
import { appendLog } from '../log/append-log.js';
import { sitesInSight } from '../sight.js';
import { inBatches } from '../sites/in-batches.js';
import type { Db, Trx } from '../tables.js';

/** A named list of sites: what schedules and rankings are about. */
export interface SiteList {
  readonly id: string;
  readonly title: string;
  /** How many of its sites are within sight. */
  readonly sites: number;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Makes a list or replaces what is in it, in this order. Right: `run`. Throws `Invalid` for an id that cannot be one, or unknown sites. */
export async function saveList(
  trx: Trx,
  actor: Actor,
  { id, title, sites }: { readonly id: string; readonly title: string; readonly sites: readonly string[] },
  { at }: { readonly at: string },
): Promise<void> {
  if (!may(actor, 'run') || actor.sight !== 'all') throw new Forbidden();
  if (!ID.test(id)) throw new Invalid(WRONG_ID, { id: WRONG_ID });
  const members = [...new Set(sites)];
  const known = new Set<string>();
  await inBatches(members, async (batch) => {
    const rows = await trx.selectFrom('sites').select('id').where('id', 'in', batch).execute();
    for (const row of rows) known.add(row.id);
  });
  const unknown = members.filter((site) => !known.has(site));
  if (unknown.length > 0) {
    const named = unknown.slice(0, 5);
    const words = { zh: `没有这些网站：${named.join('、')}`, en: `There are no such sites: ${named.join(', ')}` };
    throw new Invalid(words, { sites: words });
  }
  await trx
    .insertInto('lists')
    .values({ id, title, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ title }))
    .execute();
  await trx.deleteFrom('list_sites').where('list', '=', id).execute();
  const rows = members.map((site, position) => ({ list: id, site, position }));
  await inBatches(rows, async (batch) => {
    await trx.insertInto('list_sites').values(batch).execute();
  });
  const detail = { title, sites: members };
  await appendLog(trx, { at, actor: actor.id, action: 'list.saved', subject: `list:${id}`, detail });
}

/** Removes a list; its sites stay. Right: `run`. */
export async function removeList(trx: Trx, actor: Actor, id: string, { at }: { readonly at: string }): Promise<void> {
  if (!may(actor, 'run') || actor.sight !== 'all') throw new Forbidden();
  await trx.deleteFrom('list_sites').where('list', '=', id).execute();
  const { numDeletedRows } = await trx.deleteFrom('lists').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) throw new NotFound({ zh: '没有这个名单。', en: 'There is no such list.' });
  await appendLog(trx, { at, actor: actor.id, action: 'list.removed', subject: `list:${id}` });
}

/** All lists that hold a site within sight (and empty ones, for whoever sees everything), by id. */
export async function readLists(db: Db | Trx, actor: Actor): Promise<readonly SiteList[]> {
  const inSight = sitesInSight(actor);
  if (inSight?.length === 0) return [];
  const rows = await db
    .selectFrom('lists')
    .leftJoin('list_sites', 'list_sites.list', 'lists.id')
    .$if(inSight !== undefined, (query) => query.where('list_sites.site', 'in', inSight ?? []))
    .select((eb) => ['lists.id', 'lists.title', eb.fn.count<number>('list_sites.site').as('sites')])
    .groupBy(['lists.id', 'lists.title'])
    .orderBy('lists.id')
    .execute();
  return rows.map(({ id, title, sites }) => ({ id, title, sites: Number(sites) }));
}

/** Ids of the sites of a list in its order, as far as they are within sight. Throws `NotFound` where none is and for no list at all. */
export async function sitesOfList(db: Db | Trx, actor: Actor, id: string): Promise<readonly string[]> {
  const inSight = sitesInSight(actor);
  const list = await db.selectFrom('lists').select('id').where('id', '=', id).executeTakeFirst();
  const rows = await db.selectFrom('list_sites').select('site').where('list', '=', id).orderBy('position').execute();
  const seen = rows.map(({ site }) => site).filter((site) => inSight?.includes(site) ?? true);
  if (list === undefined || (seen.length === 0 && inSight !== undefined))
    throw new NotFound({ zh: '没有这个名单。', en: 'There is no such list.' });
  return seen;
}

const WRONG_ID = {
  zh: '名单编号只能用字母、数字、- 和 _，以字母或数字开头，不超过 64 个字符。',
  en: 'The id of a list has letters, digits, - and _, begins with a letter or digit and has 64 characters at most.',
};
