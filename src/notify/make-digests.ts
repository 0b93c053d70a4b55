import type { Store } from '../store/open-store.js';
import { nextTimeOfDay } from './hours.js';
import { makeContent } from './make-content.js';
import { asEvent, insertMessage, messageId, receiverOf, type PlanOptions } from './plan-messages.js';
import { asSubscription } from './read-subscriptions.js';

/** A digest is no book: what is beyond this is in the office. */
const MOST_EVENTS = 200;

/** Gathers what waits for the day's digest where its hour has come: one message a subscription and day. */
export async function makeDigests(store: Store, options: PlanOptions): Promise<void> {
  const nowMs = options.now().getTime();
  const waiting = await store.db
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription')
    .select(['deliveries.subscription', (eb) => eb.fn.min('deliveries.created_at').as('since')])
    .where('deliveries.message', 'is', null)
    .where('deliveries.dropped', 'is', null)
    .groupBy('deliveries.subscription')
    .execute();
  if (waiting.length === 0) return;
  const publicUrl = await options.publicUrl();
  for (const { subscription: id, since } of waiting) {
    await store.transaction(async (trx) => {
      const row = await trx.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      const subscription = asSubscription(row);
      const open = trx
        .updateTable('deliveries')
        .where('subscription', '=', id)
        .where('message', 'is', null)
        .where('dropped', 'is', null);
      const receiver = subscription.isActive ? await receiverOf(trx, subscription, options) : undefined;
      if (receiver === undefined) {
        await open.set({ dropped: subscription.isActive ? 'right' : 'off' }).execute();
        return;
      }
      const dueMs = nextTimeOfDay(Date.parse(since), subscription.dailyAt ?? '08:30');
      // Turned to at once meanwhile: what waited goes now.
      if (nowMs < dueMs && subscription.rhythm === 'daily') return;
      const rows = await trx
        .selectFrom('deliveries')
        .innerJoin('events', 'events.key', 'deliveries.event')
        .selectAll('events')
        .where('deliveries.subscription', '=', id)
        .where('deliveries.message', 'is', null)
        .where('deliveries.dropped', 'is', null)
        .orderBy('events.at')
        .limit(MOST_EVENTS)
        .execute();
      const events = rows.flatMap((event) => asEvent(event) ?? []);
      const [first] = events;
      if (first === undefined) {
        await open.set({ dropped: 'old' }).execute();
        return;
      }
      const message = messageId(id, `digest of ${first.key}`);
      const { owner, scopeSites } = receiver;
      const day = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
      const content = await makeContent(
        trx,
        events,
        {
          owner,
          lang: subscription.lang,
          scopeSites: subscription.scope === undefined ? undefined : scopeSites,
          publicUrl,
        },
        day,
      );
      await insertMessage(trx, { id: message, subscription, content, dueMs: nowMs, nowMs });
      await open
        .set({ message })
        .where(
          'event',
          'in',
          events.map(({ key }) => key),
        )
        .execute();
    });
  }
}
