import type { Actor } from '../model/actor.js';
import { OFFICE_EVENTS, type OfficeEvent } from '../model/office-event.js';
import { sha256 } from '../lib/text/canonical-json.js';
import type { Store } from '../store/open-store.js';
import type { Db, Trx } from '../store/tables.js';
import { afterQuiet } from './hours.js';
import { makeContent } from './make-content.js';
import { readSubscriptions } from './read-subscriptions.js';
import { wants, type Scope, type Subscription } from './subscription.js';

export interface PlanOptions {
  readonly now: () => Date;
  /** What a user may see; undefined for one who may not come in any more. */
  readonly actorOf: (db: Db | Trx, user: string) => Promise<Actor | undefined>;
  /** Where the office is reached from outside; '' for messages without links. */
  readonly publicUrl: () => Promise<string>;
  readonly canMail: () => Promise<boolean>;
}

/** Whose sight a channel has: an admin set it up for what its scope says. */
export const CHANNEL_OWNER: Actor = { id: 'channel', name: 'channel', role: 'viewer', sight: 'all' };

/** Older ones that nobody looked at (an import, a server that stood still) are no news. */
const NEWS_MS = 7 * 86_400_000;
const AT_ONCE = 100;

type InForce = Subscription & { readonly since: string };

/**
 * Makes messages of events that nobody has looked at yet: each event once, for each subscription at most one, in one
 * transaction an event. Gives how many events there were, so that the caller asks again while there are more.
 */
export async function planMessages(store: Store, options: PlanOptions): Promise<number> {
  const nowMs = options.now().getTime();
  const events = await newEvents(store.db, new Date(nowMs - NEWS_MS).toISOString());
  if (events.length === 0) return 0;
  const subscriptions = await readSubscriptions(store.db, { canMail: await options.canMail() });
  const publicUrl = await options.publicUrl();
  for (const event of events) {
    await store.transaction(async (trx) => {
      const isFirst = await trx
        .insertInto('notified_events')
        .values({ event: event.key, at: new Date(nowMs).toISOString() })
        .onConflict((conflict) => conflict.column('event').doNothing())
        .returning('event')
        .execute();
      if (isFirst.length === 0) return;
      const runSites = await sitesOfRun(trx, event);
      for (const subscription of subscriptions) {
        // Who subscribes later is not told of what was before.
        if (event.at < subscription.since) continue;
        const receiver = await receiverOf(trx, subscription, options);
        if (receiver === undefined || !wants(subscription, event, { ...receiver, runSites })) continue;
        await deliver(trx, {
          event,
          subscription,
          owner: receiver.owner,
          scopeSites: receiver.scopeSites,
          publicUrl,
          nowMs,
        });
      }
    });
  }
  return events.length;
}

async function deliver(
  trx: Trx,
  plan: {
    readonly event: OfficeEvent;
    readonly subscription: InForce;
    readonly owner: Actor;
    readonly scopeSites: ReadonlySet<string>;
    readonly publicUrl: string;
    readonly nowMs: number;
  },
): Promise<void> {
  const { event, subscription, owner, scopeSites, publicUrl, nowMs } = plan;
  const id = messageId(subscription.id, event.key);
  const isDaily = subscription.rhythm === 'daily';
  const created_at = new Date(nowMs).toISOString();
  await trx
    .insertInto('deliveries')
    .values({
      subscription: subscription.id,
      event: event.key,
      message: isDaily ? null : id,
      created_at,
      dropped: null,
    })
    .execute();
  if (isDaily) return;
  const { lang } = subscription;
  const narrowed = subscription.scope === undefined ? undefined : scopeSites;
  const content = await makeContent(trx, [event], { owner, lang, scopeSites: narrowed, publicUrl });
  await insertMessage(trx, { id, subscription, content, dueMs: nowMs, nowMs });
}

/** Puts a message into the queue, not before the quiet hours are over. Its id makes it one. */
export async function insertMessage(
  trx: Trx,
  {
    id,
    subscription,
    content,
    dueMs,
    nowMs,
  }: {
    readonly id: string;
    readonly subscription: Subscription;
    readonly content: unknown;
    readonly dueMs: number;
    readonly nowMs: number;
  },
): Promise<void> {
  const due = new Date(afterQuiet(dueMs, subscription.quiet)).toISOString();
  await trx
    .insertInto('messages')
    .values({
      id,
      subscription: subscription.id,
      lane: subscription.channel ?? 'mail',
      state: 'waiting',
      due_at: due,
      first_due_at: due,
      content: JSON.stringify(content),
      attempts: 0,
      created_at: new Date(nowMs).toISOString(),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The same subscription and event (or day) always make the same: receivers know a second sending by it. */
export const messageId = (subscription: string, what: string): string =>
  sha256(`${subscription}\n${what}`).slice(0, 40);

/** Whose eyes a subscription has, and the sites of its scope; undefined where its owner may not come in any more. */
export async function receiverOf(
  trx: Db | Trx,
  { user, scope }: Pick<Subscription, 'user' | 'scope'>,
  { actorOf }: Pick<PlanOptions, 'actorOf'>,
): Promise<{ readonly owner: Actor; readonly scopeSites: ReadonlySet<string> } | undefined> {
  const owner = user === undefined ? CHANNEL_OWNER : await actorOf(trx, user);
  return owner && { owner, scopeSites: await sitesOfScope(trx, scope) };
}

async function sitesOfScope(trx: Db | Trx, scope: Scope | undefined): Promise<ReadonlySet<string>> {
  if (scope === undefined) return new Set();
  if (scope.lists.length === 0) return new Set(scope.sites);
  const rows = await trx
    .selectFrom('list_sites')
    .select('site')
    .where('list', 'in', [...scope.lists])
    .execute();
  return new Set([...scope.sites, ...rows.map(({ site }) => site)]);
}

async function newEvents(db: Db, since: string): Promise<readonly OfficeEvent[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('notified_events', 'notified_events.event', 'events.key')
    .selectAll('events')
    .where('events.at', '>=', since)
    .where('notified_events.event', 'is', null)
    .orderBy('events.at')
    .limit(AT_ONCE)
    .execute();
  return rows.flatMap((row) => asEvent(row) ?? []);
}

/** Undefined for a kind that this version does not know. */
export function asEvent(row: {
  readonly key: string;
  readonly kind: string;
  readonly at: string;
  readonly site: string | null;
  readonly run: string | null;
  readonly data: string;
}): OfficeEvent | undefined {
  const kind = OFFICE_EVENTS.find((name) => name === row.kind);
  if (kind === undefined) return undefined;
  return {
    ...{ key: row.key, kind, at: row.at },
    ...(row.site !== null && { site: row.site }),
    ...(row.run !== null && { run: row.run }),
    data: JSON.parse(row.data) as Record<string, unknown>,
  };
}

async function sitesOfRun(trx: Trx, { run, site }: OfficeEvent): Promise<readonly string[]> {
  if (run === undefined || site !== undefined) return [];
  const rows = await trx.selectFrom('audits').select('site').where('run', '=', run).execute();
  return rows.map((row) => row.site);
}
