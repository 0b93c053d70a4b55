import { NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Db, Trx } from '../store/tables.js';
import { hashOfSecret, newSecret } from './secret.js';

/** How long a link to set a password is good. */
export const INVITATION_MS = 72 * 3_600_000;

/** A link that works once, to set a password. Earlier ones of the same user end. The secret is never seen again. */
export async function invite(
  trx: Trx,
  { user, by, now, lastsMs = INVITATION_MS }: { user: string; by: string; now: Date; lastsMs?: number },
): Promise<string> {
  const at = now.toISOString();
  const secret = newSecret();
  await trx.deleteFrom('invitations').where('user', '=', user).execute();
  await trx
    .insertInto('invitations')
    .values({
      hash: hashOfSecret(secret),
      user,
      created_at: at,
      ends_at: new Date(now.getTime() + lastsMs).toISOString(),
      used_at: null,
    })
    .execute();
  await appendLog(trx, { at, actor: by, action: 'user.invited', subject: `user:${user}` });
  return secret;
}

/** Whose link it is; undefined for one that was used, is over, or never was. */
export const readInvitation = (
  db: Db | Trx,
  secret: string,
  now: Date,
): Promise<
  { readonly id: string; readonly login: string; readonly name: string; readonly generation: number } | undefined
> =>
  db
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'invitations.user')
    .select(['users.id', 'users.login', 'users.name', 'users.generation'])
    .where('invitations.hash', '=', hashOfSecret(secret))
    .where('invitations.used_at', 'is', null)
    .where('invitations.ends_at', '>', now.toISOString())
    .where('users.active', '=', 1)
    .executeTakeFirst();

/** Sets the password and uses the link up, both or neither; all sessions of the user end. Throws `NotFound` for a link that is no more. */
export async function acceptInvitation(
  trx: Trx,
  { secret, hash, now }: { secret: string; hash: string; now: Date },
): Promise<{ readonly id: string; readonly generation: number }> {
  const at = now.toISOString();
  const used = await trx
    .updateTable('invitations')
    .set({ used_at: at })
    .where('hash', '=', hashOfSecret(secret))
    .where('used_at', 'is', null)
    .where('ends_at', '>', at)
    .returning('user')
    .executeTakeFirst();
  if (used === undefined)
    throw new NotFound({
      zh: '链接已经用过或已过期，请向管理员再要一个。',
      en: 'This link was used or is over. Ask the administrator for another.',
    });
  const user = await trx
    .updateTable('users')
    .set((eb) => ({ password: hash, generation: eb('generation', '+', 1) }))
    .where('id', '=', used.user)
    .where('active', '=', 1)
    .returning(['id', 'generation'])
    .executeTakeFirst();
  if (user === undefined) throw new NotFound();
  await trx.deleteFrom('sessions').where('user', '=', user.id).execute();
  await appendLog(trx, { at, actor: user.id, action: 'user.password-set', subject: `user:${user.id}` });
  return user;
}
