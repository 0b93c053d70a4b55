import { may, type Actor, type Role } from '../model/actor.js';
import { Forbidden, NotFound } from '../model/refusal.js';
import type { Db, Trx } from '../store/tables.js';

/** A user as administrators see one. */
export interface UserRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly origin: string;
  readonly email: string | null;
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly seenAt: string | null;
  readonly sites: number;
}

/** All users, by role and login. An office has hundreds at most: they are one list. */
export async function listUsers(db: Db | Trx, actor: Actor): Promise<readonly UserRow[]> {
  if (!may(actor, 'admin')) throw new Forbidden();
  const rows = await db
    .selectFrom('users')
    .select(['id', 'login', 'name', 'role', 'origin', 'email', 'active', 'password', 'created_at'])
    .select((eb) => [
      eb
        .selectFrom('sessions')
        .whereRef('sessions.user', '=', 'users.id')
        .select((inner) => inner.fn.max('sessions.seen_at').as('seen'))
        .as('seen_at'),
      eb
        .selectFrom('user_sites')
        .whereRef('user_sites.user', '=', 'users.id')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('sites'),
    ])
    .orderBy('active', 'desc')
    .orderBy('role')
    .orderBy('login')
    .execute();
  return rows.map(({ active, password, created_at, seen_at, role, sites, ...row }) => ({
    ...row,
    role: role as Role,
    isActive: active === 1,
    hasPassword: password !== null,
    createdAt: created_at,
    seenAt: seen_at,
    sites: sites ?? 0,
  }));
}

/** One of them. Throws `NotFound`. */
export async function readUser(db: Db | Trx, actor: Actor, id: string): Promise<UserRow> {
  const user = (await listUsers(db, actor)).find((row) => row.id === id);
  if (user === undefined) throw new NotFound();
  return user;
}

/** What a 责任单位 was given to see, by name of site. */
export const sitesOfUser = (db: Db | Trx, user: string) =>
  db
    .selectFrom('user_sites')
    .innerJoin('sites', 'sites.id', 'user_sites.site')
    .select(['sites.id', 'sites.name', 'user_sites.unit'])
    .where('user_sites.user', '=', user)
    .orderBy('sites.name')
    .execute();
