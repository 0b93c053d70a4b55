import type { Context } from 'hono';
import { acceptInvitation, readInvitation } from '../../access/invitations.js';
import { assertGoodPassword, hashPassword } from '../../access/passwords.js';
import { beginSession } from '../../access/sessions.js';
import { Invalid } from '../../model/refusal.js';
import { giveSession, goTo } from '../cookies.js';
import type { Fields } from '../fields.js';
import { Field, Form, Problems } from '../layout/form.js';
import { showPage } from '../layout/show-page.js';
import type { Call } from '../route.js';
import { WORDS } from './words.js';

/** What a link that works once opens. */
export const showSetPassword = (c: Context, call: Call): Promise<Response> =>
  setPasswordPage(c, call, call.query.text('key', 100));

/** Sets the password and signs in. */
export async function doSetPassword(c: Context, call: Call): Promise<Response> {
  const { office, form } = call;
  const secret = form.text('key', 100);
  const now = office.now();
  const user = await readInvitation(office.store.db, secret, now);
  if (user === undefined) return setPasswordPage(c, call, secret);
  try {
    const password = readNewPassword(form);
    await assertGoodPassword(password, 'fresh', [user.login, user.name]);
    const hash = await hashPassword(password);
    const session = await office.store.transaction(async (trx) =>
      beginSession(trx, { user: await acceptInvitation(trx, { secret, hash, now }), now }),
    );
    giveSession(c, office, session.secret);
    return goTo(c, office, '/');
  } catch (error) {
    if (error instanceof Invalid) return setPasswordPage(c, call, secret, error);
    throw error;
  }
}

/** The new password as it was typed twice. Throws `Invalid` where the two differ. */
export function readNewPassword({ raw }: Fields): string {
  const [fresh, again] = ['fresh', 'again'].map((name) => raw[name]?.[0]);
  if (typeof fresh !== 'string' || fresh !== again) throw new Invalid(WORDS.notTaken, { again: WORDS.notSame });
  return fresh;
}

async function setPasswordPage(c: Context, call: Call, secret: string, invalid?: Invalid): Promise<Response> {
  const { say, office } = call;
  const user = await readInvitation(office.store.db, secret, office.now());
  const title = say(WORDS.setPassword);
  if (user === undefined)
    return showPage(c, call, { title, isBare: true, status: 422 }, <p class="card">{say(WORDS.linkOver)}</p>);
  return showPage(
    c,
    call,
    { title, isBare: true, ...(invalid && { status: 422 as const }) },
    <div class="card">
      <p>{say(WORDS.welcome).replace('{name}', user.name).replace('{login}', user.login)}</p>
      <Problems call={call} invalid={invalid} />
      <Form call={call} action="/set-password">
        <input type="hidden" name="key" value={secret} />
        {/* For password keepers. */}
        <input type="text" name="login" value={user.login} autocomplete="username" hidden readonly />
        <NewPassword call={call} invalid={invalid} />
        <p class="row">
          <button>{title}</button>
        </p>
      </Form>
    </div>,
  );
}

/** The two fields of a new password. */
export function NewPassword({ call, invalid }: { call: Call; invalid: Invalid | undefined }) {
  const { say } = call;
  return (
    <>
      <Field
        call={call}
        name="fresh"
        label={say(WORDS.fresh)}
        type="password"
        longest={128}
        required
        autocomplete="new-password"
        hint={say(WORDS.passwordHint)}
        invalid={invalid}
      />
      <Field
        call={call}
        name="again"
        label={say(WORDS.again)}
        type="password"
        longest={128}
        required
        autocomplete="new-password"
        invalid={invalid}
      />
    </>
  );
}
