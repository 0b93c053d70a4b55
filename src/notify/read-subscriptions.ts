import type { Selectable } from 'kysely';
import type { Role } from '../model/actor.js';
import type { OfficeEventKind } from '../model/office-event.js';
import type { Db, Tables, Trx } from '../store/tables.js';
import { KINDS } from './kinds.js';
import type { Scope, Subscription } from './subscription.js';

/** What people of a role are told while they have not chosen for themselves, where mail can be sent. */
export const BY_DEFAULT: Readonly<Record<Role, readonly OfficeEventKind[]>> = {
  office: [
    'notice-issued',
    'rectification-due',
    'rectification-overdue',
    'rectification-reopened',
    'appeal-decided',
    'availability-failed',
  ],
  evaluator: ['review-waiting', 'appeal-lodged'],
  admin: [
    'run-missed',
    'site-vetoed',
    'availability-failed',
    'rectification-overdue',
    'reply-received',
    'appeal-lodged',
  ],
  viewer: [],
};

/** Every subscription that is in force; with `canMail` also those of people who have chosen nothing yet. */
export async function readSubscriptions(
  db: Db | Trx,
  { canMail }: { canMail: boolean },
): Promise<readonly (Subscription & { readonly since: string })[]> {
  const rows = await db.selectFrom('subscriptions').selectAll().execute();
  const chosen = rows.map((row) => ({ ...asSubscription(row), since: row.created_at }));
  if (!canMail) return chosen.filter(({ isActive }) => isActive);
  const users = await db
    .selectFrom('users')
    .select(['id', 'role', 'created_at'])
    .where('active', '=', 1)
    .where('email', 'is not', null)
    .execute();
  const known = new Set(chosen.map(({ user }) => user));
  const usual = users
    .filter(({ id }) => !known.has(id))
    .map(({ id, role, created_at }) => ({ ...defaultSubscription(id, role), since: created_at }));
  return [...chosen, ...usual].filter(({ isActive, kinds }) => isActive && kinds.length > 0);
}

/** What somebody of a role is told while nothing else is chosen. */
export function defaultSubscription(user: string, role: string): Subscription {
  return {
    id: `default:${user}`,
    user,
    channel: undefined,
    kinds: BY_DEFAULT[role as Role] ?? [],
    scope: undefined,
    rhythm: 'at-once',
    dailyAt: undefined,
    quiet: undefined,
    lang: 'zh',
    isActive: true,
  };
}

/** A row as the rest of the room reads it. Kinds that are no longer known are left out. */
export function asSubscription(row: Selectable<Tables['subscriptions']>): Subscription {
  const kinds = JSON.parse(row.kinds) as readonly string[];
  return {
    id: row.id,
    user: row.user ?? undefined,
    channel: row.channel ?? undefined,
    kinds: (Object.keys(KINDS) as OfficeEventKind[]).filter((kind) => kinds.includes(kind)),
    scope: row.scope === null ? undefined : (JSON.parse(row.scope) as Scope),
    rhythm: row.rhythm === 'daily' ? 'daily' : 'at-once',
    dailyAt: row.daily_at ?? undefined,
    quiet: row.quiet_from === null || row.quiet_to === null ? undefined : { from: row.quiet_from, to: row.quiet_to },
    lang: row.lang === 'en' ? 'en' : 'zh',
    isActive: row.active === 1,
  };
}
