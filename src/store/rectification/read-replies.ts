import type { Selectable } from 'kysely';
import { may, type Actor } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import type { Db, Tables } from '../tables.js';
import { readNotice } from './read-notice.js';

export type ReplyRow = Selectable<Tables['replies']>;
export type ReplyItemRow = Selectable<Tables['reply_items']>;
export type ReplyFileRow = Selectable<Tables['reply_files']>;

/** A reply with what it says of each item. */
export interface WholeReply {
  readonly reply: ReplyRow;
  readonly items: readonly ReplyItemRow[];
  readonly files: readonly ReplyFileRow[];
}

/** The latest reply of a notice, a draft too. */
export const lastReply = (db: Db, notice: string): Promise<ReplyRow | undefined> =>
  db.selectFrom('replies').selectAll().where('notice', '=', notice).orderBy('round', 'desc').executeTakeFirst();

/** Who sees a reply before it is handed in: the unit, and whoever may fill one in that came on paper. */
export const seesDrafts = (actor: Actor): boolean => may(actor, 'reply') || may(actor, 'rectify');

/** All replies of a notice, the latest first. A draft is seen by the side that fills it in: left out for others. */
export async function repliesOf(db: Db, notice: string, withDrafts: boolean): Promise<readonly WholeReply[]> {
  const replies = await db
    .selectFrom('replies')
    .selectAll()
    .where('notice', '=', notice)
    .orderBy('round', 'desc')
    .execute();
  const shown = replies.filter(({ state }) => withDrafts || state !== 'draft');
  const ids = shown.map(({ id }) => id);
  if (ids.length === 0) return [];
  const items = await db
    .selectFrom('reply_items')
    .innerJoin('notice_items', 'notice_items.finding', 'reply_items.finding')
    .selectAll('reply_items')
    .where('notice_items.notice', '=', notice)
    .where('reply', 'in', ids)
    .orderBy('notice_items.position')
    .execute();
  const files = await db.selectFrom('reply_files').selectAll().where('reply', 'in', ids).orderBy('added_at').execute();
  return shown.map((reply) => ({
    reply,
    items: items.filter((item) => item.reply === reply.id),
    files: files.filter((file) => file.reply === reply.id),
  }));
}

/** A file of a reply, for those who see its notice whole. Throws `NotFound`. */
export async function readReplyFile(
  db: Db,
  asked: { readonly notice: string; readonly file: string },
  actor: Actor,
): Promise<ReplyFileRow> {
  const notice = await readNotice(db, asked.notice, actor);
  const file = await db
    .selectFrom('reply_files')
    .innerJoin('replies', 'replies.id', 'reply_files.reply')
    .selectAll('reply_files')
    .where('reply_files.id', '=', asked.file)
    .where('replies.notice', '=', notice.id)
    .$if(!seesDrafts(actor), (query) => query.where('replies.state', '!=', 'draft'))
    .executeTakeFirst();
  if (file === undefined) throw new NotFound();
  return file;
}
