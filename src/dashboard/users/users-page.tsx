import type { Context } from 'hono';
import { invite } from '../../access/invitations.js';
import { readSiteLines } from '../../access/read-site-lines.js';
import { listUsers, type UserRow } from '../../access/read-users.js';
import { createUser } from '../../access/save-user.js';
import { ROLES } from '../../model/actor.js';
import { Invalid } from '../../model/refusal.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Field, Form, Problems } from '../layout/form.js';
import { Badge, beijingMinute, Card, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Table, type Column } from '../layout/table.js';
import { ROLE_WORDS } from '../layout/words.js';
import type { Call } from '../route.js';
import { draftOf, factsOf, UserFields } from './user-form.js';
import { showUserWithLink } from './user-page.js';
import { ROLE_MEANING, WORDS } from './words.js';

/** All users. */
export async function showUsers(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const role = query.choice('role', ROLES);
  const state = query.choice('state', ['active', 'inactive', 'invited']);
  const words = query.text('q', 100).toLowerCase();
  const rows = (await listUsers(office.store.db, actor)).filter(
    (row) =>
      (role === undefined || row.role === role) &&
      (state === undefined || stateOf(row) === state) &&
      [row.login, row.name, row.email ?? ''].some((text) => text.toLowerCase().includes(words)),
  );
  const columns = columnsOf(call);
  const format = wantedFormat(call);
  if (format) return exportTable(c, call, { name: 'users', title: say(WORDS.users), columns, rows }, format);
  return showPage(
    c,
    call,
    {
      title: say(WORDS.users),
      actions: (
        <>
          <ExportLinks call={call} />
          <a class="button" href="/users/new">
            {say(WORDS.create)}
          </a>
        </>
      ),
    },
    <>
      <Filters
        call={call}
        fields={[
          { kind: 'search', name: 'q', label: `${say(WORDS.login)} / ${say(WORDS.name)}` },
          {
            kind: 'select',
            name: 'role',
            label: say(WORDS.role),
            options: ROLES.map((value) => ({ value, label: say(ROLE_WORDS[value]) })),
          },
          {
            kind: 'select',
            name: 'state',
            label: say(WORDS.state),
            options: (['active', 'invited', 'inactive'] as const).map((value) => ({ value, label: say(WORDS[value]) })),
          },
        ]}
      />
      <Table call={call} caption={say(WORDS.users)} columns={columns} rows={rows} href={({ id }) => `/users/${id}`} />
    </>,
  );
}

const stateOf = ({ isActive, hasPassword, origin }: UserRow) =>
  !isActive ? 'inactive' : !hasPassword && origin === 'password' ? 'invited' : 'active';

const columnsOf = ({ say }: Call): readonly Column<UserRow>[] => [
  { id: 'login', head: say(WORDS.login), kind: 'title', cell: ({ login }) => login, value: ({ login }) => login },
  { id: 'name', head: say(WORDS.name), cell: ({ name }) => name, value: ({ name }) => name },
  {
    id: 'role',
    head: say(WORDS.role),
    cell: ({ role }) => say(ROLE_WORDS[role]),
    value: ({ role }) => say(ROLE_WORDS[role]),
  },
  {
    id: 'sites',
    head: say(WORDS.sites),
    kind: 'number',
    cell: ({ role, sites }) => (role === 'office' ? sites : say(WORDS.all)),
    value: ({ role, sites }) => (role === 'office' ? sites : say(WORDS.all)),
  },
  { id: 'email', head: say(WORDS.email), cell: ({ email }) => email ?? '', value: ({ email }) => email ?? '' },
  {
    id: 'state',
    head: say(WORDS.state),
    cell: (row) => (
      <Badge tone={stateOf(row) === 'active' ? 'good' : stateOf(row) === 'invited' ? 'open' : 'quiet'}>
        {say(WORDS[stateOf(row)])}
      </Badge>
    ),
    value: (row) => say(WORDS[stateOf(row)]),
  },
  {
    id: 'seen',
    head: say(WORDS.seen),
    cell: ({ seenAt }) => <Time at={seenAt} />,
    value: ({ seenAt }) => (seenAt === null ? '' : beijingMinute(seenAt)),
  },
];

/** The form of a new user. */
export const showNewUser = (c: Context, call: Call): Promise<Response> => newUserPage(c, call);

/** Makes the user, and the link by which a password is set. */
export async function doCreateUser(c: Context, call: Call): Promise<Response> {
  const { office, form, actor } = call;
  try {
    const now = office.now();
    const login = form.text('login', 64);
    const facts = { ...factsOf(call), sites: await readSiteLines(office.store.db, form.lines('sites', 100_000)) };
    const made = await office.store.transaction(async (trx) => {
      const id = await createUser(trx, { login, facts, actor, at: now.toISOString() });
      return { id, secret: await invite(trx, { user: id, by: actor.id, now }) };
    });
    return await showUserWithLink(c, call, made);
  } catch (error) {
    if (error instanceof Invalid) return newUserPage(c, call, error);
    throw error;
  }
}

function newUserPage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { say, form } = call;
  const draft = invalid ? draftOf(call) : { name: '', role: 'viewer', email: '', sites: '' };
  return showPage(
    c,
    call,
    {
      title: say(WORDS.create),
      trail: [{ path: '/users', title: say(WORDS.users) }],
      ...(invalid && { status: 422 as const }),
    },
    <div class="columns">
      <Card title={say(WORDS.create)}>
        <Problems call={call} invalid={invalid} />
        <Form call={call} action="/users">
          <Field
            call={call}
            name="login"
            label={say(WORDS.login)}
            value={form.text('login')}
            longest={64}
            required
            autocomplete="off"
            hint={say(WORDS.loginHint)}
            invalid={invalid}
          />
          <UserFields call={call} draft={draft} invalid={invalid} />
          <p>
            <button>{say(WORDS.create)}</button>
          </p>
        </Form>
      </Card>
      <Card title={say(WORDS.roles)}>
        <dl class="stack">
          {ROLES.map((role) => (
            <div>
              <dt>
                <b>{say(ROLE_WORDS[role])}</b>
              </dt>
              <dd class="muted">{say(ROLE_MEANING[role])}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </div>,
  );
}
