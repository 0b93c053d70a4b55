import { randomUUID } from 'node:crypto';
import { appendLog } from '../store/log/append-log.js';
import type { Store } from '../store/open-store.js';
import { invite } from './invitations.js';

/** How long the link is good that the first start prints. */
const FIRST_LINK_MS = 24 * 3_600_000;

/** A link's secret, and the account whose password it sets. */
export interface AdminLink {
  readonly login: string;
  readonly secret: string;
}

/**
 * Who administers an office that nobody has come into yet: the user `admin`, made here, and a link to set its password. Undefined
 * where an administrator can sign in. `isLost`: asked for by whoever has the machine, because nobody can: the first administrator
 * gets a link even so.
 */
export async function firstAdmin(store: Store, now: Date, isLost = false): Promise<AdminLink | undefined> {
  return store.transaction(async (trx) => {
    const admins = await trx
      .selectFrom('users')
      .select(['id', 'login', 'password', 'origin'])
      .where('role', '=', 'admin')
      .where('active', '=', 1)
      .orderBy('created_at')
      .execute();
    const canSignIn = admins.some(({ password, origin }) => password !== null || origin === 'proxy');
    if (canSignIn && !isLost) return undefined;
    const known = admins.find(({ origin }) => origin === 'password');
    const user = known ?? (await createAdmin());
    const secret = await invite(trx, { user: user.id, by: 'system', now, lastsMs: FIRST_LINK_MS });
    return { login: user.login, secret };

    async function createAdmin() {
      const at = now.toISOString();
      const taken = await trx.selectFrom('users').select('login').where('login', 'like', 'admin%').execute();
      const names = new Set(taken.map(({ login }) => login));
      let login = 'admin';
      for (let next = 2; names.has(login); next++) login = `admin${next}`;
      const row = {
        id: randomUUID(),
        login,
        name: '管理员',
        role: 'admin',
        password: null,
        origin: 'password',
        email: null,
      };
      await trx
        .insertInto('users')
        .values({ ...row, active: 1, created_at: at, generation: 0 })
        .execute();
      await appendLog(trx, {
        at,
        actor: 'system',
        action: 'user.created',
        subject: `user:${row.id}`,
        detail: { login, role: 'admin' },
      });
      return row;
    }
  });
}
