import { randomUUID } from 'node:crypto';
import { appendLog } from '../store/log/append-log.js';
import { takeTurn } from '../store/log/take-turn.js';
import type { Trx } from '../store/tables.js';

/** The user whom a trusted proxy names; a new viewer where unknown ones are admitted, else undefined. */
export async function proxyUser(
  trx: Trx,
  { login, admitsUnknown, at }: { login: string; admitsUnknown: boolean; at: string },
): Promise<{ readonly id: string; readonly generation: number } | undefined> {
  const find = () =>
    trx.selectFrom('users').select(['id', 'generation', 'active']).where('login', '=', login).executeTakeFirst();
  let known = await find();
  if (known === undefined && admitsUnknown) {
    // A browser's first page asks for several things at once.
    await takeTurn(trx);
    known = await find();
  }
  if (known !== undefined) return known.active === 1 ? known : undefined;
  if (!admitsUnknown) return undefined;
  const id = randomUUID();
  await trx
    .insertInto('users')
    .values({
      id,
      login,
      name: login,
      role: 'viewer',
      password: null,
      origin: 'proxy',
      email: null,
      active: 1,
      created_at: at,
      generation: 0,
    })
    .execute();
  await appendLog(trx, {
    at,
    actor: 'system',
    action: 'user.created',
    subject: `user:${id}`,
    detail: { login, role: 'viewer', origin: 'proxy' },
  });
  return { id, generation: 0 };
}
