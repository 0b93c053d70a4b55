import { sees } from '../model/actor.js';
import { holdLease } from '../store/leases/hold-lease.js';
import type { Store } from '../store/open-store.js';
import { sendDingtalk } from './channels/send-dingtalk.js';
import { sendMail } from './channels/send-mail.js';
import type { MailServer, Sending } from './channels/sending.js';
import { sendWebhook } from './channels/send-webhook.js';
import { sendWecom } from './channels/send-wecom.js';
import { claimMessage, dueMessages, settleMessage, takeUpDead, triesSince, type Claim } from './claim-message.js';
import type { Content } from './content.js';
import { makeDigests } from './make-digests.js';
import { planMessages, receiverOf, type PlanOptions } from './plan-messages.js';
import { asSubscription } from './read-subscriptions.js';
import type { SendResult } from './send-result.js';

export interface SenderOptions extends Omit<PlanOptions, 'canMail'> {
  readonly store: Store;
  /** Of this process; nobody else's. */
  readonly holder: string;
  /** How mail leaves now; undefined where it is not set. */
  readonly mailServer: () => Promise<MailServer | undefined>;
  readonly allowPrivate: boolean;
  /** Name and version, e.g. `gongkai/0.1.0`. */
  readonly userAgent: string;
  /** Told what went wrong in our own house; sending goes on. */
  readonly onError: (error: unknown) => void;
}

export interface Sender {
  /** Makes messages of what happened and sends what is due. True: there may be more at once. */
  step(): Promise<boolean>;
}

const LEASE_MS = 60_000;
const AT_ONCE = 60;
/** Robots take 20 messages a minute; two are left to others who post to the same group. Mail and machines: no flood from us. */
const PER_MINUTE = { robot: 18, other: 120 } as const;
const ROBOTS: ReadonlySet<string> = new Set(['wecom', 'dingtalk']);

/** Sends what an office has to tell. Who is to send is settled by a row of each message, so that two processes never send the same. */
export function createSender(options: SenderOptions): Sender {
  const { store, now } = options;
  const kindOf = async (lane: string): Promise<string | undefined> => {
    if (lane === 'mail') return 'mail';
    return (await store.db.selectFrom('channels').select('kind').where('id', '=', lane).executeTakeFirst())?.kind;
  };
  const knowsDoubles = async (lane: string): Promise<boolean> => !ROBOTS.has((await kindOf(lane)) ?? '');

  const send = async (claim: Claim): Promise<SendResult | 'dropped'> => {
    const { message, handOver } = claim;
    const content = JSON.parse(message.content) as Content;
    const way = await wayOf(store, message, content, options);
    if (way === undefined) return 'dropped';
    if ('how' in way) return way;
    const { kind, target, secret } = way;
    const sending: Sending = {
      ...{ id: message.id, target, secret, now, handOver },
      ...{ allowPrivate: options.allowPrivate, userAgent: options.userAgent },
      mailServer: kind === 'mail' ? await options.mailServer() : undefined,
    };
    const ways = { mail: sendMail, wecom: sendWecom, dingtalk: sendDingtalk, webhook: sendWebhook };
    return kind in ways ? ways[kind as keyof typeof ways](content, sending) : { how: 'never', error: 'no-channel' };
  };

  const tryOnce = async (id: string): Promise<void> => {
    const claim = await claimMessage(store, id, now);
    if (claim === undefined) return;
    try {
      const result = await send(claim);
      if (result !== 'dropped') {
        await settleMessage(store, claim, result, { now, knowsDoubles });
        return;
      }
      await store.db
        .updateTable('messages')
        .set({ state: 'dropped', claimed_until: null })
        .where('id', '=', id)
        .where('attempt_id', '=', claim.attempt)
        .execute();
    } catch (error) {
      // Ours, not the receiver's. The claim runs out, and by what is noted it is tried again or left in doubt.
      options.onError(error);
    }
  };

  const sendLane = async (lane: string, ids: readonly string[]): Promise<boolean> => {
    const kind = await kindOf(lane);
    const most = ROBOTS.has(kind ?? '') ? PER_MINUTE.robot : PER_MINUTE.other;
    const free = most - (await triesSince(store.db, lane, new Date(now().getTime() - 60_000)));
    const some = ids.slice(0, Math.max(0, free));
    // One after the other: a group reads them in order.
    for (const id of some) await tryOnce(id);
    return some.length > 0;
  };

  return {
    step: async () => {
      const lease = { name: 'sender', holder: options.holder, now: now(), forMs: LEASE_MS };
      if (!(await holdLease(store.db, lease))) return false;
      const canMail = async (): Promise<boolean> => (await options.mailServer()) !== undefined;
      const planned = await planMessages(store, { ...options, canMail });
      await makeDigests(store, { ...options, canMail });
      await takeUpDead(store, now, knowsDoubles);
      const lanes = await dueMessages(store.db, now(), AT_ONCE);
      const sent = await Promise.all([...lanes].map(([lane, ids]) => sendLane(lane, ids)));
      return planned > 0 || sent.includes(true);
    },
  };
}

/** Where a message goes as things stand now; undefined where it is no longer for whoever was to have it. */
async function wayOf(
  store: Store,
  message: Claim['message'],
  content: Content,
  options: SenderOptions,
): Promise<{ kind: string; target: string; secret: string | undefined } | SendResult | undefined> {
  const { db } = store;
  const id = message.subscription ?? '';
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
  const subscription = row && asSubscription(row);
  const user = subscription ? subscription.user : id.startsWith('default:') ? id.slice('default:'.length) : undefined;
  if (subscription ? !subscription.isActive : user === undefined && message.lane === 'mail') return undefined;
  if (user !== undefined) {
    const receiver = await receiverOf(db, { user, scope: undefined }, options);
    const mayKnow = content.events.every(
      ({ site, unit, sites = [] }) =>
        receiver !== undefined &&
        (site === undefined || sees(receiver.owner, site, unit)) &&
        sites.every((one) => sees(receiver.owner, one)),
    );
    if (!mayKnow) return undefined;
    const found = await db.selectFrom('users').select('email').where('id', '=', user).executeTakeFirst();
    return found?.email
      ? { kind: 'mail', target: found.email, secret: undefined }
      : { how: 'never', error: 'no-address' };
  }
  const channel = await db.selectFrom('channels').selectAll().where('id', '=', message.lane).executeTakeFirst();
  if (channel?.active !== 1) return { how: 'never', error: 'no-channel' };
  return { kind: channel.kind, target: channel.target, secret: channel.secret ?? undefined };
}
