import type { Actor } from '../model/actor.js';
import { Conflict, Forbidden, Invalid } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import { countAttempt, forgetAttempts } from './count-attempt.js';
import { assertGoodPassword, hashPassword, isPassword } from './passwords.js';
import { beginSession } from './sessions.js';

/** Changes one's own password. All sessions end; the secret of a new one is answered. Guessing the old one is limited as signing in is. */
export async function changePassword(
  store: Store,
  { actor, old, fresh, address, now }: { actor: Actor; old: string; fresh: string; address: string; now: Date },
): Promise<string> {
  if (actor.scopes !== undefined) throw new Forbidden();
  const at = now.toISOString();
  const user = await store.db
    .selectFrom('users')
    .select(['id', 'login', 'name', 'password', 'generation'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow();
  const limit = await store.transaction((trx) => countAttempt(trx, { login: user.login, address, now }));
  if (limit !== undefined || !(await isPassword(user.password, old)))
    throw new Invalid(
      { zh: '密码没有改成。', en: 'The password was not changed.' },
      {
        old: {
          zh: limit ? '尝试太多，请过一会儿再试。' : '当前密码不对。',
          en: limit ? 'Too many attempts; wait.' : 'Not your password.',
        },
      },
    );
  await assertGoodPassword(fresh, 'fresh', [user.login, user.name]);
  const password = await hashPassword(fresh);
  return store.transaction(async (trx) => {
    const changed = await trx
      .updateTable('users')
      .set({ password, generation: user.generation + 1 })
      .where('id', '=', user.id)
      .where('generation', '=', user.generation)
      .returning(['id', 'generation'])
      .executeTakeFirst();
    if (changed === undefined)
      throw new Conflict({
        zh: '账号刚刚被别处修改，请重新登录。',
        en: 'The account has just been changed elsewhere.',
      });
    await forgetAttempts(trx, { login: user.login, address });
    await trx.deleteFrom('sessions').where('user', '=', user.id).execute();
    await appendLog(trx, { at, actor: user.id, action: 'user.password-changed', subject: `user:${user.id}` });
    return (await beginSession(trx, { user: changed, now })).secret;
  });
}
