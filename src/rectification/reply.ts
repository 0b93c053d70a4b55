import { randomBytes } from 'node:crypto';
import { addDays } from '../lib/date/day.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import { may } from '../model/actor.js';
import { OPEN_ITEM_STATES } from '../model/rectification.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../model/refusal.js';
import { recordEvent } from '../store/events/record-event.js';
import type { Store } from '../store/open-store.js';
import { readNotice, type NoticeRow } from '../store/rectification/read-notice.js';
import { lastReply, type ReplyRow } from '../store/rectification/read-replies.js';
import type { Trx } from '../store/tables.js';
import { allows, changeNotice, demandState, demandVersion, eventData } from './change-notice.js';
import { assertReply, isForeign, type ReplyItem } from './check-reply.js';
import { demand, tellMove, type Doing } from './doing.js';

/** A 整改链接表 as it is filled in so far, or handed in. */
export interface ReplyWish {
  readonly notice: string;
  readonly version?: number | undefined;
  readonly items: readonly ReplyItem[];
  /** False: a draft, which only its own side sees. */
  readonly isHandedIn: boolean;
}

/**
 * Saves or hands in a unit's reply; supervisors may fill one in that came on paper. Handed in it is locked until it is sent back,
 * and late ones are marked. Throws `Forbidden`, `NotFound`, `Conflict`, `Invalid` with every fault by field.
 */
export async function saveReply(store: Store, wish: ReplyWish, doing: Doing): Promise<ReplyRow> {
  demandReplier(doing);
  return store.transaction(async (trx) => {
    const notice = await readNotice(trx, wish.notice, doing.actor);
    demandVersion(notice, wish.version);
    const reply = await openReply(trx, notice, doing);
    const asked = await trx
      .selectFrom('notice_items')
      .select(['finding', 'number', 'url'])
      .where('notice', '=', notice.id)
      .where('state', 'in', [...OPEN_ITEM_STATES])
      .execute();
    assertReply(wish.items, asked, wish.isHandedIn);
    const known = await knownAddresses(trx, notice, asked);
    // First: who hands in at the same moment waits here, and finds it done.
    const { numUpdatedRows } = await trx
      .updateTable('replies')
      .set({ version: reply.version + 1, saved_at: doing.at, by: doing.actor.id, by_name: doing.actor.name })
      .where('id', '=', reply.id)
      .where('version', '=', reply.version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw new Conflict(CHANGED);
    await trx.deleteFrom('reply_items').where('reply', '=', reply.id).execute();
    const rows = wish.items.map(({ finding, claim, url, note }) => ({
      ...{ reply: reply.id, finding, claim, url: url ?? null, note: note.trim() },
      is_foreign: url !== undefined && isForeign(url, known) ? 1 : 0,
    }));
    for (let start = 0; start < rows.length; start += 500) {
      await trx
        .insertInto('reply_items')
        .values(rows.slice(start, start + 500))
        .execute();
    }
    if (wish.isHandedIn) await handIn(trx, notice, reply, rows, doing);
    return (await lastReply(trx, notice.id)) ?? reply;
  });
}

async function handIn(
  trx: Trx,
  notice: NoticeRow,
  reply: ReplyRow,
  rows: readonly { finding: string; claim: string; url: string | null; note: string }[],
  doing: Doing,
): Promise<void> {
  const today = beijingDay(doing.at);
  const late = notice.due_on !== null && today > notice.due_on ? 1 : 0;
  await trx
    .updateTable('replies')
    .set({ state: 'submitted', submitted_at: doing.at, late })
    .where('id', '=', reply.id)
    .execute();
  for (const { finding, claim, url, note } of rows) {
    await trx
      .updateTable('notice_items')
      .set({ claim, reply_url: url, reply_note: note, replied_on: today })
      .where('notice', '=', notice.id)
      .where('finding', '=', finding)
      .execute();
  }
  const dueOn = notice.due_on ?? today;
  await changeNotice(trx, notice, 'reply', {
    ...(notice.replied_at === null && { replied_at: doing.at, replied_late: late }),
    // The day after the due day; for those who come later the day after their reply.
    ...(notice.state !== 'retesting' && { retest_on: addDays(dueOn > today ? dueOn : today, 1) }),
  });
  const claims: Record<string, number> = {};
  for (const { claim } of rows) claims[claim] = (claims[claim] ?? 0) + 1;
  const detail = { round: reply.round, late: late === 1, ...claims };
  await tellMove(trx, doing, { notice: notice.id, site: notice.site, action: 'replied', detail });
  await recordEvent(trx, {
    ...{ key: `reply-received:${reply.id}`, kind: 'reply-received', at: doing.at, site: notice.site },
    data: { ...eventData(notice), ...detail },
  });
}

/** The reply that is being filled in: the draft there is, or a new one where the last was sent back or tested. */
export async function openReply(trx: Trx, notice: NoticeRow, doing: Doing): Promise<ReplyRow> {
  demandState(notice, 'reply');
  const last = await lastReply(trx, notice.id);
  if (last?.state === 'draft') return last;
  if (last?.state === 'submitted' && notice.state !== 'retested') throw new Conflict(LOCKED);
  const reply = {
    ...{
      id: randomBytes(8).toString('hex'),
      notice: notice.id,
      round: (last?.round ?? 0) + 1,
      state: 'draft',
      version: 1,
    },
    ...{ by: doing.actor.id, by_name: doing.actor.name, saved_at: doing.at, submitted_at: null, late: 0 },
    ...{ returned_at: null, returned_by: null, returned_why: null },
  };
  await trx
    .insertInto('replies')
    .values(reply)
    .onConflict((conflict) => conflict.columns(['notice', 'round']).doNothing())
    .execute();
  return (await lastReply(trx, notice.id)) ?? reply;
}

/** Whether a notice takes a reply from this person now. */
export const canReply = ({ actor }: Pick<Doing, 'actor'>, notice: NoticeRow, last: ReplyRow | undefined): boolean =>
  (may(actor, 'reply') || may(actor, 'rectify')) &&
  allows(notice, 'reply') &&
  (last?.state !== 'submitted' || notice.state === 'retested');

/** Throws `Forbidden` for whoever may not fill in replies. */
export const demandReplier = ({ actor }: Pick<Doing, 'actor'>): void => {
  if (!may(actor, 'reply') && !may(actor, 'rectify')) throw new Forbidden();
};

const LOCKED = {
  zh: '已经提交，不能再改；需要修改的，请主管部门退回。',
  en: 'It is handed in: ask for it to be sent back.',
};
const CHANGED = { zh: '别人刚刚也改了这份反馈，请刷新后再填。', en: 'Somebody else has just changed this reply.' };

async function knownAddresses(
  trx: Trx,
  notice: NoticeRow,
  asked: readonly { readonly url: string | null }[],
): Promise<readonly string[]> {
  const units = await trx.selectFrom('units').select('url').where('site', '=', notice.site).execute();
  return [notice.site_url, ...units.flatMap(({ url }) => url ?? []), ...asked.flatMap(({ url }) => url ?? [])];
}

/** 退回: the reply that was handed in goes back with its reason, and counts as none. */
export async function sendBackReply(
  store: Store,
  {
    notice: id,
    version,
    why,
  }: { readonly notice: string; readonly version?: number | undefined; readonly why: string },
  doing: Doing,
): Promise<NoticeRow> {
  demand(doing.actor, 'rectify');
  if (why.trim() === '') {
    const words = { zh: '请写明退回的理由。', en: 'Say why it is sent back.' };
    throw new Invalid(words, { why: words });
  }
  return store.transaction(async (trx) => {
    const notice = await readNotice(trx, id, doing.actor);
    demandVersion(notice, version);
    demandState(notice, 'sendBack');
    const reply = await lastReply(trx, id);
    if (reply?.state !== 'submitted')
      throw new Conflict({ zh: '没有可以退回的反馈。', en: 'There is no reply to send back.' });
    const returned = { returned_at: doing.at, returned_by: doing.actor.name, returned_why: why.trim() };
    await trx
      .updateTable('replies')
      .set({ state: 'returned', ...returned })
      .where('id', '=', reply.id)
      .execute();
    await trx
      .updateTable('notice_items')
      .set({ claim: null, reply_url: null, reply_note: null, replied_on: null })
      .where('notice', '=', id)
      .where('finding', 'in', (eb) =>
        eb.selectFrom('reply_items').select('reply_items.finding').where('reply_items.reply', '=', reply.id),
      )
      .execute();
    const changed = await changeNotice(trx, notice, 'sendBack', { replied_at: null, replied_late: null });
    await tellMove(trx, doing, { notice: id, site: notice.site, action: 'sent-back', detail: { why: why.trim() } });
    return changed;
  });
}

/** An upload that belongs to the reply being filled in; its bytes are kept already, checked, as `uploads/<sha256>`. */
export async function attachFile(
  store: Store,
  file: {
    readonly notice: string;
    readonly finding?: string | undefined;
    readonly sha256: string;
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
  },
  doing: Doing,
): Promise<void> {
  demandReplier(doing);
  await store.transaction(async (trx) => {
    const notice = await readNotice(trx, file.notice, doing.actor);
    const reply = await openReply(trx, notice, doing);
    const { count } = await trx
      .selectFrom('reply_files')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('reply', '=', reply.id)
      .executeTakeFirstOrThrow();
    if (count >= MOST_FILES) {
      const words = { zh: `一份反馈最多 ${MOST_FILES} 个附件。`, en: `At most ${MOST_FILES} files.` };
      throw new Invalid(words, { files: words });
    }
    const { sha256, name, type, bytes } = file;
    await trx
      .insertInto('reply_files')
      .values({
        ...{ id: randomBytes(8).toString('hex'), reply: reply.id, finding: file.finding ?? null },
        ...{ sha256, name, type, bytes, added_at: doing.at },
      })
      .execute();
    const detail = { name, bytes, sha256 };
    await tellMove(trx, doing, { notice: notice.id, site: notice.site, action: 'file-added', detail });
  });
}
const MOST_FILES = 50;

/** Takes an upload out of the reply being filled in. */
export async function detachFile(
  store: Store,
  asked: { readonly notice: string; readonly file: string },
  doing: Doing,
): Promise<void> {
  demandReplier(doing);
  await store.transaction(async (trx) => {
    const notice = await readNotice(trx, asked.notice, doing.actor);
    const reply = await lastReply(trx, notice.id);
    if (reply?.state !== 'draft') throw new Conflict(LOCKED);
    const file = await trx
      .selectFrom('reply_files')
      .select(['id', 'name'])
      .where('id', '=', asked.file)
      .where('reply', '=', reply.id)
      .executeTakeFirst();
    if (file === undefined) throw new NotFound();
    await trx.deleteFrom('reply_files').where('id', '=', file.id).execute();
    await tellMove(trx, doing, {
      notice: notice.id,
      site: notice.site,
      action: 'file-removed',
      detail: { name: file.name },
    });
  });
}
