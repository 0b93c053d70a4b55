import { may, type Actor } from '../model/actor.js';
import { Conflict, Forbidden, NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import type { Db } from '../store/tables.js';
import type { Content } from './content.js';
import { SEND_ERRORS, type SendError } from './send-result.js';

export const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'in-doubt', 'given-up', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message as pages show it. */
export interface ShownMessage {
  readonly id: string;
  readonly subject: string;
  /** Name of the user or the channel. */
  readonly to: string;
  /** `mail` or the channel's kind. */
  readonly by: string;
  readonly state: MessageState;
  readonly dueAt: string;
  readonly createdAt: string;
  readonly sentAt: string | undefined;
  readonly attempts: number;
  readonly error: SendError | undefined;
  readonly errorDetail: string | undefined;
}

export interface MessageWish {
  readonly state?: MessageState;
  /** `createdAt|id` of the last row before. */
  readonly after?: string;
  readonly limit?: number;
}

/** Messages, newest first: admins see all, others their own. */
export async function listMessages(db: Db, actor: Actor, wish: MessageWish = {}): Promise<readonly ShownMessage[]> {
  const { state, after, limit } = wish;
  const isAll = may(actor, 'admin');
  const [afterAt = '', afterId = ''] = (after ?? '').split('|');
  const own = isAll
    ? []
    : [
        `default:${actor.id}`,
        ...(await db.selectFrom('subscriptions').select('id').where('user', '=', actor.id).execute()).map(
          ({ id }) => id,
        ),
      ];
  const rows = await db
    .selectFrom('messages')
    .leftJoin('subscriptions', 'subscriptions.id', 'messages.subscription')
    .leftJoin('users', 'users.id', 'subscriptions.user')
    .leftJoin('channels', 'channels.id', 'messages.lane')
    .selectAll('messages')
    .select(['users.name as user_name', 'channels.title as channel_title', 'channels.kind as channel_kind'])
    .$if(!isAll, (query) => query.where('messages.subscription', 'in', own))
    .$if(state !== undefined, (query) => query.where('messages.state', '=', state ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('messages.created_at', '<', afterAt),
          eb.and([eb('messages.created_at', '=', afterAt), eb('messages.id', '<', afterId)]),
        ]),
      ),
    )
    .orderBy('messages.created_at', 'desc')
    .orderBy('messages.id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  const usual = await namesOfDefaults(
    db,
    rows.map(({ subscription }) => subscription ?? ''),
  );
  return rows.map((row) => ({
    id: row.id,
    subject: (JSON.parse(row.content) as Content).subject,
    to: row.channel_title ?? row.user_name ?? usual.get(row.subscription ?? '') ?? '',
    by: row.channel_kind ?? 'mail',
    state: MESSAGE_STATES.find((name) => name === row.state) ?? 'waiting',
    dueAt: row.due_at,
    createdAt: row.created_at,
    sentAt: row.sent_at ?? undefined,
    attempts: row.attempts,
    error: row.error !== null && row.error in SEND_ERRORS ? (row.error as SendError) : undefined,
    errorDetail: row.error_detail ?? undefined,
  }));
}

/** People who have chosen nothing have subscriptions without a row. */
async function namesOfDefaults(db: Db, subscriptions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = subscriptions.filter((id) => id.startsWith('default:')).map((id) => id.slice('default:'.length));
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [`default:${id}`, name]));
}

/** How many messages did not arrive, or may not have. Admins only; what the overview warns of. */
export async function countTroubled(db: Db): Promise<{ readonly givenUp: number; readonly inDoubt: number }> {
  const rows = await db
    .selectFrom('messages')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['given-up', 'in-doubt'])
    .groupBy('state')
    .execute();
  const of = (state: string): number => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { givenUp: of('given-up'), inDoubt: of('in-doubt') };
}

/** Sends a message once more that was given up, or of which nobody knows. One that was sent stays sent. Admins only. */
export async function sendAgain(store: Store, actor: Actor, now: Date, id: string): Promise<void> {
  if (!may(actor, 'admin')) throw new Forbidden();
  const at = now.toISOString();
  await store.transaction(async (trx) => {
    const known = await trx.selectFrom('messages').select('state').where('id', '=', id).executeTakeFirst();
    if (known === undefined) throw new NotFound({ zh: '没有这条通知。', en: 'There is no such message.' });
    const turned = await trx
      .updateTable('messages')
      .set({ state: 'waiting', due_at: at, first_due_at: at, attempts: 0 })
      .where('id', '=', id)
      .where('state', 'in', ['given-up', 'in-doubt'])
      .returning('id')
      .execute();
    if (turned.length === 0)
      throw new Conflict({
        zh: '只有没送达或存疑的通知可以重发。',
        en: 'Only what was given up or is in doubt is sent again.',
      });
    await appendLog(trx, {
      at,
      actor: actor.id,
      action: 'message.sent-again',
      subject: `message:${id}`,
      detail: { was: known.state },
    });
  });
}
