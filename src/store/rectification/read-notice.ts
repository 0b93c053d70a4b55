import type { Selectable } from 'kysely';
import { sees, type Actor } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import type { Db, Tables } from '../tables.js';

export type NoticeRow = Selectable<Tables['notices']> & { readonly site_name: string; readonly site_url: string };
export type NoticeItemRow = Selectable<Tables['notice_items']>;

/** A notice as somebody sees it. `isWhole` false: only the items of the actor's own unit, neither letter nor replies. */
export interface SeenNotice {
  readonly notice: NoticeRow;
  readonly items: readonly NoticeItemRow[];
  readonly isWhole: boolean;
}

/** The row of a notice with the name of its site, for those who see it whole. Throws `NotFound`. */
export async function readNotice(db: Db, id: string, actor: Pick<Actor, 'sight'>): Promise<NoticeRow> {
  const notice = await noticeRow(db, id);
  if (notice === undefined || !seesWhole(actor, notice)) throw new NotFound();
  return notice;
}

/** A notice with what of it somebody sees; drafts are seen by those who see everything. Throws `NotFound`. */
export async function seeNotice(db: Db, id: string, actor: Pick<Actor, 'sight'>): Promise<SeenNotice> {
  const notice = await noticeRow(db, id);
  if (notice === undefined || (notice.state === 'draft' && actor.sight !== 'all')) throw new NotFound();
  const all = await itemsOf(db, id);
  if (seesWhole(actor, notice)) return { notice, items: all, isWhole: true };
  const items = all.filter(({ unit }) => sees(actor, notice.site, unit ?? undefined));
  if (items.length === 0) throw new NotFound();
  return { notice, items, isWhole: false };
}

/** Items in the order of the letter. */
export const itemsOf = (db: Db, notice: string): Promise<NoticeItemRow[]> =>
  db.selectFrom('notice_items').selectAll().where('notice', '=', notice).orderBy('position').execute();

/** Whether a notice as such is somebody's: the site's whole, or the unit's own. */
export const seesWhole = (actor: Pick<Actor, 'sight'>, notice: Pick<NoticeRow, 'site' | 'unit'>): boolean =>
  sees(actor, notice.site, notice.unit ?? undefined);

const noticeRow = (db: Db, id: string): Promise<NoticeRow | undefined> =>
  db
    .selectFrom('notices')
    .innerJoin('sites', 'sites.id', 'notices.site')
    .selectAll('notices')
    .select(['sites.name as site_name', 'sites.url as site_url'])
    .where('notices.id', '=', id)
    .executeTakeFirst();
