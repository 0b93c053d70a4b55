import { may, sees, type Actor } from '../model/actor.js';
import type { ProofFile } from '../model/decision.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../model/refusal.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import { appendLog } from '../store/log/append-log.js';
import type { Db, Trx } from '../store/tables.js';
import { auditsOnHand, runsSince, type AuditOnHand } from './audits-on-hand.js';
import { lockSite, type ItemRow, type OpinionRow } from './decision-rows.js';
import { checkOpinion, type CheckedOpinion, type GivenOpinion } from './read-opinion.js';
import type { ReviewDesk } from './review-desk.js';
import { settleItem } from './settle-item.js';
import { weighOpinions, type ItemState, type Opinion } from './weigh-opinions.js';

const WAITING: ReadonlySet<string> = new Set(['open', 'second', 'disputed']);

/** Throws `Forbidden` or `NotFound`. What is out of sight is not there. */
export async function itemFor(db: Db | Trx, actor: Actor, id: string): Promise<ItemRow> {
  if (!may(actor, 'review')) throw new Forbidden();
  const row = await db.selectFrom('review_items').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !sees(actor, row.site, row.unit ?? undefined)) throw new NotFound();
  return row;
}

/**
 * Says of an item what an evaluator decides. Where that settles it, it counts at once: every audit that it concerns is scored again.
 * `version`: of the item as the evaluator saw it. Throws `Forbidden`, `NotFound`, `Invalid`, and `Conflict` where the item changed since,
 * is settled, is at somebody else's desk, or was decided by this evaluator already.
 */
export async function giveOpinion(
  desk: ReviewDesk,
  actor: Actor,
  id: string,
  given: GivenOpinion & { readonly version?: number },
): Promise<ItemState> {
  const item = await itemFor(desk.store.db, actor, id);
  if (given.version !== undefined && given.version !== item.version) throw changedMeanwhile();
  assertWaiting(item);
  const now = desk.now();
  const opinion = checkOpinion(item, given, beijingDay(now));
  await assertUploaded(desk, opinion.files ?? []);
  const { twoPersonReview } = await desk.settings();
  const runs = await runsSince(desk.store.db, item.site, { first: item.first_run, own: item.run });
  const audits = await auditsOnHand(desk, item.site, runs);
  return desk.store.transaction(async (trx) => {
    await lockSite(trx, item.site);
    const fresh = await itemFor(trx, actor, id);
    if (fresh.version !== item.version) throw changedMeanwhile();
    return takeOpinion(trx, { item: fresh, actor, opinion, needsTwo: twoPersonReview, audits, at: now.toISOString() });
  });
}

/** Throws `Invalid` for a file that was not handed in. */
export async function assertUploaded(
  { blobs }: Pick<ReviewDesk, 'blobs'>,
  files: readonly Pick<ProofFile, 'sha256'>[],
): Promise<void> {
  for (const { sha256 } of files) {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !(await blobs.has(`uploads/${sha256}`)))
      throw new Invalid({ zh: '佐证文件没有上传成功。', en: 'A file was not uploaded.' });
  }
}

export const changedMeanwhile = (): Conflict =>
  new Conflict({
    zh: '这一项刚刚有变化，请看过新的内容再认定。',
    en: 'This item changed meanwhile: look at it again.',
  });

const assertWaiting = ({ state }: Pick<ItemRow, 'state'>): void => {
  if (!WAITING.has(state)) throw new Conflict({ zh: '这一项已经认定。', en: 'This item is settled already.' });
};

/** Within the transaction that holds the site. */
export async function takeOpinion(
  trx: Trx,
  {
    item,
    actor,
    opinion,
    needsTwo,
    audits,
    at,
  }: {
    readonly item: ItemRow;
    readonly actor: Actor;
    readonly opinion: CheckedOpinion;
    readonly needsTwo: boolean;
    readonly audits: readonly AuditOnHand[];
    readonly at: string;
  },
): Promise<ItemState> {
  assertWaiting(item);
  if (item.claimed_by !== null && item.claimed_by !== actor.id && (item.claimed_until ?? '') > at)
    throw new Conflict({ zh: '另一位评估人正在处理这一项。', en: 'Another evaluator is at work on this item.' });
  const earlier = await trx
    .selectFrom('review_opinions')
    .selectAll()
    .where('item', '=', item.id)
    .where('round', '=', item.round)
    .orderBy('position')
    .execute();
  if (earlier.some(({ by_user }) => by_user === actor.id))
    throw new Conflict({
      zh: '您已对这一项作出认定，须由另一位评估人认定。',
      en: 'You have decided this item already: another evaluator has to.',
    });
  const own = opinionRow(item, actor, opinion, { at, position: earlier.length + 1 });
  await trx.insertInto('review_opinions').values(own).execute();
  const rows = [...earlier, own];
  const weighed = weighOpinions(rows.map(asOpinion), {
    needsTwo,
    ...(item.lodged_by !== null && { lodgedBy: item.lodged_by }),
  });
  const changed: ItemRow = {
    ...item,
    state: weighed.state,
    first_by: rows[0]?.by_user ?? null,
    changed_at: at,
    version: item.version + 1,
    claimed_by: null,
    claimed_until: null,
  };
  const { state, first_by, changed_at, version, claimed_by, claimed_until } = changed;
  await trx
    .updateTable('review_items')
    .set({ state, first_by, changed_at, version, claimed_by, claimed_until })
    .where('id', '=', item.id)
    .execute();
  // Not what was said: the second must not learn it, not even from the log.
  await appendLog(trx, {
    ...{ at, actor: actor.id, action: 'review.opinion', subject: `site:${item.site}` },
    detail: { item: item.id, about: item.subject, opinion: own.id, state },
  });
  const ruling = rows.find(({ by_user }) => by_user === weighed.ruling?.by);
  const second = rows.find(({ by_user }) => by_user === weighed.second);
  if (ruling) {
    // In force from when the last word was said.
    const opinionNow = { ...ruling, at };
    await settleItem(trx, changed, { opinion: opinionNow, ...(second && { second }) }, audits);
  }
  return weighed.state;
}

const opinionRow = (
  item: ItemRow,
  actor: Actor,
  { value, earned, reason, until, refuted, files }: CheckedOpinion,
  { at, position }: { readonly at: string; readonly position: number },
): OpinionRow => ({
  id: `${item.id}.${item.round}.${position}`,
  item: item.id,
  site: item.site,
  round: item.round,
  position,
  by_user: actor.id,
  by_name: actor.name,
  at,
  value,
  earned: earned ?? null,
  refuted: refuted ? JSON.stringify(refuted) : null,
  reason,
  until_on: until ?? null,
  files: files ? JSON.stringify(files) : null,
});

export const asOpinion = ({ by_user, value, earned, refuted }: OpinionRow): Opinion => ({
  by: by_user,
  value: value as Opinion['value'],
  ...(earned !== null && { earned }),
  ...(refuted !== null && { refuted: JSON.parse(refuted) as string[] }),
});
