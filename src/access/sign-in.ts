import type { Store } from '../store/open-store.js';
import { appendLog } from '../store/log/append-log.js';
import { countAttempt, forgetAttempts } from './count-attempt.js';
import { isPassword } from './passwords.js';
import { beginSession, endSession } from './sessions.js';

/** How an attempt to sign in ended. `refused` says nothing of why: no account, wrong password and deactivated are one. */
export type SignedIn =
  | { readonly kind: 'in'; readonly secret: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly until: string };

interface Given {
  readonly login: string;
  readonly password: string;
  /** Of the client, as far as it is known. */
  readonly address: string;
  readonly now: Date;
  /** A session that this browser had: it ends with the new one. */
  readonly before?: string | undefined;
}

/** Signs in by password; begins a new session each time. */
export async function signIn(store: Store, { login, password, address, now, before }: Given): Promise<SignedIn> {
  const at = now.toISOString();
  const limit = await store.transaction(async (trx) => {
    const reached = await countAttempt(trx, { login, address, now });
    if (reached?.isFirst === true)
      await appendLog(trx, {
        at,
        actor: 'system',
        action: 'sign-in.limited',
        subject: 'users',
        detail: { login, address },
      });
    return reached;
  });
  if (limit !== undefined) return { kind: 'wait', until: limit.until };
  const user = await store.db
    .selectFrom('users')
    .select(['id', 'login', 'password', 'active', 'generation'])
    .where('login', '=', login)
    .executeTakeFirst();
  const isRight = await isPassword(user?.active === 1 ? user.password : null, password);
  if (!isRight || user === undefined) return { kind: 'refused' };
  return store.transaction(async (trx) => {
    // Deactivated, or given another password, while the hash was computed.
    const still = await trx
      .selectFrom('users')
      .select(['active', 'generation'])
      .where('id', '=', user.id)
      .executeTakeFirst();
    if (still?.active !== 1 || still.generation !== user.generation) return { kind: 'refused' as const };
    await forgetAttempts(trx, { login, address });
    if (before !== undefined) await endSession(trx, before);
    const { secret } = await beginSession(trx, { user, now });
    await appendLog(trx, {
      at,
      actor: user.id,
      action: 'session.begun',
      subject: `user:${user.id}`,
      detail: { address },
    });
    return { kind: 'in' as const, secret };
  });
}
