import type { Context } from 'hono';
import { may } from '../../model/actor.js';
import { Invalid } from '../../model/refusal.js';
import { countTroubled, listMessages } from '../../notify/list-messages.js';
import { readOwnSubscription, saveOwnSubscription } from '../../notify/manage-subscriptions.js';
import { goTo } from '../cookies.js';
import { Form, Problems } from '../layout/form.js';
import { Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { messageColumns } from './message-columns.js';
import { readSubscription, SubscriptionFields } from './subscription-form.js';
import { WORDS } from './words.js';

const NEWEST = 10;

/** What the reader is told by mail, and what was sent lately. */
export const showOwn = (c: Context, call: Call): Promise<Response> => ownPage(c, call, undefined);

/** Saves what the reader wants to be told. */
export async function doSaveOwn(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  try {
    await saveOwnSubscription(office.store, actor, office.now(), readSubscription(call));
    return goTo(c, office, '/notifications', { tone: 'good', text: say(WORDS.saved) });
  } catch (error) {
    if (error instanceof Invalid) return ownPage(c, call, error);
    throw error;
  }
}

async function ownPage(c: Context, call: Call, invalid: Invalid | undefined): Promise<Response> {
  const { office, actor, say, settings } = call;
  const { db } = office.store;
  const own = await readOwnSubscription(db, actor);
  const stored = invalid ? { ...own, ...readSubscription(call) } : own;
  const user = await db.selectFrom('users').select('email').where('id', '=', actor.id).executeTakeFirst();
  const lists =
    actor.sight === 'all' ? await db.selectFrom('lists').select(['id', 'title']).orderBy('title').execute() : [];
  const rows = await listMessages(db, actor, { limit: NEWEST });
  const isAdmin = may(actor, 'admin');
  const { givenUp, inDoubt } = isAdmin ? await countTroubled(db) : { givenUp: 0, inDoubt: 0 };
  return showPage(
    c,
    call,
    {
      title: say(WORDS.title),
      ...(invalid && { status: 422 as const }),
      actions: isAdmin ? (
        <a class="button quiet" href="/notifications/channels">
          {say(WORDS.channels)}
        </a>
      ) : null,
    },
    <>
      {givenUp + inDoubt === 0 ? null : (
        <p class="flash bad">
          {say(WORDS.trouble).replace('{lost}', String(givenUp)).replace('{doubt}', String(inDoubt))}{' '}
          <a href="/notifications/messages">{say(WORDS.messages)}</a>
        </p>
      )}
      <div class="columns">
        <Card title={say(WORDS.mine)}>
          {user?.email ? null : <p class="flash bad">{say(WORDS.noAddress)}</p>}
          {own.isDefault ? <p class="muted">{say(WORDS.byDefault)}</p> : null}
          {isAdmin && settings.publicUrl === '' ? <p class="muted">{say(WORDS.publicUrl)}</p> : null}
          <Problems call={call} invalid={invalid} />
          <Form call={call} action="/notifications">
            <SubscriptionFields
              call={call}
              stored={{ ...own, ...stored, scope: stored.scope, dailyAt: stored.dailyAt, quiet: stored.quiet }}
              lists={lists}
              invalid={invalid}
            />
            <p>
              <button>{say(WORDS.save)}</button>
            </p>
          </Form>
        </Card>
        <Card
          title={say(WORDS.messages)}
          actions={<a href="/notifications/messages">{say({ zh: '全部', en: 'All' })}</a>}
        >
          <Table
            call={call}
            caption={say(WORDS.messages)}
            columns={messageColumns(call).filter(({ id }) => ['at', 'subject', 'state'].includes(id))}
            rows={rows}
            empty={say(WORDS.none)}
          />
        </Card>
      </div>
    </>,
  );
}
