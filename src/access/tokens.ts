import { randomUUID } from 'node:crypto';
import { may, type Actor, type Right } from '../model/actor.js';
import { Forbidden, Invalid, NotFound } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Db, Trx } from '../store/tables.js';
import { TOKEN_PREFIX } from './read-token.js';
import { hashOfSecret, newSecret } from './secret.js';

const LONGEST_DAYS = 366;
const MOST_ALIVE = 20;
const DAY_MS = 86_400_000;

/** A token as its owner and administrators see it. */
export interface TokenRow {
  readonly id: string;
  readonly user: string;
  readonly title: string;
  readonly scopes: readonly Right[];
  readonly createdAt: string;
  readonly endsAt: string;
  readonly revokedAt: string | null;
  readonly usedAt: string | null;
}

/** Makes a token for oneself, with no more than one's own rights. The secret is answered once and never seen again. */
export async function createToken(
  trx: Trx,
  {
    actor,
    title,
    scopes,
    endsOn,
    now,
  }: { actor: Actor; title: string; scopes: readonly Right[]; endsOn: string; now: Date },
): Promise<{ readonly id: string; readonly secret: string }> {
  // A token must not beget another that outlives it.
  if (actor.scopes !== undefined) throw new Forbidden();
  const refuse = (field: string, zh: string, en: string): never => {
    throw new Invalid({ zh: '令牌没有建立。', en: 'The token was not made.' }, { [field]: { zh, en } });
  };
  if (title.trim() === '') refuse('title', '请写明用途。', 'Say what it is for.');
  if (scopes.length === 0) refuse('scopes', '至少选择一项权限。', 'Choose a right.');
  if (scopes.some((right) => !may(actor, right)))
    refuse('scopes', '不能超出自己的权限。', 'Not more than your own rights.');
  // To the end of that day in Beijing.
  const endsAt = Date.parse(`${endsOn}T23:59:59.999+08:00`);
  if (Number.isNaN(endsAt) || endsAt <= now.getTime())
    refuse('ends', '到期日应在今天或以后。', 'It must end today or later.');
  if (endsAt > now.getTime() + LONGEST_DAYS * DAY_MS) refuse('ends', '最长一年。', 'A year at most.');
  const at = now.toISOString();
  const { alive } = await trx
    .selectFrom('tokens')
    .select((eb) => eb.fn.countAll<number>().as('alive'))
    .where('user', '=', actor.id)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', at)
    .executeTakeFirstOrThrow();
  if (alive >= MOST_ALIVE) refuse('title', `最多 ${MOST_ALIVE} 个有效令牌。`, `At most ${MOST_ALIVE} tokens.`);
  const id = randomUUID();
  const secret = `${TOKEN_PREFIX}${newSecret()}`;
  const ends_at = new Date(endsAt).toISOString();
  await trx
    .insertInto('tokens')
    .values({
      id,
      hash: hashOfSecret(secret),
      user: actor.id,
      title,
      scopes: JSON.stringify(scopes),
      created_at: at,
      ends_at,
      revoked_at: null,
      used_at: null,
    })
    .execute();
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'token.created',
    subject: `token:${id}`,
    detail: { title, scopes, endsAt: ends_at },
  });
  return { id, secret };
}

/** Ends a token at once: one's own, or as an administrator anybody's. Out of reach is `NotFound`. */
export async function revokeToken(
  trx: Trx,
  { actor, id, at }: { actor: Actor; id: string; at: string },
): Promise<void> {
  const revoked = await trx
    .updateTable('tokens')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(!may(actor, 'admin'), (query) => query.where('user', '=', actor.id))
    .returning('id')
    .executeTakeFirst();
  if (revoked === undefined) throw new NotFound();
  await appendLog(trx, { at, actor: actor.id, action: 'token.revoked', subject: `token:${id}` });
}

/** Tokens of one user that still open something or did lately, newest first: one's own, or as an administrator anybody's. */
export async function listTokens(
  db: Db | Trx,
  { actor, user }: { actor: Actor; user: string },
): Promise<readonly TokenRow[]> {
  if (user !== actor.id && !may(actor, 'admin')) throw new NotFound();
  const rows = await db
    .selectFrom('tokens')
    .select(['id', 'user', 'title', 'scopes', 'created_at', 'ends_at', 'revoked_at', 'used_at'])
    .where('user', '=', user)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    user: row.user,
    title: row.title,
    scopes: JSON.parse(row.scopes) as Right[],
    createdAt: row.created_at,
    endsAt: row.ends_at,
    revokedAt: row.revoked_at,
    usedAt: row.used_at,
  }));
}
