import type { Actor } from '../model/actor.js';
import type { Db } from '../store/tables.js';
import { actorOf } from './read-actor.js';
import { hashOfSecret } from './secret.js';

/** So that a leaked one is found by searching for it. */
export const TOKEN_PREFIX = 'gk_';
const USED_EVERY_MS = 60_000;

/** Whom an API token speaks for, never with more than its scopes. Undefined for one that is over, revoked or of no active user. */
export async function readToken(db: Db, secret: string, now: Date): Promise<Actor | undefined> {
  if (!secret.startsWith(TOKEN_PREFIX)) return undefined;
  const row = await db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user')
    .select([
      'tokens.id as token',
      'tokens.scopes',
      'tokens.ends_at',
      'tokens.revoked_at',
      'tokens.used_at',
      'users.id',
      'users.login',
      'users.name',
      'users.role',
      'users.active',
      'users.generation',
    ])
    .where('tokens.hash', '=', hashOfSecret(secret))
    .executeTakeFirst();
  const at = now.toISOString();
  if (row === undefined || row.revoked_at !== null || row.ends_at <= at) return undefined;
  const actor = await actorOf(db, row, JSON.parse(row.scopes) as string[]);
  if (actor !== undefined && (row.used_at === null || now.getTime() - Date.parse(row.used_at) >= USED_EVERY_MS))
    await db.updateTable('tokens').set({ used_at: at }).where('id', '=', row.token).execute();
  return actor;
}
