import { randomUUID } from 'node:crypto';
import { may, ROLES, type Actor, type Role } from '../model/actor.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { appendLog } from '../store/log/append-log.js';
import { takeTurn } from '../store/log/take-turn.js';
import type { Trx } from '../store/tables.js';

/** What an administrator fills in. */
export interface UserFacts {
  readonly name: string;
  readonly role: Role;
  readonly email?: string | undefined;
  /** Of a 责任单位 only: what it sees. */
  readonly sites: readonly { readonly site: string; readonly unit?: string }[];
}

const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;

/** Makes a user, who has no password yet. Answers its id. */
export async function createUser(
  trx: Trx,
  { login, facts, actor, at }: { login: string; facts: UserFacts; actor: Actor; at: string },
): Promise<string> {
  if (!may(actor, 'admin')) throw new Forbidden();
  if (!LOGIN.test(login))
    refuse('login', {
      zh: '2 到 64 个字母、数字或 . _ @ -，以字母或数字开头。',
      en: '2 to 64 letters, digits or . _ @ -.',
    });
  assertFacts(facts);
  await takeTurn(trx);
  const same = await trx.selectFrom('users').select('id').where('login', '=', login).executeTakeFirst();
  if (same !== undefined) refuse('login', { zh: '已有同名账号。', en: 'This account exists already.' });
  const id = randomUUID();
  const { name, role, email } = facts;
  await trx
    .insertInto('users')
    .values({
      id,
      login,
      name,
      role,
      password: null,
      origin: 'password',
      email: email ?? null,
      active: 1,
      created_at: at,
      generation: 0,
    })
    .execute();
  await replaceSites(trx, id, facts);
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'user.created',
    subject: `user:${id}`,
    detail: { login, name, role, sites: facts.sites },
  });
  return id;
}

/** Changes a user. A change of rights ends its sessions. Throws `Conflict` where nobody would be left to administer. */
export async function changeUser(
  trx: Trx,
  { id, facts, isActive, actor, at }: { id: string; facts: UserFacts; isActive: boolean; actor: Actor; at: string },
): Promise<void> {
  if (!may(actor, 'admin')) throw new Forbidden();
  assertFacts(facts);
  // Two administrators cannot deactivate each other at once.
  await takeTurn(trx);
  const before = await trx
    .selectFrom('users')
    .select(['name', 'role', 'email', 'active'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (before === undefined) throw new NotFound();
  const sites = await trx
    .selectFrom('user_sites')
    .select(['site', 'unit'])
    .where('user', '=', id)
    .orderBy('site')
    .execute();
  if (before.role === 'admin' && before.active === 1 && (facts.role !== 'admin' || !isActive))
    await assertAnotherAdmin(trx, id);
  const { name, role, email } = facts;
  const changesRights =
    role !== before.role || isActive !== (before.active === 1) || keyOf(sites) !== keyOf(facts.sites);
  await trx
    .updateTable('users')
    .set((eb) => ({
      name,
      role,
      email: email ?? null,
      active: isActive ? 1 : 0,
      ...(changesRights && { generation: eb('generation', '+', 1) }),
    }))
    .where('id', '=', id)
    .execute();
  await replaceSites(trx, id, facts);
  if (changesRights) await trx.deleteFrom('sessions').where('user', '=', id).execute();
  if (!isActive) {
    await trx.deleteFrom('invitations').where('user', '=', id).execute();
    await trx
      .updateTable('tokens')
      .set({ revoked_at: at })
      .where('user', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  }
  await appendLog(trx, {
    at,
    actor: actor.id,
    action: 'user.changed',
    subject: `user:${id}`,
    detail: {
      before: { ...before, sites },
      after: { name, role, email: email ?? null, active: isActive ? 1 : 0, sites: facts.sites },
    },
  });
}

async function assertAnotherAdmin(trx: Trx, id: string): Promise<void> {
  const other = await trx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '!=', id)
    .where((eb) => eb.or([eb('password', 'is not', null), eb('origin', '=', 'proxy')]))
    .executeTakeFirst();
  if (other === undefined)
    throw new Conflict({
      zh: '这是最后一位能登录的管理员，不能停用或改为其他角色。请先另设一位管理员并让其设好密码。',
      en: 'This is the last administrator who can sign in. Make another one first.',
    });
}

async function replaceSites(trx: Trx, user: string, { role, sites }: UserFacts): Promise<void> {
  await trx.deleteFrom('user_sites').where('user', '=', user).execute();
  if (role !== 'office') return;
  for (const { site, unit } of sites)
    await trx
      .insertInto('user_sites')
      .values({ user, site, unit: unit ?? null })
      .execute();
}

function assertFacts({ name, role, email, sites }: UserFacts): void {
  if (name.trim() === '' || name.length > 80) refuse('name', { zh: '请填写姓名或单位名称。', en: 'Fill in a name.' });
  if (!ROLES.includes(role)) refuse('role', { zh: '请选择角色。', en: 'Choose a role.' });
  if (email !== undefined && !/^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/.test(email))
    refuse('email', { zh: '不是邮箱地址。', en: 'Not a mail address.' });
  if (role === 'office' && sites.length === 0)
    refuse('sites', {
      zh: '责任单位至少要有一个网站，否则什么也看不到。',
      en: 'An office without a site would see nothing.',
    });
}

const keyOf = (sites: readonly { readonly site: string; readonly unit?: string | null }[]): string =>
  sites
    .map(({ site, unit }) => JSON.stringify([site, unit ?? null]))
    .sort()
    .join();

const refuse = (field: string, words: Words): never => {
  throw new Invalid(
    { zh: '有内容没有填对，请改正后再保存。', en: 'Something is not filled in correctly.' },
    { [field]: words },
  );
};
