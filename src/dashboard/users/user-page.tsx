import type { Context } from 'hono';
import { invite } from '../../access/invitations.js';
import { readSiteLines } from '../../access/read-site-lines.js';
import { readUser, sitesOfUser } from '../../access/read-users.js';
import { changeUser } from '../../access/save-user.js';
import { may } from '../../model/actor.js';
import { Forbidden, Invalid, NotFound } from '../../model/refusal.js';
import { Once } from '../account/tokens.js';
import { goTo } from '../cookies.js';
import { Checkbox, Form, Problems } from '../layout/form.js';
import { Badge, Card, Facts, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { linkBase } from '../link-base.js';
import type { Call } from '../route.js';
import { draftOf, factsOf, UserFields } from './user-form.js';
import { WORDS } from './words.js';

/** One user. */
export const showUser = (c: Context, call: Call): Promise<Response> => userPage(c, call, idIn(c), {});

/** The page of a user with the link that was just made; its secret is never seen again. */
export const showUserWithLink = (c: Context, call: Call, made: { id: string; secret: string }): Promise<Response> =>
  userPage(c, call, made.id, { link: `${linkBase(c, call)}/set-password?key=${made.secret}` });

/** Saves what was changed about a user. */
export async function doChangeUser(c: Context, call: Call): Promise<Response> {
  const { office, form, actor, say } = call;
  const id = idIn(c);
  try {
    const facts = { ...factsOf(call), sites: await readSiteLines(office.store.db, form.lines('sites', 100_000)) };
    const isActive = form.isOn('active');
    await office.store.transaction((trx) =>
      changeUser(trx, { id, facts, isActive, actor, at: office.now().toISOString() }),
    );
    return goTo(c, office, `/users/${id}`, { tone: 'good', text: say(WORDS.saved) });
  } catch (error) {
    if (error instanceof Invalid) return userPage(c, call, id, { invalid: error });
    throw error;
  }
}

/** Makes a new link to set the password. */
export async function doInvite(c: Context, call: Call): Promise<Response> {
  const { office, actor } = call;
  if (!may(actor, 'admin')) throw new Forbidden();
  const { id } = await readUser(office.store.db, actor, idIn(c));
  const secret = await office.store.transaction((trx) => invite(trx, { user: id, by: actor.id, now: office.now() }));
  return showUserWithLink(c, call, { id, secret });
}

async function userPage(
  c: Context,
  call: Call,
  id: string,
  { invalid, link }: { invalid?: Invalid; link?: string },
): Promise<Response> {
  const { say, office, actor } = call;
  const { db } = office.store;
  const user = await readUser(db, actor, id);
  const sites = await sitesOfUser(db, id);
  const stored = {
    name: user.name,
    role: user.role,
    email: user.email ?? '',
    sites: sites.map((site) => (site.unit ? `${site.id} / ${site.unit}` : site.id)).join('\n'),
  };
  return showPage(
    c,
    call,
    {
      title: user.name,
      trail: [{ path: '/users', title: say(WORDS.users) }],
      nav: '/users',
      aside: user.isActive ? null : <Badge tone="quiet">{say(WORDS.inactive)}</Badge>,
      ...(invalid && { status: 422 as const }),
    },
    <>
      {link === undefined ? null : <Once call={call} id="link" label={say(WORDS.linkOnce)} value={link} />}
      <div class="columns">
        <Card title={say(WORDS.facts)}>
          <Problems call={call} invalid={invalid} />
          <Form call={call} action={`/users/${id}`}>
            <UserFields call={call} draft={invalid ? draftOf(call) : stored} invalid={invalid} />
            <Checkbox
              name="active"
              label={say(WORDS.isActive)}
              checked={invalid ? call.form.isOn('active') : user.isActive}
            />
            <p>
              <button>{say(WORDS.save)}</button>
            </p>
          </Form>
        </Card>
        <div class="stack">
          <Card title={say(WORDS.login)}>
            <Facts
              rows={[
                [say(WORDS.login), user.login],
                [say(WORDS.created), <Time at={user.createdAt} />],
                [say(WORDS.seen), <Time at={user.seenAt} />],
                sites.length > 0
                  ? [say(WORDS.sites), sites.map(({ name, unit }) => (unit ? `${name} / ${unit}` : name)).join('；')]
                  : undefined,
              ]}
            />
          </Card>
          {user.isActive ? (
            <Card title={say(WORDS.link)}>
              <p class="muted">{say(WORDS.linkHint)}</p>
              <Form call={call} action={`/users/${id}/link`}>
                <button class="quiet">{say(WORDS.link)}</button>
              </Form>
            </Card>
          ) : null}
        </div>
      </div>
    </>,
  );
}

const idIn = (c: Context): string => {
  const id = c.req.param('user');
  if (id === undefined) throw new NotFound();
  return id;
};
