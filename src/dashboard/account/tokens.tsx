import { listTokens, type TokenRow } from '../../access/tokens.js';
import { may, RIGHTS } from '../../model/actor.js';
import type { Invalid } from '../../model/refusal.js';
import { Checkbox, Field, Form, Problems } from '../layout/form.js';
import { Badge, beijingDay, Card, Time } from '../layout/marks.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { RIGHT_WORDS, WORDS } from './words.js';

/** One's tokens, and the form that makes another. `secret`: of the one just made, shown this once. */
export async function Tokens({
  call,
  invalid,
  secret,
}: {
  call: Call;
  invalid?: Invalid | undefined;
  secret?: string | undefined;
}) {
  const { say, office, actor, form } = call;
  const rows = await listTokens(office.store.db, { actor, user: actor.id });
  const today = beijingDay(office.now());
  const inThreeMonths = beijingDay(new Date(office.now().getTime() + 90 * 86_400_000));
  return (
    <Card title={say(WORDS.tokens)} id="tokens">
      <p class="muted">
        {say(WORDS.tokensHint)} <a href="/api">{say(WORDS.apiPage)}</a>
      </p>
      {secret === undefined ? null : <Once call={call} id="token" label={say(WORDS.created)} value={secret} />}
      <TokenTable call={call} rows={rows} />
      <details class="fold" open={invalid !== undefined}>
        <summary>{say(WORDS.create)}</summary>
        <Problems call={call} invalid={invalid} />
        <Form call={call} action="/account/tokens">
          <Field
            call={call}
            name="title"
            label={say(WORDS.tokenTitle)}
            value={form.text('title')}
            longest={100}
            required
            invalid={invalid}
          />
          <fieldset>
            <legend>{say(WORDS.scopes)}</legend>
            <div class="row">
              {RIGHTS.filter((right) => may(actor, right)).map((right) => (
                <Checkbox name="scopes" value={right} label={say(RIGHT_WORDS[right])} checked={right === 'read'} />
              ))}
            </div>
            {invalid?.fields['scopes'] ? <small class="fault">{say(invalid.fields['scopes'])}</small> : null}
          </fieldset>
          <Field
            call={call}
            name="ends"
            type="date"
            label={say(WORDS.ends)}
            value={form.text('ends') || inThreeMonths}
            min={today}
            required
            invalid={invalid}
          />
          <p>
            <button>{say(WORDS.create)}</button>
          </p>
        </Form>
      </details>
    </Card>
  );
}

function TokenTable({ call, rows }: { call: Call; rows: readonly TokenRow[] }) {
  const { say, office } = call;
  const at = office.now().toISOString();
  const stateOf = ({ revokedAt, endsAt }: TokenRow) =>
    revokedAt !== null ? 'revoked' : endsAt <= at ? 'over' : 'alive';
  return (
    <Table
      call={call}
      caption={say(WORDS.tokens)}
      rows={rows}
      empty={say(WORDS.noTokens)}
      columns={[
        { id: 'title', head: say(WORDS.tokenTitle), kind: 'title', cell: ({ title }) => title },
        {
          id: 'scopes',
          head: say(WORDS.scopes),
          cell: ({ scopes }) => scopes.map((right) => say(RIGHT_WORDS[right])).join('、'),
        },
        { id: 'ends', head: say(WORDS.ends), cell: ({ endsAt }) => <Time at={endsAt} /> },
        { id: 'used', head: say(WORDS.used), cell: ({ usedAt }) => <Time at={usedAt} /> },
        {
          id: 'state',
          head: say(WORDS.state),
          cell: (row) => <Badge tone={stateOf(row) === 'alive' ? 'good' : 'quiet'}>{say(WORDS[stateOf(row)])}</Badge>,
        },
        {
          id: 'revoke',
          head: say(WORDS.action),
          cell: (row) =>
            stateOf(row) !== 'alive' ? null : (
              <Form call={call} action={`/account/tokens/${row.id}/revoke`} confirm={say(WORDS.revokeConfirm)}>
                <button class="plain" aria-label={`${say(WORDS.revoke)}: ${row.title}`}>
                  {say(WORDS.revoke)}
                </button>
              </Form>
            ),
        },
      ]}
    />
  );
}

/** A secret that is shown this once, ready to be copied. */
export function Once({ call, id, label, value }: { call: Call; id: string; label: string; value: string }) {
  const { say } = call;
  return (
    <div class="flash good">
      <label for={id}>{label}</label>
      <input class="once" id={id} value={value} readonly autofocus />
      <button class="quiet" type="button" data-copy={id} data-done={say(WORDS.copied)} hidden>
        {say(WORDS.copy)}
      </button>
    </div>
  );
}
