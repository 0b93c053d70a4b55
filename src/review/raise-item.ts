import { beijingDay } from '../lib/date/beijing-day.js';
import { may, sees, type Actor } from '../model/actor.js';
import { Conflict, Forbidden, NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import { auditsOnHand, runsSince } from './audits-on-hand.js';
import { lockSite } from './decision-rows.js';
import { assertUploaded, takeOpinion } from './give-opinion.js';
import { objectTo } from './object-to.js';
import { checkOpinion, type GivenOpinion } from './read-opinion.js';
import type { ReviewDesk } from './review-desk.js';
import type { ItemState } from './weigh-opinions.js';

/**
 * An evaluator objects to what the program decided, or to an earlier decision, and says what it should be. Nobody decides alone what
 * he raised: another has to agree. Answers the item and where it stands.
 */
export async function raiseItem(
  desk: ReviewDesk,
  actor: Actor,
  about: { readonly run: string; readonly site: string; readonly rule: string; readonly unit?: string },
  given: GivenOpinion,
): Promise<{ readonly item: string; readonly state: ItemState }> {
  if (!may(actor, 'review')) throw new Forbidden();
  if (!sees(actor, about.site, about.unit)) throw new NotFound();
  const runs = await runsSince(desk.store.db, about.site, { first: about.run, own: about.run });
  const audits = await auditsOnHand(desk, about.site, runs);
  const own = audits.find(({ run }) => run === about.run);
  if (!own) throw new NotFound();
  await assertUploaded(desk, given.files ?? []);
  const { twoPersonReview } = await desk.settings();
  const now = desk.now();
  const at = now.toISOString();
  return desk.store.transaction(async (trx) => {
    await lockSite(trx, about.site);
    const subject = { rule: about.rule, ...(about.unit !== undefined && { unit: about.unit }) };
    const item = await objectTo(trx, own, subject, { asked: 'raised', lodgedBy: actor.id, at });
    if (!item) throw new NotFound();
    if (item.lodged_by !== actor.id)
      throw new Conflict({ zh: '这一项已在待认定队列里。', en: 'This is in the queue already.' });
    const opinion = checkOpinion(item, given, beijingDay(now));
    await appendLog(trx, {
      ...{ at, actor: actor.id, action: 'review.raised', subject: `site:${about.site}` },
      detail: { item: item.id, about: item.subject, run: about.run },
    });
    return {
      item: item.id,
      state: await takeOpinion(trx, { item, actor, opinion, needsTwo: twoPersonReview, audits, at }),
    };
  });
}
