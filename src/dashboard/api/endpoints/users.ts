import { invite } from '../../../access/invitations.js';
import { readSiteLines } from '../../../access/read-site-lines.js';
import { listUsers, readUser, sitesOfUser } from '../../../access/read-users.js';
import { changeUser, createUser, type UserFacts } from '../../../access/save-user.js';
import { listTokens, revokeToken } from '../../../access/tokens.js';
import { may, RIGHTS, ROLES } from '../../../model/actor.js';
import type { Call } from '../../route.js';
import { endpoint } from '../endpoint.js';
import { asPart, given, partOfSorted } from '../part.js';
import { closed, count, flag, instant, line, list, maybe, oneOf, orNull, paging, partSchema, text } from '../shapes.js';

const role = oneOf(ROLES);
const UserSchema = closed(
  {
    ...{ id: text, login: text, name: text, role, origin: text, email: orNull(text), isActive: flag },
    ...{ hasPassword: flag, createdAt: instant, seenAt: orNull(instant), sites: count },
  },
  'User',
);
const TokenSchema = closed(
  {
    ...{ id: text, user: text, title: text, scopes: list(text), createdAt: instant, endsAt: instant },
    ...{ revokedAt: orNull(instant), usedAt: orNull(instant) },
  },
  'Token',
);
const WholeUserSchema = closed({ user: UserSchema, sees: list(closed({ site: text, unit: maybe(text) })) });
const facts = {
  name: line(80, 1),
  role,
  email: maybe(line(254)),
  sees: maybe(list(closed({ site: line(100, 1), unit: maybe(line(100, 1)) }), 5_000)),
};
const example = { name: '青禾区财政局', role: 'office', sees: [{ site: 'qinghe', unit: '区财政局' }] };

async function factsOf(
  { office }: Call,
  { sees = [], name, role: as, email }: Omit<UserFacts, 'sites'> & { sees?: UserFacts['sites'] },
): Promise<UserFacts> {
  // The same reading as on the page: a site or unit that is not there is refused.
  const lines = sees.map(({ site, unit }) => (unit === undefined ? site : `${site} / ${unit}`)).join('\n');
  return { name, role: as, ...given({ email }), sites: await readSiteLines(office.store.db, lines) };
}

async function wholeUser({ office, actor }: Call, id: string) {
  const user = await readUser(office.store.db, actor, id);
  const sites = await sitesOfUser(office.store.db, id);
  return { user, sees: sites.map((row) => ({ site: row.id, ...(row.unit !== null && { unit: row.unit }) })) };
}

const admin = { right: 'admin', sight: 'all' } as const;

/** 用户和令牌 */
export const userEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/me', right: 'signed-in', sight: 'own' },
    title: { zh: '我是谁，能做什么', en: 'Who I am and what I may' },
    answer: closed({
      id: text,
      name: text,
      role,
      rights: list(oneOf(RIGHTS)),
      sees: orNull(list(closed({ site: text, unit: maybe(text) }))),
    }),
    handle: ({ actor }) => ({
      ...{ id: actor.id, name: actor.name, role: actor.role, rights: RIGHTS.filter((right) => may(actor, right)) },
      sees: actor.sight === 'all' ? null : [...actor.sight].map(([site, { unit }]) => ({ site, ...given({ unit }) })),
    }),
  }),
  endpoint({
    ...{ method: 'GET', path: '/users', ...admin },
    title: { zh: '用户', en: 'Users' },
    query: closed(paging),
    answer: partSchema(UserSchema),
    handle: async (call, { query }) =>
      asPart(
        call,
        partOfSorted(await listUsers(call.office.store.db, call.actor), ({ id }) => id, query),
        (user) => user,
      ),
  }),
  endpoint({
    ...{ method: 'POST', path: '/users', ...admin },
    title: { zh: '新建用户', en: 'Make a user' },
    about: '`link`: path by which the user sets a password, once, within three days.',
    body: closed({ login: line(64, 2), ...facts }),
    example: { login: 'caizheng', ...example },
    status: 201,
    answer: closed({ id: text, link: text }),
    handle: async (call, { body: { login, ...given } }) => {
      const { office, actor } = call;
      const now = office.now();
      const checked = await factsOf(call, given);
      return office.store.transaction(async (trx) => {
        const id = await createUser(trx, { login, facts: checked, actor, at: now.toISOString() });
        const secret = await invite(trx, { user: id, by: actor.id, now });
        return { id, link: `/set-password?key=${secret}` };
      });
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/users/:user', ...admin },
    title: { zh: '一个用户', en: 'A user' },
    answer: WholeUserSchema,
    handle: (call, { params: { user = '' } }) => wholeUser(call, user),
  }),
  endpoint({
    ...{ method: 'PUT', path: '/users/:user', ...admin },
    title: { zh: '修改用户', en: 'Change a user' },
    body: closed({ ...facts, isActive: flag }),
    example: { ...example, isActive: true },
    answer: WholeUserSchema,
    handle: async (call, { params: { user = '' }, body: { isActive, ...given } }) => {
      const { office, actor } = call;
      const change = { id: user, facts: await factsOf(call, given), isActive, actor, at: office.now().toISOString() };
      await office.store.transaction((trx) => changeUser(trx, change));
      return wholeUser(call, user);
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/users/:user/tokens', ...admin },
    title: { zh: '用户的令牌', en: 'Tokens of a user' },
    about: 'Tokens are made on the page of one’s account, where a person has signed in: no token begets another.',
    answer: closed({ items: list(TokenSchema) }),
    handle: async ({ office, actor }, { params: { user = '' } }) => {
      await readUser(office.store.db, actor, user);
      return { items: await listTokens(office.store.db, { actor, user }) };
    },
  }),
  endpoint({
    ...{ method: 'DELETE', path: '/tokens/:token', right: 'signed-in', sight: 'none' },
    title: { zh: '吊销令牌', en: 'Revoke a token' },
    about: 'One’s own; an administrator anybody’s.',
    handle: ({ office, actor }, { params: { token = '' } }) =>
      office.store.transaction((trx) => revokeToken(trx, { actor, id: token, at: office.now().toISOString() })),
  }),
];
