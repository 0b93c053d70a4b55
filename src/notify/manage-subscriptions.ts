import { randomUUID } from 'node:crypto';
import { may, sees, type Actor } from '../model/actor.js';
import type { OfficeEventKind } from '../model/office-event.js';
import { Forbidden, Invalid, NotFound } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import type { Db, Trx } from '../store/tables.js';
import { minuteOf } from './hours.js';
import { asSubscription, defaultSubscription } from './read-subscriptions.js';
import type { Scope, Subscription } from './subscription.js';

export interface SubscriptionInput {
  /** By which channel (admins only); absent: mail to oneself. */
  readonly channel?: string;
  readonly kinds: readonly OfficeEventKind[];
  readonly scope?: Scope;
  readonly rhythm: 'at-once' | 'daily';
  readonly dailyAt?: string;
  readonly quiet?: { readonly from: string; readonly to: string };
  readonly lang: 'zh' | 'en';
  readonly isActive: boolean;
}

/** What somebody is told by mail: what was chosen, else what the role is told by default. */
export async function readOwnSubscription(
  db: Db,
  actor: Actor,
): Promise<Subscription & { readonly isDefault: boolean }> {
  const row = await db.selectFrom('subscriptions').selectAll().where('user', '=', actor.id).executeTakeFirst();
  return row
    ? { ...asSubscription(row), isDefault: false }
    : { ...defaultSubscription(actor.id, actor.role), isDefault: true };
}

/** What channels are told. Admins only. */
export async function listChannelSubscriptions(db: Db, actor: Actor): Promise<readonly Subscription[]> {
  if (!may(actor, 'admin')) throw new Forbidden();
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('channel', 'is not', null)
    .orderBy('created_at')
    .execute();
  return rows.map(asSubscription);
}

/** Chooses what one is told by mail oneself. Not by a token: it was given for something else. */
export async function saveOwnSubscription(
  store: Store,
  actor: Actor,
  now: Date,
  input: SubscriptionInput,
): Promise<void> {
  if (actor.scopes !== undefined) throw new Forbidden();
  await store.transaction(async (trx) => {
    const user = await trx.selectFrom('users').select('id').where('id', '=', actor.id).executeTakeFirst();
    if (user === undefined) throw new Forbidden();
    const row = await trx.selectFrom('subscriptions').select('id').where('user', '=', actor.id).executeTakeFirst();
    await save(trx, actor, now, { id: row?.id, user: actor.id, channel: null }, input);
  });
}

/** Sets up or changes what a channel is told. Admins only. */
export async function saveChannelSubscription(
  store: Store,
  actor: Actor,
  now: Date,
  id: string | undefined,
  input: SubscriptionInput,
): Promise<void> {
  if (!may(actor, 'admin')) throw new Forbidden();
  await store.transaction(async (trx) => {
    const channel = await trx
      .selectFrom('channels')
      .select('id')
      .where('id', '=', input.channel ?? '')
      .executeTakeFirst();
    if (channel === undefined) throw new NotFound({ zh: '没有这个通知渠道。', en: 'There is no such channel.' });
    if (id !== undefined) {
      const known = await trx
        .selectFrom('subscriptions')
        .select('id')
        .where('id', '=', id)
        .where('channel', 'is not', null)
        .executeTakeFirst();
      if (known === undefined) throw new NotFound({ zh: '没有这项订阅。', en: 'There is no such subscription.' });
    }
    await save(trx, actor, now, { id, user: null, channel: channel.id }, input);
  });
}

async function save(
  trx: Trx,
  actor: Actor,
  now: Date,
  whose: { readonly id: string | undefined; readonly user: string | null; readonly channel: string | null },
  input: SubscriptionInput,
): Promise<void> {
  await check(trx, actor, input);
  const at = now.toISOString();
  const { kinds, scope, rhythm, dailyAt, quiet, lang, isActive } = input;
  const row = {
    user: whose.user,
    channel: whose.channel,
    kinds: JSON.stringify(kinds),
    scope: scope === undefined ? null : JSON.stringify(scope),
    rhythm,
    daily_at: rhythm === 'daily' ? (dailyAt ?? '08:30') : null,
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    lang,
    active: isActive ? 1 : 0,
  };
  const id = whose.id ?? randomUUID();
  if (whose.id === undefined)
    await trx
      .insertInto('subscriptions')
      .values({ id, created_at: at, ...row })
      .execute();
  else await trx.updateTable('subscriptions').set(row).where('id', '=', id).execute();
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: whose.id === undefined ? 'subscription.added' : 'subscription.changed',
    subject: `subscription:${id}`,
    detail: {
      kinds,
      rhythm,
      isActive,
      ...(whose.channel !== null && { channel: whose.channel }),
      ...(scope && { scope }),
    },
  });
}

async function check(trx: Trx, actor: Actor, { dailyAt, quiet, rhythm, scope }: SubscriptionInput): Promise<void> {
  const fields: Record<string, Words> = {};
  const time: Words = { zh: '应写作 08:30。', en: 'Write 08:30.' };
  if (rhythm === 'daily' && dailyAt !== undefined && minuteOf(dailyAt) === undefined) fields.dailyAt = time;
  if (quiet !== undefined && minuteOf(quiet.from) === undefined) fields.quietFrom = time;
  if (quiet !== undefined && minuteOf(quiet.to) === undefined) fields.quietTo = time;
  if (scope !== undefined) {
    const gone: Words = { zh: '有的网站或名单不存在。', en: 'Some of these sites or lists are not there.' };
    const lists = new Set((await trx.selectFrom('lists').select('id').execute()).map(({ id }) => id));
    const sites = new Set((await trx.selectFrom('sites').select('id').execute()).map(({ id }) => id));
    if (scope.lists.some((id) => !lists.has(id))) fields.lists = gone;
    // What is out of sight is not there.
    if (scope.sites.some((id) => !sites.has(id) || !isInSight(actor, id))) fields.sites = gone;
  }
  if (Object.keys(fields).length > 0)
    throw new Invalid({ zh: '有内容没有填对，请改正后再提交。', en: 'Something is not filled in correctly.' }, fields);
}

/** Of a portal of which somebody sees one unit, that unit's events may be wished for. */
const isInSight = (actor: Actor, site: string): boolean =>
  sees(actor, site) || (actor.sight !== 'all' && actor.sight.has(site));
