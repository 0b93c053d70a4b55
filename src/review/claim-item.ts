import type { Actor } from '../model/actor.js';
import { Conflict } from '../model/refusal.js';
import { itemFor } from './give-opinion.js';
import type { ItemRow } from './decision-rows.js';
import type { ReviewDesk } from './review-desk.js';

/** So long an item stays at an evaluator's desk; who goes to lunch blocks nobody for the afternoon. */
const CLAIM_MINUTES = 20;

/** Takes an item to one's desk, or keeps it there; nobody else can decide it meanwhile. Throws `Conflict` where somebody has it. */
export async function claimItem(desk: Pick<ReviewDesk, 'store' | 'now'>, actor: Actor, id: string): Promise<ItemRow> {
  const item = await itemFor(desk.store.db, actor, id);
  const now = desk.now();
  const at = now.toISOString();
  const until = new Date(now.getTime() + CLAIM_MINUTES * 60_000).toISOString();
  const taken = await desk.store.db
    .updateTable('review_items')
    .set({ claimed_by: actor.id, claimed_until: until })
    .where('id', '=', id)
    .where('state', 'in', ['open', 'second', 'disputed'])
    .where((eb) =>
      eb.or([eb('claimed_by', 'is', null), eb('claimed_by', '=', actor.id), eb('claimed_until', '<=', at)]),
    )
    .executeTakeFirst();
  if (Number(taken.numUpdatedRows) === 0)
    throw new Conflict({ zh: '另一位评估人正在处理这一项。', en: 'Another evaluator is at work on this item.' });
  return { ...item, claimed_by: actor.id, claimed_until: until };
}

/** Puts an item back; one that somebody else has stays there. */
export async function releaseItem(desk: Pick<ReviewDesk, 'store'>, actor: Actor, id: string): Promise<void> {
  await itemFor(desk.store.db, actor, id);
  await desk.store.db
    .updateTable('review_items')
    .set({ claimed_by: null, claimed_until: null })
    .where('id', '=', id)
    .where('claimed_by', '=', actor.id)
    .execute();
}
