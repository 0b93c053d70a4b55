import type { Context } from 'hono';
import { endSession } from '../../access/sessions.js';
import { signIn } from '../../access/sign-in.js';
import { appendLog } from '../../store/log/append-log.js';
import { giveSession, goTo, ownPath, takeSession } from '../cookies.js';
import { Field, Form } from '../layout/form.js';
import { beijingMinute } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { clientOf } from '../peer.js';
import type { Call } from '../route.js';
import { WORDS } from './words.js';

/** Longer ones are cut before they are looked at. */
const LONGEST_PASSWORD = 200;

/** Asks for account and password; who has come in already goes on. */
export function showSignIn(c: Context, call: Call): Response | Promise<Response> {
  const next = ownPath(call.query.text('next', 2_000) || '/');
  if (call.actor.id !== '') return goTo(c, call.office, next);
  return signInPage(c, call, { next });
}

/** Signs in, or says no: never why. */
export async function doSignIn(c: Context, call: Call): Promise<Response> {
  const { office, form, say } = call;
  const next = ownPath(form.text('next', 2_000) || '/');
  const login = form.text('login', 120);
  const raw = form.raw['password']?.[0];
  const password = typeof raw === 'string' ? raw.slice(0, LONGEST_PASSWORD) : '';
  const address = clientOf(c, office.server);
  const result = await signIn(office.store, { login, password, address, now: office.now(), before: call.session });
  if (result.kind === 'in') {
    giveSession(c, office, result.secret);
    return goTo(c, office, next);
  }
  const problem =
    result.kind === 'wait'
      ? say(WORDS.wait).replace('{time}', beijingMinute(result.until).slice(11))
      : say(WORDS.refused);
  return signInPage(c, call, { next, login, problem, status: result.kind === 'wait' ? 429 : 422 });
}

function signInPage(
  c: Context,
  call: Call,
  given: { next: string; login?: string; problem?: string; status?: 422 | 429 },
): Promise<Response> {
  const { say, office } = call;
  const { next, login, problem, status } = given;
  return showPage(
    c,
    call,
    { title: say(WORDS.signIn), isBare: true, ...(status && { status }) },
    <div class="card">
      {problem ? (
        <p class="flash bad" role="alert">
          {problem}
        </p>
      ) : null}
      {office.server.trustHeader === undefined ? (
        <Form call={call} action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <Field
            call={call}
            name="login"
            label={say(WORDS.login)}
            value={login}
            required
            autocomplete="username"
            autofocus={!login}
          />
          <Field
            call={call}
            name="password"
            label={say(WORDS.password)}
            type="password"
            required
            autocomplete="current-password"
            autofocus={login !== undefined}
          />
          <p class="row">
            <button>{say(WORDS.signIn)}</button>
          </p>
        </Form>
      ) : (
        <p>{say(WORDS.proxyOnly)}</p>
      )}
    </div>,
  );
}

/** Ends the session here and now. */
export async function doSignOut(c: Context, { office, session, actor }: Call): Promise<Response> {
  if (session !== undefined)
    await office.store.transaction(async (trx) => {
      await endSession(trx, session);
      await appendLog(trx, {
        at: office.now().toISOString(),
        actor: actor.id,
        action: 'session.ended',
        subject: `user:${actor.id}`,
      });
    });
  takeSession(c, office);
  c.header('Clear-Site-Data', '"cache", "storage"');
  return goTo(c, office, '/sign-in');
}
