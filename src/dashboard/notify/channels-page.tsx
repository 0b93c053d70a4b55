import type { Context } from 'hono';
import { Invalid, NotFound } from '../../model/refusal.js';
import { CHANNEL_KINDS, CHANNEL_WORDS } from '../../notify/channel-input.js';
import {
  addChannel,
  listChannels,
  readMailServer,
  setMailServer,
  switchChannel,
  testChannel,
  type ShownChannel,
} from '../../notify/manage-channels.js';
import { listChannelSubscriptions } from '../../notify/manage-subscriptions.js';
import type { Subscription } from '../../notify/subscription.js';
import { goTo } from '../cookies.js';
import { Field, Form, Problems, Select } from '../layout/form.js';
import { Badge, Card } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Empty } from '../layout/table.js';
import type { Call } from '../route.js';
import { describeChannel } from './channel-page.js';
import { WORDS } from './words.js';

const HERE = '/notifications/channels';
type Part = 'channel' | 'mail';

/** Channels, what each is told, and how mail leaves. */
export const showChannels = (c: Context, call: Call): Promise<Response> => channelsPage(c, call);

/** Does something and comes back; what was not filled in correctly comes back with words. */
async function change(
  c: Context,
  call: Call,
  part: Part,
  text: string,
  work: () => Promise<unknown>,
): Promise<Response> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Invalid) return channelsPage(c, call, { part, invalid: error });
    throw error;
  }
  call.office.wake();
  return goTo(c, call.office, HERE, { tone: 'good', text });
}

/** Sets up a channel. */
export const doAddChannel = (c: Context, call: Call): Promise<Response> =>
  change(c, call, 'channel', call.say(WORDS.saved), () => {
    const { form, office, actor } = call;
    const secret = form.text('secret', 200);
    return addChannel(office.store, actor, office.now(), {
      kind: form.choice('kind', CHANNEL_KINDS) ?? 'webhook',
      title: form.text('title', 80),
      target: form.text('target', 1_000),
      ...(secret !== '' && { secret }),
    });
  });

/** Switches one off or on. */
export const doSwitchChannel = (c: Context, call: Call): Promise<Response> =>
  change(c, call, 'channel', call.say(WORDS.saved), () =>
    switchChannel(call.office.store, call.actor, call.office.now(), channelIn(c), call.form.isOn('on')),
  );

/** Queues a test message. */
export const doTestChannel = (c: Context, call: Call): Promise<Response> =>
  change(c, call, 'channel', call.say(WORDS.tested), () =>
    testChannel(call.office.store, call.actor, call.office.now(), channelIn(c), call.lang),
  );

/** Sets how mail leaves. */
export const doSetMailServer = (c: Context, call: Call): Promise<Response> =>
  change(c, call, 'mail', call.say(WORDS.saved), () => {
    const { form, office, actor } = call;
    const wish = { url: form.text('url', 1_000), sender: form.text('sender', 254) };
    return setMailServer(office.store, actor, office.now(), wish);
  });

/** The channel of the path. */
const channelIn = (c: Context): string => {
  const id = c.req.param('channel');
  if (id === undefined) throw new NotFound();
  return id;
};

async function channelsPage(c: Context, call: Call, wrong?: { part: Part; invalid: Invalid }): Promise<Response> {
  const { office, actor, say, form } = call;
  const { db } = office.store;
  const channels = await listChannels(db, actor);
  const subscriptions = await listChannelSubscriptions(db, actor);
  const server = await readMailServer(db, actor);
  const invalidOf = (part: Part): Invalid | undefined => (wrong?.part === part ? wrong.invalid : undefined);
  const isBack = invalidOf('channel') !== undefined;
  return showPage(
    c,
    call,
    {
      title: say(WORDS.channels),
      trail: [{ path: '/notifications', title: say(WORDS.title) }],
      nav: '/notifications',
      ...(wrong && { status: 422 as const }),
    },
    <div class="columns">
      <div class="stack">
        {channels.length === 0 ? <Empty>{say(WORDS.noChannels)}</Empty> : null}
        {channels.map((channel) => (
          <ChannelCard
            call={call}
            channel={channel}
            subscription={subscriptions.find((one) => one.channel === channel.id)}
          />
        ))}
      </div>
      <div class="stack">
        <Card title={say(WORDS.addChannel)}>
          <Problems call={call} invalid={invalidOf('channel')} />
          <Form call={call} action={HERE}>
            <Select
              call={call}
              name="kind"
              label={say(WORDS.kind)}
              value={isBack ? form.text('kind') : 'wecom'}
              options={CHANNEL_KINDS.map((kind) => ({ value: kind, label: say(CHANNEL_WORDS[kind]) }))}
            />
            <Field
              call={call}
              name="title"
              label={say(WORDS.name)}
              value={isBack ? form.text('title', 80) : ''}
              longest={80}
              required
              invalid={invalidOf('channel')}
            />
            <Field
              call={call}
              name="target"
              label={say(WORDS.target)}
              longest={1_000}
              hint={say(WORDS.targetHint)}
              autocomplete="off"
              required
              invalid={invalidOf('channel')}
            />
            <Field
              call={call}
              name="secret"
              type="password"
              label={say(WORDS.secret)}
              hint={say(WORDS.secretHint)}
              autocomplete="new-password"
              invalid={invalidOf('channel')}
            />
            <p>
              <button>{say(WORDS.addChannel)}</button>
            </p>
          </Form>
        </Card>
        <Card title={say(WORDS.mailServer)}>
          <Problems call={call} invalid={invalidOf('mail')} />
          {server ? (
            <p>{say(WORDS.current).replace('{host}', server.host).replace('{sender}', server.sender)}</p>
          ) : null}
          <Form call={call} action={`${HERE}/mail-server`}>
            <Field
              call={call}
              name="url"
              type="password"
              label={say(WORDS.smtp)}
              longest={1_000}
              hint={say(WORDS.smtpHint)}
              autocomplete="off"
              invalid={invalidOf('mail')}
            />
            <Field
              call={call}
              name="sender"
              type="email"
              label={say(WORDS.sender)}
              value={server?.sender ?? ''}
              longest={254}
              invalid={invalidOf('mail')}
            />
            <p>
              <button>{say(WORDS.save)}</button>
            </p>
          </Form>
        </Card>
      </div>
    </div>,
  );
}

function ChannelCard({
  call,
  channel,
  subscription,
}: {
  call: Call;
  channel: ShownChannel;
  subscription: Subscription | undefined;
}) {
  const { say } = call;
  const { id, title, isActive } = channel;
  return (
    <Card
      title={title}
      actions={<Badge tone={isActive ? 'good' : 'quiet'}>{say(isActive ? WORDS.on : WORDS.off)}</Badge>}
    >
      <p class="muted">{describeChannel(call, channel)}</p>
      <div class="row">
        <a class="button quiet" href={`${HERE}/${id}`}>
          {`${say(WORDS.subscribe)} (${subscription?.isActive ? subscription.kinds.length : 0})`}
        </a>
        <Form call={call} action={`${HERE}/${id}/test`}>
          <button class="quiet">{say(WORDS.test)}</button>
        </Form>
        <Form call={call} action={`${HERE}/${id}/switch`}>
          <input type="hidden" name="on" value={isActive ? '0' : '1'} />
          <button class="quiet">{say(isActive ? WORDS.switchOff : WORDS.switchOn)}</button>
        </Form>
      </div>
    </Card>
  );
}
