import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Store } from '../store/open-store.js';
import type { Db, Tables } from '../store/tables.js';
import { nextTry } from './next-try.js';
import type { SendResult } from './send-result.js';

/** A message whose next try is ours. */
export interface Claim {
  readonly message: Selectable<Tables['messages']>;
  readonly attempt: string;
  /** Notes that from now on the receiver may have it. Rejects where the try is no longer ours. */
  readonly handOver: () => Promise<void>;
}

/** Longer than any try takes (20 s to connect, 20 s to answer), with room for a machine that stood still. */
const CLAIM_MS = 120_000;

/** Messages that are due, by lane, oldest first. */
export async function dueMessages(db: Db, now: Date, most: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'lane'])
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now.toISOString())
    .orderBy('due_at')
    .limit(most)
    .execute();
  const lanes = new Map<string, string[]>();
  for (const { id, lane } of rows) lanes.set(lane, [...(lanes.get(lane) ?? []), id]);
  return lanes;
}

/** Tries of a lane that began since, by whatever process. */
export async function triesSince(db: Db, lane: string, since: Date): Promise<number> {
  const { tries } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .where('lane', '=', lane)
    .where('attempt_at', '>', since.toISOString())
    .executeTakeFirstOrThrow();
  return Number(tries);
}

/** Takes one waiting message for one try; undefined where somebody else was first. */
export async function claimMessage(store: Store, id: string, now: () => Date): Promise<Claim | undefined> {
  const attempt = randomUUID();
  const at = now();
  const message = await store.db
    .updateTable('messages')
    .set((eb) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      attempt_id: attempt,
      attempt_at: at.toISOString(),
      claimed_until: new Date(at.getTime() + CLAIM_MS).toISOString(),
      handed_over_at: null,
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst();
  if (message === undefined) return undefined;
  const handOver = async (): Promise<void> => {
    const noted = await store.db
      .updateTable('messages')
      .set({ handed_over_at: now().toISOString() })
      .where('id', '=', id)
      .where('attempt_id', '=', attempt)
      .where('state', '=', 'sending')
      .where('claimed_until', '>', now().toISOString())
      .returning('id')
      .execute();
    if (noted.length === 0) throw new NotOurs('this try is no longer ours');
  };
  return { message, attempt, handOver };
}

/** The try was taken from us: a process that stood still too long must not send what another has sent. */
class NotOurs extends Error {
  override readonly name = 'NotOurs';
  readonly code = 'ERR_NOT_OURS';
}

/** What a receiver of a kind makes of a message that comes twice. */
export type KnowsDoubles = (lane: string) => Promise<boolean>;

/**
 * Writes down how a try went, unless it is no longer ours. A doubt is resolved by what the receiver can know: mail and webhooks
 * bear an id by which a second one is seen to be the same, so they are sent again; a group robot's group would read it twice, so
 * it is left to a person.
 */
export async function settleMessage(
  store: Store,
  { message, attempt }: Pick<Claim, 'message' | 'attempt'>,
  result: SendResult,
  { now, knowsDoubles }: { now: () => Date; knowsDoubles: KnowsDoubles },
): Promise<void> {
  const set = await afterwards(message, result, now().getTime(), knowsDoubles);
  await store.db
    .updateTable('messages')
    .set({ ...set, claimed_until: null })
    .where('id', '=', message.id)
    .where('attempt_id', '=', attempt)
    .where('state', '=', 'sending')
    .execute();
}

async function afterwards(
  message: Selectable<Tables['messages']>,
  result: SendResult,
  nowMs: number,
  knowsDoubles: KnowsDoubles,
): Promise<Partial<Selectable<Tables['messages']>>> {
  if (result.how === 'sent')
    return { state: 'sent', sent_at: new Date(nowMs).toISOString(), error: null, error_detail: null };
  const said = { error: result.error, error_detail: result.detail ?? null };
  if (result.how === 'never') return { state: 'given-up', ...said };
  if (result.how === 'in-doubt' && !(await knowsDoubles(message.lane))) return { state: 'in-doubt', ...said };
  const due = nextTry({
    id: message.id,
    attempts: message.attempts,
    firstDueMs: Date.parse(message.first_due_at),
    nowMs,
    ...('afterMs' in result && result.afterMs !== undefined && { askedMs: result.afterMs }),
  });
  if (due === undefined) return { state: 'given-up', ...said };
  return { state: 'waiting', due_at: new Date(due).toISOString(), ...said };
}

/** Takes up the tries of senders that died: what had not left waits again, what may have left is in doubt. */
export async function takeUpDead(store: Store, now: () => Date, knowsDoubles: KnowsDoubles): Promise<void> {
  const dead = await store.db
    .selectFrom('messages')
    .selectAll()
    .where('state', '=', 'sending')
    .where('claimed_until', '<=', now().toISOString())
    .execute();
  for (const message of dead) {
    const how = message.handed_over_at === null ? 'again' : 'in-doubt';
    const claim = { message, attempt: message.attempt_id ?? '' };
    await settleMessage(store, claim, { how, error: 'killed' }, { now, knowsDoubles });
  }
}
