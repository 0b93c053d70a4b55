import type { Actor } from '../model/actor.js';
import { Conflict, Forbidden, Invalid } from '../model/refusal.js';
import { followRulings } from '../rectification/follow-rulings.js';
import { appendLog } from '../store/log/append-log.js';
import { applyDecision, auditsOnHand } from './audits-on-hand.js';
import { lockSite } from './decision-rows.js';
import { changedMeanwhile, itemFor } from './give-opinion.js';
import type { ReviewDesk } from './review-desk.js';
import { anew, syncItems } from './sync-items.js';

/**
 * Takes a decision back, with a reason: scores are again what they were without it, and the question is asked anew. By an
 * administrator, or by who decided it alone. Throws `Forbidden`, `NotFound`, `Invalid`, `Conflict`.
 */
export async function withdrawDecision(desk: ReviewDesk, actor: Actor, id: string, reason: string): Promise<void> {
  const item = await itemFor(desk.store.db, actor, id);
  const why = reason.trim();
  if (why === '' || why.length > 2_000)
    throw new Invalid({ zh: '请写明撤回的理由。', en: 'Give the reason.' }, { reason: { zh: '必填', en: 'Required' } });
  if (item.decision === null) throw new Conflict({ zh: '这一项没有认定可以撤回。', en: 'There is no decision.' });
  const { decision } = item;
  const counted = await desk.store.db
    .selectFrom('audit_decisions')
    .select('run')
    .where('decision', '=', decision)
    .execute();
  const runs = [...new Set([item.run, ...counted.map(({ run }) => run)])];
  const audits = await auditsOnHand(desk, item.site, runs);
  const at = desk.now().toISOString();
  await desk.store.transaction(async (trx) => {
    await lockSite(trx, item.site);
    const fresh = await itemFor(trx, actor, id);
    if (fresh.version !== item.version || fresh.decision !== decision) throw changedMeanwhile();
    const made = await trx
      .selectFrom('review_decisions')
      .select(['by_user', 'second_user'])
      .where('id', '=', decision)
      .executeTakeFirst();
    const isOwn = made?.by_user === actor.id && made.second_user === null;
    if (actor.role !== 'admin' && !isOwn) throw new Forbidden();
    const count = await trx
      .selectFrom('review_decisions')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('item', '=', id)
      .executeTakeFirst();
    const { site, subject, run, round } = fresh;
    const person = { by_user: actor.id, by_name: actor.name, second_user: null };
    await trx
      .insertInto('review_decisions')
      .values({
        id: `${id}.${Number(count?.count ?? 0) + 1}`,
        ...{ item: id, site, subject, run, round, value: 'withdrawn', decision: null, reason: why },
        ...person,
        ...{ at, supersedes: decision },
      })
      .execute();
    const again = anew({ run: fresh.run, at, round: round + 1, version: fresh.version + 1 });
    const state = fresh.kind === 'decided' ? 'gone' : 'open';
    await trx
      .updateTable('review_items')
      .set({ ...again, state, asked: 'open', earlier: decision, first_run: fresh.first_run })
      .where('id', '=', id)
      .execute();
    const after = await applyDecision(trx, audits, fresh, undefined);
    const { rule } = fresh;
    await followRulings(trx, { site, by: actor, at, why, ...(rule !== null && { takenBack: rule }) });
    const own = audits.find((one) => one.run === run);
    const reviewed = after.get(run);
    if (own && reviewed) await syncItems(trx, { run, machine: own.report, reviewed, profile: own.profile, at });
    await appendLog(trx, {
      ...{ at, actor: actor.id, action: 'review.withdrawn', subject: `site:${site}` },
      detail: { item: id, about: subject, decision, reason: why, runs: [...after.keys()] },
    });
  });
}
