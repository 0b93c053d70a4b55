import { RIGHTS, ROLES, type Actor, type Right, type Role } from '../model/actor.js';
import type { Db, Trx } from '../store/tables.js';

/** Somebody who is known, as far as signing in asks. */
export interface KnownUser {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly active: number;
  readonly generation: number;
}

/** What a user may see and do. `scopes`: those of a token. Undefined for one who is deactivated. */
export async function actorOf(db: Db | Trx, user: KnownUser, scopes?: readonly string[]): Promise<Actor | undefined> {
  const role = ROLES.find((name) => name === user.role);
  if (role === undefined || user.active !== 1) return undefined;
  return {
    id: user.id,
    name: user.name,
    role,
    sight: await sightOf(db, user.id, role),
    ...(scopes && { scopes: new Set(RIGHTS.filter((right): right is Right => scopes.includes(right))) }),
  };
}

/** By id; undefined where there is none, or it is deactivated. */
export async function readActor(db: Db | Trx, id: string): Promise<Actor | undefined> {
  const user = await db
    .selectFrom('users')
    .select(['id', 'login', 'name', 'role', 'active', 'generation'])
    .where('id', '=', id)
    .executeTakeFirst();
  return user && actorOf(db, user);
}

/** A 责任单位 sees the sites it was given, nothing where it was given none; everybody else sees all. */
async function sightOf(db: Db | Trx, user: string, role: Role): Promise<Actor['sight']> {
  if (role !== 'office') return 'all';
  const rows = await db.selectFrom('user_sites').select(['site', 'unit']).where('user', '=', user).execute();
  return new Map(rows.map(({ site, unit }) => [site, unit === null ? {} : { unit }]));
}
