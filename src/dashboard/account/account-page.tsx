import type { Context } from 'hono';
import { changePassword } from '../../access/change-password.js';
import { sitesOfUser } from '../../access/read-users.js';
import { createToken, revokeToken } from '../../access/tokens.js';
import { RIGHTS, type Right } from '../../model/actor.js';
import { Invalid, NotFound } from '../../model/refusal.js';
import { giveSession, goTo } from '../cookies.js';
import { Field, Form, Problems } from '../layout/form.js';
import { Card, Facts } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ROLE_WORDS } from '../layout/words.js';
import { clientOf } from '../peer.js';
import type { Call } from '../route.js';
import { NewPassword, readNewPassword } from './set-password.js';
import { Tokens } from './tokens.js';
import { WORDS } from './words.js';

/** Who one is, one's password, one's tokens. */
export const showAccount = (c: Context, call: Call): Promise<Response> => accountPage(c, call, {});

/** Changes one's own password; this browser stays signed in. */
export async function doChangePassword(c: Context, call: Call): Promise<Response> {
  const { office, form, actor, say } = call;
  try {
    const fresh = readNewPassword(form);
    const raw = form.raw['old']?.[0];
    const old = typeof raw === 'string' ? raw : '';
    const address = clientOf(c, office.server);
    giveSession(c, office, await changePassword(office.store, { actor, old, fresh, address, now: office.now() }));
    return goTo(c, office, '/account', { tone: 'good', text: say(WORDS.changed) });
  } catch (error) {
    if (error instanceof Invalid) return accountPage(c, call, { password: error });
    throw error;
  }
}

/** Makes a token and shows it once. */
export async function doCreateToken(c: Context, call: Call): Promise<Response> {
  const { office, form, actor } = call;
  try {
    const scopes = form.all('scopes').filter((right): right is Right => RIGHTS.some((known) => known === right));
    const [title, endsOn] = [form.text('title', 100), form.day('ends') ?? ''];
    const { secret } = await office.store.transaction((trx) =>
      createToken(trx, { actor, title, scopes, endsOn, now: office.now() }),
    );
    return await accountPage(c, call, { secret });
  } catch (error) {
    if (error instanceof Invalid) return accountPage(c, call, { token: error });
    throw error;
  }
}

/** Ends one of one's own tokens. */
export async function doRevokeToken(c: Context, { office, actor, say }: Call): Promise<Response> {
  const id = c.req.param('token');
  if (id === undefined) throw new NotFound();
  await office.store.transaction((trx) => revokeToken(trx, { actor, id, at: office.now().toISOString() }));
  return goTo(c, office, '/account#tokens', { tone: 'good', text: say(WORDS.revoked) });
}

async function accountPage(
  c: Context,
  call: Call,
  { password, token, secret }: { password?: Invalid; token?: Invalid; secret?: string },
): Promise<Response> {
  const { say, actor, office } = call;
  const { db } = office.store;
  const user = await db
    .selectFrom('users')
    .select(['login', 'email', 'origin', 'password'])
    .where('id', '=', actor.id)
    .executeTakeFirst();
  if (user === undefined) throw new NotFound();
  const sites = actor.sight === 'all' ? [] : await sitesOfUser(db, actor.id);
  return showPage(
    c,
    call,
    { title: say(WORDS.account), ...((password ?? token) && { status: 422 as const }) },
    <>
      <div class="columns">
        <Card title={say(WORDS.facts)}>
          <Facts
            rows={[
              [say(WORDS.login), user.login],
              [say(WORDS.name), actor.name],
              [say(WORDS.role), say(ROLE_WORDS[actor.role])],
              sites.length > 0
                ? [say(WORDS.sites), sites.map(({ name, unit }) => (unit ? `${name} / ${unit}` : name)).join('；')]
                : undefined,
            ]}
          />
        </Card>
        <Card title={say(WORDS.changePassword)}>
          {user.password === null && user.origin === 'proxy' ? (
            <p class="muted">{say(WORDS.proxied)}</p>
          ) : (
            <Form call={call} action="/account/password">
              <Problems call={call} invalid={password} />
              <input type="text" name="login" value={user.login} autocomplete="username" hidden readonly />
              <Field
                call={call}
                name="old"
                label={say(WORDS.old)}
                type="password"
                required
                autocomplete="current-password"
                invalid={password}
              />
              <NewPassword call={call} invalid={password} />
              <p>
                <button>{say(WORDS.changePassword)}</button>
              </p>
            </Form>
          )}
        </Card>
      </div>
      <Tokens call={call} invalid={token} secret={secret} />
    </>,
  );
}
