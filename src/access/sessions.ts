import type { Actor } from '../model/actor.js';
import type { Db, Trx } from '../store/tables.js';
import { actorOf } from './read-actor.js';
import { hashOfSecret, newSecret } from './secret.js';

/** Nobody has clicked for so long: somebody else may sit at that desk now. */
const IDLE_MS = 4 * 3_600_000;
/** A working day; then the password is asked for again. */
const LONGEST_MS = 12 * 3_600_000;
/** `seen_at` is written no more often than this. */
const SEEN_EVERY_MS = 60_000;

export interface Session {
  readonly hash: string;
  readonly csrf: string;
  readonly actor: Actor;
  readonly login: string;
}

/** Begins a session of a user who has just proved who it is. `secret` goes into the cookie and is never seen again. */
export async function beginSession(
  trx: Trx,
  { user, now }: { user: { readonly id: string; readonly generation: number }; now: Date },
): Promise<{ readonly secret: string; readonly csrf: string }> {
  const [secret, csrf] = [newSecret(), newSecret()];
  const at = now.toISOString();
  await trx.deleteFrom('sessions').where('ends_at', '<', at).execute();
  await trx
    .insertInto('sessions')
    .values({
      hash: hashOfSecret(secret),
      user: user.id,
      csrf,
      generation: user.generation,
      created_at: at,
      seen_at: at,
      ends_at: new Date(now.getTime() + LONGEST_MS).toISOString(),
    })
    .execute();
  return { secret, csrf };
}

/** The session of a cookie. Undefined once it is over, its user deactivated, or password or rights have changed since it began. */
export async function readSession(db: Db, secret: string, now: Date): Promise<Session | undefined> {
  const hash = hashOfSecret(secret);
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user')
    .select([
      'sessions.csrf',
      'sessions.generation as begun_with',
      'sessions.seen_at',
      'sessions.ends_at',
      'users.id',
      'users.login',
      'users.name',
      'users.role',
      'users.active',
      'users.generation',
    ])
    .where('sessions.hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined || row.begun_with !== row.generation || row.ends_at <= now.toISOString()) return undefined;
  const idleMs = now.getTime() - Date.parse(row.seen_at);
  if (idleMs >= IDLE_MS) return undefined;
  const actor = await actorOf(db, row);
  if (actor === undefined) return undefined;
  if (idleMs >= SEEN_EVERY_MS)
    await db.updateTable('sessions').set({ seen_at: now.toISOString() }).where('hash', '=', hash).execute();
  return { hash, csrf: row.csrf, actor, login: row.login };
}

/** Signs out: the cookie opens nothing any more. */
export async function endSession(db: Db | Trx, hash: string): Promise<void> {
  await db.deleteFrom('sessions').where('hash', '=', hash).execute();
}
